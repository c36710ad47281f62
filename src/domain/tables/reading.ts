import type { PeriodKind } from '../plan.ts'
import { type TaskText, taskTextNames } from '../report.ts'
import type { Beside } from './beside.ts'
import type { Labels } from './labels.ts'
import type { SaidPeriod } from './said-period.ts'

export type FieldName = 'value' | 'numerator' | 'denominator' | TaskField

/** A field of a task's form. */
export type TaskField = 'state' | TaskText
export const taskFields: readonly TaskField[] = ['state', ...taskTextNames]

/** A cell whose place in the plan is certain; what it holds is judged later, by the form it goes to. */
export type PlacedCell = {
  sheet: string
  at: string
  kind: 'indicator' | 'task'
  no: number
  field: FieldName
  text: string
  /** Unit of measure said nearest to it, '' where none is; `loose` where it is said for the whole sheet. */
  measure: string
  loose: readonly string[]
  period: SaidPeriod | null
  /** Who reports, as written; '' where nobody is named. */
  unit: string
  said: string[]
  /** It was computed: what is shown of it has fewer places than what is stored. */
  computed?: true
  /** The name it stands beside, as written. */
  label?: string
}

export type UnplacedCell = { sheet: string; at: string; text: string; why: string }

/** What only a person can know; one tap answers it. */
export type Question = { id: string; asks: string; options: { value: string; label: string }[] }

export type Layout = { placed: PlacedCell[]; unplaced: UnplacedCell[]; questions: Question[]; notes: string[] }

/** What is known before a table is read: the plan's names, who sends it, and what they answered so far. */
export type Reading = {
  labels: Labels
  /** Indicators whose figure is the level at a period's end; the others count what is new. */
  levels: ReadonlySet<number>
  ratios: ReadonlySet<number>
  /** The table is of totals on a day, not of amounts of a period. */
  isOfTotals?: true
  /** Figures by head of people: those of parts do not add up to the whole's. */
  byHead: ReadonlySet<number>
  isOwnUnit: (text: string) => boolean
  /** Whether words name a county: its offices bear the names of the city's. */
  isCounty: (text: string) => boolean
  /** The unit of measure of an indicator's form. */
  unitOf: (no: number) => string
  /** The period an indicator is reported by. */
  rhythmOf: (no: number) => PeriodKind | undefined
  nameOf: (kind: 'indicator' | 'task', no: number) => string
  /** Whether the sender's units report it. */
  isOwn: (kind: 'indicator' | 'task', no: number) => boolean
  /** Whether words name a unit, a county or a group of them. */
  isUnit: (text: string) => boolean
  /** Whether words name all of the place, or a sum. */
  isWhole: (text: string) => boolean
  /** Names of units that may stand in a title or the name of a sheet. */
  unitNames: readonly string[]
  answers: Readonly<Record<string, string>>
  fileName: string
  /** What was said of the table when it was sent; it counts where the table itself says nothing. */
  beside: Beside | null
}
