import { dueDayOf } from '../../src/domain/due.ts'
import { periodsIn } from '../../src/domain/period.ts'
import type { Indicator, Plan } from '../../src/domain/plan.ts'
import { move, setBaseline, submit } from '../../src/store/reports.ts'
import type { Statement } from '../../src/store/sql.ts'

/** One thing that happens to the database, at an ISO time. */
export type Happening = { at: string; statements: (id: number) => Statement[]; submits: boolean; about: number }

const liaison = { openId: 'ou_liaison', name: '联络员' }
const office = { openId: 'ou_office', name: '办公室' }
const day = 86_400_000

/** Numbers from 0 up to but not including `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = (seed % 2147483647) + 1
  return (below) => {
    state = (state * 48271) % 2147483647
    return Math.floor((state / 2147483647) * below)
  }
}

const later = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/**
 * Three years of reports of every indicator: some never come, some wait, some are returned, corrected or have their
 * confirmation undone. In the order in which they happen; ids count from 1 in that order.
 */
export function threeYears(plan: Plan, seed: number): Happening[] {
  const roll = dice(seed)
  const all = plan.indicators.flatMap((indicator) => [...startOf(indicator, roll), ...reportsOf(plan, indicator, roll)])
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function startOf(indicator: Indicator, roll: (below: number) => number): Happening[] {
  const { no, measure, baselineDate } = indicator
  if ((measure !== 'stock' && measure !== 'growth') || roll(6) === 0) return []
  const date = baselineDate ?? '2022-06-30'
  const at = `${later('2022-11-01', roll(500))}T09:00:00+08:00`
  const value = amount(indicator, roll, 1)
  return [
    {
      at,
      submits: false,
      about: 0,
      statements: () => [setBaseline({ no, date, value, source: '统计公报', by: office, at })],
    },
  ]
}

let forms = 0

function reportsOf(plan: Plan, indicator: Indicator, roll: (below: number) => number): Happening[] {
  return periodsIn(indicator.period, plan.start, plan.end).flatMap((period, index) => {
    if (roll(8) === 0) return []
    const due = dueDayOf(period, plan.dueDays)
    const first = oneReport(indicator, period.id, later(due, roll(9) - 4), index, '', roll)
    if (roll(7) > 0) return first
    return [...first, ...oneReport(indicator, period.id, later(due, 20 + roll(200)), index, '复核后更正', roll)]
  })
}

function oneReport(
  indicator: Indicator,
  period: string,
  on: string,
  index: number,
  correction: string,
  roll: (below: number) => number,
): Happening[] {
  const form = `form-${++forms}`
  const at = `${on}T10:${String(roll(60)).padStart(2, '0')}:00+08:00`
  const accepted = roll(12)
  const figures =
    indicator.measure === 'ratio'
      ? { value: null, numerator: String(roll(accepted + 1)), denominator: String(accepted) }
      : { value: amount(indicator, roll, 1 + index / 6), numerator: null, denominator: null }
  const about = forms
  const sent: Happening = {
    at,
    submits: true,
    about,
    statements: () =>
      submit({
        kind: 'indicator',
        form,
        no: indicator.no,
        unit: indicator.leads[0] ?? '',
        period,
        by: liaison,
        at,
        note: '',
        correction,
        byOffice: false,
        flags: [],
        ...figures,
      }),
  }
  const step = (days: number, from: 'pending' | 'confirmed', state: 'confirmed' | 'returned'): Happening => {
    const decided = `${later(on, days)}T15:00:00+08:00`
    const reason = from === 'confirmed' ? '撤销确认：口径有误' : state === 'returned' ? '请附依据' : ''
    return {
      at: decided,
      submits: false,
      about,
      statements: (id) => move(id, from, { at: decided, state, by: office, reason }),
    }
  }
  const fate = roll(20)
  if (fate === 0) return [sent]
  if (fate === 1) return [sent, step(2, 'pending', 'returned')]
  if (fate === 2) return [sent, step(1, 'pending', 'confirmed'), step(40, 'confirmed', 'returned')]
  return [sent, step(1 + roll(5), 'pending', 'confirmed')]
}

/** A figure of about the size the indicator's range and places allow. */
function amount({ decimals, range }: Indicator, roll: (below: number) => number, times: number): string {
  const most = Math.max(1, Math.min(Number(range.max), decimals === 0 ? 12 * times : 4 * times))
  const scale = 10 ** Math.min(decimals, 4)
  return (roll(Math.floor(most * scale) + 1) / scale).toFixed(Math.min(decimals, 4))
}
