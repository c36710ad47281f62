import type { Facet, Query, Ref } from '../domain/query.ts'
import { isEnough } from './claims.ts'
import type { Meant } from './meant.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { onlyOne } from './referents.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'
import { isSame } from './topic.ts'

const told = { ...anew, how: 'tell' as const }
const unitFacets = new Set<Facet>(['lead', 'responsible', 'units'])

/** What of units was asked last. */
const sideOf = (last: Query | undefined): Facet[] =>
  (last?.show ?? []).filter((facet) => unitFacets.has(facet)).slice(0, 1)

/** The units named in a stretch, one's own among them. */
const unitsIn = (meant: readonly Meant[], own: readonly string[]): Ref[] =>
  meant.flatMap(({ kind, refs }): Ref[] => {
    if (kind === 'our') return own.slice(0, 1).map((id) => ({ kind: 'unit', id }))
    return refs.slice(0, 1).flatMap(({ ref }) => (ref.kind === 'unit' || ref.kind === 'person' ? [ref] : []))
  })

const except = patternOf('exceptThese', 'u')

/** “除了我们还有谁”: of those last told the ones besides. */
const besidesThem: Rewrite = (query, spoken, { topic, asker }, meant) => {
  const last = topic?.queries.at(-1)
  const out = unitsIn(meant, asker.units)
  if (!topic || !last || out.length === 0 || !except.test(spoken) || /[ⓈⓁⒷ]/.test(spoken)) return null
  const [person] = out.filter(({ kind }) => kind === 'person')
  const home = out.find(({ kind }) => kind === 'unit')
  if (person && home)
    return {
      ...query,
      ...told,
      of: 'unit',
      rows: [home],
      show: ['people'],
      where: [{ by: 'rows', rows: [person], not: true }],
    }
  const where: Query['where'] = [{ by: 'rows', rows: out, not: true }]
  if ((last.of === 'unit' || last.of === 'person') && last.rows === 'all')
    return { ...last, where: [...last.where, ...where], how: 'list', claim: undefined, said: query.said }
  const row = onlyOne(topic, 'row')
  const [asked = 'units'] = sideOf(last)
  const side = asked === 'lead' && !/牵头/.test(spoken) ? 'units' : asked
  return row && { ...query, ...told, of: 'matter', rows: [row], show: [side], where }
}

const ofLists = patternOf('ofLists', 'u')
const moreOf = /[多少缺](?:了|出)?(?:谁|哪)/
const asksSide: readonly (readonly [RegExp, Facet])[] = [
  [/牵头|领头|主抓/, 'lead'],
  [/责任|配合|协助|名单|参与/, 'responsible'],
]

/** “跟执法公开那条比少了谁”: two rows side by side in the units they name. */
const listsApart: Rewrite = (query, spoken, { topic }) => {
  const own = query.rows === 'all' ? [] : query.rows
  // “后一条多了谁” of two that were asked about one by one: than the former.
  const former = own.length === 1 && moreOf.test(spoken) ? topic?.single.at(-2) : undefined
  const rows = former && !own.some((ref) => isSame(ref, former)) ? [...own, former] : own
  const [one, other, ...more] = rows
  if (!isRowKind(query.of) || !one || !other || more.length > 0 || !ofLists.test(spoken)) return null
  const said = asksSide.find(([words]) => words.test(spoken))?.[1]
  const ofTasks = rows.every(({ kind }) => kind === 'task')
  const last = topic?.queries.at(-1)
  const figures = last?.show.includes('target') && rows.every(({ kind }) => kind === 'indicator')
  if (figures && !said && /[几多]少?[家个件人]/.test(spoken) && !/谁|哪|单位|部门|名单/.test(spoken))
    return { ...query, ...told, rows, show: ['target'], how: 'difference' }
  const whom = /谁|哪[几些]?[个家]|几家|单位|部门|名单/.test(spoken)
  const [asked] = sideOf(last)
  // Who is more is not asked of those who lead alone.
  const before = asked === 'lead' && moreOf.test(spoken) ? 'responsible' : asked
  const side = said ?? (whom ? (before ?? 'responsible') : ofTasks ? before : undefined)
  return side ? { ...query, ...told, rows, show: [side], how: 'compare' } : null
}

/** “报了340家算完成没”: a figure beside the one indicator that is meant. */
const reachedBy: Rewrite = (query, spoken, { topic }, meant) => {
  const [named, more] = query.rows === 'all' || !isRowKind(query.of) ? [] : query.rows
  const mark = meant.find(({ kind }) => kind === 'number')?.mark
  const row = named ?? (topic ? onlyOne(topic, 'row') : null)
  if (row?.kind !== 'indicator' || more || !mark || /[ⓊⓄⓅ]/.test(spoken)) return null
  const last = topic?.queries.at(-1)?.claim
  const again =
    last?.kind === 'value' && last.enough && /^(?:那|要是|如果|只有|有|到)*[\d.]+\D{0,3}[呢吗?]*$/.test(spoken)
  if ((query.claim && !again) || !(isEnough.test(spoken) || again)) return null
  const unit = mark.unit && !/[项条]/.test(mark.unit) ? { unit: mark.unit } : {}
  const claim = { kind: 'value' as const, facet: 'target', value: mark.value, ...unit, enough: true }
  return { ...query, ...told, of: 'matter', rows: [row], show: [], how: 'check', claim }
}

const another = /另外?的?(?:那|一|这)?[个条项](?:指标|任务)?/u

