import * as z from 'zod'
import { day, decimal } from '../plan-rows.ts'
import { indicatorLine, rulingLine, stateLine, targetLine, unitLine } from './amendment.ts'

/** A figure as a file writes it: of the whole, of one `unit`, or of several `parts` at once; units by id or by name. */
const targetInFile = targetLine.omit({ cell: true }).extend({
  unit: z.string().nullable().default(null),
  basis: targetLine.shape.basis.default('total'),
  value: decimal.optional(),
  parts: z.record(z.string(), decimal).optional(),
})

/** A paper that came after the plan, as a file in the plan's folder holds it. */
export const paperFile = z.strictObject({
  title: z.string().min(1),
  number: z.string().nullable(),
  date: day,
  /** The day from which it holds; left out, its date. */
  effective: day.optional(),
  /** True once somebody has said that its figures stand though a sum does not come out. */
  asWritten: z.boolean().default(false),
  lines: z.array(z.discriminatedUnion('kind', [targetInFile, stateLine, rulingLine, unitLine, indicatorLine])).min(1),
})
