import { stateOf } from '../counting.ts'
import { newestOf } from '../figures.ts'
import { periodIn } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Facts, Report, TaskReport } from '../report.ts'
import type { About, Entered, Entry } from './check.ts'
import type { Owed } from './owed.ts'
import { replacesOf } from './replaces.ts'
import { liveFigures } from './standing.ts'
import { figureWords } from './words.ts'

/** Opens the note of a report that says nothing has changed. */
export const noChangeMark = '无变化'

/** So many in a row are worth a look: perhaps nobody looks any more. */
const inARow = 3

/** What 无变化 would store of something owed, in words; or why it stays owed. */
export type NoChange = { entry: Entry; words: string } | { stays: string }

/**
 * 无变化 of one owed report: a task keeps its state, a level its level, a new amount is 0; what was sent in while the
 * period ran is sent in once more. A ratio, and what was never reported, stays owed.
 */
export function noChange(about: About, { subject, unit, period, missing, running }: Owed): NoChange {
  const { plan, facts } = about
  const times =
    noChangesBefore(plan, facts, { kind: subject.kind, no: missing[0] ?? subject.no, unit }, period.last) + 1
  const { own, others } = replacesOf(about, period.id, missing)
  const flags = [...(times >= inARow ? [`连续第${times}期报“${noChangeMark}”`] : []), ...others]
  const replaces = [...own, ...others]
  const common = { period, note: noChangeMark, correction: '', corrects: [], said: [], doubts: others, flags, replaces }
  if (subject.kind === 'task') {
    const last = lastTask(about, subject.no, unit, period.last)
    if (!last) return { stays: '从未填报' }
    const { progress, problem = '', help = '' } = last
    return { entry: { ...common, figures: [], task: { progress, done: '', next: '', problem, help } }, words: progress }
  }
  const parts = subject.parts.filter(({ no }) => missing.includes(no))
  const kept = parts.flatMap((part) => unchanged(about, part, period.last, running) ?? [])
  if (kept.length === 0) return { stays: parts.some(({ measure }) => measure === 'ratio') ? '须填两个数' : '从未填报' }
  const words = kept.map((one) => (parts.length > 1 ? one.part.short : '') + figureWords(one.part, one)).join('、')
  return { entry: { ...common, figures: kept, task: null }, words }
}

function unchanged({ plan, facts }: About, part: Indicator, last: string, running: readonly Report[]): Entered | null {
  const ran = running.find((report) => report.no === part.no)
  if (ran && ran.kind !== 'task') {
    const { value, numerator, denominator } = ran
    return { part, value, numerator, denominator }
  }
  if (part.measure === 'ratio') return null
  const earlier = liveFigures(plan, facts).filter(({ no, period }) => no === part.no && period.last < last)
  const newest = newestOf(earlier)
  if (!newest?.value) return null
  const isLevel = part.measure === 'stock' || part.measure === 'growth' || part.measure === 'state'
  return { part, value: isLevel ? newest.value.toFixed() : '0', numerator: null, denominator: null }
}

const stands = (report: Report): boolean => ['pending', 'confirmed'].includes(stateOf(report))

function lastTask({ plan, facts }: About, no: number, unit: string, before: string): TaskReport | undefined {
  const ended = ({ period }: Report): string => periodIn(plan, period)?.last ?? ''
  return facts.reports
    .filter((one): one is TaskReport => one.kind === 'task' && one.no === no && one.unit === unit && stands(one))
    .filter((one) => ended(one) < before)
    .sort((a, b) => (a.period === b.period ? a.id - b.id : ended(a) < ended(b) ? -1 : 1))
    .at(-1)
}

/** How many periods right before one said 无变化, one after the other. */
function noChangesBefore(
  plan: Plan,
  { reports }: Facts,
  { kind, no, unit }: Pick<Report, 'kind' | 'no' | 'unit'>,
  last: string,
): number {
  const newest = new Map<string, Report>()
  for (const report of reports) {
    if (report.kind !== kind || report.no !== no || !stands(report) || (kind === 'task' && report.unit !== unit))
      continue
    const ended = periodIn(plan, report.period)?.last ?? ''
    if (ended < last) newest.set(ended, report)
  }
  const newestFirst = [...newest].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, report]) => report)
  const broken = newestFirst.findIndex(({ note }) => !note.startsWith(noChangeMark))
  return broken === -1 ? newestFirst.length : broken
}