/** “我们另一个指标呢”: of what a unit leads or a category holds, the one that is not the one spoken of. */
const anotherOf: Rewrite = (query, spoken, { topic, asker, lexicon: { plan } }, meant) => {
  const row = topic ? onlyOne(topic, 'row') : null
  if (!row || (row.kind !== 'indicator' && row.kind !== 'task') || !another.test(spoken)) return null
  const units = unitsIn(meant, asker.units).map(({ id }) => id)
  const places = meant.flatMap(({ refs }) => refs.flatMap(({ ref }) => (ref.kind === 'category' ? [ref.id] : [])))
  if (units.length + places.length === 0 || /Ⓢ/.test(spoken)) return null
  const fits = (leads: readonly string[], category: string): boolean =>
    units.every((id) => leads.includes(id)) && (places.length === 0 || places.includes(category))
  const own =
    row.kind === 'indicator'
      ? plan.indicators.filter(({ leads, category }) => fits(leads, category))
      : plan.tasks.filter(({ leads }) =>
          fits(
            leads.flatMap((one) => ('unit' in one ? [one.unit] : [])),
            '',
          ),
        )
  const rest = own.filter(({ no }) => String(no) !== row.id)
  if (rest.length === own.length || rest.length === 0 || rest.length > 3) return null
  const asks = spoken.replace(another, '').replace(/[ⓊⓄⒷ的呢啊么那?,]/gu, '') !== ''
  const show = asks ? query.show : (topic?.queries.at(-1)?.show ?? [])
  const rows = rest.map(({ no }): Ref => ({ kind: row.kind, id: String(no) }))
  return { ...query, ...told, of: 'matter', rows, show: asks && show.length === 0 ? ['sheet'] : show }
}

const nextBest = /^(?:那)?(?:排?第|排)([二三四五2-5])(?:[名位])?[多大高少小低]?的?(?:是?(?:谁|哪[个项条家]))?[呢?]*$/u

/** “第二多的呢” after what was most: the next in the same order. */
const nextInOrder: Rewrite = (query, spoken, { topic }) => {
  const rank = numberOf(nextBest.exec(spoken)?.[1] ?? '')
  return topic?.order && Number.isInteger(rank) ? { ...topic.order, rank, said: query.said } : null
}

const ofPeople = (last: Query | undefined): boolean =>
  last?.of === 'person' || (last?.of === 'unit' && last.show.includes('people'))

/** “林业那边是哪个” among people: who that unit sent. */
const sentBy: Rewrite = (query, spoken, { topic }) => {
  const [unit, more] = query.rows === 'all' ? [] : query.rows
  const bare = query.show.every((facet) => facet === 'name' || facet === 'duties')
  if (query.of !== 'unit' || unit?.kind !== 'unit' || more || !bare || query.claim) return null
  if (
    !ofPeople(topic?.queries.at(-1)) ||
    !/^(?:那|还有|然后|换成)*[ⓊⓄ](?:那边|那里|那头|家|的|派的|来的)*(?:是|有)?(?:哪[个位]|谁)?[呢?啊]*$/u.test(spoken)
  )
    return null
  return { ...query, ...told, show: ['people'] }
}

const sameHome = patternOf('sameHome')

/** “跟她一个单位的还有谁”: the people of that person's unit, without that person. */
const colleagues: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const [named, more] = query.of === 'person' && query.rows !== 'all' ? query.rows : []
  const person = more ? null : (named ?? (topic ? onlyOne(topic, 'person') : null))
  const home = plan.people.find(({ name }) => name === person?.id)?.unit
  if (!person || home === undefined || !sameHome.test(spoken)) return null
  const where: Query['where'] = [{ by: 'rows', rows: [person], not: true }]
  return { ...query, ...told, of: 'unit', rows: [{ kind: 'unit', id: home }], show: ['people'], where }
}

const ofUnit = patternOf('personOfUnit', 'u')

/** “任杰是不是我们局的”: a unit supposed of a person. */
const homeOf: Rewrite = (query, spoken, { asker }, meant) => {
  const [ref, person] = ['unit', 'person'].map((kind) => unitsIn(meant, asker.units).find((one) => one.kind === kind))
  if (!ref || !person || !ofUnit.test(spoken)) return null
  return {
    ...query,
    ...told,
    of: 'person',
    rows: [person],
    show: [],
    how: 'check',
    claim: { kind: 'ref', facet: 'unit', ref },
  }
}

const sameDuties = /^[ⓊⓄ](?:跟|和|与|同|、)[ⓊⓄ].{0,12}(?:一模一样|完全一样|一样|相同|一致|同样)/u

/** “甲局跟乙局的任务是不是一模一样”: what two units have to do, side by side. */
const unitsAlike: Rewrite = (query, spoken, { asker }, meant) => {
  const rows = unitsIn(meant, asker.units)
  if (rows.length !== 2 || !sameDuties.test(spoken) || /[ⓈⓅⒷ]/.test(spoken) || query.claim?.kind === 'same') return null
  return { ...query, ...told, of: 'unit', rows, show: [], how: 'check', claim: { kind: 'same' } }
}

/** Questions that set what was told against something, or leave some of it out. */
export const againstTold: readonly Rewrite[] = [
  besidesThem,
  listsApart,
  reachedBy,
  anotherOf,
  nextInOrder,
  sentBy,
  homeOf,
  colleagues,
  unitsAlike,
]
