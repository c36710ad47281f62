import type { Heading } from './headings.ts'
import type { Label } from './label.ts'
import type { SaidPeriod } from './said-period.ts'

/** A cell that may hold something of its row, with what stands above it. */
export type Candidate = {
  row: number
  column: number
  text: string
  heading: Heading
  period: SaidPeriod | null
  /** Beside the same of other periods it is no running total. */
  falls?: boolean
}

/** What a row says of all its cells. */
export type About = {
  kind: 'indicator' | 'task'
  no: number
  unit: string
  measure: string
  of: Label['of']
  label: string
  /** To be read back to the sender: how the row was found. */
  said?: string
}
