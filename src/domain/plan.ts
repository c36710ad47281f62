import { z } from 'zod'

/**
 * A published work plan as data: the one schema every folder under `data/` must fit.
 * Texts ending in `Written` or called `quote`/`text` are verbatim; everything else is how we read them.
 */

const day = z.iso.date()
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'a plain decimal')
/** A place as answers cite it: `正文二(二)2`, `附件1`, `附件2第3项`, `附件3任务6`. */
const place = z.string().regex(/^(正文|附件|印发通知)/)

const stated = z.strictObject({ place, quote: z.string().min(1) })

/** One numbered passage of the main text, as small as the plan's own numbering goes. */
const clause = z.strictObject({
  place,
  heading: z.string(),
  text: z.string().min(1),
  /** Words people use for what the clause is about. */
  topics: z.array(z.string()),
})

/**
 * How a figure is reported and what “reached” means:
 * flow: this period's new amount, summed; step: the same for targets of 1–3; stock: the level at the period's end;
 * ratio: handled ÷ accepted, summed; growth: a level compared with the level of a base year.
 */
const measures = ['flow', 'step', 'stock', 'ratio', 'growth'] as const
const periodKinds = ['month', 'quarter', 'half', 'year'] as const

const indicator = z.strictObject({
  no: z.int().positive(),
  category: z.string(),
  name: z.string(),
  /** Short name for cards and buttons, at most 14 characters. */
  short: z.string().max(14),
  leads: z.array(z.string()).min(1),
  leadsWritten: z.string(),
  /** The plan's unit of measure for the target: 万件, 亿元, %, 人. */
  unit: z.string(),
  /** The target cell as printed, null where the cell is merged with the row above. */
  targetWritten: z.string().nullable(),
  /** 累计数 or 期间数 as printed; null where the plan does not say. */
  counting: z.enum(['累计数', '期间数']).nullable(),
  measure: z.enum(measures),
  /** Words the plan adds to the number anywhere: 以上, 超过, 力争, 确保. */
  wording: z.array(z.strictObject({ word: z.string(), place })),
  /** Every place that states this target, verbatim. */
  statedAt: z.array(stated).min(1),
  /** Unit of the reported level where it differs from the target's (growth: 件). */
  reportUnit: z.string(),
  /** What the form asks for, shown as the field's label: 本期新增, 期末累计, 受理数. */
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
  /** Tasks of 附件3 that carry this indicator's work. */
  tasks: z.array(z.int().positive()),
  /** What the indicator means in practice, in one or two sentences; ours, not the plan's. */
  meaning: z.string(),
})

const goal = z.strictObject({
  indicators: z.array(z.int().positive()).min(1),
  target: decimal,
  /** True where the plan wants more than the number (“超过150件”). */
  strict: z.boolean(),
})

/** A unit or a group as one cell of 附件2 or 附件3 names it. */
const mention = z.union([
  z.strictObject({ unit: z.string(), written: z.string() }),
  z.strictObject({ group: z.string(), written: z.string() }),
])

const task = z.strictObject({
  no: z.int().positive(),
  /** Section 一…八 and, where the row has one, subsection 1…; item is the row's place within them. */
  section: z.int().positive(),
  subsection: z.int().positive().nullable(),
  item: z.int().positive(),
  text: z.string(),
  /** Our own short title, at most 20 characters. */
  short: z.string().max(20),
  leads: z.array(mention).min(1),
  leadsWritten: z.string(),
  responsible: z.array(mention),
  responsibleWritten: z.string(),
  indicators: z.array(z.int().positive()),
  /** Words people use for what the task is about, beyond its own text. */
  aliases: z.array(z.string()),
})

const section = z.strictObject({
  no: z.int().positive(),
  /** As 附件3 prints it, without the number. */
  title: z.string(),
  /** As the main text prints it. */
  titleInText: z.string(),
  subsections: z.array(
    z.strictObject({ no: z.int().positive(), title: z.string(), aliases: z.array(z.string()).optional() }),
  ),
  aliases: z.array(z.string()),
})

const unit = z.strictObject({
  id: z.string(),
  /** Canonical name, as shown in the chat. */
  name: z.string(),
  short: z.string(),
  kind: z.enum([
    'government',
    'bureau',
    'congress',
    'court',
    'procuratorate',
    'party',
    'central',
    'park',
    'county',
    'zone',
  ]),
  /** Spellings found in the plan, verbatim. */
  written: z.array(z.string()),
  /** How people say it, old and later names included. */
  aliases: z.array(z.string()),
  note: z.string().optional(),
})

