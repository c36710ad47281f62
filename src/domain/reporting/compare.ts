import { baselineOf } from '../counting.ts'
import { type Decimal, decimal, figure, plainFigure } from '../decimal.ts'
import { ratioTotals } from '../figures.ts'
import { periodWord, ratioNames } from '../look.ts'
import { periodIn } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Facts, FigureReport } from '../report.ts'
import { factsOfShare } from './shares.ts'
import { beforeOf, confirmedFigures, totalWithout, unknownPast } from './standing.ts'
import type { Submission } from './submission.ts'
import { figureWords, periodWords } from './words.ts'

/** What a submission would change, line by line, against what is confirmed: what a reviewer decides on. */
export function changeLines(plan: Plan, facts: Facts, submission: Submission, today: string): string[] {
  const { subject, reports, unit } = submission
  if (subject.kind === 'task') return []
  if (subject.share) {
    const own = { kind: 'indicator' as const, no: subject.no, parts: subject.parts, first: subject.first }
    const asLead = reports.map((report) =>
      report.kind === 'share' ? { ...report, kind: 'indicator' as const } : report,
    )
    const others = factsOfShare(facts, unit)
    return changeLines(plan, others, { ...submission, subject: own, reports: asLead }, today)
  }
  const others = { ...facts, reports: facts.reports.filter(({ form }) => form !== reports[0]?.form) }
  return subject.parts.flatMap((part) => {
    const report = reports.find(({ no }) => no === part.no)
    if (report?.kind !== 'indicator') return subject.parts.length > 1 ? [`${part.short}：本次未填`] : []
    const name = subject.parts.length > 1 ? `${part.short}：` : ''
    const replaced = replacedLine(plan, others, part, report)
    const change = changeOf(plan, others, part, report, today)
    // Nothing before is no news beside what it takes the place of.
    if (change === null) return replaced.length > 0 ? replaced : [`${name}此前没有已确认的数`]
    return [name + change, ...replaced]
  })
}

function changeOf(plan: Plan, facts: Facts, part: Indicator, report: FigureReport, today: string): string | null {
  const period = periodIn(plan, report.period)
  if (!period) return ''
  const { no, measure, reportUnit } = part
  const past = isSummed(part) ? unknownPast(plan, part, facts, period.last, today) : 0
  const without = past === 0 ? '' : `（此前${past}期没有数）`
  if (measure === 'ratio') {
    const own = confirmedFigures(plan, facts).filter((one) => one.no === no && one.period.id !== period.id)
    const before = ratioTotals(own, baselineOf(facts, no, today))
    const handled = before.handled.plus(report.numerator ?? 0)
    const accepted = before.accepted.plus(report.denominator ?? 0)
    const names = ratioNames(part)
    return `${past === 0 ? `${periodWord(plan)}以来` : '已知合计'}${names.whole}${figure(accepted)}${reportUnit}、${names.part}${figure(handled)}${reportUnit}${without}`
  }
  const value = decimal(report.value ?? 0)
  if (measure === 'flow' || measure === 'step') {
    const total = totalWithout(plan, part, facts, period, today)
    return `${past === 0 ? '累计' : '已知累计'}${past > 0 && total.eq(0) ? '' : `${figure(total)}→`}${figure(total.plus(value))}${reportUnit}${without}`
  }
  const before = beforeOf(part, confirmedFigures(plan, facts), facts, period)
  if (!before) return null
  return `${before.of}${figure(before.value)}${reportUnit}，本次${signed(value.minus(before.value))}`
}

const isSummed = ({ measure }: Indicator): boolean => ['flow', 'step', 'ratio'].includes(measure)

/** Of a correction: what counted until now, and by how much that changes. */
function replacedLine(plan: Plan, facts: Facts, part: Indicator, { period, value }: FigureReport): string[] {
  const old = confirmedFigures(plan, facts).find((one) => one.no === part.no && one.period.id === period)
  if (!old) return []
  const change =
    old.value && value !== null && part.measure !== 'state' ? `，本次${signed(decimal(value).minus(old.value))}` : ''
  return [`${periodWords(period)}原已确认${figureWords(part, old.report)}${change}`]
}

const signed = (difference: Decimal): string =>
  difference.eq(0) ? '持平' : (difference.gt(0) ? '+' : '') + plainFigure(difference)
