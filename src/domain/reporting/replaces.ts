import { unitById } from '../look.ts'
import type { Plan } from '../plan.ts'
import type { Facts, Report } from '../report.ts'
import { reportsFor } from './standing.ts'
import type { Subject } from './subject.ts'
import { contentWords, timeWords } from './words.ts'

/** What waits for the same thing and is replaced, in words: the unit's own, and what somebody else sent in. */
export type Replaces = { own: string[]; others: string[] }

type Concerned = { plan: Plan; facts: Facts; subject: Subject; unit: string; behalf?: boolean }

/**
 * A new report takes the place of the one that waits for its key, whoever sent that. Of somebody else's it is asked about
 * before and flagged to the reviewer, because two parties then say two things of one figure.
 */
export function replacesOf(about: Concerned, period: string, numbers: readonly number[]): Replaces {
  const { plan, facts, subject, unit, behalf = false } = about
  const waiting = reportsFor(facts, subject, unit, period, 'pending').filter(({ no }) => numbers.includes(no))
  const isOwn = (report: Report) => report.unit === unit && report.byOffice === behalf
  const wordsOf = (reports: readonly Report[]) =>
    reports.map((report) => {
      const whose = report.byOffice ? '办公室录入' : isOwn(report) ? '此前' : (unitById(plan, report.unit)?.short ?? '')
      const what = contentWords(subject, [report], 40)
      return `替换${whose}待审核的${what}（${report.by.name}${timeWords(report.at)}填报）`
    })
  return { own: wordsOf(waiting.filter(isOwn)), others: wordsOf(waiting.filter((report) => !isOwn(report))) }
}
