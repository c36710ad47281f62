import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { shortFirst } from '../domain/status.ts'
import { type Block, b, button, buttons, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { backButton, goalButton, shareButton } from './nav.ts'
import { endedHead, outlookHead, outlookLine, outlooksOf, shortWords, unknownWords } from './outlook-words.ts'
import { currentWords, goalName, leadsOf, ruleLine, targetWords } from './state-words.ts'
import { basisOf } from './status.ts'

/** So many lines of a kind a card shows; the rest is counted. */
const most = 8

type Shown = { title: string; of?: string; goals: readonly GoalState[]; day: string; share?: boolean }

/** 哪些目标可能完不成: those whose pace does not reach the target, then those of which nothing is foreseen and why. */
export function outlookCard(plan: Plan, { title, of, goals, day, share }: Shown): Card {
  if (day > plan.end) return endedCard(plan, { title, of, goals, day, share })
  const outlooks = outlooksOf(plan, goals)
  const { wont, may, will, met, unknown } = outlooks
  const head = outlookHead(plan, outlooks)
  const here = { view: 'outlook', of } as const
  return card(
    title,
    wont.length > 0 ? 'orange' : 'blue',
    text(`截至${dayLabel(day)}，${head.all}`, b(head.bold), `${head.rest}。`),
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
    buttons(
      ...[...wont, ...may].slice(0, most).map((state) => goalButton(state, here)),
      shareButton(share, here),
      backButton('outlook', of === undefined ? undefined : scopeView(of)),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

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
]

const countOf = (words: string, goals: readonly GoalState[]): string =>
  goals.length === 0 ? '' : `${words}${goals.length}个：${goals.map(goalName).join('、')}`

function listed(title: string, lines: Inline[][]): Block[] {
  if (lines.length === 0) return []
  const more = lines.length > most ? `（共${lines.length}个，列前${most}个）` : ''
  return [text(b(title), more), list(...lines.slice(0, most))]
}
