import type { GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import { countsOf, isBehind, shortFirst } from '../domain/status.ts'
import {
  type Block,
  type Button,
  b,
  button,
  buttons,
  type Card,
  card,
  type Inline,
  judged,
  list,
  note,
  text,
} from './kit.ts'
import { backButton, goalButton, pageOf, pageWord, shareButton, turns, type View } from './nav.ts'
import { endedHead, shortWords } from './outlook-words.ts'
import {
  countsWords,
  currentWords,
  dateWords,
  gapWords,
  goalLine,
  goalName,
  leadsOf,
  lightWords,
  ruleLine,
  targetWords,
} from './state-words.ts'
import { basisOf, sentence } from './status.ts'

/** So many lines fit a phone without endless scrolling; the rest is a page further. */
const pageSize = 12

/** `share`: the page may be posted to a group by who reads it; `from`: the page it was opened from. */
export type Turn = View & { page: number; share?: boolean; from?: View | undefined }

/** What a page shows of all; the pages of a status are counted from 1. */
export const onPage = <One>(all: readonly One[], { page }: Turn) => pageOf(all, page - 1, pageSize)

/** One page of lines, what stands below it on every page, buttons to what is on it, and to the other pages. */
export function paged(
  lines: readonly Inline[][],
  turn: Turn,
  deeper: readonly (Button | null)[] = [],
  below: readonly Block[] = [],
): Block[] {
  const { view, of, share, from } = turn
  const { at, pages, shown } = onPage(lines, turn)
  return [
    list(...shown),
    ...(pages > 1 ? [text(`第${at + 1}页，共${pages}页`)] : []),
    ...below,
    buttons(
      ...deeper,
      ...turns({ at, pages }, (to) => ({
        do: 'status',
        view,
        of,
        page: to + 1,
        ...(from ? { from: pageWord(from) } : {}),
      })),
      shareButton(share && lines.length > 0, { view, of, page: at + 1 }),
      backButton(view, from),
    ),
  ]
}

/** Goals in lines, a page of them, each opened by its button. */
export function goalPages(
  goals: readonly GoalState[],
  line: (state: GoalState) => Inline[],
  turn: Turn,
  more: readonly (Button | null)[] = [],
  below: readonly Block[] = [],
): Block[] {
  const { shown } = onPage(goals, turn)
  return paged(goals.map(line), turn, [...shown.map((state) => goalButton(state, turn)), ...more], below)
}

/** `23项指标合为21个目标：指标6和7合算，16和17合算。`; '' where each has its own. */
function goalsAndIndicators({ goals, indicators }: Plan): string {
  const joined = goals.filter((goal) => goal.indicators.length > 1).map((goal) => `${goal.indicators.join('和')}合算`)
  return joined.length === 0 ? '' : `${indicators.length}项指标合为${goals.length}个目标：指标${joined.join('，')}。`
}

const sharedNote = (plan: Plan): Block[] => {
  const words = goalsAndIndicators(plan)
  return words === '' ? [] : [note(words)]
}

/** Goals in a list, one page of it. */
export function goalsCard(plan: Plan, title: string, goals: readonly GoalState[], day: string, turn: Turn): Card {
  return card(
    title,
    goals.some(isBehind) ? 'orange' : 'blue',
    text(`共${goals.length}个目标${goals.length > 0 ? `：${countsWords(goals)}` : ''}`),
    ...goalPages(goals, goalLine, turn, [
      turn.view === 'category'
        ? button('到期能完成吗', { do: 'status', view: 'outlook', of: `category:${turn.of}` })
        : button('可能完不成', { do: 'status', view: 'outlook' }),
      turn.view === 'goals' ? button('按类别', { do: 'status', view: 'categories' }) : null,
    ]),
    ...(goals.length === plan.goals.length ? sharedNote(plan) : []),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

/** Goals behind, the largest gap first; where there is none, the sentence that says of how many that is known. */
export function behindCard(
  plan: Plan,
  { all, behind }: { all: readonly GoalState[]; behind: readonly GoalState[] },
  day: string,
  turn: Turn,
): Card {
  if (day > plan.end) return unmetCard(plan, all, day, turn)
  const far = countsOf(behind).farBehind
  return card(
    '滞后的目标',
    behind.length > 0 ? 'orange' : 'blue',
    ...(behind.length > 0
      ? [text(b(`${all.length}个目标中滞后${behind.length}个`), `（严重${far}个），差得最多的在前：`)]
      : [text(b('目前没有能判定为滞后的目标。')), text(...sentence(plan, all, day))]),
    ...goalPages(behind, (state) => behindLine(plan, state), turn),
    judged(ruleLine(plan, behind.length > 0 ? behind : all), ...basisOf(behind.length > 0 ? behind : all, day)),
  )
}

/** After the end: those that did not reach their target, by how much; those that wait for their last period. */
function unmetCard(plan: Plan, all: readonly GoalState[], day: string, turn: Turn): Card {
  const { ended, bold, rest } = endedHead(plan, all)
  const short = shortFirst(all)
  return card(
    '未达标的目标',
    short.length > 0 ? 'orange' : 'blue',
    text(ended, b(bold), `${rest}${short.length > 0 ? '，差得最多的在前：' : '。'}`),
    ...goalPages(short, (state) => unmetLine(plan, state), turn),
    judged(ruleLine(plan, all), ...basisOf(all, day)),
  )
}

const unmetLine = (plan: Plan, state: GoalState): Inline[] => [
  b(goalName(state)),
  ` ${currentWords(state)}/${targetWords(state)}，${shortWords(state)} `,
  lightWords(state),
  `（${leadsOf(plan, state)}牵头，${dateWords(state)}）`,
]

const behindLine = (plan: Plan, state: GoalState): Inline[] => [
  b(goalName(state)),
  ` ${currentWords(state)}/${targetWords(state)}，${gapWords(state)} `,
  lightWords(state),
  `（${leadsOf(plan, state)}牵头，${dateWords(state)}）`,
]

/** Counts per category or per lead unit, in the plan's order, each a way deeper. No order by who is faster. */
export function groupsCard(
  plan: Plan,
  title: string,
  groups: readonly { name: string; id: string; goals: GoalState[] }[],
  view: 'category' | 'unit',
  { day, turn }: { day: string; turn: Turn },
): Card {
  const { shown } = onPage(groups, turn)
  return card(
    title,
    'blue',
    text(`${plan.goals.length}个目标，${groups.length}个${view === 'category' ? '类别' : '牵头单位'}，按方案的顺序：`),
    ...paged(
      groups.map(({ name, goals }) => [b(name), `（${goals.length}个目标）${countsWords(goals)}`]),
      turn,
      shown.map(({ name, id }) => button(labelOf(name), { do: 'status', view, of: id })),
    ),
    ...(view === 'unit'
      ? [note('按方案的顺序，不是排名；联合牵头的目标在每个牵头单位下各列一次。没有别的城市的数，不作比较。')]
      : []),
    ...(view === 'category' ? sharedNote(plan) : []),
    judged(
      ruleLine(
        plan,
        groups.flatMap(({ goals }) => goals),
      ),
      ...basisOf(
        groups.flatMap(({ goals }) => goals),
        day,
      ),
    ),
  )
}

/** A name as a button has room for it, without what stands in brackets. */
const labelOf = (name: string): string => (name.split(/[(（]/)[0] ?? name).slice(0, 16)
