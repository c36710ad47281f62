import * as z from 'zod'
import { mention, place, stated } from './plan-units.ts'

export const day = z.iso.date()
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, '应是不带单位的数，例如 15.6')

/**
 * How a figure is reported and what “reached” means:
 * flow: this period's new amount, summed; step: the same for targets of 1–3; stock: the level at the period's end;
 * ratio: one number ÷ another, summed; growth: a level compared with the level of a base year; state: whether it is so
 * yet, for targets without a figure (全覆盖): kept as 1 and 0.
 */
const measures = ['flow', 'step', 'stock', 'ratio', 'growth', 'state'] as const
export const periodKinds = ['month', 'quarter', 'half', 'year'] as const

/** Everyday phrases people describe a row by, beside its names: `topics` find it, they are never shown as its name. */
const topics = z.array(z.string()).default([])

/** A later paper, as what it set names it. */
const paperRef = z.strictObject({ id: z.int(), title: z.string(), number: z.string().nullable(), date: day })

/** What of a row a ruling of the office settled anew, and how it stood before; never the plan's. */
const ruled = z
  .array(
    z.strictObject({
      field: z.enum(['counting', 'leads', 'responsible', 'due']),
      by: paperRef,
      /** In words; of units also their ids. */
      was: z.string(),
      units: z.array(z.string()).optional(),
    }),
  )
  .optional()

export const indicator = z.strictObject({
  /** Our own number of the row, 1 and on; what the plan prints is `number`. */
  no: z.int().positive(),
  place,
  /** As printed before the row: `3`, `(十二)`; null where the plan gives it none. */
  number: z.string().nullable(),
  /** '' where the plan has no categories. */
  category: z.string(),
  name: z.string(),
  /** Short name for cards and buttons, at most 14 characters. */
  short: z.string().max(14),
  /** Empty where the plan names none beside the figure. */
  leads: z.array(z.string()),
  leadsWritten: z.string(),
  /** The plan's unit of measure for the target: 万件, 亿元, %, 人. */
  unit: z.string(),
  /** The target cell as printed, null where the cell is merged with the row above or the figure stands in prose. */
  targetWritten: z.string().nullable(),
  /** 累计数 or 期间数 as printed; null where the plan does not say. */
  counting: z.enum(['累计数', '期间数']).nullable(),
  measure: z.enum(measures),
  /** What a ratio's two numbers are called: 办结数 ÷ 受理数. */
  ratio: z.strictObject({ numerator: z.string(), denominator: z.string() }).nullable().default(null),
  /** What the level is called whose growth is the target: 每万人口拥有量. */
  level: z.string().nullable().default(null),
  /** Words the plan adds to the number anywhere: 以上, 超过, 力争, 确保. */
  wording: z.array(z.strictObject({ word: z.string(), place })),
  /** Every place that states this target, verbatim. */
  statedAt: z.array(stated).min(1),
  /** Unit of the reported level where it differs from the target's (growth: 件). */
  reportUnit: z.string(),
  /** How often it is reported unless the office sets otherwise. */
  period: z.enum(periodKinds),
  decimals: z.int().min(0).max(4),
  range: z.strictObject({ min: decimal, max: decimal }),
  /** Change between two periods, as a fraction of the last value, beyond which a second look is asked for. */
  jump: decimal,
  baseline: z.strictObject({ date: day, value: decimal, source: z.string() }).nullable(),
  /** Date a baseline must be of, where the plan fixes it (growth: end of 2021). */
  baselineDate: day.nullable(),
  /** How people call it; the canonical name is not repeated here. */
  aliases: z.array(z.string()),
  topics,
  /** Tasks that carry this indicator's work. */
  tasks: z.array(z.int().positive()),
  /** What the indicator means in practice, in one or two sentences; ours, not the plan's. */
  meaning: z.string(),
  /** What the plan leaves open of it, in a sentence; settled once the office words the meaning itself. */
  unclear: z.string().default(''),
  /** What of the above the office has set; never in a plan's folder. */
  setByOffice: z.array(z.enum(['period', 'meaning'])).optional(),
  /** The office wants a file or a document number with every figure of it. */
  evidenceWanted: z.boolean().optional(),
  /** Id of the unit that reports it where the plan names no lead and the office named one; never the plan's. */
  reporter: z.string().optional(),
  ruled,
})

/** What held before a later paper; `by` is null for the plan itself. */
const earlier = z.array(z.strictObject({ value: z.string(), by: paperRef.nullable() }))

