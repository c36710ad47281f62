import type { World } from '../act/command.ts'
import { dueDayOf } from '../domain/due.ts'
import { kindLabel, periodsIn } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import { dayOf } from '../domain/time.ts'
import { dueDaysOf } from '../reporting/context.ts'

/** What is due next of some kinds of reports: the day, and the kinds due then (月报、季报); null after the end. */
export function nextDue(
  { plan, settings, now }: World,
  kinds: readonly PeriodKind[],
): { day: string; kinds: string[] } | null {
  const today = dayOf(now)
  const days = dueDaysOf(settings, plan)
  const due = kinds
    .flatMap((kind) => {
      return periodsIn(kind, plan.start, plan.end).map((period) => ({ kind, period, day: dueDayOf(period, days) }))
    })
    .filter(({ day, period }) => day >= today && period.first <= today)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const [first] = due
  if (!first) return null
  return { day: first.day, kinds: due.filter(({ day }) => day === first.day).map(({ kind }) => kindLabel[kind]) }
}
