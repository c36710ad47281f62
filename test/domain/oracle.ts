import { type DueDays, dueDayOf } from '../../src/domain/due.ts'
import { nextPeriod, parsePeriod, periodOf } from '../../src/domain/period.ts'
import type { Goal, Plan } from '../../src/domain/plan.ts'
import type { Facts, FigureReport } from '../../src/domain/report.ts'

/**
 * design.md 3 a second time, in plain numbers and one pass, to hold the domain against: what a goal's value, gap and
 * light are on a day. It shares only periods and due days with the domain.
 */
export type Expected = { current: number | null; gap: number | null; light: string; figureOf: string | null }

const dayMs = 86_400_000
/** 7.2 ÷ 6 − 1 is 0.19999999999999996 here and 0.2 in the domain; what lies at a threshold is tabled by hand. */
const tiny = 1e-9
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs + 1
const elapsed = (first: string, last: string, day: string) =>
  Math.min(1, Math.max(0, days(first, day) / days(first, last)))
const after = (day: string) => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
const lastOf = (period: string) => parsePeriod(period)?.last ?? ''

export function expectedOf(plan: Plan, goal: Goal, facts: Facts, day: string, dueDays: DueDays): Expected {
  const indicators = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [{ measure, decimals } = { measure: '', decimals: 0 }] = indicators
  const level = measure === 'stock' || measure === 'growth'
  const target = Number(goal.targets.at(-1)?.value)

  const parts = indicators.map(({ no, period: kind }) => {
    const newest = new Map<string, FigureReport>()
    for (const report of [...facts.reports].sort((a, b) => a.id - b.id)) {
      if (report.kind !== 'indicator' || report.no !== no || report.events.at(-1)?.state !== 'confirmed') continue
      if (lastOf(report.period) > day && report.at.slice(0, 10) > day) continue
      const held = newest.get(report.period)
      if (!held || held.at <= report.at) newest.set(report.period, report)
    }
    const figures = [...newest.values()].sort((a, b) => (lastOf(a.period) < lastOf(b.period) ? -1 : 1))
    const base = facts.baselines
      .filter((one) => one.no === no && one.date <= day)
      .reduce<Facts['baselines'][number] | undefined>((held, one) => (held && held.at > one.at ? held : one), undefined)
    const counted = figures.filter(({ period }) => level || !base || lastOf(period) > base.date)
    const last = figures.at(-1)
    const lastDay = last && (lastOf(last.period) <= day ? lastOf(last.period) : last.at.slice(0, 10))
    const lastPeriod = last && parsePeriod(last.period)
    const reported = lastDay && lastPeriod ? { on: lastDay, next: nextPeriod(lastPeriod) } : null
    const opened = !level && base ? { on: base.date, next: periodOf(kind, after(base.date)) } : null
    const stand = reported && opened ? (opened.on > reported.on ? opened : reported) : (reported ?? opened)
    return { kind, figures, counted, base, stand }
  })

  const reported = parts.some(({ figures }) => figures.length > 0)
  const stands = parts.flatMap(({ stand }) => stand ?? []).sort((a, b) => (a.on < b.on ? -1 : 1))
  const [oldest] = stands
  const baseline = level && parts.every(({ base }) => base) ? total(parts.map(({ base }) => Number(base?.value))) : null
  const sumOf = (field: 'value' | 'numerator' | 'denominator') =>
    total(parts.flatMap(({ counted }) => counted.map((report) => Number(report[field] ?? 0)))) +
    total(parts.map(({ base }) => Number(base?.[field] ?? 0)))

  let current: number | null = null
  if (level) {
    const whole = parts.every(({ figures }) => figures.length > 0)
    const value = total(parts.map(({ figures }) => Number(figures.at(-1)?.value ?? 0)))
    if (whole) current = measure === 'stock' ? value : baseline ? (value / baseline - 1) * 100 : null
  } else if (measure === 'ratio') {
    if (sumOf('denominator') > 0) current = (sumOf('numerator') / sumOf('denominator')) * 100
  } else if (oldest) current = sumOf('value')

  const silent = oldest && oldest.next.first <= plan.end && day > dueDayOf(oldest.next, dueDays)
  const reference = silent ? day : oldest?.on
  const latestBase =
    parts
      .map(({ base }) => base?.date ?? '')
      .sort()
      .at(-1) ?? ''
  const left = baseline === null ? null : target - baseline
  const step = measure === 'step' || (measure === 'stock' && decimals === 0 && left !== null && left > 0 && left <= 3)
  let gap: number | null = null
  if (current !== null && reference && !step && !(level && baseline === null)) {
    const gone = elapsed(level ? after(latestBase) : plan.start, plan.end, reference)
    if (measure === 'ratio') gap = (current - target) / 100
    else if (measure === 'stock' && left !== null && left <= 0) gap = (current - target) / target
    else if (measure === 'stock') gap = (current - (baseline ?? 0)) / (left ?? 1) - gone
    else gap = current / target - gone
  }

  const settled = parts.every(
    ({ kind, stand }) => (stand && stand.next.first > plan.end) || day > dueDayOf(periodOf(kind, plan.end), dueDays),
  )
  const closed = day > plan.end && settled
  const light = (): string => {
    if (!reported) return step && !closed ? 'inProgress' : 'noData'
    if (current !== null && (goal.strict ? current > target + tiny : current >= target - tiny)) return 'met'
    if (level && baseline === null) return 'noBaseline'
    if (current === null) return 'noData'
    if (closed) return 'unmet'
    if (step || gap === null) return 'inProgress'
    if (measure === 'ratio') return gap >= -0.1 - tiny ? 'behind' : 'farBehind'
    return gap > -0.1 + tiny ? 'onCourse' : gap >= -0.3 - tiny ? 'behind' : 'farBehind'
  }
  return { current, gap, light: light(), figureOf: oldest?.on ?? null }
}
