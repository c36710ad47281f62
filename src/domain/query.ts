import * as z from 'zod'
import { facetSchema, subjects } from './facets.ts'
import { periodKinds } from './plan-rows.ts'

/**
 * What a message asks, as data: the one shape a sentence is read into, a language model may write, and the engine
 * answers. Names are already resolved: rows, units and people by their ids, days as ISO dates, figures as decimals.
 */

/**
 * A row of the plan, or somebody in it. `id` as text: an indicator's or task's number, the id of a unit or group, the
 * name of a person or category, the place of a clause, a section's number (`4`), with its subsection `4.2`.
 */
export const refSchema = z.strictObject({
  kind: z.enum(['indicator', 'task', 'unit', 'group', 'person', 'category', 'section', 'clause']),
  id: z.string(),
})

/** How a figure is compared: `=`, `!=`, `<`, `<=`, `>`, `>=`, or from `value` to `to`, both counted. */
const comparison = {
  than: z.enum(['=', '!=', '<', '<=', '>', '>=', 'between']),
  value: z.string().regex(/^-?\d+(\.\d+)?$/),
  to: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .optional(),
}

/** What can be counted of a row, a unit or a part. */
export const counts = [
  'leads',
  'helps',
  'duties',
  'figures',
  'people',
  'units',
  'leadUnits',
  'allUnits',
  'tasks',
  'indicators',
] as const
export type Counted = (typeof counts)[number]

/** What a row or a unit is or is not; `doubled`: a unit leads it and is named among those responsible, too. */
export const traits = [
  'joint',
  'shared',
  'noResponsible',
  'linked',
  'reported',
  'overdue',
  'owed',
  'isLead',
  'isMember',
  'doubled',
] as const

/** What a row may be judged as. */
export const lightsAsked = [
  'met',
  'exceeded',
  'onCourse',
  'behind',
  'farBehind',
  'lagging',
  'noBaseline',
  'noData',
  'blocked',
  'done',
] as const

const negatable = { not: z.boolean().optional() }
const words = z.string()
const condition = z.union([
  z.strictObject({ by: z.enum(['lead', 'responsible', 'involved', 'namedIn']), unit: words, ...negatable }),
  z.strictObject({
    by: z.enum(['category', 'measureUnit', 'wording', 'text', 'post', 'surname', 'role', 'binding', 'unitKind']),
    is: words,
    ...negatable,
  }),
  z.strictObject({ by: z.literal('counting'), is: z.enum(['累计数', '期间数']).nullable(), ...negatable }),
  z.strictObject({ by: z.literal('section'), id: words, ...negatable }),
  z.strictObject({ by: z.literal('rows'), rows: z.array(refSchema), ...negatable }),
  /** `only`: nobody else stands beside it. */
  z.strictObject({ by: z.literal('group'), id: words, only: z.boolean().optional(), ...negatable }),
  z.strictObject({ by: z.literal('target'), ...comparison, unit: words.optional(), ...negatable }),
  /** Of a unit or part what it has; of a row its `leadUnits`, those responsible (`units`) or both (`allUnits`). */
  z.strictObject({ by: z.literal('count'), of: z.enum(counts), ...comparison, ...negatable }),
  z.strictObject({ by: z.literal('light'), is: z.enum(lightsAsked), ...negatable }),
  /** How often its figure, or what is done for it, is reported. */
  z.strictObject({ by: z.literal('rhythm'), is: z.enum(periodKinds), ...negatable }),
  /** By which day it is to be done: the one printed for it, else the plan's end. */
  z.strictObject({ by: z.literal('due'), than: z.enum(['=', '<', '<=', '>', '>=']), day: z.iso.date(), ...negatable }),
  z.strictObject({ by: z.enum(traits), ...negatable }),
])

/** One condition on rows. `not` turns it round; the conditions of a query all hold; `any` holds where one of its does. */
export type Filter = z.infer<typeof condition> | { by: 'any'; of: Filter[]; not?: boolean }
const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([condition, z.strictObject({ by: z.literal('any'), of: z.array(filterSchema).min(1), ...negatable })]),
)

