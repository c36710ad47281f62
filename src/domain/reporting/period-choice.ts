import { reportable } from '../due.ts'
import type { Period } from '../period.ts'
import { kindLabel } from '../period.ts'
import type { About } from './check.ts'
import { correctedBy, numbersOf, reportsFor } from './standing.ts'
import { periodKindOf } from './subject.ts'

/** A period as the form offers it: what it is called and how it stands. */
export type PeriodChoice = { period: Period; label: string }

/** Every period that may be reported, newest first, with what is there already. */
export function periodChoices(about: About): PeriodChoice[] {
  const { plan, subject, unit, facts, today } = about
  return reportable(plan, periodKindOf(plan, subject), today)
    .toReversed()
    .map((period) => {
      const pending = reportsFor(facts, subject, unit, period.id, 'pending').length > 0
      const confirmed = new Set(correctedBy(about, period.id, numbersOf(subject)).map(({ no }) => no)).size
      const whole = confirmed === numbersOf(subject).length ? '已确认' : confirmed > 0 ? '部分已确认' : ''
      const standing = pending ? '待审核' : whole !== '' ? whole : period.last >= today ? '未结束' : ''
      return { period, label: standing === '' ? period.label : `${period.label}（${standing}）` }
    })
}

/** The oldest period owed; where none is, the running one, and after the pilot the last. */
export function defaultPeriod({ plan, subject, today }: About, owed: readonly { period: Period }[]): string {
  return owed[0]?.period.id ?? reportable(plan, periodKindOf(plan, subject), today).at(-1)?.id ?? ''
}

/**
 * The period of a sentence that names none, or says 现在: the newest that ended if it is not confirmed, else the running
 * one; after the pilot the last. Never an older one without asking.
 */
export function periodNow(about: About, no: number = about.subject.no): string {
  const { plan, subject, today } = about
  const periods = reportable(plan, periodKindOf(plan, subject), today)
  const ended = periods.findLast(({ last }) => last < today)
  const isOpen = ended && correctedBy(about, ended.id, [no]).length === 0
  return (isOpen ? ended : periods.at(-1))?.id ?? ''
}

/** What is said on a form whose period no sentence named, where another one runs that it may have meant. */
export function guessedPeriod({ plan, subject, today }: About, id: string | undefined): string[] {
  const periods = reportable(plan, periodKindOf(plan, subject), today)
  const running = periods.at(-1)
  const guessed = periods.find((one) => one.id === id)
  if (!running || !guessed || guessed === running) return []
  return [`没有说是哪一期的，先填在刚结束、还没有确认的${guessed.label}；若是${running.label}的，请改报告期`]
}

/** `每月报一次`: the rhythm, which the plan leaves to the office. */
export const rhythmOf = ({ plan, subject }: Pick<About, 'plan' | 'subject'>): string =>
  `每${kindLabel[periodKindOf(plan, subject)]}报一次`
