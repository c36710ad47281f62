import { scopeLabel } from '../digest/scope.ts'
import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { dayLabel, shortDay, type Week } from '../domain/day.ts'
import { percent, zero } from '../domain/decimal.ts'
import { type Light, lights } from '../domain/light.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, countsOf, isBehind, worstFirst } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { type Block, b, button, buttons, type Card, card, chart, type Inline, list, note, source, text } from './kit.ts'
import { chartColours, gapWords, goalName, leadsOf, lightNames, lightWords, ruleWords } from './state-words.ts'
import { basisOf, changeWords, hasNewFigure, taskBlocks } from './status.ts'

export type DigestView = {
  plan: Plan
  day: string
  week: Week
  scope: string
  goals: GoalState[]
  /** The same goals at the last digest. */
  before: GoalState[]
  moved: Change[]
  tasks: TaskState[]
  /** Null where it is not said. */
  owed: { all: number; late: number } | null
  next: { day: string; kinds: string[] } | null
  adHoc: boolean
}

/** Lines of a kind a card shows before it says how many more there are: within 28 KB for any plan. */
const most = 8
/** After the end the open goals are what the card is for. */
const mostOpen = 25

/** The weekly card of a group. It names no late unit and no figure that is not reviewed. */
export function digestCard(view: DigestView): Card {
  const { plan, week, goals, moved, day, adHoc } = view
  const over = day > plan.end
  const title = `周报 ${week.year}年第${week.no}周（${shortDay(week.first)}—${shortDay(week.last)}）`
  return {
    ...card(
      title,
      goals.some(({ light }) => light === 'farBehind') ? 'orange' : 'blue',
      text(...news(view)),
      text(
        over ? `试点已于${dayLabel(plan.end)}结束` : `序时进度${percent(timeProgress(plan, day))}`,
        `；${countsWithChange(view)}`,
      ),
      ...listed(
        '本期变化',
        moved.map((change) => [changeWords(plan, change)]),
      ),
      ...(over ? unsettled(view) : behind(view)),
      ...taskBlocks(view.tasks),
      ...(owedWords(view) === '' ? [] : [text(owedWords(view))]),
      ...barChart(plan, goals, day),
      buttons(button('全部目标', { do: 'status', view: 'goals' }), button('滞后', { do: 'status', view: 'behind' })),
      note(ruleWords(plan)),
      source(...basisOf(goals, day)),
    ),
    ...(adHoc && { tag: '临时' }),
  }
}

/** What a reader should know if they read nothing else. */
function news({ plan, goals, moved, scope }: DigestView): Inline[] {
  const where = scope === 'all' ? '' : `${scopeLabel(plan, scope)}：`
  const reached = moved
    .filter(({ goal, before }) => goal.light === 'met' && before.light !== 'met')
    .map(({ goal }) => goal)
  const worse = moved.filter(({ goal, before }) => isBehind(goal) && !isBehind(before)).map(({ goal }) => goal)
  const fresh = moved.filter(hasNewFigure).length
  const names = (states: GoalState[]) => states.slice(0, 3).map(goalName).join('、')
  const parts = [
    reached.length > 0 ? `${names(reached)}达标` : '',
    worse.length > 0 ? `${names(worse)}转为滞后` : '',
    fresh > 0 ? `共${fresh}个目标有新数` : '',
  ].filter((words) => words !== '')
  if (parts.length > 0) return [where, b(`${parts.join('，')}。`)]
  const reported = goals.filter(({ figures }) => figures.length > 0).length
  return [where, b(reported === 0 ? '各目标尚未填报。' : '本期没有新确认的数。')]
}

function countsWithChange({ goals, before }: DigestView): string {
  const [now, then] = [countsOf(goals), countsOf(before)]
  const change = (light: Light) => {
    const by = now[light] - then[light]
    return by === 0 ? '' : by > 0 ? `(+${by})` : `(${by})`
  }
  const shown = lights.filter((light) => now[light] > 0 || then[light] > 0)
  return `${goals.length}个目标：${shown.map((light) => `${lightNames[light]}${now[light]}${change(light)}`).join(' · ')}`
}

function listed(title: string, items: Inline[][], shown = most): Block[] {
  if (items.length === 0) return []
  const more = items.length > shown ? `（共${items.length}项，列前${shown}项）` : ''
  return [text(b(title), more), list(...items.slice(0, shown))]
}

const behind = ({ plan, goals }: DigestView): Block[] =>
  listed(
    '滞后',
    worstFirst(goals).map((state) => [
      goalName(state),
      ` ${gapWords(state)} `,
      lightWords(state),
      `（${leadsOf(plan, state)}牵头）`,
    ]),
  )

/** After the end: what is not reached, then what is still missing, and who leads it. */
const unsettled = ({ plan, goals }: DigestView): Block[] =>
  listed(
    '验收前待解决',
    goals
      .filter(({ light }) => light !== 'met')
      .toSorted((a, b) => Number(a.light === 'noData') - Number(b.light === 'noData'))
      .map((state) => [goalName(state), ' ', lightWords(state), `（${leadsOf(plan, state)}牵头）`]),
    mostOpen,
  )

function owedWords({ owed, next }: DigestView): string {
  if (owed === null) return next ? `下一个截止日${shortDay(next.day)}（${next.kinds.join('、')}报）。` : ''
  const now =
    owed.all === 0 ? '目前没有待报的数' : `待报${owed.all}份${owed.late > 0 ? `，其中逾期${owed.late}份` : ''}`
  return next ? `${now}；下一个截止日${shortDay(next.day)}（${next.kinds.join('、')}报）。` : `${now}。`
}

/** So many bars are told apart on a phone; those furthest behind come first. */
const mostDrawn = 24

/** Shares beyond this are drawn as this, so that one outlier does not flatten the rest. */
const drawnAtMost = 1.2

function barChart(plan: Plan, goals: readonly GoalState[], day: string): Block[] {
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
