import { addsUp, type PartStanding, partUnits, type SideBySide } from '../domain/amendments/parts.ts'
import type { GoalState } from '../domain/attainment.ts'
import { shortDay } from '../domain/day.ts'
import { dutiesOf, shortName } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { isComparable } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { besideWords } from './beside.ts'
import { onPage, paged, type Turn } from './goals.ts'
import { b, button, buttons, type Card, card, colour, type Inline, judged, text } from './kit.ts'
import { backButton, pageWord } from './nav.ts'
import { currentWords, gapWords, goalName, lightWords, ruleLine, targetWords } from './state-words.ts'

const partsWord = ({ words }: Plan): string => words.parts ?? '各地'

export type PartsView = {
  plan: Plan
  day: string
  standings: readonly PartStanding[]
  /** Who reported nothing may be said: not in a group. */
  names: boolean
  tasks: readonly TaskState[]
}

/** 哪几个县拖后: the parts by what each has behind of its own targets, the worst first; nothing is added up. */
export function partsCard({ plan, day, standings, names, tasks }: PartsView, turn: Turn): Card {
  if (standings.length === 0) return noShares(plan, { tasks })
  const late = standings.filter(({ behind }) => behind.length > 0)
  const silent = standings.filter(({ states, unreported }) => unreported === states.length).length
  const comparable = standings.filter(({ states }) => states.some(isComparable)).length
  const first = late.slice(0, 3).map(({ unit, behind }) => `${shortName(plan, unit)}${behind.length}项`)
  const { shown } = onPage(standings, turn)
  return card(
    `${partsWord(plan)}进展`,
    late.length > 0 ? 'orange' : comparable > 0 ? 'green' : 'grey',
    text(
      b(late.length > 0 ? `${late.length}个有落后的目标` : noneLateWords(comparable)),
      `（${standings.length}个有分解目标，到${shortDay(day)}）`,
      late.length === 0 ? '' : `：${first.join('、')}${late.length > 3 ? '等' : ''}`,
      silentWords(silent),
    ),
    ...paged(
      standings.map((one) => lineOf(plan, one, names)),
      turn,
      shown.map(({ unit }) =>
        button(shortName(plan, unit), { do: 'status', view: 'unit', of: unit, from: pageWord(turn) }),
      ),
    ),
    judged(
      ruleLine(
        plan,
        standings.flatMap(({ states }) => states),
      ),
      ...papersOf(standings),
    ),
  )
}

function lineOf(plan: Plan, { unit, states, behind, met, unreported }: PartStanding, names: boolean): Inline[] {
  const [worst] = behind
  const onCourse = states.filter(isComparable).length - behind.length - met
  const open = states.length - behind.length - met - onCourse
  const counts = [
    behind.length > 0 ? `${behind.length}项落后` : '',
    met > 0 ? `${met}项达到` : '',
    onCourse > 0 ? `${onCourse}项没有落后` : '',
    // Who reported nothing may not be said everywhere; that nothing can be judged may.
    !names && open > 0 ? `${open}项还不能判` : '',
    names && unreported > 0 ? `${unreported}项没有报` : '',
    names && open > unreported ? `${open - unreported}项缺基数` : '',
  ]
  return [
    b(shortName(plan, unit)),
    ` ${states.length}项目标：${counts.filter((words) => words !== '').join('，')}`,
    ...(worst ? ['；最差的 ', ...stateLine(worst)] : []),
  ]
}

function stateLine(state: GoalState): Inline[] {
  const gap = gapWords(state)
  return [
    `${goalName(state)} ${currentWords(state)}/${targetWords(state)} `,
    lightWords(state),
    gap === '' ? '' : `，${gap}`,
  ]
}

