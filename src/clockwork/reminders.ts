import { labelled } from '../act/label.ts'
import { mailTo } from '../act/letters.ts'
import { type App, worldOf } from '../act/world.ts'
import { addDays } from '../domain/day.ts'
import { dueDayOf, reminderDays } from '../domain/due.ts'
import { type Period, periodsIn } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import type { OwedRules } from '../domain/reporting/owed.ts'
import { at, dayOf } from '../domain/time.ts'
import { type Ground, groundOf, rulesOf } from '../reporting/context.ts'
import { mayRemindNow, nudged, nudges } from '../reporting/remind.ts'
import { post } from '../store/outbox.ts'
import { remindersSince } from '../store/reminders.ts'
import { Conflict } from '../store/sql.ts'
import { endLeavesDue, nextLeaveEnd } from './leaves.ts'
import { nextQueueAfter, repostQueues } from './queues.ts'

const kinds: PeriodKind[] = ['month', 'quarter', 'half', 'year']

/**
 * What reporting does by the clock: reminders on their days (docs/rules.md 4, Due), queues posted anew before their cards
 * grow too old, leaves that end. Returns how many of each.
 */
export async function remindersDue(app: App): Promise<Record<'leaves' | 'queues' | 'reminders', number>> {
  const leaves = await endLeavesDue(app)
  const queues = await repostQueues(app)
  const world = await worldOf(app)
  const today = dayOf(world.now)
  if (!mayRemindNow(world) || !recentPeriods(rulesOf(world), today).some(({ days }) => days.includes(today)))
    return { leaves, queues, reminders: 0 }
  return { leaves, queues, reminders: await remind(app, await groundOf(world)) }
}

/** Everybody with something owed whose reminder day this is, once; each with the claim of their day in one batch. */
async function remind(app: App, ground: Ground): Promise<number> {
  let reminded = 0
  const world = await worldOf(app)
  const today = dayOf(world.now)
  const [{ all }, done] = await Promise.all([nudges(world, ground), remindersSince(app.db, today)])
  for (const nudge of all) {
    if (done.some(({ openId }) => openId === nudge.openId)) continue
    if (!nudge.owed.some(({ due }) => reminderDays(due).includes(today))) continue
    const { mail, claim } = nudged(world, nudge, 'calendar')
    const letter = mailTo({ ...mail, card: labelled(world, mail.card) })
    try {
      await app.db.batch([...claim, ...post(letter, world.now)])
      reminded++
    } catch (error) {
      // The office reminded them in this very moment.
      if (!(error instanceof Conflict)) throw error
    }
  }
  return reminded
}

/** The periods whose reminders may fall near a day: of every kind the last two that ended, with their reminder days. */
function recentPeriods({ plan, since, dueDays }: OwedRules, today: string): { period: Period; days: string[] }[] {
  return kinds
    .flatMap((kind) => {
      return periodsIn(kind, plan.start, plan.end)
        .filter(({ first }) => first <= today)
        .slice(-3)
    })
    .filter(({ last }) => last >= since)
    .map((period) => ({ period, days: reminderDays(dueDayOf(period, dueDays)) }))
}

/** The next instant at which reporting has something to do by the clock. */
export async function nextReminderAfter(app: App, after: string): Promise<string | null> {
  const world = await worldOf(app)
  const { timeZone } = app.plan
  const rules = rulesOf(world)
  // A year ahead of the running periods is more than the longest rhythm.
  const reminders = [0, 92, 184, 366].flatMap((days) =>
    recentPeriods(rules, addDays(dayOf(after), days)).flatMap((one) =>
      one.days.map((day) => at(timeZone, day, world.settings.remindFrom)),
    ),
  )
  const instants = [...reminders, await nextQueueAfter(app), await nextLeaveEnd(app)]
  return instants.filter((instant) => instant !== null && instant > after).sort()[0] ?? null
}