/** What the asker supposes; the answer begins with 是 or 不是 and the right value. `not`: that it is not so. */
const claimSchema = z.union([
  z.strictObject({
    kind: z.literal('value'),
    facet: facetSchema,
    value: z.string(),
    unit: z.string().optional(),
    /** Each of several rows by itself, which a target they share is not. */
    each: z.boolean().optional(),
    /** That it is enough: the target is reached by it. */
    enough: z.boolean().optional(),
    /** That the confirmed figure has come so far, or above it. */
    reached: z.enum(['atLeast', 'above']).optional(),
    ...negatable,
  }),
  z.strictObject({
    kind: z.literal('ref'),
    facet: facetSchema,
    ref: refSchema,
    only: z.boolean().optional(),
    ...negatable,
  }),
  z.strictObject({ kind: z.literal('word'), facet: facetSchema, word: z.string(), ...negatable }),
  /** Several things at once: each of them must be so. */
  z.strictObject({ kind: z.literal('words'), facet: facetSchema, words: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('count'), value: z.string() }),
  z.strictObject({ kind: z.literal('any'), ...negatable }),
  z.strictObject({ kind: z.literal('same') }),
  /** That there is more than was told. */
  z.strictObject({ kind: z.literal('more') }),
  /** That every row passes this. */
  z.strictObject({ kind: z.literal('all'), filter: filterSchema }),
])

export const querySchema = z.strictObject({
  of: z.enum(subjects),
  /** Named rows in the order they were said, or all that pass the filters. */
  rows: z.union([z.array(refSchema), z.literal('all')]),
  where: z.array(filterSchema),
  show: z.array(facetSchema),
  how: z.enum(['tell', 'list', 'count', 'sum', 'difference', 'most', 'least', 'compare', 'check']),
  /** What `most`, `least` and `compare` look at; how many of them are wanted. */
  by: z.enum(['target', ...counts, 'progress', 'gap', 'change', 'late', 'name']).optional(),
  top: z.int().positive().optional(),
  /** Which place in the order is asked for: 2 of `most` is the second most. */
  rank: z.int().positive().optional(),
  /** A `difference` as so many times, a `sum` as the average. */
  as: z.enum(['ratio', 'average']).optional(),
  claim: claimSchema.optional(),
  /** ISO day the state of things is asked for; `period` the id of a reporting period. */
  at: z.iso.date().optional(),
  period: z.string().optional(),
  /** ISO days a change is asked between, from the end of the first to the end of the other; `against`: the period that `period` is set beside. */
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  against: z.string().optional(),
  /** Days back that a change is asked over. */
  days: z.int().positive().optional(),
  /** Of `command`: the command's name, its arguments as the command's own schema takes them. */
  command: z.string().optional(),
  args: z.record(z.string(), z.unknown()).optional(),
  /** Names and qualifiers nothing in the plan answers to: said in the answer, never dropped. */
  strangers: z.array(z.string()).default([]),
  /** Words of the sentence the reading leaves unexplained. */
  unexplained: z.array(z.string()).default([]),
  /** The sentence as it was read: what the plan is searched for before anything is said to be absent. */
  said: z.string().optional(),
  /** Words of it beside names and everyday words, each with what the text may say for it: looked up in the text. */
  beyond: z.array(z.array(z.string())).optional(),
  /** Of these the nouns that are asked for: 编制 of “什么编制”. */
  wanted: z.array(z.string()).optional(),
  /** No word of it asks for what is shown: the text comes first where it has an answer. */
  guessed: z.boolean().optional(),
  /** Rows it may also be about, nearly as likely: offered beside the answer. */
  near: z.array(refSchema).optional(),
  /** What else may be asked of the same row, nearly as likely: offered beside the answer. */
  or: z.array(facetSchema).optional(),
  /** Page of a long list, the first is 1. */
  page: z.int().positive().optional(),
})

export type Ref = z.infer<typeof refSchema>
export type Facet = z.infer<typeof facetSchema>
export type Claim = z.infer<typeof claimSchema>
export type Query = z.infer<typeof querySchema>

/** The unit a condition is on; a target has a unit of measure, which is another thing. */
export const unitIn = (filter: Filter): string | undefined =>
  filter.by === 'lead' || filter.by === 'responsible' || filter.by === 'involved' || filter.by === 'namedIn'
    ? filter.unit
    : undefined

/** Stranger that stands for the asker's own unit where nobody knows which it is. */
export const ownUnit = '本单位'
