import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { periodWord } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Block, b, buttons, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { backButton, goalButton, shareButton } from './nav.ts'
import { type Outlook, outlookLine, outlookOf, whyUnknown } from './outlook-words.ts'
import { goalName, leadsOf, ruleLine } from './state-words.ts'
import { basisOf } from './status.ts'

/** So many lines of a kind a card shows; the rest is counted. */
const most = 8

/** 哪些目标可能完不成: those whose pace does not reach the target, then those of which nothing is foreseen and why. */
export function outlookCard(
  plan: Plan,
  {
    title,
    of,
    goals,
    day,
    share,
  }: { title: string; of?: string; goals: readonly GoalState[]; day: string; share?: boolean },
): Card {
  const by = (wanted: Outlook) => goals.filter((state) => outlookOf(plan, state) === wanted)
  const [wont, may, will, met, unknown] = [by('wont'), by('may'), by('will'), by('met'), by('unknown')]
  const here = { view: 'outlook', of } as const
  return card(
    title,
    wont.length > 0 ? 'orange' : 'blue',
    text(...opening({ plan, day, all: goals.length, wont: wont.length, may: may.length, unknown: unknown.length })),
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
    ...listed('还不能预计', reasons(plan, unknown)),
    buttons(
      ...[...wont, ...may].slice(0, most).map((state) => goalButton(state, here)),
      shareButton(share, here),
      backButton('outlook', of === undefined ? undefined : scopeView(of)),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

type Opening = { plan: Plan; day: string; all: number; wont: number; may: number; unknown: number }

function opening({ plan, day, all, wont, may, unknown }: Opening): Inline[] {
  const as = `截至${dayLabel(day)}，${all}个目标中`
  const until = `（到${dayLabel(plan.end)}）`
  if (day > plan.end) return [`${periodWord(plan)}已于${dayLabel(plan.end)}结束，不再预计；看“滞后”和“全部目标”。`]
  if (all === unknown) return [as.replace(/中$/, ''), b('都还不能预计'), `${until}，原因如下。`]
  if (wont + may === 0)
    return [as, b('能预计的都能完成'), `${until}${unknown > 0 ? `，另有${unknown}个还不能预计` : ''}。`]
  const risk = may > 0 ? `、${may}个不稳` : ''
  return [as, b(`${wont}个可能完不成${risk}`), `${until}${unknown > 0 ? `，另有${unknown}个还不能预计` : ''}。`]
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

/** Goals of which nothing is foreseen, by the reason. */
function reasons(plan: Plan, goals: readonly GoalState[]): Inline[][] {
  const groups = new Map<string, string[]>()
  for (const state of goals) {
    const why = whyUnknown(plan, state)
    groups.set(why, [...(groups.get(why) ?? []), goalName(state)])
  }
  return [...groups].map(([why, names]) => [`${why}的${names.length}个：${names.join('、')}`])
}

function listed(title: string, lines: Inline[][]): Block[] {
  if (lines.length === 0) return []
  const more = lines.length > most ? `（共${lines.length}个，列前${most}个）` : ''
  return [text(b(title), more), list(...lines.slice(0, most))]
}
