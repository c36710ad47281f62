import type Big from 'big.js'
import { decimal, plainFigure, sum } from '../decimal.ts'
import type { Goal, PaperRef, Plan, Share, Target } from '../plan.ts'
import { type Amendment, amendmentPlace, type Said, type TargetLine } from './amendment.ts'

/** Which figure a line sets: of two papers that set the same one the newer holds. */
const keyOf = ({ no, unit, on, basis }: TargetLine): string => [no, unit ?? '', on, basis].join(' ')

type Line = { line: TargetLine; by: PaperRef; was: Earlier[] }
type Earlier = { value: string; by: PaperRef | null }

const refOf = ({ id, title, number, date }: Amendment): PaperRef => ({ id, title, number, date })

/** The lines that hold for a goal, each with what it replaced. */
function linesOf({ indicators }: Goal, said: readonly Said[]): Line[] {
  const newest = new Map<string, Line>()
  for (const { paper, line } of said) {
    if (line.kind !== 'target' || !indicators.includes(line.no)) continue
    const before = newest.get(keyOf(line))
    const was = before ? [...before.was, { value: before.line.value, by: before.by }] : []
    newest.set(keyOf(line), { line, by: refOf(paper), was })
  }
  return [...newest.values()]
}

/** The goal with what later papers set: milestones and a revised last target of the whole, shares of the parts. */
export function goalAsAmended(plan: Plan, own: Goal, said: readonly Said[]): Goal {
  const goal = withStates(own, said)
  const lines = linesOf(goal, said)
  if (lines.length === 0) return goal
  const whole = lines.filter(({ line }) => line.unit === null && line.basis !== 'start')
  const marks = totalsOf(plan, goal, whole)
  const shares = lines.filter(({ line }) => line.unit !== null || line.basis === 'year').map(shareOf)
  return {
    ...goal,
    targets: marks.reduce((targets, mark) => withMark(targets, mark, unitOf(plan, goal)), goal.targets),
    // A state for which a figure was set is reached by the figure.
    ...(goal.sense === 'state' && marks.length > 0 && { sense: 'atLeast' as const }),
    ...(shares.length > 0 && { shares }),
  }
}

/** What a state is to be by each day as later papers put it; of two papers the newer holds. */
function withStates(goal: Goal, said: readonly Said[]): Goal {
  let { targets } = goal
  for (const { line, paper } of said) {
    if (line.kind !== 'state' || !goal.indicators.includes(line.no) || goal.sense !== 'state') continue
    const before = targets.find(({ on }) => on === line.on)
    const by = refOf(paper)
    const was = before ? [...(before.was ?? []), { value: before.written, by: before.by ?? null }] : []
    const made: Target = { on: line.on, written: line.written, value: null, place: amendmentPlace(by), by, was }
    targets = [...targets.filter(({ on }) => on !== line.on), made].sort((a, b) => (a.on < b.on ? -1 : 1))
  }
  return targets === goal.targets ? goal : { ...goal, targets }
}

const unitOf = (plan: Plan, { indicators }: Goal): string =>
  plan.indicators.find(({ no }) => no === indicators[0])?.unit ?? ''

const shareOf = ({ line: { no, unit, on, basis, value, cell }, by, was }: Line): Share => ({
  no,
  unit,
  on,
  basis,
  value,
  ...(cell !== '' && { cell }),
  by,
  was,
})

type Mark = { on: string; value: Big; by: PaperRef; was: Earlier[] }

/**
 * What is wanted in total by each day, from totals and from yearly amounts: those count only where every year since the
 * plan's start is known, and not where each year stands for itself. Of a shared goal all parts together, or the one
 * figure set for it.
 */
function totalsOf(plan: Pick<Plan, 'start'>, goal: Goal, lines: readonly Line[]): Mark[] {
  const days = [...new Set(lines.map(({ line }) => line.on))].sort()
  return days.flatMap((on): Mark[] => {
    const here = lines.filter(({ line }) => line.on === on)
    const total = here.filter(({ line }) => line.basis === 'total')
    const [first] = here
    if (!first) return []
    const { by, was } = first
    if (total.length > 0) return [{ on, value: sum(total.map(({ line }) => decimal(line.value))), by, was }]
    if (goal.perYear) return [{ on, value: sum(here.map(({ line }) => decimal(line.value))), by, was }]
    const amounts = lines.filter(({ line }) => line.basis === 'year' && line.on <= on)
    const years = new Set(amounts.map(({ line }) => line.on.slice(0, 4)))
    const [from, to] = [Number(plan.start.slice(0, 4)), Number(on.slice(0, 4))]
    const isWhole = Array.from({ length: to - from + 1 }, (_, at) => String(from + at)).every((year) => years.has(year))
    return isWhole ? [{ on, value: sum(amounts.map(({ line }) => decimal(line.value))), by, was: [] }] : []
  })
}

function withMark(targets: readonly Target[], mark: Mark, unit: string): Target[] {
  const value = plainFigure(mark.value)
  const at = targets.findIndex(({ on }) => on === mark.on)
  const before = targets[at]
  if (before?.value === value && before.by === undefined) return [...targets]
  const made: Target = {
    on: mark.on,
    written: `${value}${unit}`,
    value,
    place: amendmentPlace(mark.by),
    by: mark.by,
    was: [
      ...(before && before.by === undefined ? [{ value: before.value ?? before.written, by: null }] : []),
      ...mark.was.map((one) => ({ value: one.value, by: one.by })),
    ],
  }
  return [...targets.filter(({ on }) => on !== mark.on), made].sort((a, b) => (a.on < b.on ? -1 : 1))
}

/**
 * A goal as one unit has it, from its shares; null where no paper gives it one. Of yearly amounts that do not add up
 * from the plan's start, the one of the day's year (else the last before it) is a goal of that year alone.
 */
export function goalOfUnit(plan: Plan, goal: Goal, unit: string, day: string): Goal | null {
  const lines = (goal.shares ?? [])
    .filter((one) => one.unit === unit && one.basis !== 'start')
    .map(({ no, on, basis, value, by, was }): Line => {
      const line: TargetLine = { kind: 'target', no, unit, on, basis, value, cell: '' }
      return { line, by, was }
    })
  if (lines.length === 0) return null
  const { shares: _, ...own } = goal
  // 超过 is said of the whole: no single share has to pass its own figure.
  const shared: Goal = { ...own, sense: goal.sense === 'state' ? 'atLeast' : goal.sense, strict: false }
  const withMarks = (marks: readonly Mark[]): Goal['targets'] =>
    marks.reduce((targets: Target[], mark) => withMark(targets, mark, unitOf(plan, goal)), [])
  const marks = totalsOf(plan, goal, lines)
  if (marks.length > 0) return { ...shared, targets: withMarks(marks) }
  const years = lines.map(({ line }) => line.on).sort()
  const on = years.find((one) => one.slice(0, 4) === day.slice(0, 4)) ?? years.findLast((one) => one <= day) ?? years[0]
  const yearly = totalsOf(
    plan,
    { ...goal, perYear: true },
    lines.filter(({ line }) => line.on === on),
  )
  return { ...shared, perYear: true, targets: withMarks(yearly) }
}
