import { goalOfUnit } from '../amendments/targets.ts'
import { baselineOf } from '../counting.ts'
import { type Decimal, decimal, figure } from '../decimal.ts'
import { reportable } from '../due.ts'
import { newestOf, ratioTotals } from '../figures.ts'
import { goalOf, periodWord, ratioNames, targetFigure } from '../look.ts'
import { readFigure } from '../number-form.ts'
import { type Period, periodIn } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import { type Facts, type Progress, progressWords, type TaskText, taskTextNames, textsOf } from '../report.ts'
import { doubtsAbout, firstFigureDoubts, laterDoubts, wholeDoubts } from './doubts.ts'
import { type FigureField, figureFields, stateTyped } from './fields.ts'
import { replacesOf } from './replaces.ts'
import { afterOf, type Before, beforeOf, correctedBy, liveFigures } from './standing.ts'
import { periodKindOf, type Subject } from './subject.ts'

/** What was typed into a form, by field name. */
export type Typed = Readonly<Record<string, string>>

/** The figures of one part, in the form's unit. */
export type Entered = { part: Indicator; value: string | null; numerator: string | null; denominator: string | null }

export type Entry = {
  period: Period
  figures: Entered[]
  task: ({ progress: Progress } & Record<TaskText, string>) | null
  note: string
  /** Reason of a 更正; '' where nothing confirmed is replaced. */
  correction: string
  /** Numbers of the indicators (or the task) whose confirmed report it corrects; the reason is of these. */
  corrects: number[]
  /** How numbers were understood where that is worth saying back: `156000件 = 15.6万件`. */
  said: string[]
  /** Asked about once more before it is taken. */
  doubts: string[]
  /** For the reviewer. */
  flags: string[]
  /** What waits for the same thing, whoever sent it, and is replaced; said once it is. */
  replaces: string[]
}

export type Checked = { entry: Entry } | { problems: Record<string, string> }

/** What is reported on, for which unit, and what is known; `behalf`: the office enters it for the unit. */
export type About = { plan: Plan; facts: Facts; subject: Subject; unit: string; today: string; behalf?: boolean }

const noteLimit = 500
const textLimit = 500

/** A form's fields → what is to be reported, or what is wrong, by field (docs/rules.md 4, Checks). */
export function check(about: About, typed: Typed): Checked {
  const { subject } = about
  const problems: Record<string, string> = {}
  const period = periodOfForm(about, typed.period ?? '')
  if (typeof period === 'string') problems.period = period

  const read = subject.kind === 'indicator' ? readFigures(subject.parts, figureFields(subject), typed, problems) : null
  const task = subject.kind === 'task' ? readTask(typed, problems) : null
  const note = (typed.note ?? '').trim()
  if (note.length > noteLimit) problems.note = `最多${noteLimit}字，现有${note.length}字`

  const reason = (typed.reason ?? '').trim()
  const numbers = read ? read.figures.map(({ part }) => part.no) : [subject.no]
  const corrects = typeof period === 'object' ? correctedBy(about, period.id, numbers).map(({ no }) => no) : []
  const replaces = corrects.length > 0
  if (replaces && reason === '') problems.reason = '这一期已有确认过的数，改动须写明更正原因'
  if (read && typeof period === 'object' && Object.keys(problems).length === 0) {
    Object.assign(problems, tooManyHandled(about, read.figures, period))
  }
  if (typeof period === 'string' || Object.keys(problems).length > 0) return { problems }
  const inPlaceOf = replacesOf(about, period.id, numbers)
  const doubts = [...(read ? doubtsOf(about, read.figures, period) : []), ...inPlaceOf.others]
  return {
    entry: {
      period,
      figures: read?.figures ?? [],
      task,
      note: replaces ? note : [note, reason].filter((words) => words !== '').join('；'),
      correction: replaces ? reason : '',
      corrects,
      said: read?.said ?? [],
      doubts: [
        ...doubts,
        ...(read?.guessed ?? []).map((words) => `按“${words}”理解`),
        ...(read?.rounded ?? []).map((words) => `“${words}”是约数，要确定的数`),
      ],
      flags: [
        ...doubts,
        ...(read?.guessed ?? []).map((words) => `没有写单位，按“${words}”理解`),
        ...(read?.rounded ?? []).map((words) => `报的是约数：“${words}”`),
        ...(read ? repeatsOf(about, read.figures, period) : []),
        ...(replaces ? ['更正已确认的数'] : []),
        ...(period.last >= about.today ? ['报告期尚未结束'] : []),
      ],
      replaces: [...inPlaceOf.own, ...inPlaceOf.others],
    },
  }
}

function periodOfForm({ plan, subject, today }: About, id: string): Period | string {
  const period = periodIn(plan, id)
  const kind = periodKindOf(plan, subject)
  if (!period || period.kind !== kind) return '请选择报告期'
  if (period.last < plan.start || period.first > plan.end) return `这一期不在${plan.words.period}内`
  return reportable(plan, kind, today).some((one) => one.id === id) ? period : '这一期还没有开始'
}

type Read = { figures: Entered[]; said: string[]; guessed: string[]; rounded: string[] }

