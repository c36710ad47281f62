import type { GoalState } from '../domain/attainment.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import { officeOf, shortName } from '../domain/look.ts'
import { isLevel } from '../domain/part.ts'
import type { Plan } from '../domain/plan.ts'
import { shortFirst } from '../domain/status.ts'
import { isTaskReported, type TaskState } from '../domain/tasks.ts'
import { type Block, type Button, b, button, buttons, type Card, card, type Inline, list, text } from './kit.ts'
import { backButton, goalButton } from './nav.ts'
import { currentWords, distanceWords, goalName, leadsOf, lightWords } from './state-words.ts'
import { helpCountWords, taskSummary, tasksWantingHelp } from './task-words.ts'

/** What keeps a goal from being judged until somebody acts: a start value, the past of a sum, a person who reports. */
export type Need =
  | { kind: 'baseline'; no: number; opening: boolean; words: string }
  | { kind: 'liaison'; unit: string; words: string }

/** Who reads the card: the office acts itself, a leader tells it; null where neither does. */
export type Reader = 'leader' | 'admin' | null

/** What one goal waits for. `manned` holds the units with a liaison; null where the reader may not know. */
export function needsOf(plan: Plan, state: GoalState, manned: ReadonlySet<string> | null): Need[] {
  return [...baselineNeeds(plan, state), ...(manned === null ? [] : liaisonNeeds(plan, state, manned))]
}

function baselineNeeds(plan: Plan, state: GoalState): Need[] {
  const { light, missingPast, parts, indicators } = state
  if (light !== 'noBaseline') return []
  const office = officeOf(plan)
  const without = parts.find(({ baseline }) => baseline === undefined)?.no ?? indicators[0]?.no
  if (without === undefined) return []
  const words =
    missingPast > 0
      ? `缺期初数：此前${missingPast}期没有数，合计只是已知部分，暂不判断；请${office}补录期初累计。`
      : `缺基数：没有起点的数，看不出走了多少，暂不判断；请${office}设基数。`
  return [{ kind: 'baseline', no: without, opening: missingPast > 0, words }]
}

/** Nobody can report where no lead has a liaison. */
function liaisonNeeds(plan: Plan, { indicators, light }: GoalState, manned: ReadonlySet<string>): Need[] {
  const leads = [...new Set(indicators.flatMap((one) => one.leads))]
  if (light === 'met' || leads.length === 0 || leads.some((unit) => manned.has(unit))) return []
  const [unit = ''] = leads
  const names = leads.map((id) => shortName(plan, id)).join('、')
  return [{ kind: 'liaison', unit, words: `${names}还没有联络员，没有人能填报；请${officeOf(plan)}登记。` }]
}

/** Each need in a sentence, and what the reader can do about it. */
export function needBlocks(needs: readonly Need[], reader: Reader): Block[] {
  if (needs.length === 0) return []
  return [...needs.map(({ words }) => text(words)), buttons(...needs.flatMap((need) => actionOf(need, reader) ?? []))]
}

function actionOf(need: Need, reader: Reader): Button | null {
  if (reader === 'admin')
    return need.kind === 'baseline'
      ? button(need.opening ? '补录期初累计' : '设基数', { do: 'baseline', no: need.no }, 'primary')
      : button('添加联络员', { do: 'roster-add' }, 'primary')
  if (reader !== 'leader') return null
  return button('告诉办公室', need.kind === 'baseline' ? { do: 'tell', no: need.no } : { do: 'tell', unit: need.unit })
}

export type Waiting = { state: GoalState; needs: Need[] }

/** `等办公室办：1个目标缺基数或期初数、2个目标没有联络员`; '' where nobody has to act. */
export function needCounts(waiting: readonly Waiting[]): string {
  const all = waiting.flatMap(({ needs }) => needs)
  const start = all.filter(({ kind }) => kind === 'baseline').length
  const unmanned = all.filter(({ kind }) => kind === 'liaison').length
  const parts = [
    start > 0 ? `${start}个目标缺基数或期初数` : '',
    unmanned > 0 ? `${unmanned}个目标没有联络员` : '',
  ].filter((words) => words !== '')
  return parts.length === 0 ? '' : `等办公室办：${parts.join('、')}`
}

/** So many tasks stand with what they ask for; all of them under 任务. */
const mostShown = 8

type NeedsView = {
  waiting: readonly Waiting[]
  /** All goals: a start value may be missing long before the first figure asks for it. */
  goals: readonly GoalState[]
  tasks: readonly TaskState[]
  reader: Reader
  /** Units with overdue reports and how many, the most first; null where the reader may not know. */
  late: readonly { unit: string; count: number }[] | null
  day: string
  /** It is asked which goals have no start value: that is told first. */
  startFirst?: boolean
}

/** So many units stand by name, and so many goals. */
const mostNamed = 5
const mostShort = 3