/** A figure a later paper gives to one unit, or (`unit` null) to the whole for one year; never the plan's. */
const share = z.strictObject({
  no: z.int().positive(),
  unit: z.string().nullable(),
  on: day,
  /** The level or everything so far, the amount of that year alone, or what the unit starts from. */
  basis: z.enum(['total', 'year', 'start']),
  value: decimal,
  cell: z.string().optional(),
  by: paperRef,
  was: earlier,
})

/** One milestone of a goal. */
const target = z.strictObject({
  /** The day it is to be reached by. */
  on: day,
  /** As printed: `85万件`, `20 (累计数)`. */
  written: z.string().min(1),
  /** The figure in the indicator's unit, the lower end of a span; null for what is a state and no figure. */
  value: decimal.nullable(),
  /** The upper end, of `within` only. */
  to: decimal.optional(),
  place,
  /** The later paper it is from, and what held before; never the plan's. */
  by: paperRef.optional(),
  was: earlier.optional(),
})

/**
 * What counts as reached. atLeast, atMost: compared with the figure; about: near it (左右), within: between two figures;
 * state: reported like a task (全覆盖); notBelowLast: no lower than the year before.
 */
export const senses = ['atLeast', 'atMost', 'about', 'within', 'state', 'notBelowLast'] as const

export const goal = z.strictObject({
  indicators: z.array(z.int().positive()).min(1),
  sense: z.enum(senses),
  /** True where the number itself is not enough (“超过150件”), or already too much (“低于60天”). */
  strict: z.boolean(),
  /** True where the amount is wanted anew every year (每年80亿元): the sum starts again on 1 January. */
  perYear: z.boolean().default(false),
  binding: z.enum(['约束性', '预期性']).nullable().default(null),
  /** Gaps at which this goal is behind and far behind, where the office set its own; never the plan's. */
  thresholds: z.strictObject({ behind: decimal, farBehind: decimal }).optional(),
  /** What 左右 allows on either side, once the office has set it; never the plan's. */
  tolerance: decimal.optional(),
  /** Milestones, earliest first; the last one is the plan's. */
  targets: z.array(target).min(1),
  /** What later papers gave to single units; never the plan's. */
  shares: z.array(share).optional(),
})

const due = z.strictObject({
  /** As printed: `2024年9月`, `每年12月`, `长期坚持`. */
  written: z.string().min(1),
  /** The last day, where it is one. */
  on: day.nullable(),
  /** How often, where it comes round. */
  every: z.enum(periodKinds).nullable(),
})

export const task = z.strictObject({
  /** Our own number of the row, 1 and on; what the plan prints is `number`. */
  no: z.int().positive(),
  place,
  number: z.string().nullable(),
  /** Section 1… and, where the row has one, subsection 1…; item is the row's place within them. */
  section: z.int().positive(),
  subsection: z.int().positive().nullable(),
  item: z.int().positive(),
  text: z.string(),
  /** Our own short title, at most 20 characters. */
  short: z.string().max(20),
  /** Empty where the row names none; its section's `leads` may. */
  leads: z.array(mention),
  leadsWritten: z.string(),
  responsible: z.array(mention),
  responsibleWritten: z.string(),
  /** True where the plan says 等 after the units: others may be meant. */
  open: z.boolean().default(false),
  /** null where the plan prints no time for the row. */
  due: due.nullable().default(null),
  indicators: z.array(z.int().positive()),
  /** Words people use for what the task is about, beyond its own text. */
  aliases: z.array(z.string()),
  topics,
  ruled,
})

export const section = z.strictObject({
  no: z.int().positive(),
  place,
  /** As printed: `(二)`. */
  number: z.string().nullable(),
  /** As the tasks' table prints it, without the number. */
  title: z.string(),
  /** As the main text prints it. */
  titleInText: z.string(),
  /** Leads the plan names once for all rows of the section. */
  leads: z.array(mention).default([]),
  subsections: z.array(
    z.strictObject({
      no: z.int().positive(),
      place,
      number: z.string().nullable(),
      title: z.string(),
      aliases: z.array(z.string()).optional(),
    }),
  ),
  aliases: z.array(z.string()),
})

export type Ruled = NonNullable<z.infer<typeof ruled>>[number]
export type PaperRef = z.infer<typeof paperRef>
export type Share = z.infer<typeof share>
