import type Big from 'big.js'
import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { percent, zero } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { worstFirst } from '../domain/status.ts'
import { type Block, chart } from './kit.ts'
import { chartColours, goalName } from './state-words.ts'

/** So many bars are told apart on a phone; those furthest behind come first. */
const mostDrawn = 24

/** Percentages beyond this are drawn as this, so that one outlier does not flatten the rest. */
const drawnAtMost = 120

/** Pixels of a goal's two bars, and of what is around them all. */
const heightOfBars = 24
const aroundBars = 100

/** Each goal's progress as a bar beside the time that has passed; nothing where there is none to draw. */
export function barChart(plan: Plan, goals: readonly GoalState[], day: string): Block[] {
  const worst = worstFirst(goals)
  const first = [...worst, ...goals.filter((state) => !worst.includes(state))].filter(isDrawn).slice(0, mostDrawn)
  // Chosen by what is behind, drawn in the plan's order.
  const drawn = goals.filter((state) => first.includes(state))
  if (drawn.length === 0) return []
  const time = percentage(timeProgress(plan, day))
  const values = drawn.flatMap((state) => {
    const share = state.progress ?? zero
    const name = goalName(state)
    const length = Math.max(0, Math.min(drawnAtMost, percentage(share)))
    return [
      { name, share: length, kind: '进度（%）', label: percent(share) },
      { name, share: time, kind: '序时（%）', label: '' },
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
    axes: [
      // Names are what the bars are told apart by: they may take half of a phone's width.
      {
        orient: 'left',
        type: 'band',
        maxWidth: '50%',
        sampling: false,
        label: { autoLimit: false, autoHide: false, style: { fontSize: 11 } },
      },
      { orient: 'bottom', type: 'linear', min: 0 },
    ],
    legends: { visible: true, orient: 'bottom' },
  }
  const height = aroundBars + drawn.length * heightOfBars
  return [chart(spec, `各目标进度与序时进度${percent(timeProgress(plan, day))}的比较`, height)]
}

const percentage = (share: Big): number => Number(share.times(100).toFixed(1))
/** Only what has a way in time: what is due of anything else is not the share of time that has passed. */
const isDrawn = ({ progress }: GoalState): boolean => progress !== null