/** Who has to do what by when: what is overdue, then the goals that lag most, by their leads. */
function urged(plan: Plan, { goals, late, day }: Pick<NeedsView, 'goals' | 'late' | 'day'>): Inline[][] {
  const names = (late ?? []).slice(0, mostNamed).map(({ unit, count }) => `${shortName(plan, unit)}${count}项`)
  const more = (late?.length ?? 0) > mostNamed ? `等${late?.length}家` : ''
  const overdue: Inline[][] = names.length === 0 ? [] : [['逾期未报：', b(names.join('、')), `${more}，现在就补报。`]]
  return [
    ...shortFirst(goals)
      .slice(0, mostShort)
      .map((state) => shortLine(plan, state, day)),
    ...overdue,
  ]
}

/** `司法局：知识产权仲裁员还差18人，2025年6月30日前；严重滞后`; after the end what is to be explained or made good. */
function shortLine(plan: Plan, state: GoalState, day: string): Inline[] {
  const by =
    day > plan.end
      ? state.waitsFor === null
        ? '验收前说明'
        : `${shortDay(state.waitsFor)}前报最后一期`
      : `${dayLabel(plan.end)}前`
  return [
    b(leadsOf(plan, state)),
    `：${goalName(state)}${distanceWords(state) || currentWords(state)}，${by}；`,
    lightWords(state),
  ]
}

/** Levels nobody reported yet that have no start value either: the first figure will not be judged. */
export const unsetGoals = (plan: Plan, goals: readonly GoalState[], day: string): GoalState[] =>
  // Once the plan is over a start value no longer helps.
  day > plan.end
    ? []
    : goals.filter(({ light, measure, baseline }) => light === 'noData' && isLevel(measure) && baseline === null)

/** The same as the office is told it; none where there is none. */
export const startsNeeded = (unset: readonly GoalState[]): OnceNeeded[] =>
  unset.length === 0 ? [] : [['尚未填报，也没有设基数，设了才能判断', unset.map(goalName)]]

/**
 * 要谁办: who has to do what by when, the units first; then the tasks that ask for help; what the office has to set last,
 * or first where that is asked.
 */
export function needsCard(plan: Plan, view: NeedsView): Card {
  const { waiting, goals, tasks, reader, late, day, startFirst = false } = view
  const lines = once(waiting).map(([words, names]): Inline[] => [words, '涉及', b(names.join('、')), '。'])
  const wanting = tasksWantingHelp(plan, tasks)
  const first = urged(plan, view)
  const unset = unsetGoals(plan, goals, day)
  const started = unset.length > 0 ? '已填报的目标不缺基数' : '基数都有'
  const none = reader === null ? `${started}。` : `${started}，牵头单位都有联络员。`
  const ofUnits: Block[] = [
    ...(first.length > 0
      ? [list(...first)]
      : [text(late === null ? '没有滞后的目标。' : '没有滞后的目标，也没有逾期未报的。')]),
    wanting.length > 0
      ? text(`任务${helpCountWords(tasks)}，各单位所报的问题和要协调的：`)
      : tasks.some(isTaskReported)
        ? text('已填报的任务里没有受阻的，也没有提出要协调的。')
        : taskSummary(tasks),
    list(...wanting.slice(0, mostShown)),
  ]
  const start =
    unset.length === 0
      ? []
      : [text(`尚未填报、也没有设基数的${unset.length}个（设了才能判断）：`, b(unset.map(goalName).join('、')), '。')]
  const ofOffice: Block[] = [
    text(lines.length > 0 ? `${needCounts(waiting)}。` : none),
    list(...lines),
    ...(startFirst ? [] : start),
    ...(lines.length + unset.length === 0 ? [] : [buttons(...actsOn(reader))]),
  ]
  return card(
    '要谁办',
    first.length + lines.length + wanting.length > 0 ? 'orange' : 'blue',
    ...(startFirst ? [...start, ...ofOffice, ...ofUnits] : [...ofUnits, ...ofOffice]),
    buttons(
      ...shortFirst(goals)
        .slice(0, mostShort)
        .map((state) => goalButton(state, { view: 'needs' })),
      reader === null ? null : button('谁没报', { do: 'late' }),
      button('任务', { do: 'status', view: 'tasks' }),
      backButton('needs'),
    ),
  )
}

/** Leads to every start value and opening total that is missing. */
export const setsStart = '设基数、补期初累计'

function actsOn(reader: Reader): Button[] {
  if (reader === 'admin') return [button(setsStart, { do: 'baseline' }, 'primary'), button('名册', { do: 'roster' })]
  return reader === 'leader' ? [button('告诉办公室', { do: 'tell' }, 'primary')] : []
}

/** What is needed, and the names of the goals that wait for it. */
export type OnceNeeded = [words: string, names: string[]]

/** Each need once, with the goals that wait for it. */
export function once(waiting: readonly Waiting[]): OnceNeeded[] {
  const all = new Map<string, string[]>()
  for (const { state, needs } of waiting)
    for (const { words } of needs) all.set(words, [...(all.get(words) ?? []), goalName(state)])
  return [...all]
}
