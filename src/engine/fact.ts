import { type Button, b, type Inline } from '../cards/kit.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'
import type { Context } from './grounds.ts'
import { type Kind, type Row, type RowOf, titleOf } from './rows.ts'

/** How somebody belongs to a cell: by name, through a group, or perhaps (a group the plan does not list). */
export type Member = { ref: Ref; through?: string; perhaps?: string }

/** One facet of one row: the words, and what a claim about it is compared with. */
export type Fact = {
  /** Said before the value: `牵头单位：`, `目标`. */
  label: string
  /** The answer, in bold. */
  value: string
  /** Said after it; left out in lists. */
  rest?: string
  /** What a list's line says instead of the value. */
  inList?: string
  /** A sentence of its own, after the rows. */
  tail?: string
  /** Rows the value stands for: counted, listed, narrowed by conditions. */
  rows?: Row[]
  /** Shows the rows as a list beneath, each with these words behind its title. */
  listed?: (row: Row) => Inline[]
  members?: Member[]
  figures?: { value: string; unit: string }[]
  /** Words of the plan that a claim may name. */
  words?: string[]
  places?: string[]
  notes?: string[]
  buttons?: Button[]
  /** The plan does not say. */
  silent?: boolean
}

export type FacetOf<K extends Kind> = (row: RowOf<K>, context: Context) => Fact

/** `**value**` between its label and the rest. */
export const said = ({ label, value, rest = '' }: Fact): Inline[] => [label, ...(value === '' ? [] : [b(value)]), rest]

/** The same as a part of a list's line. */
export const brief = ({ label, value, rest = '', inList }: Fact, labelled: boolean): string =>
  (inList ?? (value === '' ? `${label}${rest}` : `${labelled ? label : ''}${value}`)).replace(/。$/, '')

/** As many rows as a line of a list names. */
const fewRows = 3

/** A line's part, with the rows a facet counts by name while they are few. */
export function briefly(plan: Plan, fact: Fact, labelled: boolean): string {
  const rows = fact.listed ? (fact.rows ?? []) : []
  if (rows.length === 0) return brief(fact, labelled)
  const names = rows.length <= fewRows ? `（${rows.map((row) => titleOf(plan, row)).join('、')}）` : ''
  const rest = (fact.rest ?? '').length < 40 ? (fact.rest ?? '') : ''
  return `${brief(fact, true)}${names}${rest}`.replace(/。$/, '')
}
