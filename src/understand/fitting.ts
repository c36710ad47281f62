import { tasksOfSection } from '../domain/look.ts'
import type { Query } from '../domain/query.ts'
import type { Candidate, ReadContext } from './reading.ts'

type Rewrite = (query: Query, spoken: string, context: ReadContext) => Query | null

/** What is asked of rows where none is meant, as the plan's own question. */
const ofAll: Readonly<Record<string, string>> = {
  progress: 'progress',
  gap: 'behind',
  forecast: 'atRisk',
  needed: 'behind',
  change: 'changes',
  reported: 'reported',
}
const isRow = (of: Query['of']): boolean => of === 'matter' || of === 'indicator' || of === 'task'

/** “还差多少” of nothing named and nothing spoken of is about the plan. */
const ofWhole: Rewrite = (query) => {
  const facet = ofAll[query.show[0] ?? '']
  if (!isRow(query.of) || query.rows === 'all' || query.rows.length > 0 || facet === undefined) return null
  if (query.strangers.length > 0 || query.how === 'check') return null
  return { ...query, of: 'plan', show: [facet], how: 'tell', by: undefined }
}

/** A plan is not compared with anything: its worst and best are facets. */
const notCompared: Rewrite = (query) =>
  query.of === 'plan' && (query.how === 'most' || query.how === 'least')
    ? { ...query, how: 'tell', by: undefined, rank: undefined }
    : null

/** Passages do not lead or help: what names a unit is a task. */
const passagesOfUnits: Rewrite = (query) =>
  query.of === 'clause' &&
  query.where.some((filter) => 'unit' in filter) &&
  query.where.every(({ by }) => by !== 'text')
    ? { ...query, of: 'task', show: [], how: query.how === 'tell' ? 'list' : query.how }
    : null

/** “附件2一共几条指标”: a table is asked for its rows, not for its name. */
const rowsOfTable: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'plan' || query.show[0] !== 'attachments' || !/[几多]少?[条项个]/.test(spoken)) return null
  const named = plan.attachments.find(({ place }) => (query.said ?? '').includes(place))
  const holds = (places: readonly string[]): boolean =>
    named !== undefined && places.some((place) => place.startsWith(named.place))
  const of = /指标|目标/.test(spoken)
    ? 'indicator'
    : /任务/.test(spoken) || holds(plan.tasks.map(({ place }) => place))
      ? 'task'
      : null
  return of && { ...query, of, rows: 'all', show: [], how: 'count' }
}

/** “线上平台建设一节要选几家”: a row outside the part that is named is not meant; the part is. */
const withinPart: Rewrite = (query, _, { lexicon: { plan } }) => {
  const part = query.where.find((filter) => filter.by === 'section' && !filter.not)
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length !== 1 || part?.by !== 'section') return null
  const [no, sub] = part.id.split('.').map(Number)
  const own = tasksOfSection(plan, no ?? 0, sub ?? null)
  const [row] = query.rows
  const inside = own.some((task) =>
    row?.kind === 'task' ? task.no === Number(row.id) : task.indicators.includes(Number(row?.id)),
  )
  if (inside || own.length === 0) return null
  return { ...query, of: 'section', rows: [{ kind: 'section', id: part.id }], where: [], show: ['text'], how: 'tell' }
}

const sameness = /一回事|同一?[个项条]|一码事|是不是一样|一样[吗么不没]|相同|重[复了]/

/** “这两个是一回事吗”: rows named together are supposed to be the same. */
const supposedSame: Rewrite = (query, spoken) => {
  const rows = query.rows === 'all' ? [] : query.rows
  if (!isRow(query.of) || rows.length < 2 || rows.some(({ kind }) => kind !== 'indicator')) return null
  if (!sameness.test(spoken) || query.claim?.kind === 'same') return null
  const show = query.show.filter((facet) => facet !== 'sheet')
  return { ...query, of: 'matter', show, how: 'check', claim: { kind: 'same' }, where: [] }
}

/** “白雪和黎治光哪个是组长”: people named are supposed to hold the role that is said. */
const supposedRole: Rewrite = (query, spoken, { lexicon }) => {
  if (query.of !== 'person' || query.rows === 'all' || query.rows.length === 0 || query.claim) return null
  const [role] = lexicon.roles.filter((one) => spoken.includes(one)).sort((a, b) => b.length - a.length)
  if (role === undefined || !/哪[个位]|谁/.test(spoken)) return null
  return { ...query, show: ['role'], how: 'check', where: [], claim: { kind: 'word', facet: 'role', word: role } }
}

/** A clause whose topics a sentence says: a passage of the main text that no row of a table carries. */
const passageByTopic: Rewrite = (query, _, { lexicon: { plan } }) => {
  const said = query.said ?? ''
  const unsettled = query.of === 'plan' && ['safeguards', 'silence'].includes(query.show[0] ?? '')
  if (!unsettled || query.how === 'count') return null
  if (plan.silences.some(({ topics }) => topics.some((topic) => topic.length > 1 && said.includes(topic)))) return null
  const scored = plan.clauses
    .filter(({ place }) => !plan.attachments.some((one) => place.startsWith(one.place)))
    .map(({ place, topics }) => ({
      place,
      score: topics.filter((topic) => said.includes(topic)).reduce((sum, { length }) => sum + length, 0),
    }))
    .toSorted((a, z) => z.score - a.score)
  const [best, next] = scored
  if (!best || best.score < 4 || best.score - (next?.score ?? 0) < 2) return null
  return { ...query, of: 'clause', rows: [{ kind: 'clause', id: best.place }], where: [], show: ['text'], how: 'tell' }
}

const rewrites: readonly Rewrite[] = [
  ofWhole,
  notCompared,
  passagesOfUnits,
  rowsOfTable,
  withinPart,
  supposedSame,
  supposedRole,
  passageByTopic,
]

/** A reading that the plan cannot mean, as the one it can; the same where it can. */
export function fitting(candidate: Candidate, spoken: string, context: ReadContext): Candidate {
  const query = rewrites.reduce((now, rewrite) => rewrite(now, spoken, context) ?? now, candidate.query)
  return query === candidate.query ? candidate : { ...candidate, query, why: ['made to fit', ...candidate.why] }
}
