import * as z from 'zod'
import { day, decimal } from '../plan-rows.ts'
import type { By } from '../report.ts'

/**
 * A paper that comes after the plan (后续文件): yearly and county targets, a revised target, a ruling on what the plan
 * leaves open or contradicts, a unit or an indicator that goes on under another name. Append-only: taking one back is
 * an entry of its own, and both stay readable.
 */

/** A target that is no figure (`通过省级验收`), of the whole and by one day: of a goal whose target is a state. */
export const stateLine = z.strictObject({
  kind: z.literal('state'),
  no: z.int().positive(),
  on: day,
  written: z.string().min(2).max(60),
})

/** Units are the plan's ids. `counting` is an indicator's, `responsible` and `due` a task's. */
const rulingSets = z.strictObject({
  counting: z.enum(['累计数', '期间数']).optional(),
  leads: z.array(z.string()).min(1).optional(),
  responsible: z.array(z.string()).optional(),
  due: z.strictObject({ written: z.string().min(1).max(40), on: day.nullable() }).optional(),
})
export type RulingSets = z.infer<typeof rulingSets>

/**
 * A figure of one indicator by one day. `total`: the level, or everything since the plan's start; `year`: the new
 * amount of that year alone; `start`: the value a county begins with. `unit` is null for the whole.
 */
export const targetLine = z.strictObject({
  kind: z.literal('target'),
  no: z.int().positive(),
  unit: z.string().nullable(),
  on: day,
  basis: z.enum(['total', 'year', 'start']),
  value: decimal,
  /** The cell of the workbook it stands in; '' for what was typed into a form. */
  cell: z.string(),
})

/** `about`: `note:ID` or `silence:ID` of the plan, else `indicator:NO` or `task:NO`. */
export const rulingLine = z.strictObject({
  kind: z.literal('ruling'),
  about: z.string(),
  says: z.string().min(1).max(500),
  /** What it makes of the row, where it settles more than words: answers are composed from the row as it is then. */
  sets: rulingSets.optional(),
})

export const unitLine = z.strictObject({
  kind: z.literal('unit'),
  unit: z.string(),
  name: z.string().min(2).max(60),
  short: z.string().min(2).max(20),
})

export const indicatorLine = z.strictObject({
  kind: z.literal('indicator'),
  no: z.int().positive(),
  name: z.string().min(2).max(60),
  short: z.string().min(2).max(14),
})

export const amendmentLine = z.discriminatedUnion('kind', [targetLine, stateLine, rulingLine, unitLine, indicatorLine])
export type AmendmentLine = z.infer<typeof amendmentLine>
export type StateLine = z.infer<typeof stateLine>
export type TargetLine = z.infer<typeof targetLine>

export type Amendment = {
  id: number
  title: string
  /** 〔2024〕3号 and the like; null where it has none, which every answer that uses it says. */
  number: string | null
  /** The day printed on it; of two that speak of the same thing the newer one holds. */
  date: string
  /** The day from which it holds. */
  effective: string
  lines: AmendmentLine[]
  by: By
  /** When it was entered. */
  at: string
  withdrawn: { at: string; by: By; reason: string } | null
}

/** One line of a paper, with the paper. */
export type Said = { paper: Amendment; line: AmendmentLine }

/** How an answer names it: `遵府办发〔2024〕3号`, else `《…》（无文号）`. */
export const amendmentName = ({ title, number }: Pick<Amendment, 'title' | 'number'>): string =>
  number ?? `《${title}》（无文号）`

/** The same as a place an answer cites: without spaces. */
export const amendmentPlace = (of: Pick<Amendment, 'title' | 'number'>): string => amendmentName(of).replace(/\s+/g, '')

/** A day, or an instant; a day means its end. Times of one zone compare as text. */
const isBy = (at: string, known: string): boolean =>
  at.slice(0, known.length === 10 ? 19 : known.length) <= (known.length === 10 ? `${known}T23:59:59` : known)

/**
 * What holds on a day as it was known at an instant, the oldest paper first: entered and not taken back by then, in force
 * by the day.
 */
export function inForce(all: readonly Amendment[], on: string, known: string): Amendment[] {
  return all
    .filter(({ at, effective, withdrawn }) => {
      const isKnown = isBy(at, known) && !(withdrawn && isBy(withdrawn.at, known))
      return isKnown && effective <= on
    })
    .sort((a, b) => (a.date === b.date ? a.id - b.id : a.date < b.date ? -1 : 1))
}
