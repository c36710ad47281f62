import { addsUp, type PartStanding, type SideBySide } from '../domain/amendments/parts.ts'
import type { GoalState } from '../domain/attainment.ts'
import { shortDay } from '../domain/day.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { besideWords } from './beside.ts'
import { onPage, paged, type Turn } from './goals.ts'
import { b, button, type Card, card, colour, type Inline, judged, text } from './kit.ts'
import { backButton } from './nav.ts'
import { currentWords, gapWords, goalName, lightWords, ruleLine, targetWords } from './state-words.ts'

const nameOf = (plan: Plan, unit: string): string => unitById(plan, unit)?.short ?? unit
const partsWord = ({ words }: Plan): string => words.parts ?? '各地'

export type PartsView = {
  plan: Plan
  day: string
  standings: readonly PartStanding[]
  /** Who reported nothing may be said: not in a group. */
  names: boolean
}

/** 哪几个县拖后: the parts by what each has behind of its own targets, the worst first; nothing is added up. */
export function partsCard({ plan, day, standings, names }: PartsView, turn: Turn): Card {
  if (standings.length === 0) return noShares(plan)
  const late = standings.filter(({ behind }) => behind.length > 0)
  const silent = standings.filter(({ states, unreported }) => unreported === states.length).length
  const first = late.slice(0, 3).map(({ unit, behind }) => `${nameOf(plan, unit)}${behind.length}项`)
  const { shown } = onPage(standings, turn)
  return card(
    `${partsWord(plan)}进展`,
    late.length > 0 ? 'orange' : 'green',
    text(
      b(late.length === 0 ? '没有落后的' : `${late.length}个有落后的目标`),
      `（${standings.length}个有分解目标，到${shortDay(day)}）`,
      late.length === 0 ? '' : `：${first.join('、')}${late.length > 3 ? '等' : ''}`,
      silentWords(silent),
    ),
    ...paged(
      standings.map((one) => lineOf(plan, one, names)),
      turn,
      shown.map(({ unit }) => button(nameOf(plan, unit), { do: 'status', view: 'unit', of: unit })),
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
  const counts = [
    behind.length > 0 ? `${behind.length}项落后` : '没有落后',
    met > 0 ? `${met}项达到` : '',
    names && unreported > 0 ? `${unreported}项没有报` : '',
  ]
  return [
    b(nameOf(plan, unit)),
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
  if (parts.length === 0) return noShares(plan, goal)
  const late = parts.filter(({ state }) => isLate(state))
  return card(
    `${goalName(goal)}：${partsWord(plan)}`,
    late.length > 0 ? 'orange' : 'blue',
    text(
      b(late.length === 0 ? '没有落后的' : `落后的有${late.map(({ unit }) => nameOf(plan, unit)).join('、')}`),
      `（${parts.length}个有分解目标，到${shortDay(day)}）`,
      silentWords(parts.filter(({ state }) => state.light === 'noData').length),
    ),
    ...(beside
      ? [text(besideWords(plan, goal, beside))]
      : goal.indicators.every(addsUp)
        ? []
        : [text('这一项各地的数不能相加。')]),
    ...paged(
      parts.map(({ unit, state }): Inline[] => [b(nameOf(plan, unit)), ' ', ...stateLine(state)]),
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

/** Who reported nothing is neither behind nor not behind. */
const silentWords = (count: number): string => (count > 0 ? `；${count}个还没有报，不在其内。` : '。')

const isLate = ({ light }: GoalState): boolean => ['behind', 'farBehind', 'unmet'].includes(light)

const placesOf = (states: readonly GoalState[]): string[] => [
  ...new Set(states.flatMap(({ goal }) => goal.targets.slice(-1).map(({ place }) => place))),
]
const papersOf = (standings: readonly PartStanding[]): string[] =>
  placesOf(standings.flatMap(({ states }) => states)).slice(0, 4)

/** Nothing is handed down: of one goal, or of any. */
function noShares(plan: Plan, goal?: GoalState): Card {
  const name = goal ? goalName(goal) : plan.indicators[0]?.short
  return card(
    `${partsWord(plan)}进展`,
    'grey',
    goal
      ? text(b(`${name}没有分解到各地`), '，不能说哪里落后；各地的数不按总目标平均。')
      : text(b('方案没有把目标分解下去'), '，也没有记入分解的文件，不能说哪里落后；各地的数不按总目标平均。'),
    text(colour('grey', `办公室可以把目标分解表发给我，或发送“记入文件 ${name}”。`)),
    { kind: 'buttons', buttons: [backButton('units')] },
  )
}