/** Of a shared goal one part may be left open; then only the other is reported. */
function readFigures(
  parts: readonly Indicator[],
  fields: readonly FigureField[],
  typed: Typed,
  problems: Record<string, string>,
): Read {
  const said: string[] = []
  const guessed: string[] = []
  const rounded: string[] = []
  const read = new Map<string, string>()
  const given = fields.filter(({ name }) => (typed[name] ?? '').trim() !== '')
  const asked = parts.length > 1 && given.length > 0 ? given : fields
  for (const { name, part } of asked) {
    const { reportUnit: unit, decimals, range } = part
    if (part.measure === 'state') {
      const answer = stateTyped(typed[name] ?? '')
      if (answer === null) problems[name] = '请选“已达到”或“还没有达到”'
      else read.set(name, answer)
      continue
    }
    const figureRead = readFigure(typed[name] ?? '', { unit, decimals, range })
    if ('problem' in figureRead) problems[name] = figureRead.problem
    else {
      read.set(name, figureRead.value)
      const isGuess = figureRead.guessed || isBare(typed[name] ?? '')
      if (figureRead.said) (figureRead.about ? rounded : isGuess ? guessed : said).push(figureRead.said)
    }
  }
  const figures = parts.map((part): Entered => {
    const of = (which: FigureField['of']): string | null => {
      const field = fields.find((one) => one.part === part && one.of === which)
      return (field && read.get(field.name)) ?? null
    }
    return { part, value: of('value'), numerator: of('numerator'), denominator: of('denominator') }
  })
  const entered = figures.filter(({ value, denominator }) => value !== null || denominator !== null)
  return { figures: entered, said, guessed, rounded }
}

/** Digits without any unit: that they were meant in another unit is a guess, to be confirmed by who typed them. */
const isBare = (typed: string): boolean => /^[\d.,，\s]+$/.test(typed.normalize('NFKC'))

/** Σ handled ≤ Σ accepted over the pilot; one month alone may handle more than it accepts. */
function tooManyHandled(
  { plan, facts, today }: About,
  figures: readonly Entered[],
  period: Period,
): Record<string, string> {
  for (const { part, numerator, denominator } of figures) {
    if (numerator === null || denominator === null) continue
    const others = liveFigures(plan, facts).filter((one) => one.no === part.no && one.period.id !== period.id)
    const before = ratioTotals(others, baselineOf(facts, part.no, today))
    const handled = before.handled.plus(numerator)
    const accepted = before.accepted.plus(denominator)
    if (handled.gt(accepted)) {
      const names = ratioNames(part)
      const words = `${periodWord(plan)}以来${names.part}${figure(handled)}${part.reportUnit}，多于${names.whole}${figure(accepted)}${part.reportUnit}，请核对`
      return { numerator: words }
    }
  }
  return {}
}

function doubtsOf(about: About, figures: readonly Entered[], period: Period): string[] {
  const { plan, facts } = about
  const live = liveFigures(plan, facts)
  return figures.flatMap(({ part, value }) => {
    if (value === null || part.measure === 'state') return []
    const before = beforeOf(part, live, facts, period)
    const target = targetOf(about, part.no)
    return [
      ...doubtsOfFigure(part, decimal(value), before, target),
      ...laterDoubts(part, { value: decimal(value), of: period.label, period }, afterOf(part, live, period)),
    ]
  })
}

/** The figure to be reached: of a county's form its own share, where a paper gives it one. */
function targetOf({ plan, subject, unit, today }: About, no: number): string | null {
  const goal = goalOf(plan, no)
  const own = subject.kind === 'indicator' && subject.share ? goalOfUnit(plan, goal, unit, today) : null
  return targetFigure(own ?? goal)
}

const doubtsOfFigure = (part: Indicator, value: Decimal, before: Before | null, target: string | null): string[] => [
  ...doubtsAbout(part, value, before),
  ...(target === null
    ? []
    : [...firstFigureDoubts(part, value, before, target), ...wholeDoubts(part, value, before, target)]),
]

/** New amounts that are the very same as the period before: perhaps the same file was sent again. */
function repeatsOf({ plan, facts }: About, figures: readonly Entered[], period: Period): string[] {
  const live = liveFigures(plan, facts)
  return figures.flatMap(({ part, value, numerator, denominator }) => {
    const earlier = live.filter((one) => one.no === part.no && one.period.last < period.last)
    const last = newestOf(earlier)
    if (!last || ['stock', 'growth', 'state'].includes(part.measure)) return []
    const isSame =
      value !== null
        ? (last.value?.eq(value) ?? false) && !decimal(value).eq(0)
        : last.numerator.eq(numerator ?? 0) && last.denominator.eq(denominator ?? 0) && !last.denominator.eq(0)
    return isSame ? [`${part.short}与${last.period.label}的数完全相同`] : []
  })
}

function readTask(typed: Typed, problems: Record<string, string>): Entry['task'] {
  const progress = progressWords.find((word) => word === typed.state)
  if (!progress) problems.state = '请选择进展状态'
  const texts = textsOf(typed)
  if (texts.done === '' && progress !== '未启动') problems.done = '请写明做了什么'
  for (const name of taskTextNames) {
    const { length } = texts[name]
    if (length > textLimit) problems[name] = `最多${textLimit}字，现有${length}字`
  }
  return progress ? { progress, ...texts } : null
}
