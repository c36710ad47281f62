import { shortDay } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, type ChangeKind, isBehind, kindOfChange } from '../domain/status.ts'
import { b, type Inline } from './kit.ts'
import { currentWords, goalName, hasLateReport, lightText } from './state-words.ts'

/**
 * `商标有效注册量 14.8万件→14.9万件（更正）`, with the light where it changed and, where no figure did, why; 补报 where it
 * came late and after the end.
 */
export function changeWords(plan: Plan, change: Change): string {
  const { goal, before } = change
  const [then, now] = [currentWords(before), currentWords(goal)]
  const figures = !hasNewFigure(change) ? '' : before.current === null ? `报${now}` : `${then}→${now}`
  const [was, is] = [lightText(before), lightText(goal)]
  const words = [figures, was === is ? '' : `${was}→${is}`, whyMoved(plan, change)]
    .filter((part) => part !== '')
    .join('，')
  return `${goalName(goal)} ${words}${changeMarks(plan, change)}`
}

/** Why a state is another one though its figure is not: `数没有更新，改按4月10日的序时比`; '' where the figure says it. */
function whyMoved(plan: Plan, change: Change): string {
  const { goal, before } = change
  if (hasNewFigure(change) || lightText(goal) === lightText(before)) return ''
  if (before.light === 'noBaseline') return '补了基数'
  if (goal.day > plan.end && before.day <= plan.end) return `${plan.words.period}已结束，按是否达标判`
  return goal.referenceDay !== null && goal.referenceDay !== before.referenceDay
    ? `数没有更新，改按${shortDay(goal.referenceDay)}的序时比`
    : '判定的设置改了'
}

/** `（更正、补报）`; '' where neither. */
export function changeMarks(plan: Plan, { goal, before, corrected }: Change): string {
  const marks = [corrected ? '更正' : '', hasLateReport(plan, goal, before.day) ? '补报' : ''].filter(
    (mark) => mark !== '',
  )
  return marks.length > 0 ? `（${marks.join('、')}）` : ''
}

/** Its value is another one; else only its light changed, by time passing or a start value. */
export const hasNewFigure = ({ goal, before }: Change): boolean =>
  goal.current === null || before.current === null ? goal.current !== before.current : !goal.current.eq(before.current)

/**
 * What moved, by what matters: what was reached, what fell behind and whether without a new figure, how many have new
 * figures; none is left empty.
 */
export function movedParts(moved: readonly Change[]): string[] {
  const isReached = ({ goal, before }: Change): boolean => goal.light === 'met' && before.light !== 'met'
  const fell = moved.filter((change) => isBehind(change.goal) && !isBehind(change.before))
  const first = fell.filter((change) => kindOfChange(change) === 'first')
  const worse = fell.filter((change) => !first.includes(change))
  const stale = worse.filter((change) => !hasNewFigure(change))
  const reached = moved.filter(isReached)
  const fresh = moved.filter(hasNewFigure).length
  const why =
    stale.length === 0
      ? ''
      : stale.length === worse.length
        ? '（数没有更新，序时进度已往前）'
        : `（其中${stale.length}个数没有更新）`
  return [
    reached.length > 0 ? `${namesOf(reached)}达标` : '',
    worse.length > 0 ? `${namesOf(worse)}转为滞后${why}` : '',
    fresh > 0 ? `共${fresh}个目标有新数` : '',
    first.length > 0 ? `${namesOf(first)}一报就滞后` : '',
  ].filter((words) => words !== '')
}

/** `比3月11日：转好1个、转差2个，3个目标有新数`, without what only the office's books changed. */
export function comparedWords(moved: readonly Change[]): string {
  const count = (...kinds: ChangeKind[]): number =>
    moved.filter((change) => kinds.includes(kindOfChange(change))).length
  const [better, worse, first] = [count('better'), count('worse'), count('first')]
  const fresh = moved.filter((change) => kindOfChange(change) !== 'first' && hasNewFigure(change)).length
  const turned = better + worse === 0 ? '没有转好或转差的' : `转好${better}个、转差${worse}个`
  const news = [fresh > 0 ? `${fresh}个有新数` : '', first > 0 ? `${first}个首次有数` : ''].filter(
    (words) => words !== '',
  )
  return [turned, news.length > 0 ? news.join('、') : '没有新数'].join('，')
}

/** `另有7个只是补了基数或改了设置，不算变化：甲、乙等7个`; '' where there is none. */
export const booksWords = (books: readonly Change[]): string =>
  books.length === 0 ? '' : `另有${books.length}个只是补了基数、撤了确认或改了设置，算不上转好转差：${namesOf(books)}。`

/** So many are named; how many more there are is said. */
const mostNamed = 3

function namesOf(moved: readonly Change[]): string {
  const names = moved.map(({ goal }) => goalName(goal))
  return `${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? `等${names.length}个` : ''}`
}

/** The same as a sentence. */
export function movedWords(moved: readonly Change[]): Inline[] {
  if (moved.length === 0) return ['没有变化。']
  const parts = movedParts(moved)
  return parts.length === 0 ? [`${moved.length}个目标有变化。`] : [b(parts.join('，')), '。']
}