const group = z.strictObject({
  id: z.string(),
  name: z.string(),
  written: z.array(z.string()),
  aliases: z.array(z.string()),
  /** Units it stands for; null where the plan does not list them, then it is never expanded. */
  members: z.array(z.string()).nullable(),
  /** Group its unnamed units are taken from, where the plan says at least that; shown as “perhaps”, never as fact. */
  within: z.string().optional(),
  /** Where the list of members comes from, as an answer says it. */
  source: z.string(),
})

const person = z.strictObject({
  name: z.string(),
  written: z.string(),
  unit: z.string(),
  /** Unit and post as printed. */
  postWritten: z.string(),
  /** The post without the unit. */
  post: z.string(),
  /** 组长, 副组长, 成员, and 办公室主任 for the one who also holds it. */
  roles: z.array(z.string()).min(1),
})

/** One inconsistency of the published text: what is wrong, where, and how it reads in each place. */
const note = z.strictObject({
  id: z.string(),
  title: z.string(),
  weight: z.enum(['fact', 'doubt', 'minor']),
  indicators: z.array(z.int()),
  tasks: z.array(z.int()),
  units: z.array(z.string()),
  readings: z.array(stated),
  /** What a person should know, in one or two sentences. */
  says: z.string(),
  /** Questions whose answer must say so, in the words of src/understand/query.ts; others tell it only when asked. */
  facets: z.array(z.string()).optional(),
})

/** Something people ask that the plan does not settle; the answer is “方案未写” with what is near. */
const silence = z.strictObject({
  id: z.string(),
  /** Words that mark the question. */
  topics: z.array(z.string()),
  says: z.string(),
  sources: z.array(place),
})

export const planSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Short title for card headers. */
  short: z.string(),
  city: z.string(),
  issuer: z.string(),
  issued: day,
  issuedWritten: z.string(),
  addresseesWritten: z.string(),
  start: day,
  end: day,
  periodWritten: stated,
  timeZone: z.string(),
  attachments: z.array(z.strictObject({ no: z.int(), title: z.string() })),
  basis: z.array(z.string()),
  slogan: stated,
  /** Gap in progress share at which a goal is behind and far behind, as fractions. */
  thresholds: z.strictObject({ behind: decimal, farBehind: decimal, rule: z.string() }),
  /** Default reporting periods of tasks; the plan sets none. */
  taskPeriod: z.enum(periodKinds),
  dueDays: z.strictObject({ month: z.int(), quarter: z.int(), half: z.int(), year: z.int() }),
  categories: z.array(z.strictObject({ name: z.string(), aliases: z.array(z.string()) })),
  sections: z.array(section),
  clauses: z.array(clause),
  indicators: z.array(indicator),
  goals: z.array(goal),
  tasks: z.array(task),
  units: z.array(unit),
  groups: z.array(group),
  people: z.array(person),
  /** The leading group's office: where it sits, who heads it, how the group ends. */
  office: z.strictObject({
    name: z.string(),
    /** In full, as its papers are signed. */
    signs: z.string(),
    unit: z.string(),
    head: z.string(),
    written: z.array(stated),
  }),
  notes: z.array(note),
  silences: z.array(silence),
  /** Other places whose names mark a question as not about this plan. */
  elsewhere: z.array(z.string()),
})

export type Plan = z.infer<typeof planSchema>
export type Indicator = Plan['indicators'][number]
export type Goal = Plan['goals'][number]
export type Task = Plan['tasks'][number]
export type Section = Plan['sections'][number]
export type Unit = Plan['units'][number]
export type Group = Plan['groups'][number]
export type Person = Plan['people'][number]
export type Note = Plan['notes'][number]
export type Clause = Plan['clauses'][number]
export type Mention = Task['leads'][number]
export type Measure = Indicator['measure']
export type PeriodKind = Indicator['period']

/** The files of a plan folder and the parts of the plan each one holds. */
export const planFiles = {
  'plan.json': null,
  'clauses.json': 'clauses',
  'indicators.json': 'indicators',
  'tasks.json': 'tasks',
  'units.json': 'units',
  'groups.json': 'groups',
  'people.json': 'people',
  'notes.json': 'notes',
  'silences.json': 'silences',
} as const
