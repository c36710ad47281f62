import { changeMarks } from '../cards/change-words.ts'
import {
  currentWords,
  distanceWords,
  dueShareWords,
  gapWords,
  goalName,
  leadsOf,
  lightNames,
  lightText,
  targetWords,
} from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, hasNewFigure } from '../domain/status.ts'
import { type TableBlock, table } from './paper.ts'

type Column = { title: string; of: (plan: Plan, state: GoalState) => string; timed?: true }

/** 进度 is what stands beside 序时进度, from the start value on: the day of the figure. `timed` says nothing after the end. */
const columns: readonly Column[] = [
  { title: '序号', of: (_, state) => state.goal.indicators.join('、') },
  { title: '目标', of: (_, state) => goalName(state) },
  { title: '目标值', of: (_, state) => targetWords(state) },
  { title: '完成值', of: (_, state) => currentWords(state) },
  { title: '完成率', of: (_, state) => (state.attainment ? percent(state.attainment) : '—') },
  { title: '进度', of: (_, state) => (state.progress ? percent(state.progress) : '—') },
  { title: '序时进度', of: (plan, state) => dueShareWords(plan, state) || '—', timed: true },
  { title: '比序时（百分点）', of: (plan, state) => (state.day > plan.end ? '—' : gapInColumn(state)), timed: true },
  { title: '状态', of: (_, state) => lightText(state) },
  { title: '牵头单位', of: leadsOf },
  { title: '数据截至', of: (_, state) => (state.figureDay ? dayLabel(state.figureDay) : '—') },
]

/** Goals as a table, in the words of the cards. */
export function goalTable(plan: Plan, goals: readonly GoalState[]): TableBlock {
  const isOver = goals.every(({ day }) => day > plan.end)
  const shown = columns.filter(({ timed }) => !timed || !isOver)
  return table(
    shown.map(({ title }) => title),
    goals.map((state) => shown.map(({ of }) => of(plan, state))),
  )
}

/** What a reader who never saw the bot cannot know of the states that occur: `进行中：目标只有几个，看是否完成；…。` */
export function statesWords(goals: readonly GoalState[]): string {
  const occurring = new Set(goals.map(lightText))
  const told = Object.entries(meanings).flatMap(([name, words]) => (occurring.has(name) ? [`${name}：${words}`] : []))
  return told.length === 0 ? '' : `${told.join('；')}。`
}

const meanings: Readonly<Record<string, string>> = {
  [lightNames.inProgress]: '目标只有几个，看是否完成',
  [lightNames.noBaseline]: '没有起点的数，暂不能与序时比',
  缺期初数: '此前各期的数不全，暂不能与序时比',
  [lightNames.noData]: '没有已确认的填报',
  不适用: '本期没有发生，不计比率',
}

/** `地理标志数由56件变为58件，由“正常”转为“滞后”（更正）` */
export function changeInPaper(plan: Plan, change: Change): string {
  const { goal, before } = change
  const [then, now] = [currentWords(before), currentWords(goal)]
  const figures = !hasNewFigure(change)
    ? ''
    : before.current === null
      ? `报送${now}`
      : then === now
        ? `报送${now}，与上期相同`
        : `由${then}变为${now}`
  const [was, is] = [lightText(before), lightText(goal)]
  const light = was === is ? '' : `由“${was}”转为“${is}”`
  const marks = changeMarks(plan, change)
  return `${goalName(goal)}${[figures, light].filter((part) => part !== '').join('，')}${marks}`
}

/** `落后12.3`: what is compared and its measure stand above the column; a ratio is compared with its target. */
const gapInColumn = (state: GoalState): string =>
  gapWords(state)
    .replace(/^比序时/, '')
    .replace(/个百分点$/, '') || '—'

/** `完成7家，目标10家，还差3家，市场监管局牵头` */
export function goalInBrief(plan: Plan, state: GoalState): string {
  const parts = [
    state.current === null ? currentWords(state) : `完成${currentWords(state)}`,
    `目标${targetWords(state)}`,
    distanceWords(state),
    `${leadsOf(plan, state)}牵头`,
  ]
  return parts.filter((part) => part !== '').join('，')
}
