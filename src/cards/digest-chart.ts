import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { percent } from '../domain/decimal.ts'
import { worstFirst } from '../domain/status.ts'
import { type Block, chart, fold, list, note } from './kit.ts'
import { chartColours, goalName } from './state-words.ts'

/** So many bars are told apart on a phone; those furthest behind come first. */
const mostDrawn = 24

/** Percentages beyond this are drawn as this, so that one outlier does not flatten the rest. */
const drawnAtMost = 120

/** Pixels of a goal's two bars, and of what is around them all. */
const heightOfBars = 24
const aroundBars = 160

/** So many figures stand in a line under the picture; more of them behind a tap. */
const mostInLine = 6

/**
 * Each goal's progress as a bar beside the share of time that was due of it: one measure, and only goals that have it.
 * What is drawn stands in words as well. Nothing where there is none to draw.
 */
export function barChart(goals: readonly GoalState[], week: { no: number }, over = false): Block[] {
  // After the end all of the time is gone: what was due is the target itself.
  const against = over ? '目标' : '序时'
  const all = goals.flatMap(barOf)
  const worst = worstFirst(goals)
  const first = [
    ...all.filter(({ state }) => worst.includes(state)),
    ...all.filter(({ state }) => !worst.includes(state)),
  ]
  const chosen = new Set(first.slice(0, mostDrawn))
  // Chosen by what is behind, drawn in the plan's order.
  const drawn = all.filter((bar) => chosen.has(bar))
  if (drawn.length === 0) return []
  const values = drawn.flatMap(({ name, progress, due }) => [
    { name, share: lengthOf(progress), kind: '进度' },
    { name, share: lengthOf(due), kind: against },
  ])
  const clipped = drawn.some(({ progress }) => progress.times(100).gt(drawnAtMost))
  const title = `第${week.no}周各目标进度与${against}（%${clipped ? `，画到${drawnAtMost}为止` : ''}）`
  const spec = {
    type: 'bar',
    title: { visible: true, text: title },
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
  const told = drawn.map(({ name, progress, due }) => `${name}${percent(progress)}（${against}${percent(due)}）`)
  const rest = goals.length - drawn.length
  const left = rest > 0 ? `；其余${rest}个没有可比${over ? '' : '序时'}的进度，不画` : ''
  const height = aroundBars + drawn.length * heightOfBars
  return [
    chart(spec, title, height),
    told.length > mostInLine
      ? fold('图中的数', list(...told.map((words) => [words])), note(`共${told.length}个目标${left}。`))
      : note(`图中：${told.join('、')}${left}。`),
  ]
}

type Bar = { state: GoalState; name: string; progress: Big; due: Big }

/** Only what has a way in time, beside the share of its own span that was gone on the day it is judged by. */
function barOf(state: GoalState): Bar[] {
  const { progress, gap } = state
  return progress === null || gap === null ? [] : [{ state, name: goalName(state), progress, due: progress.minus(gap) }]
}

const lengthOf = (share: Big): number => Math.max(0, Math.min(drawnAtMost, Number(share.times(100).toFixed(1))))
