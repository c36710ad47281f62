import { addDays } from './day.ts'
import { cutTo, type Period, periodOf, periodsIn } from './period.ts'
import type { PeriodKind, Plan } from './plan.ts'
import { workdayFrom } from './workdays.ts'

/** Day of the following month by which a period is due, by kind. */
export type DueDays = Record<PeriodKind, number>

/** Due days by the day after a period and the day of the month: few, and asked for of every goal on every day. */
const known = new Map<string, string>()
const mostKept = 2000

/** The day a period's report is due: a day of the month after it, moved to the next working day. */
export function dueDayOf(period: Period, days: DueDays): string {
  const key = `${period.last} ${days[period.kind]}`
  const held = known.get(key)
  if (held !== undefined) return held
  const due = workdayFrom(addDays(period.last, days[period.kind]))
  if (known.size < mostKept) known.set(key, due)
  return due
}

/** Periods of a kind that may be reported by a day: begun, and touching the pilot. */
export function reportable(plan: Plan, kind: PeriodKind, today: string): Period[] {
  return periodsIn(kind, plan.start, plan.end).filter(({ first }) => first <= today)
}

/**
 * Periods of a kind whose report is owed on a day: ended, and the first of them ending no earlier than with the day the
 * bot first started. Earlier ones may be entered, but nobody is reminded of them.
 */
export function owedPeriods(plan: Plan, kind: PeriodKind, since: string, today: string): Period[] {
  return reportable(plan, kind, today).filter(({ last }) => last >= since && last < today)
}

/** The period that is running on a day, if it touches the pilot. */
export function runningPeriod(plan: Plan, kind: PeriodKind, today: string): Period | undefined {
  return today < plan.start || today > plan.end ? undefined : cutTo(plan, periodOf(kind, today))
}

/** Three calendar days before the due day, on it, and three after; each moved to the next working day. */
export function reminderDays(due: string): string[] {
  return [addDays(due, -3), due, addDays(due, 3)].map(workdayFrom)
}
