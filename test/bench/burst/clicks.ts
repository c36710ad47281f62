import { migrate } from '../../../src/store/migrate.ts'
import { readMigrations } from '../../../src/store/migrations.ts'
import { enrol } from '../../../src/store/people.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { startBot } from '../bot.ts'
import { thinPlatform } from './platform.ts'
import { click, message, post, within } from './post.ts'

/** As many as could click within one second after a digest in a thousand groups; the platform waits three seconds. */
const clicks = 1500
const platformWaitsMs = 3000

const nameOf = (at: number): string => `ou_clicker_${at}`
const values = [{ do: 'status' }, { do: 'help' }, { do: 'whoami' }, { do: 'report', kind: 'indicator', no: 10 }]

/** Half of them report for a unit, half look on. */
async function enrolAll(file: string): Promise<void> {
  const db = openSqlite(file)
  await migrate(db, readMigrations())
  const since = '2024-03-18T09:00:00+08:00'
  const people = Array.from({ length: clicks }, (_, at) => ({ openId: nameOf(at), name: `甲${at}` }))
  await db.batch(
    people.map((person, at) =>
      enrol({ ...person, unit: at % 2 ? 'justice' : '', role: at % 2 ? 'liaison' : 'leader' }, since),
    ),
  )
  db.close()
}

/** Everybody clicks at the same moment: how long each waits for a card or 已收到，处理中, as the platform sees it. */
export async function everybodyClicks(): Promise<boolean> {
  let warm = () => {}
  const warmed = new Promise<void>((resolve) => {
    warm = resolve
  })
  const platform = await thinPlatform(() => warm())
  const bot = await startBot('product', { platform: platform.address, prepare: enrolAll, rates: true })
  try {
    // A server that runs has answered somebody before.
    await post(bot.webhook, message('ou_first', 'om_first', '帮助'))
    await warmed
    const requests = Array.from({ length: clicks }, (_, at) =>
      click(nameOf(at), `e${at}`, values[at % values.length] ?? {}),
    )
    const before = bot.cpuMs()
    const answers = await Promise.all(requests.map((one) => post(bot.webhook, one)))
    const cpuMs = bot.cpuMs() - before
    const times = answers.map(({ ms }) => ms)
    const at = (share: number): string => `${Math.round(within(times, share))} ms`
    const late = answers.filter(({ ms, status }) => ms > platformWaitsMs || status !== 200).length
    const working = answers.filter(({ body }) => body.includes('处理中')).length
    console.log(
      `${clicks} clicks at once: half ${at(0.5)}, 99% ${at(0.99)}, worst ${at(1)}; ${clicks - working} with their card, ` +
        `${working} told 已收到，处理中; ${cpuMs} ms of a core; ${late} not answered within ${platformWaitsMs} ms`,
    )
    return late === 0
  } finally {
    await bot.end()
    platform.close()
  }
}