/** One goal part by part, with the parts' sum beside the lead's figure. */
export function partsOfGoalCard(
  plan: Plan,
  {
    goal,
    parts,
    beside,
    day,
  }: { goal: GoalState; parts: { unit: string; state: GoalState }[]; beside: SideBySide | null; day: string },
  turn: Turn,
): Card {
  if (parts.length === 0) return noShares(plan, { goal, tasks: [] })
  const late = parts.filter(({ state }) => isLate(state))
  return card(
    `${goalName(goal)}：${partsWord(plan)}`,
    late.length > 0 ? 'orange' : 'blue',
    text(
      b(
        late.length === 0
          ? noneLateWords(parts.filter(({ state }) => isComparable(state)).length)
          : `落后的有${late.map(({ unit }) => shortName(plan, unit)).join('、')}`,
      ),
      `（${parts.length}个有分解目标，到${shortDay(day)}）`,
      silentWords(parts.filter(({ state }) => state.light === 'noData').length),
    ),
    ...(beside
      ? [text(besideWords(plan, goal, beside))]
      : goal.indicators.every(addsUp)
        ? []
        : [text('这一项各地的数不能相加。')]),
    ...paged(
      parts.map(({ unit, state }): Inline[] => [b(shortName(plan, unit)), ' ', ...stateLine(state)]),
      turn,
    ),
    judged(
      ruleLine(
        plan,
        parts.map(({ state }) => state),
      ),
      ...placesOf(parts.map(({ state }) => state)),
    ),
  )
}

/** `没有落后的`, where anything can be judged at all. */
const noneLateWords = (judged: number): string => (judged > 0 ? '没有落后的' : '还没有能判的数')

/** Who reported nothing is neither behind nor not behind. */
const silentWords = (count: number): string => (count > 0 ? `；${count}个还没有报，不在其内。` : '。')

const isLate = ({ light }: GoalState): boolean => ['behind', 'farBehind', 'unmet'].includes(light)

const placesOf = (states: readonly GoalState[]): string[] => [
  ...new Set(states.flatMap(({ goal }) => goal.targets.slice(-1).map(({ place }) => place))),
]
const papersOf = (standings: readonly PartStanding[]): string[] =>
  placesOf(standings.flatMap(({ states }) => states)).slice(0, 4)

/** Nothing is handed down: of one goal, or of any. */
function noShares(plan: Plan, { goal, tasks }: { goal?: GoalState; tasks: readonly TaskState[] }): Card {
  const name = goal ? goalName(goal) : plan.indicators[0]?.short
  return card(
    `${partsWord(plan)}进展`,
    'grey',
    goal
      ? text(b(`${name}没有分解到各地`), '，不能说哪里落后；各地的数不按总目标平均。')
      : text(b(`方案没有分到${partsWord(plan)}的指标`), '，也没有记入分解的文件，说不出哪里快、哪里落后。'),
    ...(goal ? [] : [text(ownTasksWords(plan, tasks))]),
    text(colour('grey', `办公室可以把目标分解表发给我，或发送“记入文件 ${name}”。`)),
    buttons(
      goal ? null : button('滞后的目标', { do: 'status', view: 'behind' }),
      goal ? null : button('任务', { do: 'status', view: 'tasks' }),
      backButton('units'),
    ),
  )
}

/** What the parts have instead of figures: their side of tasks, and which of them said anything of it. */
function ownTasksWords(plan: Plan, states: readonly TaskState[]): string {
  const units = partUnits(plan)
  const shared = states.filter(({ task }) =>
    units.some((unit) => dutiesOf(plan, unit).responsible.some((one) => one.task === task)),
  )
  const told = units.filter((unit) => states.some(({ reports }) => reports.some((report) => report.unit === unit)))
  const reports =
    told.length === 0
      ? '都没有单独报过进展'
      : `报过进展的有${told.length}个：${told
          .slice(0, 5)
          .map((unit) => shortName(plan, unit))
          .join('、')}${told.length > 5 ? '等' : ''}`
  return `各地只配合任务${shared.length > 0 ? `（${shared.length}项）` : ''}，没有要求它们报数；${reports}。`
}
