import type { Plan } from '../plan.ts'
import type { Facts } from '../report.ts'
import type { Owed } from '../reporting/owed.ts'
import { mayShare } from '../reporting/shares.ts'
import { reportersOf, type Subject } from '../reporting/subject.ts'
import type { RowsLike } from './labels.ts'

/** Who sends a table, what they owe, and what was reported before. */
export type Sender = {
  plan: Plan
  facts: Facts
  today: string
  units: readonly string[]
  /** The office reports for the units. */
  behalf?: boolean
  owed: readonly Owed[]
  /** How words that are no name are matched with rows; without it they name nothing. */
  like?: RowsLike
}

/** The sender's units that report a subject: as it is, or as a county its share of it. */
export function ownUnitsOf({ plan, units }: Sender, subject: Subject): string[] {
  const reporters = reportersOf(plan, subject)
  return units.filter((unit) => reporters.includes(unit) || mayShare(plan, subject, unit))
}
