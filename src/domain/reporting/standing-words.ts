import { goalOfUnit } from '../amendments/targets.ts'
import { baselineOf } from '../counting.ts'
import { dayLabel } from '../day.ts'
import { decimal, figure } from '../decimal.ts'
import { flowTotal, newestOf, ratioTotals } from '../figures.ts'
import { goalOf, lastTarget, periodWord, ratioNames, targetFigure } from '../look.ts'
import type { Indicator } from '../plan.ts'
import type { About } from './check.ts'
import { confirmedFigures, correctedBy, numbersOf, unknownPast } from './standing.ts'
import { contentWords, figureWords, periodWords } from './words.ts'

/** What a person should have before their eyes while filling in: target, last value or total, and what was said last. */
export function standingOf(about: About): string[] {
  const { plan, subject, facts, unit } = about
  if (subject.kind === 'task') {
    const [last] = facts.reports
      .filter((one) => one.kind === 'task' && one.no === subject.no && one.unit === unit)
      .slice(-1)
    return last ? [`上次（${periodWords(last.period)}）${contentWords(subject, [last])}`] : []
  }
  const whole = goalOf(plan, subject.no)
  // A county sees its own share before it, and the whole's target called that.
  const own = subject.share ? goalOfUnit(plan, whole, unit, about.today) : null
  const goal = own ?? whole
  const target = targetFigure(goal)
  const number = target === null ? lastTarget(goal).written : `${figure(target)}${subject.first.unit}`
  const wanted = `${subject.share ? (own ? '本地' : plan.words.whole) : ''}目标${own?.perYear ? `（${lastTarget(goal).on.slice(0, 4)}年当年）` : ''}${goal.strict ? '超过' : ''}${number}`
  return [
    subject.parts.length > 1 ? `${wanted}（两项合计）` : wanted,
    ...subject.parts.map((part) => nowOf(part, about)),
  ]
}

function nowOf(part: Indicator, { plan, facts, subject, today }: About): string {
  const name = subject.kind === 'indicator' && subject.parts.length > 1 ? `${part.short}` : ''
  const own = confirmedFigures(plan, facts).filter(({ no }) => no === part.no)
  const start = baselineOf(facts, part.no, today)
  if (own.length === 0 && !start) return `${name}还没有已确认的数`
  const past = unknownPast(plan, part, facts, newestOf(own)?.period.last ?? '', today)
  const without = past === 0 ? '' : `（此前${past}期没有数）`
  if (part.measure === 'flow' || part.measure === 'step') {
    return `${name}已确认累计${figure(flowTotal(own, start))}${part.reportUnit}${without}`
  }
  if (part.measure === 'ratio') {
    const { handled, accepted } = ratioTotals(own, start)
    const names = ratioNames(part)
    return `${past === 0 ? `${periodWord(plan)}以来` : '已知合计'}${names.whole}${figure(accepted)}${part.reportUnit}、${names.part}${figure(handled)}${part.reportUnit}${without}`
  }
  const newest = newestOf(own)
  if (newest) return `${name}上次${figureWords(part, newest.report)}（${newest.period.label}）`
  return start
    ? `${name}基数${figure(decimal(start.value))}${part.reportUnit}（${dayLabel(start.date)}）`
    : `${name}还没有已确认的数`
}

/** What the chosen period has already, where that matters: a confirmed report that would be corrected. */
export function confirmedWords(about: About, period: string): string | null {
  const reports = correctedBy(about, period, numbersOf(about.subject))
  return reports.length === 0 ? null : `${periodWords(period)}已确认：${contentWords(about.subject, reports.slice(-2))}`
}

/** Whatever is typed for the period corrects something: every part of it is confirmed already. */
export function isCorrection(about: About, period: string): boolean {
  const corrected = correctedBy(about, period, numbersOf(about.subject))
  return numbersOf(about.subject).every((no) => corrected.some((report) => report.no === no))
}
