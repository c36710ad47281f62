import { fetchCarrier } from '../../feishu/http.ts'
import { openFeishu } from '../../feishu/sdk.ts'
import { atDesk, configFor, type Desk } from '../desk.ts'
import { type Io, type Run, refused } from '../io.ts'
import { checkEvents, checkServer } from './callback.ts'
import { type Finding, good, wordsOf } from './finding.ts'
import { checkLongConnection } from './long-connection.ts'
import { checkModel } from './model.ts'
import { checkOutbox } from './outbox.ts'
import { checkPlace } from './place.ts'
import { checkBot, checkDirectory, checkGroups, checkOffice, officeIn } from './platform.ts'
import { checkScopes } from './scopes.ts'

/** Looks at everything between this configuration and the platform; anything that is not fine is exit code 1. */
export const run: Run = async ({ options, env, io }) => {
  if (configFor({ options, env }).mode === 'sandbox') {
    throw refused('没有飞书凭据，当前是演练环境；设置 LARK_APP_ID 和 LARK_APP_SECRET 后再检查')
  }
  const findings = await atDesk({ options, env, io }, 'empty', (desk) => examine(desk, io))
  io.out(findings.map(wordsOf).join('\n'))
  const faults = findings.filter(({ level }) => level === 'bad').length
  if (faults > 0) throw refused(`有 ${faults} 处需要处理`)
}

async function examine({ config, db, plan }: Desk, io: Io): Promise<Finding[]> {
  const feishu = openFeishu(config.app, () => io.now().getTime(), fetchCarrier(io.fetch))
  const bot = await checkBot(feishu)
  const office = await officeIn(db, config.adminOpenIds)
  const platform =
    bot.level === 'good'
      ? [...(await checkScopes(feishu)), ...(await checkGroups(feishu, db)), ...(await checkDirectory(feishu, office))]
      : []
  return [
    good(`配置可读：应用 ${config.app.appId}，方案 ${plan.id}，数据库 ${config.databasePath}`),
    ...checkPlace(config),
    bot,
    ...checkOffice(office),
    ...platform,
    ...(config.transport === 'longconn'
      ? await checkLongConnection(config, io.fetch)
      : [await checkServer(config, io.fetch)]),
    ...(await checkModel(config, io.fetch)),
    ...(await checkEvents(config, db)),
    ...(await checkOutbox(db)),
  ]
}
