import { isDay } from '../domain/day.ts'
import { statusJson } from '../domain/status.ts'
import { dayOf } from '../domain/time.ts'
import { standingAt } from '../reporting/board.ts'
import { factsAlsoAt, readFacts } from '../store/facts.ts'
import { atDesk } from './desk.ts'
import { type Called, type Run, refused, UsageError } from './io.ts'
import { statusWords } from './status-words.ts'
import { worldAt } from './world.ts'

/** The attainment of every goal, now or on a past day as it was known then or later (docs/rules.md 3, As of). */
export const run: Run = async ({ options, env, io }) => {
  const asked = { at: dayIn(options, 'at'), known: dayIn(options, 'known') }
  if (asked.known !== undefined && asked.at === undefined) throw new UsageError('--known 要和 --at 一起用')
  await atDesk({ options, env, io }, 'empty', async (desk) => {
    const { plan, db, now } = desk
    const today = dayOf(now)
    const day = asked.at ?? today
    const known = asked.known ?? day
    if (day > today) throw refused(`--at ${day} 还没有到，今天是 ${today}`)
    if (known > today) throw refused(`--known ${known} 还没有到，今天是 ${today}`)
    if (known < day) throw refused(`--known ${known} 早于 --at ${day}：那时还不知道这一天的情况`)
    const world = await worldAt(desk, io)
    const moment = { day, known }
    const facts = await factsAlsoAt(db, await readFacts(db), [moment])
    const { goals } = standingAt(world, facts, moment)
    if (options.json === true) io.out(JSON.stringify(statusJson(plan, goals, day), null, 2))
    else io.out(statusWords({ plan, goals, day, known, today, isExample: world.settings.exampleData }))
  })
}

function dayIn(options: Called['options'], name: string): string | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !isDay(value)) throw new UsageError(`--${name} 应为日期 YYYY-MM-DD，如 2024-03-18`)
  return value
}
