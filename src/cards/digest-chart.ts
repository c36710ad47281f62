import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { percent, zero } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { worstFirst } from '../domain/status.ts'
import { type Block, chart } from './kit.ts'
import { chartColours, goalName } from './state-words.ts'

/** So many bars are told apart on a phone; those furthest behind come first. */
const mostDrawn = 24

/** Shares beyond this are drawn as this, so that one outlier does not flatten the rest. */
const drawnAtMost = 1.2

/** Each goal's progress as a bar beside the time that has passed; nothing where there is none to draw. */
export function barChart(plan: Plan, goals: readonly GoalState[], day: string): Block[] {
  const worst = worstFirst(goals)
  const first = [...worst, ...goals.filter((state) => !worst.includes(state))].filter(isDrawn).slice(0, mostDrawn)
  // Chosen by what is behind, drawn in the plan's order.
  const drawn = goals.filter((state) => first.includes(state))
  if (drawn.length === 0) return []
  const time = Number(timeProgress(plan, day).toFixed(3))
  const values = drawn.flatMap((state) => {
    const share = shareOf(state) ?? zero
    const name = goalName(state)
    const length = Math.max(0, Math.min(drawnAtMost, Number(share.toFixed(3))))
    return [
      { name, share: length, kind: '进度', label: percent(share) },
      { name, share: time, kind: '序时', label: '' },
    ]
  })
  const spec = {
    type: 'bar',
    direction: 'horizontal',
    data: { values },
    xField: 'share',
    yField: ['name', 'kind'],
    seriesField: 'kind',
    color: chartColours,
    legends: { visible: true, orient: 'bottom' },
  }
  return [chart(spec, `各目标进度与序时进度${percent(timeProgress(plan, day))}的比较`)]
}

const shareOf = ({ progress, attainment }: GoalState): GoalState['progress'] => progress ?? attainment
const isDrawn = (state: GoalState): boolean => shareOf(state) !== null && !state.step
