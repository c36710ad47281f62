import type { GoalState } from '../domain/attainment.ts'
import { addDays, dayLabel, shortDay } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, type ChangeKind, kindOfChange, worstFirst } from '../domain/status.ts'
import { booksWords, changeWords, comparedWords } from './change-words.ts'
import { b, button, buttons, type Card, card, judged, list, text } from './kit.ts'
import { goalButton, shareButton } from './nav.ts'
import { countsWords, goalLine, ruleLine } from './state-words.ts'
import { basisOf, headline } from './status.ts'

/** A past day, so many days ago, as it was known at its end, and what has become known of it since. */
export function pastCard(
  plan: Plan,
  { day, days }: { day: string; days: number },
  goals: readonly GoalState[],
  since: readonly Change[],
): Card {
  const behind = worstFirst(goals).slice(0, 5)
  return card(
    `${dayLabel(day)}的情况`,
    'blue',
    text(...headline(plan, goals, day)),
    text(`按当时已确认的数，${goals.length}个目标：${countsWords(goals)}`),
    ...(behind.length > 0 ? [list(...behind.map(goalLine))] : []),
    text(since.length === 0 ? '此后没有补报或更正影响这一天。' : `此后补报或更正${since.length}项，按现在所知：`),
    ...(since.length === 0 ? [] : [list(...since.slice(0, 8).map((change) => [changeWords(plan, change)]))]),
    buttons(button('到今天的变化', { do: 'status', view: 'changes', days }), button('现在的情况', { do: 'status' })),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

/** A day still to come, of all goals or of one. */
export function notYetCard(plan: Plan, day: string, today: string, of: string | undefined): Card {
  const after = day > plan.end ? `${plan.words.period}到${dayLabel(plan.end)}结束。` : ''
  const goal = of === undefined ? {} : { view: 'goal', of }
  return card(
    '那一天还没到',
    'grey',
    text(b(`${dayLabel(day)}还没到`), `，今天是${dayLabel(today)}，那时的情况没有数据。${after}`),
    text(
      of === undefined ? '能说的是现在的情况，和每个目标按现有速度的预测。' : '能说的是现在的情况和按现有速度的预测。',
    ),
    buttons(button('现在的情况', { do: 'status', ...goal })),
  )
}

const most = 15
const mostOpened = 8

const spans = [
  { name: '近七天', days: 7 },
  { name: '近30天', days: 30 },
  { name: '近一年', days: 365 },
]

const order: readonly ChangeKind[] = ['worse', 'better', 'fresh', 'first']

/** `goals` are those that are looked at, changed or not. */
export type ChangesView = { day: string; days: number; goals: readonly GoalState[]; of?: string; share?: boolean }

/** Today beside so many days ago: how many are better, worse, have new figures; each opened by its button. */
export function changesCard(plan: Plan, view: ChangesView, all: readonly Change[]): Card {
  const { day, days, goals, of, share = false } = view
  const moved = order.flatMap((kind) => all.filter((change) => kindOfChange(change) === kind))
  const books = booksWords(all)
  const then = addDays(day, -days)
  return card(
    `近${days}天的变化`,
    moved.some((change) => kindOfChange(change) === 'worse') ? 'orange' : 'blue',
    text(
      `比${then.slice(0, 4) === day.slice(0, 4) ? shortDay(then) : dayLabel(then)}：`,
      b(comparedWords(moved)),
      '。',
    ),
    list(...moved.slice(0, most).map((change) => [changeWords(plan, change)])),
    ...(moved.length > most ? [text(`共${moved.length}个，列前${most}个。`)] : []),
    ...(books === '' ? [] : [text(books)]),
    buttons(
      ...moved.slice(0, mostOpened).map(({ goal }) => goalButton(goal, { view: 'changes' })),
      ...spans
        .filter((span) => span.days !== days)
        .map((span) => button(span.name, { do: 'status', view: 'changes', of, days: span.days })),
      shareButton(share && all.length > 0, { view: 'changes', of }, { days }),
      button('返回', { do: 'status', ...(of === undefined ? {} : { view: 'goal', of }) }),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}
