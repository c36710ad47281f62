import type { Plan } from '../domain/plan.ts'
import { type Facet, type Filter, type Query, type Ref, unitIn } from '../domain/query.ts'
import { namedIn } from './fitting-signs.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { anew, onlyUnit, type Rewrite, rowsAskedLast } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const isRowOf = (plan: Plan, { kind, id }: Ref): boolean =>
  (kind === 'indicator' ? plan.indicators : plan.tasks).some(({ no }) => String(no) === id)

const inTurn = patternOf('numbersInTurn', 'u')
const byNumber = patternOf('rowNumber', 'u')

/** “16和17也这样?” after rows named by their numbers: those numbers of the same table, asked what was asked before. */
const numbersInTurn: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const before = rowsAskedLast(topic)
  const kinds = new Set(before.map(({ kind }) => kind))
  const [kind, other] = kinds
  const [, one, two] = inTurn.exec(spoken) ?? []
  if (!last || one === undefined || kind === undefined || other || !byNumber.test(last.said ?? '')) return null
  const rows = [one, two].flatMap((no): Ref[] => (no === undefined ? [] : [{ kind, id: String(numberOf(no)) }]))
  if (!rows.every((ref) => isRowOf(plan, ref))) return null
  return { ...query, ...anew, of: 'matter', rows, show: last.show, how: last.how === 'check' ? 'tell' : last.how }
}

/** “第6项,附件2里单位写的啥”: a number counts in the table that is named beside it. */
const numberInTable: Rewrite = (query, _, { lexicon: { plan } }, meant) => {
  const rows = query.rows === 'all' || !isRowKind(query.of) ? [] : query.rows
  const numbered = meant.filter(({ kind, said }) => kind === 'row' && byNumber.test(said))
  const tables = plan.attachments.filter(({ place }) => (query.said ?? '').includes(place))
  const [table, more] = tables
  if (rows.length === 0 || numbered.length !== rows.length || !table || more) return null
  const inTable = (list: readonly { place: string }[]): boolean =>
    list.some(({ place }) => place.startsWith(table.place))
  const kind = inTable(plan.indicators) ? 'indicator' : inTable(plan.tasks) ? 'task' : null
  if (kind === null || rows.every((ref) => ref.kind === kind)) return null
  const own = rows.map(({ id }): Ref => ({ kind, id }))
  return own.every((ref) => isRowOf(plan, ref)) ? { ...query, rows: own } : null
}

const besideUnit = patternOf('othersBesideUnit', 'u')
const ofTasks = /任务|哪[几些一]?[条项件]/
const sides: readonly (readonly [RegExp, Facet])[] = [
  [/牵头|领头|带头|挑头/, 'lead'],
  [/责任|配合|协助/, 'responsible'],
]

/** “…那个,除我们外还有哪些单位”, “…那条和我们并排列责任的是哪几个”: the other units of the row that is named. */
const othersOfNamed: Rewrite = (query, spoken, context, meant) => {
  const [said] = besideUnit.exec(spoken) ?? []
  if (said === undefined || ofTasks.test(said) || /[ⒷⓁⒼ]/.test(spoken)) return null
  const rows = meant.filter(({ kind }) => kind === 'row')
  const [row, more] = rows
  const units = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const ref = query.rows !== 'all' && isRowKind(query.of) && query.rows.length === 1 ? query.rows[0] : row?.refs[0]?.ref
  if (more || (ref?.kind !== 'task' && ref?.kind !== 'indicator') || units.length !== 1) return null
  const show = sides.find(([words]) => words.test(said))?.[1] ?? 'units'
  const where: Filter[] = [{ by: 'rows', rows: units.map((one) => one.ref), not: true }]
  return { ...query, ...anew, of: 'matter', rows: [ref], show: [show], where, how: 'tell', strangers: [] }
}

const leads = /牵头|领头|带头|挑头|打头|主抓/
const helps = /责任|配合|协助/
const takesPart = /负责|参与|参加|承担|有份|出力/
const denied = /[不没未非]/

