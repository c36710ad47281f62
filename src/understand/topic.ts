import * as z from 'zod'
import { type Query, querySchema, type Ref, refSchema, unitIn } from '../domain/query.ts'

/**
 * What the talk is about, kept between turns: the last message's queries, and the rows its answer showed, in order.
 * `list`: the last set of several things shown or named together, kept while the talk walks through it. `single`: rows
 * asked about one after the other, which “这俩” and “加起来” mean together. `named`: units and people the last answer named,
 * in its order, which “他们”, “那位” and “第二家” mean.
 */
export const topicSchema = z.object({
  queries: z.array(querySchema),
  shown: z.array(refSchema).default([]),
  list: z.array(refSchema).default([]),
  single: z.array(refSchema).default([]),
  named: z.array(refSchema).default([]),
  /** Units asked about one after the other, whatever was shown of them: “两家都在的”. */
  units: z.array(refSchema).default([]),
  /** What was last put in order, while the talk is at what came first: “第二多的呢”. */
  order: querySchema.optional(),
})

export type Topic = z.infer<typeof topicSchema>

/** As many rows asked about one by one as a talk keeps together. */
const mostSingle = 6

/** What an answer put before the reader: its rows, and the units and people it named, in their order. */
export type Shown = { rows: readonly Ref[]; named: readonly Ref[] }

/** What the talk is about after an answer that showed these rows. */
export function topicAfter(before: Topic | null, queries: readonly Query[], told: Shown): Topic {
  const asked = queries.flatMap(({ rows }) => (rows === 'all' ? [] : rows))
  const now = told.rows.length > 0 ? told.rows : asked
  const named = namedAfter(before?.named ?? [], asked, told.named)
  const order = queries.find(({ how }) => how === 'most' || how === 'least') ?? keptOrder(before, now)
  const units = unitsAfter(before?.units ?? [], queries)
  const talk = { queries: [...queries], shown: [...told.rows], named, units, ...(order ? { order } : {}) }
  const [only, ...others] = now
  if (others.length > 0) return { ...talk, list: [...now], single: [] }
  const { list = [], single = [] } = before ?? {}
  if (only === undefined) return { ...talk, list, single }
  const kept = list.some((ref) => isSame(ref, only)) ? list : []
  const alike = single.filter((ref) => ref.kind === only.kind && !isSame(ref, only))
  return { ...talk, list: kept, single: [...alike, only].slice(-mostSingle) }
}

/** The units asked about, those asked about now behind the others. */
function unitsAfter(before: readonly Ref[], queries: readonly Query[]): Ref[] {
  const now = queries.flatMap(({ of, rows, where, claim }): Ref[] =>
    of === 'unit' && rows !== 'all'
      ? rows
      : claim?.kind === 'ref' && claim.ref.kind === 'unit'
        ? [claim.ref]
        : where.flatMap((filter) => {
            const id = filter.not ? undefined : unitIn(filter)
            return id === undefined ? [] : [{ kind: 'unit' as const, id }]
          }),
  )
  const others = before.filter((ref) => !now.some((one) => isSame(one, ref)))
  return [...others, ...now.filter((ref, at) => now.findIndex((one) => isSame(one, ref)) === at)].slice(-mostSingle)
}

const keptOrder = (before: Topic | null, now: readonly Ref[]): Query | undefined =>
  now.every((ref) => before?.shown.some((one) => isSame(one, ref))) ? before?.order : undefined

/** Those named last; while one of several is asked about, still all of them. */
function namedAfter(before: readonly Ref[], asked: readonly Ref[], now: readonly Ref[]): Ref[] {
  const walks = before.length > 1 && asked.length === 1 && before.some((ref) => asked.some((one) => isSame(one, ref)))
  return walks && now.length < 3 ? [...before] : [...now]
}

export const isSame = (one: Ref, other: Ref): boolean => one.kind === other.kind && one.id === other.id

/** The things “这些”, “这俩” or “加起来” mean: the set last shown, else what was asked about one by one. */
export const togetherIn = ({ list, single }: Topic): Ref[] => (list.length > 1 ? list : single.length > 1 ? single : [])

/** The talk is about one indicator or task now, as if somebody had asked about it. */
export function topicAbout({ kind, no }: { kind: 'indicator' | 'task'; no: number }): Topic {
  const row = { kind, id: String(no) }
  const query: Query = { of: 'matter', rows: [row], where: [], show: [], how: 'tell', strangers: [], unexplained: [] }
  return topicAfter(null, [query], { rows: [row], named: [] })
}
