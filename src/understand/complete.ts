import { goalOf } from '../domain/look.ts'
import type { Facet, Query, Ref } from '../domain/query.ts'
import { contentOf } from './cues.ts'
import type { Meant } from './meant.ts'
import { unpadded } from './padding.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { unique } from './subject-rows.ts'
import { partsTold } from './tell.ts'
import { facetsOf } from './told.ts'
import { isSame } from './topic.ts'

const rowKinds = new Set<Query['of']>(['matter', 'indicator', 'task'])

/** The best reading with what the rest of its sentence asks beside it, and without what no answer needs. */
export function completed(best: Candidate, masked: string, meant: readonly Meant[], context: ReadContext): Candidate {
  const described = meant.some((one) => one.described)
  const query = everyTied(
    amongLast(figuresOfUnit(ofPast(best.query, context), masked), masked, context),
    masked,
    meant,
    context,
  )
  const near = described ? besideRow(query, best) : []
  const offered = near.length > 0 ? { ...query, near } : query
  return { ...best, query: withoutIdleWords(everyPart(offered, masked, described, context), masked, described) }
}

/** “教体局牵头什么指标”: a unit's indicators, not its tasks. */
function figuresOfUnit(query: Query, masked: string): Query {
  const { of, rows, show, how, where } = query
  const [unit, more] = rows === 'all' ? [] : rows
  const sides: readonly string[] = show.length === 0 ? ['duties'] : show
  if (of !== 'unit' || unit?.kind !== 'unit' || more || (how !== 'tell' && how !== 'list' && how !== 'count'))
    return query
  if (
    !masked.includes('指标') ||
    masked.includes('任务') ||
    !sides.every((side) => side === 'leads' || side === 'duties')
  )
    return query
  const lead = { by: 'lead' as const, unit: unit.id }
  return {
    ...query,
    of: 'indicator',
    rows: 'all',
    where: [...where, lead],
    show: [],
    how: how === 'tell' ? 'list' : how,
  }
}

const figures: ReadonlySet<string> = new Set(['progress', 'reported', 'history', 'change'])

/** A year before the plan began has no progress; the plan's targets are what is said of it. */
function ofPast(query: Query, { lexicon }: ReadContext): Query {
  const { period, show } = query
  const past = period !== undefined && /^\d{4}$/.test(period) && period < lexicon.plan.start.slice(0, 4)
  if (!past || !show.some((facet) => figures.has(facet))) return query
  const told = show.filter((facet) => !figures.has(facet) && facet !== 'target')
  return { ...query, show: ['target', ...told], at: query.at ?? `${period}-12-31` }
}

/** Rows that the words describe nearly as well as the one that is told. */
function besideRow({ of, rows }: Query, { others }: Candidate): Ref[] {
  const [row, more] = rows === 'all' ? [] : rows
  if (!rowKinds.has(of) || !row || more) return []
  return unique(others)
    .filter((other) => !isSame(other, row))
    .slice(0, 2)
}

/** As many rows fit a description equally well before none of them can be the one that is meant; as many can be told. */
const tied = { least: 3, most: 6 }

/**
 * “玉米的机收率” where the plan has it of four other crops: a description that fits several goals equally well is told of
 * each, and a word before it that none of them has is said to be nowhere, rather than one of them guessed.
 */
function everyTied(query: Query, masked: string, meant: readonly Meant[], { lexicon: { plan } }: ReadContext): Query {
  const [row, more] = query.rows === 'all' ? [] : query.rows
  if (row?.kind !== 'indicator' || more || query.how !== 'tell') return query
  const said = meant.find(({ kind, described }) => kind === 'row' && described)
  const best = said?.refs[0]?.score ?? 0
  const rows = (said?.refs ?? []).filter(({ ref, score }) => ref.kind === 'indicator' && score === best)
  const goals = new Set(rows.map(({ ref }) => goalOf(plan, Number(ref.id))))
  if (goals.size < tied.least || goals.size > tied.most || !rows.some(({ ref }) => isSame(ref, row))) return query
  const names = plan.indicators.map(({ name, topics }) => [name, ...topics].join()).join()
  const nowhere = contentOf(masked).filter(
    (word) => !names.includes(word) && (masked.includes(`${word}Ⓢ`) || masked.includes(`${word}的Ⓢ`)),
  )
  return { ...query, rows: rows.map(({ ref }) => ref), near: undefined, strangers: [...query.strangers, ...nowhere] }
}

/** “其中落后的有哪些” after a category or part of the plan: those in it. */
function amongLast(query: Query, masked: string, { topic }: ReadContext): Query {
  const last = topic?.queries.at(-1)
  const [row, more] = last && last.rows !== 'all' ? last.rows : []
  if (query.rows !== 'all' || !row || more || !/其中|里[头面边]/.test(masked)) return query
  const has = (by: string): boolean => query.where.some((filter) => filter.by === by)
  if (row.kind === 'category' && !has('category'))
    return { ...query, where: [{ by: 'category', is: row.id }, ...query.where] }
  if (row.kind === 'section' && !has('section'))
    return { ...query, where: [{ by: 'section', id: row.id }, ...query.where] }
  return query
}

/** What a part says by itself is asked when it is so likely there. */
const heard = 0.22
const asks = /几|多少|好多|谁|哪|啥|什么|怎|咋|没|不|吗|么|还是|名单|单位|部门|牵|配合|目标/
const most = 4

/** “几个,谁带头,名单给我”: each part of a sentence about one row is told; a part nobody understands by the row's sheet. */
function everyPart(query: Query, masked: string, described: boolean, context: ReadContext): Query {
  const { of, rows, how, show } = query
  const single = rows !== 'all' && rows.length === 1
  if (!rowKinds.has(of) || !single || (how !== 'tell' && how !== 'check') || show.includes('sheet')) return query
  const said = partsTold(masked, context.language)
  const parts = said.filter(({ text }) => asks.test(unpadded(text)))
  if (said.length < 2 && !(parts.length === 1 && described && how === 'tell')) return query
  const valid = facetsOf(of)
  const added: Facet[] = []
  let open = false
  for (const { text, show: told } of parts) {
    const [top] = told.filter(({ label }) => valid.includes(label))
    const isClaim = how === 'check' && /[ⓊⓄⓃⒸⓆ]/.test(text)
    if (isClaim || !top) continue
    if (top.chance >= heard) added.push(top.label)
    else if (!told.some(({ label, chance }) => show.includes(label) && chance > heard / 2)) open = true
  }
  const all = [...new Set([...show, ...added])]
  // Without some of them it is the same list twice.
  const isTwice = (facet: Facet): boolean => facet === 'units' && query.where.length > 0 && all.includes('responsible')
  const told = all.filter((facet) => (facet !== 'name' || show.includes('name')) && !isTwice(facet))
  const whole = open && said.length > 1 && (how === 'check' || show.length > 0)
  return { ...query, show: [...told.slice(0, most), ...(whole ? (['sheet'] as const) : [])] }
}

/** Of a row that is named, words nobody knows matter only right before its name, where they may narrow it. */
function withoutIdleWords(query: Query, masked: string, described: boolean): Query {
  const { rows, unexplained } = query
  if (rows === 'all' || rows.length === 0) return query
  if (described) return { ...query, unexplained: [] }
  return {
    ...query,
    unexplained: unexplained.filter((word) =>
      ['', '的', '市的', '县的'].some((of) => masked.includes(`${word}${of}Ⓢ`)),
    ),
  }
}
