import type { World } from '../act/command.ts'
import { worldOf } from '../act/world.ts'
import { fetchCarrier } from '../feishu/http.ts'
import { feishuLater } from '../feishu/later.ts'
import { appOf } from '../start/world-of.ts'
import { silent } from '../telemetry/log.ts'
import type { Desk } from './desk.ts'
import type { Io } from './io.ts'

/** What the bot's own commands read, at the desk's moment. Its platform is not asked unless somebody looks a person up. */
export function worldAt({ config, plan, db, now }: Desk, io: Io): Promise<World> {
  const feishu = feishuLater(async () => {
    const { openFeishu } = await import('../feishu/sdk.ts')
    return openFeishu(config.app, () => io.now().getTime(), fetchCarrier(io.fetch))
  })
  return worldOf(
    appOf(config, { plan, lexicon: noSentences, db, feishu, clock: { now: () => new Date(now) }, log: silent }),
  )
}

const noSentences = (): never => {
  throw new Error('the command line reads no sentences')
}
