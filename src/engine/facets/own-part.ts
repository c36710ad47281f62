import { currentWords } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { valueOn } from '../../domain/curve.ts'
import { decimal } from '../../domain/decimal.ts'
import { allOrNothing, isLevel } from '../../domain/part.ts'
import type { Indicator } from '../../domain/plan.ts'
import type { Fact } from '../fact.ts'
import { numberRuns } from '../words.ts'

/**
 * A goal as those of its indicators have it that are asked about; undefined where that is all of them. The sum of a shared
 * goal never stands under the name of one: its own figure does, with the sum beside it.
 */
export function ownPart(state: GoalState, asked: readonly Indicator[]): GoalState | undefined {
  const indicators = state.indicators.filter((one) => asked.includes(one))
  if (indicators.length === 0 || indicators.length === state.indicators.length) return undefined
  const nos = indicators.map(({ no }) => no)
  const parts = state.parts.filter(({ no }) => nos.includes(no))
  const own: GoalState = {
    ...state,
    indicators,
    name: indicators.map(({ name }) => name).join(' + '),
    parts,
    figures: state.figures.filter(({ no }) => nos.includes(no)),
    baseline: isLevel(state.measure)
      ? allOrNothing(parts.map(({ baseline }) => baseline && decimal(baseline.value)))
      : null,
    missing: state.missing.filter((no) => nos.includes(no)),
    attainment: null,
    ratio: null,
  }
  const last = parts
    .flatMap(({ day }) => day ?? [])
    .sort()
    .at(-1)
  return { ...own, current: last === undefined ? null : valueOn(own, last), figureDay: last ?? null }
}

/** `与指标7合计` */
export const withOthers = (state: GoalState, own: GoalState): string =>
  `与指标${numberRuns(state.indicators.flatMap(({ no }) => (own.indicators.some((one) => one.no === no) ? [] : [no])))}合计`

/** `本项6个`, or that nothing is known of it. */
export const ownWords = (own: GoalState): string =>
  isGoalReported(own) || own.current !== null ? `本项${currentWords(own)}` : '本项尚未填报'

/** What is said of the whole goal, with the part it is asked of before it. */
export const asSum = (fact: Fact, state: GoalState, own: GoalState | undefined): Fact =>
  own === undefined
    ? fact
    : {
        ...fact,
        label: `${ownWords(own)}，${withOthers(state, own)}：${fact.label}`,
        inList: `${ownWords(own)}，${withOthers(state, own)}${fact.inList ?? fact.value}`,
      }
