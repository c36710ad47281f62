import { shortDay } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, type ChangeKind, hasNewFigure, isBehind, kindOfChange } from '../domain/status.ts'
import { b, type Inline } from './kit.ts'
import { currentWords, goalName, hasLateReport, lightText } from './state-words.ts'

/**
 * `商标有效注册量 14.8万件→14.9万件（更正）`, with the light where it changed and, where no figure did, why; 补报 where it
 * came late and after the end.
 */
export function changeWords(plan: Plan, change: Change): string {
  const { goal, before } = change
  const [was, is] = [lightText(before), lightText(goal)]
  const words = [figuresMoved(change), was === is ? '' : `${was}→${is}`, whyMoved(plan, change)]
    .filter((part) => part !== '')
    .join('，')
  return `${goalName(goal)} ${words}${changeMarks(plan, change)}`
}

/** Why a state or a value is another one though no figure came: `数没有更新，改按4月10日的序时比`; '' where the figure says it. */
function whyMoved(plan: Plan, change: Change): string {
  const { goal, before } = change
  if (hasNewFigure(change)) return ''
  const counts = new Set(goal.figures.map(({ report }) => report.id))
  if (before.figures.some(({ report }) => !counts.has(report.id))) return '撤了确认'
  if (before.light === 'noBaseline' && goal.light !== 'noBaseline') return '补了基数'
  if (goal.waitsFor !== null) return '数没有更新'
  if (before.waitsFor !== null) return '最后一期没有报，按是否达标判'
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

/** `14.8万件→14.9万件`, `又报，仍是14.8万件`; '' where no figure moved. */
function figuresMoved(change: Change): string {
  const { before } = change
  const [then, now] = [currentWords(before), currentWords(change.goal)]
  if (before.current === null) return hasNewFigure(change) ? `报${now}` : ''
  if (then === now) return hasNewFigure(change) ? `又报，仍是${now}` : ''
  return `${then}→${now}`
}

const ofKind = (changes: readonly Change[], kind: ChangeKind): Change[] =>
  changes.filter((change) => kindOfChange(change) === kind)

/** Where something went that is worse off, the gravest first. */
const turns = ['未达标', '转为严重滞后', '转为滞后'] as const
const turnOf = ({ goal: { light, waitsFor } }: Change): (typeof turns)[number] =>
  light === 'unmet' && waitsFor === null ? '未达标' : light === 'farBehind' ? '转为严重滞后' : '转为滞后'

const onlyBooks = '只是补了基数、撤了确认或改了设置'

/**
 * What moved, by what matters: what was reached, what fell behind and whether without a new figure, how many have new
 * figures, what only the end or the office's books changed; none is left empty.
 */
export function movedParts(moved: readonly Change[]): string[] {
  const [worse, first] = [ofKind(moved, 'worse'), ofKind(moved, 'first')]
  const reached = [...ofKind(moved, 'better'), ...first].filter(({ goal }) => goal.light === 'met')
  const firstBehind = first.filter(({ goal }) => isBehind(goal))
  const fell = turns.map((turn) => ({ turn, those: worse.filter((change) => turnOf(change) === turn) }))
  const fresh = moved.filter(hasNewFigure).length
  const [ended, books] = [ofKind(moved, 'ended').length, ofKind(moved, 'books').length]
  return [
    reached.length > 0 ? `${namesOf(reached)}达标` : '',
    ...fell.map(({ turn, those }) => (those.length > 0 ? `${namesOf(those)}${turn}${whyFell(those)}` : '')),
    fresh > 0 ? `共${fresh}个目标有新数` : '',
    firstBehind.length > 0 ? `${namesOf(firstBehind)}一报就滞后` : '',
    ended > 0 ? `${ended}个待最后一期` : '',
    books > 0 ? `${books}个${onlyBooks}` : '',
  ].filter((words) => words !== '')
}

/** `（数没有更新，序时进度已往前）` where no figure made it fall. */
function whyFell(fell: readonly Change[]): string {
  const stale = fell.filter((change) => !hasNewFigure(change))
  if (stale.length === 0) return ''
  if (stale.length < fell.length) return `（其中${stale.length}个数没有更新）`
  if (fell.some(({ goal }) => goal.light === 'unmet')) return '（数没有更新）'
  return stale.every(({ goal, before }) => goal.referenceDay !== before.referenceDay)
    ? '（数没有更新，序时进度已往前）'
    : '（判定的设置改了）'
}

/** `比3月11日：转好1个、转差2个，3个目标有新数`, without what only the office's books changed. */
export function comparedWords(moved: readonly Change[]): string {
  const count = (kind: ChangeKind): number => ofKind(moved, kind).length
  const [better, worse, first] = [count('better'), count('worse'), count('first')]
  const fresh = moved.filter((change) => kindOfChange(change) !== 'first' && hasNewFigure(change)).length
  const turned = better + worse === 0 ? '没有转好或转差的' : `转好${better}个、转差${worse}个`
  const news = [fresh > 0 ? `${fresh}个有新数` : '', first > 0 ? `${first}个首次有数` : ''].filter(
    (words) => words !== '',
  )
  return [turned, news.length > 0 ? news.join('、') : '没有新数'].join('，')
}

/** `另有7个只是补了基数…，算不上转好转差：甲、乙等7个。`, and what only waits for its last period; '' where there is none. */
export function booksWords(all: readonly Change[]): string {
  const [ended, books] = [ofKind(all, 'ended'), ofKind(all, 'books')]
  return [
    ended.length === 0 ? '' : `另有${ended.length}个期末已到、待最后一期：${namesOf(ended)}。`,
    books.length === 0 ? '' : `另有${books.length}个${onlyBooks}，算不上转好转差：${namesOf(books)}。`,
  ].join('')
}

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
