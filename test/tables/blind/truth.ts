import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'

/** The folders with workbooks and their truths, in the order they were made. */
const sets = ['files', 'files2', 'files3', 'files4', 'files5', 'files6', 'files7', 'files9', 'files10'] as const

const place = { sheet: z.string().nullable(), cell: z.string().nullable() }

/** What a person who made a workbook says of it, before any program has read it. */
const truthSchema = z.object({
  /** The folder it lies in, or that it was drawn for a test. */
  set: z.enum([...sets, 'drawn']),
  file: z.string(),
  /** The name its sender gives it. */
  sent_as: z.string().nullable(),
  sender_unit: z.string(),
  now: z.string(),
  kind: z.enum(['ordinary', 'hostile']),
  about: z.string(),
  must_refuse: z.boolean().optional(),
  may_refuse: z.boolean().optional(),
  cells: z.array(
    z.object({
      ...place,
      value: z.string().nullable(),
      indicator: z.number().nullable(),
      task: z.number().nullable(),
      state: z.string().nullable(),
      period: z.string().nullable(),
      /** A number of a ratio, or a field of a task with its words in `value`. */
      part: z.enum(['numerator', 'denominator', 'done', 'next', 'problem', 'help']).nullish(),
      /** A county's own figure; of a table the office sends, whose. */
      share: z.boolean().optional(),
      unit: z.string().optional(),
      /** Else it is to be asked about, or named as not used. */
      certain: z.boolean(),
      fields: z.record(z.string(), z.string()).optional(),
    }),
  ),
  unplaced: z.array(z.object(place)),
})

export type Truth = z.infer<typeof truthSchema>

export const fileOf = ({ set, file }: Truth): URL => new URL(`./${set}/${file}`, import.meta.url)

export const truths: Truth[] = sets.flatMap((set) => {
  const folder = new URL(`./${set}/`, import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names
    .sort()
    .map((name) => truthSchema.parse({ ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')), set }))
})
