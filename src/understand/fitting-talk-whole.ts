import { type Filter, type Query, unitIn } from '../domain/query.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import type { Rewrite } from './rewrite.ts'
import type { Topic } from './topic.ts'

const onlyThese = patternOf('onlyThese', 'u')
const nothingElse = /^(?:那|就)?没有?(?:别的|其他的?|其它的?|更多)?了?(?:吗|吧|么)?[?]*$/u
const anythingElse = /^(?:那)?还有(?:没有?|别的|其他的?|其它的?|更多)?(?:吗|么|没有?|不)?[?]*$/u
/** As many as a list shows at once. */
const perPage = 12

/** How many things the last answer told. */
const toldCount = ({ queries, shown, named }: Topic): number => {
  const last = queries.at(-1)
  const ofUnits = last?.show.some((facet) => facet === 'lead' || facet === 'responsible' || facet === 'units')
  return ofUnits && last?.rows !== 'all' ? named.length : shown.length
}

/** “就这两家?”, “还有吗”: the last answer is supposed to be all there is. */
const supposedWhole: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!topic || !last || last.of === 'talk' || last.of === 'command' || last.of === 'reporting') return null
  const [said, count] = onlyThese.exec(spoken) ?? []
  const asked: Query = { ...last, said: query.said, unexplained: [], strangers: [], near: undefined }
  if (anythingElse.test(spoken) && topic.shown.length > perPage * (last.page ?? 1))
    return { ...asked, page: (last.page ?? 1) + 1 }
  if (anythingElse.test(spoken)) return { ...asked, how: 'check', claim: { kind: 'more' } }
  const isSo =
    (said !== undefined && /[这那\d一两俩二三四五六七八九十]/.test(said)) ||
    (nothingElse.test(spoken) && /别|其|更/.test(spoken))
  const number = numberOf((count ?? '').replace('俩', '两'))
  if (!isSo) return null
  return {
    ...asked,
    how: 'check',
    claim: { kind: 'count', value: String(Number.isNaN(number) ? toldCount(topic) : number) },
  }
}

const bareTime = /^(?:那|到|换成|换|要是|如果是?|改成)*[ⓉⒹ](?:底|末|的|呢|年)*[?]*$/u
const dated = new Set(['target', 'progress', 'gap', 'reported', 'sheet', 'history', 'change'])

/** “换成2024年呢”: the last question at another time. */
const anotherTime: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!last || !bareTime.test(spoken) || (query.period === undefined && query.at === undefined)) return null
  if (last.show.length > 0 && !last.show.some((facet) => dated.has(facet))) return null
  if (!['matter', 'indicator', 'task', 'category'].includes(last.of) || last.rows.length === 0) return null
  const year = query.period !== undefined && /^\d{4}$/.test(query.period) ? { at: `${query.period}-12-31` } : {}
  const { at: _at, period: _period, claim: _claim, ...rest } = last
  const when = { ...(query.period ? { period: query.period } : {}), ...(query.at ? { at: query.at } : year) }
  return { ...rest, ...when, how: last.how === 'check' ? 'tell' : last.how, said: query.said }
}

const otherKind = patternOf('otherKind', 'u')
const sideOf: Readonly<Record<string, string>> = { 任务: 'task', 指标: 'indicator' }

/** “那任务呢” after the indicators a unit leads: the rows of the other table that pass the same. */
const sameOfOthers: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const word = otherKind.exec(spoken)?.[1] ?? ''
  const of = sideOf[word]
  if (!last || of === undefined) return null
  const [unit, more] = last.of === 'unit' && last.rows !== 'all' ? last.rows : []
  if (unit?.kind === 'unit' && !more && last.show.some((facet) => facet === 'leads' || facet === 'figures'))
    return { ...last, show: [of === 'task' ? 'leads' : 'figures'], said: query.said, unexplained: [] }
  const isSet = (last.of === 'task' || last.of === 'indicator') && last.rows === 'all' && last.of !== of
  if (!isSet || last.where.length === 0 || last.claim) return null
  const where = last.where.map(
    (filter): Filter =>
      of === 'indicator' && unitIn(filter) !== undefined ? { by: 'lead', unit: unitIn(filter) ?? '' } : filter,
  )
  return { ...last, of: of === 'task' ? 'task' : 'indicator', where, show: [], said: query.said, unexplained: [] }
}

