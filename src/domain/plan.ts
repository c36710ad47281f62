import * as z from 'zod'
import { paperFile } from './amendments/paper-file.ts'
import { day, decimal, goal, indicator, periodKinds, section, task } from './plan-rows.ts'
import { group, office, person, place, stated, unit } from './plan-units.ts'

/**
 * A published work plan as data: the one schema every folder under `data/` must fit.
 * Texts ending in `Written` or called `quote`/`text` are verbatim; everything else is how we read them.
 */

/** One numbered passage of the main text, as small as the plan's own numbering goes. */
const clause = z.strictObject({
  place,
  heading: z.string(),
  text: z.string().min(1),
  /** Words people use for what the clause is about. */
  topics: z.array(z.string()),
})

/** A sentence of the text that people ask for in words of their own; found by `topics`, told as `quote`. */
const detail = z.strictObject({ place, quote: z.string().min(1), topics: z.array(z.string().min(2)).min(1) })

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
  /** How the note read before the office ruled on it, and in which paper; never the plan's. */
  ruled: z.strictObject({ was: z.string(), place }).optional(),
})

/** Something people ask that the plan does not settle; the answer is “方案未写” with what is near. */
const silence = z.strictObject({
  id: z.string(),
  /** Words that mark the question. */
  topics: z.array(z.string()),
  says: z.string(),
  sources: z.array(place),
})

/**
 * The published text in its order, white space aside nothing left out: a paragraph, or a table row with a cell per
 * column (null where a cell is merged with the one above). What the plan does not say is what is in none of them.
 */
const block = z.union([
  z.strictObject({ place, text: z.string().min(1) }),
  z.strictObject({ place, head: z.literal(true).optional(), cells: z.array(z.string().nullable()).min(1) }),
])

/** What this plan calls things, as answers and cards say them; null where it has no such thing. */
const words = z.strictObject({
  /** 试点期, 示范期, 规划期 */
  period: z.string(),
  /** 领导小组, 联席会议 */
  body: z.string().nullable(),
  /** The body's office: 领导小组办公室. */
  office: z.string().nullable(),
  /** 全市, 全省, 全国 */
  whole: z.string(),
  /** What the whole is made of: 县(市、区). */
  parts: z.string().nullable(),
  /** 牵头单位 */
  lead: z.string(),
  /** 责任单位, 配合单位 */
  others: z.string(),
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
  /** 〔2018〕42号 and the like, as printed. */
  documentNumber: z.string().nullable().default(null),
  addresseesWritten: z.string().nullable().default(null),
  start: day,
  end: day,
  /** Where the plan says from when to when it runs. */
  periodWritten: stated,
  words,
  timeZone: z.string(),
  attachments: z.array(z.strictObject({ no: z.int(), place, title: z.string() })),
  basis: z.array(z.string()).default([]),
  slogan: stated.nullable().default(null),
  /** Gap in progress share at which a goal is behind and far behind, as fractions. */
  thresholds: z.strictObject({ behind: decimal, farBehind: decimal, rule: z.string() }),
  /** Default reporting periods of tasks; the plan sets none. */
  taskPeriod: z.enum(periodKinds),
  dueDays: z.strictObject({ month: z.int(), quarter: z.int(), half: z.int(), year: z.int() }),
  categories: z.array(z.strictObject({ name: z.string(), aliases: z.array(z.string()) })).default([]),
  sections: z.array(section),
  clauses: z.array(clause),
  details: z.array(detail).default([]),
  indicators: z.array(indicator),
  goals: z.array(goal),
  tasks: z.array(task),
  units: z.array(unit),
  groups: z.array(group),
  people: z.array(person),
  office: office.nullable().default(null),
  /** Whose seal stands for that of who signs, as it is written below the name: `某局代章`; and where the plan says so. */
  seal: stated.extend({ signs: z.string() }).nullable().default(null),
  notes: z.array(note),
  silences: z.array(silence),
  /** Printed rows that are neither an indicator nor a task, and why nothing is made of them. */
  crossedOff: z.array(z.strictObject({ place, why: z.string().min(1) })).default([]),
  /** What people ask that was looked for in the whole text and is not there: no block holds any of the words. */
  askedAndNotFound: z
    .array(z.strictObject({ asked: z.string(), words: z.array(z.string().min(2)).min(1) }))
    .default([]),
  /** Other places whose names mark a question as not about this plan. */
  elsewhere: z.array(z.string()),
  source: z.array(block),
  /** What came after the plan and lies in its folder, each with the name of its file; never the plan's own. */
  papers: z.array(paperFile.extend({ file: z.string() })).default([]),
})

export type Plan = z.infer<typeof planSchema>
export type Indicator = Plan['indicators'][number]
export type Goal = Plan['goals'][number]
export type Target = Goal['targets'][number]
export type Sense = Goal['sense']
export type Task = Plan['tasks'][number]
export type Section = Plan['sections'][number]
export type Unit = Plan['units'][number]
export type Group = Plan['groups'][number]
export type Person = Plan['people'][number]
export type Note = Plan['notes'][number]
export type Silence = Plan['silences'][number]
export type Clause = Plan['clauses'][number]
export type Detail = Plan['details'][number]
export type Block = Plan['source'][number]
export type PaperFile = Plan['papers'][number]
export type Mention = Task['leads'][number]
export type Measure = Indicator['measure']
export type PeriodKind = Indicator['period']

export type { PaperRef, Ruled, Share } from './plan-rows.ts'

/** The files of a plan folder and the parts of the plan each one holds. */
export const planFiles = {
  'plan.json': null,
  'clauses.json': 'clauses',
  'details.json': 'details',
  'indicators.json': 'indicators',
  'tasks.json': 'tasks',
  'units.json': 'units',
  'groups.json': 'groups',
  'people.json': 'people',
  'notes.json': 'notes',
  'silences.json': 'silences',
  'source.json': 'source',
} as const

/** What a folder may do without. */
export const optionalFiles: ReadonlySet<string> = new Set(['details.json'])