/** “…是由Ⓖ自己牵头的?”, “80件那条要Ⓖ配合吗”: the side that is supposed of a group, not that it stands there somewhere. */
const sideOfGroup: Rewrite = (query, spoken, context, meant) => {
  const rows = query.rows === 'all' || !isRowKind(query.of) ? [] : query.rows
  const asksSo = query.how === 'check' && (query.claim === undefined || query.claim.kind === 'value')
  const part = takesPart.test(spoken) ? 'units' : null
  const facet: Facet | null = leads.test(spoken) ? 'lead' : helps.test(spoken) ? 'responsible' : part
  const named = namedIn(spoken, meant, context)
  const [group, more] = named.filter(({ ref }) => ref.kind === 'group' || ref.kind === 'unit')
  if (rows.length === 0 || !asksSo || !facet || group?.ref.kind !== 'group' || more) return null
  if (denied.test(spoken.replace(/是不是|有没有|要不要|对不对/g, '')) || /谁|哪|几|多少/.test(spoken)) return null
  if (!query.where.every(({ by }) => by === 'group')) return null
  return { ...query, where: [], show: [], claim: { kind: 'ref', facet, ref: group.ref }, unexplained: [] }
}

const stillHelps = patternOf('stillHelps')

/** “没牵头,只当责任单位的”: beside the side that is denied the one that is kept. */
const sideKept: Rewrite = (query, spoken) => {
  const [lead, more] = query.where.filter((filter) => filter.by === 'lead')
  if (query.of !== 'task' || query.rows !== 'all' || lead?.by !== 'lead' || !lead.not || more) return null
  if (!stillHelps.test(spoken) || query.where.some(({ by }) => by === 'responsible')) return null
  return { ...query, where: [{ by: 'responsible', unit: lead.unit }, ...query.where] }
}

const exceptPart = /除(?:了|开|去|掉)?Ⓑ[^,ⓊⓄ]{0,8},?[ⓊⓄ][^,不没未]*(?:还|另外|别的|其他|剩)/

/** “除了宣传那几条,财政局还有哪些”: the part is left out, not the unit that is named after it. */
const partLeftOut: Rewrite = (query, spoken) => {
  if (query.of !== 'task' || query.rows !== 'all' || !exceptPart.test(spoken)) return null
  const where = query.where.map(
    (filter): Filter => (unitIn(filter) === undefined ? filter : { ...filter, not: undefined }),
  )
  return query.where.some((filter) => unitIn(filter) !== undefined && filter.not) ? { ...query, where } : null
}

const exceptWord = patternOf('exceptWord', 'u')

/** “除了执法那一串,还挂着什么”: of a unit's tasks those that do not say the word; one that no task says is not understood. */
const dutiesExcept: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const unit = onlyUnit(query)
  const [, word] = exceptWord.exec(spoken) ?? []
  const ofDuties = query.show.every((facet) => ['duties', 'leads', 'helps', 'name'].includes(facet))
  if (!unit || word === undefined || !ofDuties || query.claim || query.where.length > 0) return null
  if (/牵头|配合|责任|单位/.test(word)) return null
  const isWord = plan.tasks.some(({ text, short }) => `${short}${text}`.includes(word))
  const by = query.show[0] === 'leads' ? 'lead' : query.show[0] === 'helps' ? 'responsible' : 'involved'
  const where: Query['where'] = [
    { by, unit: unit.id },
    ...(isWord ? [{ by: 'text', is: word, not: true } as const] : []),
  ]
  const unexplained = isWord ? [] : [word]
  return { ...query, ...anew, of: 'task', rows: 'all', where, show: [], how: 'list', unexplained }
}

/** Rows by their numbers, and what is asked of their units beside the one that is named. */
export const ofRows: readonly Rewrite[] = [
  numbersInTurn,
  numberInTable,
  othersOfNamed,
  sideOfGroup,
  sideKept,
  partLeftOut,
  dutiesExcept,
]