const notThese = patternOf('notThese', 'u')

/** “没出现的几条” after the tasks a unit has a part in: those it has none in. */
const othersThan: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const [filter, more] = last?.where ?? []
  const [unit] = last?.of === 'unit' && last.rows !== 'all' && last.rows.length === 1 ? last.rows : []
  if (!last || !notThese.test(spoken)) return null
  const how = /哪|列/.test(spoken) ? 'list' : 'count'
  const asked: Query = { ...last, of: 'task', rows: 'all', show: [], how, claim: undefined, said: query.said }
  if (unit?.kind === 'unit' && last.where.length === 0)
    return { ...asked, where: [{ by: 'involved', unit: unit.id, not: true }] }
  const ofSet = (last.of === 'task' || last.of === 'indicator') && last.rows === 'all'
  if (!ofSet || !filter || more || filter.not) return null
  return { ...asked, of: last.of, where: [{ ...filter, not: true }] }
}

const kinds = new Set<Filter['by']>(['counting', 'measureUnit', 'category', 'wording', 'noResponsible', 'joint'])

/** “两样都没标的呢” after those of one counting: a condition of the same kind is of the whole table, not of those shown. */
const anotherSet: Rewrite = (query, _, { topic }) => {
  const last = topic?.queries.at(-1)
  const narrows = last?.where.some(({ by }) => kinds.has(by) && query.where.some((filter) => filter.by === by))
  if (last?.rows !== 'all' || !narrows || query.rows === 'all' || query.rows.length < 2) return null
  const of = query.of === 'matter' ? last.of : query.of
  return { ...query, of, rows: 'all', how: query.how === 'tell' ? last.how : query.how }
}

const bareUnit = patternOf('bareUnit', 'u')

/** “那林业局的呢” after the tasks one unit has a part in: the same of the other. */
const sameOfUnit: Rewrite = (query, spoken, { topic, asker }, meant) => {
  const last = topic?.queries.at(-1)
  if (!last || !bareUnit.test(spoken) || last.rows !== 'all' || (last.of !== 'task' && last.of !== 'indicator'))
    return null
  const one = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const unit = one?.kind === 'our' ? asker.units[0] : one?.refs[0]?.ref.id
  if (unit === undefined || last.where.filter((filter) => unitIn(filter) !== undefined).length !== 1) return null
  const where = last.where.map(
    (filter): Filter => (unitIn(filter) === undefined ? filter : ({ ...filter, unit } as Filter)),
  )
  return { ...last, where, claim: undefined, how: last.claim ? 'count' : last.how, said: query.said, unexplained: [] }
}

/** “那我们呢” after a unit was supposed to lead a row: whether the other one has a part in it. */
const supposedOfOther: Rewrite = (query, spoken, { topic, asker }, meant) => {
  const last = topic?.queries.at(-1)
  const claim = last?.claim
  if (!last || claim?.kind !== 'ref' || claim.ref.kind !== 'unit' || !bareUnit.test(spoken)) return null
  const ofRow = last.of === 'matter' || last.of === 'indicator' || last.of === 'task'
  const one = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const id = one?.kind === 'our' ? asker.units[0] : one?.refs[0]?.ref.id
  if (!ofRow || last.rows === 'all' || last.rows.length !== 1 || id === undefined) return null
  const ref = { kind: 'unit' as const, id }
  return { ...last, show: [], claim: { ...claim, facet: 'units', ref }, said: query.said, unexplained: [] }
}

/** The last question asked once more: whether that is all, for another time, of the other table or another unit. */
export const onceMore: readonly Rewrite[] = [
  supposedWhole,
  anotherTime,
  sameOfOthers,
  othersThan,
  anotherSet,
  sameOfUnit,
  supposedOfOther,
]
