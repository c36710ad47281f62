import { parse } from 'csv-parse/sync'
import type { Plan } from '../../src/domain/plan.ts'
import { lastDay, total } from './by-hand.ts'

type Row = Record<'id' | 'kind' | 'no' | 'period' | 'value' | 'numerator' | 'denominator' | 'state' | 'at', string>

export const rowsOf = (csv: string): Row[] => parse(csv, { columns: true })

/** The rows of an indicator that count, oldest period first: of each period the last submitted that is confirmed. */
function counting(rows: readonly Row[], no: number): Row[] {
  const last = new Map<string, Row>()
  const own = rows.filter((row) => row.kind === 'indicator' && row.no === String(no) && row.state === 'confirmed')
  for (const row of own.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.id) - Number(b.id))))
    last.set(row.period, row)
  return [...last.values()].sort((a, b) => (lastDay(a.period) < lastDay(b.period) ? -1 : 1))
}

/** A goal's current value, worked out from the exported ledger by plain arithmetic; null where there is none. */
export function currentFrom(plan: Plan, rows: readonly Row[], goal: Plan['goals'][number]): number | null {
  const measure = plan.indicators.find(({ no }) => no === goal.indicators[0])?.measure
  const parts = goal.indicators.map((no) => counting(rows, no))
  if (parts.every((part) => part.length === 0)) return null
  if (measure === 'flow' || measure === 'step') return total(parts.flat().map(({ value }) => Number(value)))
  if (measure === 'ratio') {
    const accepted = total(parts.flat().map(({ denominator }) => Number(denominator)))
    return accepted === 0 ? null : (total(parts.flat().map(({ numerator }) => Number(numerator))) / accepted) * 100
  }
  if (parts.some((part) => part.length === 0)) return null
  const level = total(parts.map((part) => Number(part.at(-1)?.value)))
  if (measure === 'stock') return level
  const start = rows.findLast(({ kind, no }) => kind === 'baseline' && no === String(goal.indicators[0]))
  return start && Number(start.value) > 0 ? (level / Number(start.value) - 1) * 100 : null
}
