import { goalOf, indicatorByNo, targetFigure } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import type { Likely } from './describe.ts'
import type { Lexicon } from './lexicon.ts'
import { linked } from './linked.ts'
import type { Meant } from './meant.ts'

export type Chosen = { rows: Ref[]; score: number /** Other rows it may be. */; others: Likely[] }

/** Facets that a task's row holds and an indicator's does not. */
const ofTask = new Set(['responsible', 'text', 'section', 'units', 'indicators'])

/**
 * The rows a name or description stands for: of its readings the one the rest of the sentence speaks for. An indicator
 * and the task that carries it are one matter; what is asked chooses the side.
 */
export function chooseRows(
  meant: Meant,
  { of, show }: Pick<Query, 'of' | 'show'>,
  sentence: { around: readonly Likely[]; masked: string; figure: string | null },
  { plan }: Lexicon,
): Chosen {
  const kinds = of === 'indicator' ? ['indicator'] : of === 'task' ? ['task'] : ['indicator', 'task']
  const own = meant.refs.filter(({ ref }) => kinds.includes(ref.kind))
  const refs = own.length > 0 ? own : meant.refs.filter(({ ref }) => ref.kind === 'indicator' || ref.kind === 'task')
  const [first] = refs
  if (!first) return { rows: [], score: -2, others: [] }
  // A row asked for by a number the plan does not have has no figure to weigh; the answer says there is none.
  if (meant.missing !== null) return { rows: [first.ref], score: 0, others: [] }
  const wantsTask = show.some((facet) => ofTask.has(facet))
  const ofIndicator = /Ⓢ(这|那|的|该)*(个|项|条)?指标/.test(sentence.masked)
  const ofWork = /Ⓢ(这|那|的|该)*(个|项|条)?(任务|工作)/.test(sentence.masked)
  const measure = askedMeasure.exec(sentence.masked)?.[1]
  const scored = refs
    .map(({ ref, score }) => {
      let sum = score + 0.7 * scoreIn(sentence.around, ref)
      if (of === 'matter' && show.length > 0) sum += (ref.kind === 'task') === wantsTask ? 0.06 : 0
      if (ofIndicator) sum += ref.kind === 'indicator' ? 0.3 : 0
      if (ofWork) sum += ref.kind === 'task' ? 0.3 : 0
      if (sentence.figure !== null && figureOf(plan, ref) === sentence.figure) sum += 0.3
      if (measure !== undefined) sum += measureFits(plan, ref, measure)
      return { ref, score: sum, named: score }
    })
    .sort((a, b) => b.score - a.score)
  const [best, ...rest] = scored
  if (!best) return { rows: [], score: -2, others: [] }
  // A name that two rows share alike means both, as long as nothing else in the sentence tells them apart.
  const together = rest.filter(
    (other) =>
      (best.score - other.score < 0.02 && sameGoal(plan, best.ref, other.ref)) ||
      (!meant.described &&
        other.named === best.named &&
        best.score - other.score < 0.12 &&
        other.ref.kind === 'indicator' &&
        best.ref.kind === 'indicator'),
  )
  const others = rest.filter((other) => !together.includes(other) && !linked(plan, best.ref, other.ref))
  const rows = [best, ...together].map(({ ref }) => ref).sort((a, b) => Number(a.id) - Number(b.id))
  const certainty = meant.described ? Math.min(best.score, 1) - 0.9 : 0
  return { rows, score: certainty, others: others.filter((other) => best.score - other.score < 0.12).slice(0, 2) }
}

const scoreIn = (around: readonly Likely[], { kind, id }: Ref): number =>
  around.find(({ ref }) => ref.kind === kind && ref.id === id)?.score ?? 0

function figureOf(plan: Plan, ref: Ref): string | null {
  return ref.kind === 'indicator' ? targetFigure(goalOf(plan, Number(ref.id))) : null
}

function sameGoal(plan: Plan, one: Ref, other: Ref): boolean {
  if (one.kind !== 'indicator' || other.kind !== 'indicator') return false
  return goalOf(plan, Number(one.id)) === goalOf(plan, Number(other.id))
}

const askedMeasure = /(?:几|多少|好多)个?(家|户|人|名|位|件|个|亿|万|%|点|天)/

const like: Readonly<Record<string, string>> = { 户: '家', 名: '人', 位: '人', 点: '%' }

/** “几家” is asked of what is counted in 家. */
function measureFits(plan: Plan, ref: Ref, asked: string): number {
  if (ref.kind !== 'indicator') return 0
  const unit = indicatorByNo(plan, Number(ref.id))?.unit ?? ''
  return unit.includes(like[asked] ?? asked) ? 0.12 : asked === '个' ? 0 : -0.1
}
