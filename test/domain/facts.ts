import { addDays } from '../../src/domain/day.ts'
import { periodsIn } from '../../src/domain/period.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { Baseline, Facts, FigureReport, Report, TaskReport } from '../../src/domain/report.ts'

const by = { openId: 'ou_liaison', name: '联络员' }
const office = { openId: 'ou_office', name: '办公室' }
let lastId = 0

type Told = {
  value?: string
  numerator?: string
  denominator?: string
  /** ISO time of submission; default a few days after the period by its id’s last day given here. */
  at: string
  /** When it was confirmed; null leaves it pending. */
  confirmed?: string | null
  unit?: string
}

/** A figure of an indicator and period, confirmed at its submission unless said otherwise. */
export function figure(
  no: number,
  period: string,
  { value, numerator, denominator, at, confirmed = at, unit = 'u' }: Told,
): FigureReport {
  const id = ++lastId
  return {
    id,
    form: `f${id}`,
    kind: 'indicator',
    no,
    unit,
    period,
    value: value ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    by,
    at,
    note: '',
    correction: '',
    byOffice: false,
    flags: [],
    events: [
      { at, state: 'pending', by, reason: '' },
      ...(confirmed === null ? [] : [{ at: confirmed, state: 'confirmed' as const, by: office, reason: '' }]),
    ],
  }
}

export function taskReport(
  no: number,
  unit: string,
  period: string,
  progress: TaskReport['progress'],
  at: string,
): TaskReport {
  const { value: _v, numerator: _n, denominator: _d, ...common } = figure(no, period, { at, unit })
  return { ...common, kind: 'task', progress, done: '', next: '' }
}

export const baseline = (no: number, date: string, value: string, at = '2022-07-02T09:00:00+08:00'): Baseline => ({
  no,
  date,
  value,
  source: '统计公报',
  by: office,
  at,
})

export const facts = (reports: Report[], baselines: Baseline[] = []): Facts => ({ reports, baselines })

/**
 * The same facts with a whole past: nothing before the first figure of every flow (an opening total of 0 the day before
 * its period), 0 for the periods it left out. What already has an opening total keeps it.
 */
export function withPast(plan: Plan, known: Facts): Facts {
  const flows = plan.indicators.filter(
    ({ no, measure }) => measure === 'flow' && !known.baselines.some((one) => one.no === no),
  )
  const added = flows.map(({ no, period: kind }) => {
    const own = known.reports.filter(
      ({ kind: of, no: its, events }) => of === 'indicator' && its === no && events.at(-1)?.state === 'confirmed',
    )
    const periods = periodsIn(kind, plan.start, plan.end)
    const has = (id: string) => own.some(({ period }) => period === id)
    const [first, last] = [periods.findIndex(({ id }) => has(id)), periods.findLastIndex(({ id }) => has(id))]
    const left = first < 0 ? [] : periods.slice(first, last).filter(({ id }) => !has(id))
    return {
      opened: first > 0 ? [baseline(no, periods[first - 1]?.last ?? '', '0')] : [],
      zeros: left.map((period) =>
        figure(no, period.id, { value: '0', at: `${addDays(period.last, 2)}T10:00:00+08:00` }),
      ),
    }
  })
  return {
    reports: [...known.reports, ...added.flatMap(({ zeros }) => zeros)],
    baselines: [...known.baselines, ...added.flatMap(({ opened }) => opened)],
  }
}
