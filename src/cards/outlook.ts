import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { shortFirst } from '../domain/status.ts'
import { type Block, b, button, buttons, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { backButton, goalButton, shareButton } from './nav.ts'
import {
  althoughWords,
  endedHead,
  type Outlooks,
  outlookHead,
  outlookInBrief,
  outlookLine,
  outlooksOf,
  shortWords,
  unknownCounts,
  unknownWords,
} from './outlook-words.ts'
import { currentWords, goalName, leadsOf, ruleLine, targetWords } from './state-words.ts'
import { basisOf } from './status.ts'

/** So many lines of a kind a card shows; the rest is counted. */
const most = 8
/** So many goals stand on the first screen of a phone. */
const few = 3

/** `whole`: every goal with its paces, behind a button of the first screen. */
type Shown = { title: string; of?: string; goals: readonly GoalState[]; day: string; share?: boolean; whole?: boolean }

/** 哪些目标可能完不成: those whose pace does not reach the target, then those of which nothing is foreseen and why. */
export function outlookCard(plan: Plan, { title, of, goals, day, share, whole = false }: Shown): Card {
  if (day > plan.end) return endedCard(plan, { title, of, goals, day, share })
  const outlooks = outlooksOf(plan, goals)
  const { wont, may, will, unknown } = outlooks
  const head = outlookHead(plan, outlooks)
  const here = { view: 'outlook', of } as const
  return card(
    title,
    wont.length > 0 ? 'orange' : 'blue',
    text(`截至${dayLabel(day)}，${head.all}`, b(head.bold), `${head.rest}。`),
    ...(whole ? wholeBlocks(plan, outlooks) : firstScreen(plan, outlooks)),
    buttons(
      ...[...wont, ...may].slice(0, whole ? most : few).map((state) => goalButton(state, here)),
      whole || unknown.length + will.length + wont.length + may.length === 0
        ? null
        : button('逐个看', { do: 'status', ...here, page: 2 }),
      shareButton(share, here),
      whole
        ? button('返回', { do: 'status', ...here })
        : backButton('outlook', of === undefined ? undefined : scopeView(of)),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

/** What a leader reads between two meetings: the goals at risk, largest first, and how many nobody can foresee. */
function firstScreen(plan: Plan, { wont, may, unknown }: Outlooks): Block[] {
  const risky = [...wont, ...may]
  const line = (state: GoalState): Inline[] => [
    b(goalName(state)),
    ` ${may.includes(state) ? '不稳，' : ''}${outlookInBrief(plan, state)}`,
    althoughIn(state),
  ]
  return [
    ...(risky.length > few ? [text(`共${risky.length}个，差得最多的在前，先列${few}个：`)] : []),
    ...(risky.length > 0 ? [list(...risky.slice(0, few).map(line))] : []),
    ...(unknown.length > 0 ? [text(`还不能预计的${unknown.length}个：${unknownCounts(plan, unknown)}。`)] : []),
  ]
}

/** Every goal by where it leads, with its paces or the reason why nothing is foreseen. */
const wholeBlocks = (plan: Plan, { wont, may, will, met, unknown }: Outlooks): Block[] => [
  ...listed(
    '按现在的速度完不成',
    wont.map((state) => lineOf(plan, state)),
  ),
  ...listed(
    '有可能完成，不稳',
    may.map((state) => lineOf(plan, state)),
  ),
  ...(will.length + met.length > 0
    ? [text(`${countOf('能完成', will)}${will.length > 0 && met.length > 0 ? '；' : ''}${countOf('已达标', met)}。`)]
    : []),
  ...listed(
    '还不能预计',
    unknownWords(plan, unknown).map((line) => [line]),
  ),
]

/** After the end nothing is foreseen any more: what was not reached, and by how much. */
function endedCard(plan: Plan, { title, of, goals, day, share }: Shown): Card {
  const { ended, bold, rest } = endedHead(plan, goals)
  const short = shortFirst(goals)
  const here = { view: 'outlook', of } as const
  return card(
    title,
    short.length > 0 ? 'orange' : 'blue',
    text(ended, b(bold), `${rest}，不再预计。`),
    ...listed(
      '没有达到的',
      short.map((state) => [
        b(goalName(state)),
        ` ${currentWords(state)}/${targetWords(state)}，${shortWords(state)}（${leadsOf(plan, state)}牵头）`,
      ]),
    ),
    buttons(
      ...short.slice(0, most).map((state) => goalButton(state, here)),
      button('全部未达标', { do: 'status', view: 'behind' }),
      shareButton(share, here),
      backButton('outlook', of === undefined ? undefined : scopeView(of)),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

/** `unit:…` and `category:…` are the pages they were opened from. */
function scopeView(of: string) {
  const at = of.indexOf(':')
  const [kind, name] = [of.slice(0, at), of.slice(at + 1)]
  return kind === 'unit' || kind === 'category' ? ({ view: kind, of: name } as const) : undefined
}

const lineOf = (plan: Plan, state: GoalState): Inline[] => [
  b(goalName(state)),
  ` ${outlookLine(plan, state)}（${leadsOf(plan, state)}牵头）`,
  althoughIn(state),
]

/** Why it is listed though its light is well, as a clause. */
const althoughIn = (state: GoalState): string => (althoughWords(state) === '' ? '' : `；${althoughWords(state)}`)

const countOf = (words: string, goals: readonly GoalState[]): string =>
  goals.length === 0 ? '' : `${words}${goals.length}个：${goals.map(goalName).join('、')}`

function listed(title: string, lines: Inline[][]): Block[] {
  if (lines.length === 0) return []
  const more = lines.length > most ? `（共${lines.length}个，列前${most}个）` : ''
  return [text(b(title), more), list(...lines.slice(0, most))]
}
