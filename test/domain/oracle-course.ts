import type { Goal, Plan } from '../../src/domain/plan.ts'
import { after, before, elapsed } from './oracle-days.ts'

/** Same slack as the oracle’s: what lies at a threshold is tabled by hand. */
const tiny = 1e-9

/** What counts as reached: the lower and the upper end. */
export function endsOf({ sense, targets }: Goal, lastYear: number | null): [number, number] {
  const target = targets.at(-1)
  const value = Number(target?.value)
  if (sense === 'notBelowLast') return [lastYear ?? Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (sense === 'atMost') return [Number.NEGATIVE_INFINITY, value]
  if (sense === 'within') return [value, Number(target?.to ?? target?.value)]
  if (sense === 'about') return [value, value]
  return [value, Number.POSITIVE_INFINITY]
}

export function acceptedBy(goal: Goal, lastYear: number | null, value: number): boolean {
  if (goal.sense === 'state') return false
  const [low, high] = endsOf(goal, lastYear)
  if (goal.strict && goal.sense === 'atLeast') return value > low + tiny
  if (goal.strict && goal.sense === 'atMost') return value < high - tiny
  return value >= low - tiny && value <= high + tiny
}

type Known = { measure: string; baseline: number | null; lastYear: number | null; year: string }

/** What was due on day r, and the gap of a value then. */
export function courseTo(plan: Plan, goal: Goal, known: Known, latestBase: string, r: string) {
  const { measure, baseline, lastYear, year } = known
  const [low, high] = endsOf(goal, lastYear)
  const none = { expected: null, gap: () => null }
  const short = (value: number, bound: number) => (bound === 0 ? 0 : -Math.abs(value - bound) / Math.abs(bound))
  /** Against the nearer end; above 0 inside. */
  const held = (value: number): number =>
    value > high + tiny
      ? short(value, high)
      : value < low
        ? short(value, low)
        : Number.isFinite(high)
          ? high === 0
            ? 0
            : (high - value) / Math.abs(high)
          : low === 0
            ? 0
            : (value - low) / Math.abs(low)
  if (goal.sense === 'about' || goal.sense === 'state') return none
  if (goal.sense === 'notBelowLast') return measure === 'flow' ? none : { expected: low, gap: held }
  if (measure === 'flow' && goal.sense === 'atMost')
    return { expected: null, gap: (value: number) => (value > high + tiny ? short(value, high) : null) }

  const yearly = goal.perYear && measure !== 'stock' && measure !== 'growth'
  const start = measure === 'stock' ? (baseline ?? 0) : 0
  const aim = goal.sense === 'atMost' || (goal.sense === 'within' && measure === 'stock' && start > high) ? high : low
  const begins = measure === 'stock' || measure === 'growth' ? after(latestBase) : yearly ? `${year}-01-01` : plan.start
  const first = begins < plan.start && yearly ? plan.start : begins
  const ends = yearly && `${year}-12-31` < plan.end ? `${year}-12-31` : plan.end

  // Straight from milestone to milestone, from the start value on the day before the span begins.
  const marks: { on: string; value: number }[] = yearly
    ? []
    : goal.targets
        .slice(0, -1)
        .flatMap(({ on, value, to }) =>
          value === null || on < first ? [] : [{ on, value: Number(aim === high && to !== undefined ? to : value) }],
        )
  const points = [{ on: before(first), value: start }, ...marks, { on: ends, value: aim }]
  // A ratio, and a growth that is to stay low, are wanted at every date.
  const byDistance = measure === 'ratio' || (measure === 'growth' && goal.sense === 'atMost')
  const dueOn = (): number => {
    if (byDistance) {
      const [firstMark] = marks
      if (!firstMark) return aim
      if (r <= firstMark.on) return firstMark.value
    }
    for (const [index, point] of points.slice(1).entries()) {
      const from = points[index]
      if (from && (r <= point.on || index === points.length - 2)) {
        return from.value + (point.value - from.value) * elapsed(after(from.on), point.on, r)
      }
    }
    return aim
  }

  if (byDistance) {
    const due = dueOn()
    return {
      expected: due,
      gap: (value: number) => (goal.sense === 'atMost' ? due - value : value > high ? high - value : value - due) / 100,
    }
  }
  const inside = start >= low - tiny && start <= high + tiny
  if (measure === 'stock' && inside) return { expected: aim, gap: held }
  const due = dueOn()
  return {
    expected: due,
    gap: (value: number) => {
      const passed = aim === low ? value > high + tiny : value < low - tiny
      if (passed) return short(value, aim === low ? high : low)
      return (value - start) / (aim - start) - (due - start) / (aim - start)
    },
  }
}
