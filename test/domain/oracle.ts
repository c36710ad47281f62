import type { DueDays } from '../../src/domain/due.ts'
import type { Goal, Plan } from '../../src/domain/plan.ts'
import type { Facts, FigureReport } from '../../src/domain/report.ts'
import { workdayFrom } from '../../src/domain/workdays.ts'
import { acceptedBy, courseTo, endsOf } from './oracle-course.ts'
import { after, type Span, spanOf, spansOf, total } from './oracle-days.ts'

/**
 * The rules of attainment a second time, from their text alone, in plain numbers and one pass, to hold the domain
 * against. It shares nothing with it but the calendar of working days.
 */
export type Expected = {
  current: number | null
  gap: number | null
  expected: number | null
  light: string
  figureOf: string | null
  /** Periods missing of the past of a flow. */
  missing: number
  /** After the end: the due day that is still waited for; null where nothing is. */
  waitsFor: string | null
}

export type Rules = { dueDays: DueDays; since: string }

const tiny = 1e-9

export function expectedOf(plan: Plan, goal: Goal, facts: Facts, day: string, { dueDays, since }: Rules): Expected {
  const indicators = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [{ measure, decimals } = { measure: 'flow', decimals: 0 }] = indicators
  const level = measure === 'stock' || measure === 'growth'
  const dueOf = ({ kind, last }: Span) => {
    const first = after(last)
    return workdayFrom(`${first.slice(0, 8)}${String(dueDays[kind]).padStart(2, '0')}`)
  }

  const parts = indicators.map(({ no, period: kind }) => {
    // The newest submitted of a key's confirmed ones counts; what speaks of a later day is not known yet.
    const counting = new Map<string, FigureReport>()
    for (const report of [...facts.reports].sort((a, b) => a.id - b.id)) {
      if (report.kind !== 'indicator' || report.no !== no || report.events.at(-1)?.state !== 'confirmed') continue
      if (spanOf(plan, report.period).last > day && report.at.slice(0, 10) > day) continue
      const held = counting.get(report.period)
      if (!held || held.at <= report.at) counting.set(report.period, report)
    }
    const figures = [...counting.values()]
      .map((report) => {
        const span = spanOf(plan, report.period)
        const running = report.at.slice(0, 10) <= span.last
        return { report, span, running, on: running ? report.at.slice(0, 10) : span.last }
      })
      .sort((a, b) => (a.span.last < b.span.last ? -1 : 1))
    const base = facts.baselines
      .filter((one) => one.no === no && one.date <= day)
      .reduce<Facts['baselines'][number] | undefined>((held, one) => (held && held.at > one.at ? held : one), undefined)
    const opened = level ? '' : (base?.date ?? '')
    const newest = figures.at(-1)
    const all = spansOf(plan, kind)
    const has = (span: Span) => figures.some((figure) => figure.span.id === span.id)
    const owedAgain = (span: Span) =>
      !figures.some((figure) => figure.span.id === span.id && !figure.running) && span.last > opened
    const overdue = all.some(
      (span) =>
        owedAgain(span) &&
        span.last >= since &&
        day > dueOf(span) &&
        (!newest || span.last > newest.span.last || (span.id === newest.span.id && newest.running)),
    )
    const year = (newest?.on ?? opened).slice(0, 4)
    const past = newest
      ? all.filter(
          (span) =>
            span.last < newest.span.last &&
            !has(span) &&
            span.last > opened &&
            (!goal.perYear || span.last.slice(0, 4) === year),
        )
      : []
    const last = all.at(-1)
    const settled = !last || !owedAgain(last) || day > dueOf(last)
    const on = newest && newest.on > opened ? newest.on : newest || opened ? opened : null
    return { figures, base, opened, newest, overdue, past, settled, on, lastDue: last ? dueOf(last) : '' }
  })

  const reported = level ? parts.every(({ newest }) => newest) : parts.some(({ newest }) => newest)
  const days = parts.flatMap(({ on }) => (on ? [on] : [])).sort()
  const figureOf = days[0] ?? null
  const r = reported && figureOf ? (parts.some(({ overdue }) => overdue) ? day : figureOf) : null
  const year = (
    parts
      .flatMap(({ on }) => (on ? [on] : []))
      .sort()
      .at(-1) ?? ''
  ).slice(0, 4)
  const baseline = level && parts.every(({ base }) => base) ? total(parts.map(({ base }) => Number(base?.value))) : null

  const ofYear = goal.sense === 'notBelowLast' || (goal.perYear && !level)
  const valueIn = (inYear: string | null): number | null => {
    const within = (last: string) => inYear === null || last.slice(0, 4) === inYear
    if (level) {
      const levels = parts.map(({ figures }) => figures.findLast(({ span }) => within(span.last)))
      if (!levels.every((one) => one)) return null
      const sum = total(levels.map((one) => Number(one?.report.value)))
      return measure === 'stock' ? sum : baseline ? (sum / baseline - 1) * 100 : null
    }
    const sum = (field: 'value' | 'numerator' | 'denominator') =>
      total(
        parts.flatMap(({ figures, opened, base }) => [
          ...figures
            .filter(({ span }) => (span.last > opened || !within(opened)) && within(span.last))
            .map(({ report }) => Number(report[field] ?? 0)),
          base && within(base.date) ? Number(base[field] ?? 0) : 0,
        ]),
      )
    if (measure !== 'ratio') return figureOf ? sum('value') : null
    return sum('denominator') > 0 ? (sum('numerator') / sum('denominator')) * 100 : null
  }
  const current = valueIn(ofYear && year !== '' ? year : null)

  let lastYear: number | null = null
  if (goal.sense === 'notBelowLast' && year !== '') {
    const then = String(Number(year) - 1)
    const bases = parts.map(({ base }) => (base?.date.slice(0, 4) === then ? Number(base.value) : null))
    lastYear = parts.some(({ figures }) => figures.some(({ span }) => span.last.slice(0, 4) === then))
      ? valueIn(then)
      : level && measure === 'stock' && bases.every((one) => one !== null)
        ? total(bases.map(Number))
        : null
  }

  const [low, high] = endsOf(goal, lastYear)
  const left = baseline === null ? 0 : baseline > high ? baseline - high : Math.max(0, low - baseline)
  const step =
    goal.sense !== 'state' &&
    (goal.sense !== 'notBelowLast' || measure === 'step') &&
    (measure === 'step' ||
      (measure === 'stock' &&
        decimals === 0 &&
        baseline !== null &&
        left > 0 &&
        left <= 3 &&
        !acceptedBy(goal, null, baseline)))
  const missing = measure === 'flow' ? total(parts.map(({ past }) => past.length)) : 0
  const latestBase =
    parts
      .map(({ base }) => base?.date ?? '')
      .sort()
      .at(-1) ?? ''
  const noBase = goal.sense === 'notBelowLast' ? lastYear === null : (level && baseline === null) || missing > 0

  let gap: number | null = null
  let expected: number | null = null
  if (current !== null && r && !step && !noBase) {
    const course = courseTo(plan, goal, { measure, baseline, lastYear, year }, latestBase, r)
    expected = course.expected
    gap = course.gap(current)
  }

  const closed = day > plan.end && parts.every(({ settled }) => settled)
  const met =
    current !== null &&
    acceptedBy(goal, lastYear, current) &&
    !(measure === 'flow' && goal.sense === 'atMost' && !closed)
  const light = (): string => {
    if (!reported) return step && day <= plan.end ? 'inProgress' : 'noData'
    if (met) return 'met'
    if (measure === 'ratio' && current === null) return 'noData'
    if (noBase && !step) return 'noBaseline'
    if (current === null) return 'noData'
    if (closed) return 'unmet'
    if (step || gap === null) return 'inProgress'
    if (measure === 'ratio') return gap >= -0.1 - tiny ? 'behind' : 'farBehind'
    return gap > -0.1 + tiny ? 'onCourse' : gap >= -0.3 - tiny ? 'behind' : 'farBehind'
  }
  const said = light()
  const hoping = ['onCourse', 'behind', 'farBehind', 'inProgress'].includes(said)
  const dues = parts.filter(({ settled }) => !settled).map(({ lastDue }) => lastDue)
  return {
    current,
    gap,
    expected,
    light: said,
    figureOf,
    missing: said === 'noBaseline' ? missing : 0,
    waitsFor: day > plan.end && !closed && hoping ? (dues.sort().at(-1) ?? null) : null,
  }
}
