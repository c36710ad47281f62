import { addDays, weekOf } from '../../src/domain/day.ts'
import { dayOf } from '../../src/domain/time.ts'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { first, type Sql, sql } from '../../src/store/sql.ts'
import type { Seen } from './witness.ts'

/** Every group that subscribed has each week's digest once, or a letter the office can see, or a week that was skipped. */
export async function checkDigests(db: Sql, emulator: Emulator, groups: readonly string[], { dead }: Seen) {
  const wrong: string[] = []
  const end = await first<{ at: string }>(db, sql`select value as at from meta where key = 'clock'`)
  let count = 0
  for (const chatId of groups) {
    const weeks = digestWeeks(emulator, chatId)
    count += weeks.length
    const claims = await db.all<{ week: string; state: string }>(
      sql`select week, state from digests where chat_id = ${chatId}`,
    )
    // A week is claimed by the day of sending, the title names the week of the last day told of: counts are compared.
    const sent = claims.filter(({ state }) => state === 'sent')
    const given = [...dead.values()].filter((target) => target === chatId).length
    if (weeks.length > sent.length) wrong.push(`group ${chatId} has more digests than weeks: ${weeks.join()}`)
    if (sent.length - weeks.length > given) wrong.push(`group ${chatId} misses ${sent.length - weeks.length} digests`)
    const chat = await first<{ at: string }>(
      db,
      sql`select subscribed_at as at from chats where chat_id = ${chatId} and digest = 'on'`,
    )
    const due = chat && end ? mondaysBetween(dayOf(chat.at), dayOf(end.at)) : []
    const unclaimed = due.filter((week) => !claims.some((claim) => claim.week === week))
    if (unclaimed.length > 0) wrong.push(`group ${chatId}: nobody saw to ${unclaimed.join()}`)
  }
  return { count, wrong }
}

/** The weeks of the digests in a group, as their titles say; one somebody asked for is marked 临时. */
const digestWeeks = (emulator: Emulator, chatId: string): string[] =>
  emulator.messages(chatId).flatMap(({ card, sender }) => {
    const text = JSON.stringify(card ?? '')
    const [, year, no] = /"周报 (\d{4})年第(\d+)周/.exec(text) ?? []
    return sender.kind === 'app' && year && no && !text.includes('临时') ? [`${year}-W${no.padStart(2, '0')}`] : []
  })

/** Weeks whose Monday, the default day, lies after the first day and before the last. */
function mondaysBetween(from: string, to: string): string[] {
  const weeks: string[] = []
  for (let day = addDays(weekOf(from).first, 7); day < to; day = addDays(day, 7)) weeks.push(weekOf(day).id)
  return weeks
}
