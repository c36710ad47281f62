import type { Facet, Filter, Query, Ref } from '../domain/query.ts'
import { byNames } from './composed-where.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { anew, onlyUnit, type Rewrite, rowsAskedLast } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const tasksOf = (query: Query, where: Filter[], how: Query['how']): Query => ({
  ...query,
  of: 'task',
  rows: 'all',
  where,
  show: [],
  how,
  claim: undefined,
  by: undefined,
})

type Named = { sign: string; id: string; isGroup: boolean }

/** Units and groups of a stretch in order; our own by its id. */
function unitsNamed(meant: readonly Meant[], { asker }: ReadContext): Named[] {
  return meant.flatMap(({ kind, refs }) => {
    if (kind === 'our') return asker.units.slice(0, 1).map((id) => ({ sign: 'Ⓞ', id, isGroup: false }))
    const [first] = refs.map(({ ref }) => ref)
    if (!first || (kind !== 'unit' && kind !== 'group')) return []
    return [{ sign: kind === 'unit' ? 'Ⓤ' : 'Ⓖ', id: first.id, isGroup: kind === 'group' }]
  })
}

const distinct = (units: readonly Named[]): string[] => [
  ...new Set(units.flatMap(({ id, isGroup }) => (isGroup ? [] : [id]))),
]

/** The units the talk is of: named together, or one after the other. */
function unitsSpokenOf({ topic }: ReadContext): string[] {
  const own = [topic?.list ?? [], topic?.single ?? []].find((refs) => refs.length > 1)
  return (own ?? []).flatMap(({ kind, id }) => (kind === 'unit' ? [id] : []))
}

const both = patternOf('bothUnits')
const sidesOfBoth: readonly (readonly ['lead' | 'responsible', RegExp])[] = [
  ['lead', patternOf('leadTogether')],
  ['responsible', patternOf('helpTogether')],
]
const asksTasks = patternOf('tasksAsked')
const them = /他们|它们|[它他她]俩|这[两俩]|那[两俩]|两家|两个单位/
const byName = /点.{0,2}名|点到|写.{0,2}名|单独/

/** “…和…都有份的是哪几件”, “它俩都在的是哪个”: the tasks in which each of the units has a part. */
const together: Rewrite = (query, spoken, context, meant) => {
  if (!both.test(spoken) || !asksTasks.test(spoken) || /[ⓈⓁⓅⒷ]/.test(spoken)) return null
  if (/指标/.test(spoken) || /没份|不在|没有份/.test(spoken) || query.of === 'person') return null
  const named = distinct(unitsNamed(meant, context))
  const units = named.length < 2 && them.test(spoken) ? [...new Set([...named, ...unitsSpokenOf(context)])] : named
  if (units.length < 2 || units.length > 4) return null
  const side = sidesOfBoth.find(([, words]) => words.test(spoken))?.[0]
  const by = side ?? (byName.test(spoken) ? 'namedIn' : 'involved')
  const count = /几|多少|好多/.test(spoken) && !/哪|啥|什么/.test(spoken)
  return tasksOf(
    query,
    units.map((unit) => ({ by, unit })),
    count ? 'count' : 'list',
  )
}

const more = /([ⓊⓄ])[^ⓊⓄⒼⓈ]{0,8}比[^ⓊⓄⒼⓈ]{0,6}([ⓊⓄⒼ])[^ⓊⓄⒼⓈ]{0,6}多/
const whichMore = /哪|啥|什么|有没有/

/** “商务局比我们多的那条是啥”: what the first has and the second has not. */
const moreThanOther: Rewrite = (query, spoken, context, meant) => {
  const found = more.exec(spoken)
  if (!found || !whichMore.test(spoken.slice(found.index))) return null
  const before = (spoken.slice(0, found.index).match(/[ⓊⓄⒼ]/g) ?? []).length
  const [one, other] = unitsNamed(meant, context).slice(before)
  if (!one || !other || one.isGroup || one.id === other.id) return null
  if (other.isGroup) return tasksOf(query, [{ by: 'namedIn', unit: one.id }], 'list')
  return tasksOf(
    query,
    [
      { by: 'involved', unit: one.id },
      { by: 'involved', unit: other.id, not: true },
    ],
    'list',
  )
}

const partners = /牵头|领头|打头|配合|责任|协助|谁管|谁负责|说了算/
const mostShown = 8

/** “跟别的区县一样的不说,单独点我们区名字的是哪条”: where a unit stands by its own name, not through its group. */
const namedAlone: Rewrite = (query, spoken, context, meant) => {
  const own = distinct(unitsNamed(meant, context))
  const [unit, other] = own
  if (!unit || other || !/Ⓖ|区县|县区|各区|各县/.test(spoken) || !whichMore.test(spoken)) return null
  if (!/(?:单独|点了?|光|只|独)[^,]{0,6}[ⓊⓄ]|[ⓊⓄ]的?(?:名字|多出来|独有)/.test(spoken)) return null
  return tasksOf(query, [{ by: 'namedIn', unit }], 'list')
}

const alikeWords = /一样|一致|相同|完全重合|没区别|有区别|差别/

/** “两家的活一样不”: units named together are supposed to have the same tasks. */
const alikeUnits: Rewrite = (query, spoken) => {
  if (query.of !== 'unit' || query.rows === 'all' || query.rows.length < 2 || !alikeWords.test(spoken)) return null
  if (query.claim || query.rows.some(({ kind }) => kind !== 'unit') || /职务|人|谁/.test(spoken)) return null
  return { ...query, where: [], show: [], how: 'check', claim: { kind: 'same' }, by: undefined }
}

/** “一共几项,我给局长列个单子”: a post is no condition on tasks. */
const withoutPost: Rewrite = (query, spoken) => {
  if (query.of === 'person' || !query.where.some(({ by }) => by === 'post') || query.show.includes('people'))
    return null
  if (!/[几多]少?[项件条]|任务|牵头|配合|活/.test(spoken)) return null
  return { ...query, where: query.where.filter(({ by }) => by !== 'post') }
}

/** “配合的是谁” after a unit's tasks is asked of those tasks. */
const unitsOfShown: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!topic || last?.of !== 'unit' || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 14) return null
  if (!partners.test(spoken) || !/谁|哪/.test(spoken) || /最|任务|指标/.test(spoken)) return null
  const rows = topic.shown.filter(({ kind }) => kind === 'task')
  const some = query.rows === 'all' ? [] : query.rows.filter(({ kind }) => kind === 'task')
  if (some.length > 0 && some.length < rows.length) return null
  const show: Facet[] = [/配合|责任|协助/.test(spoken) ? 'responsible' : 'lead']
  const [unit, other] = last.rows === 'all' ? [] : last.rows
  if (rows.length === 0 && unit?.kind === 'unit' && !other)
    return { ...tasksOf(query, [{ by: 'involved', unit: unit.id }], 'list'), show }
  if (rows.length === 0 || rows.length > mostShown) return null
  return { ...query, of: 'matter', rows, where: [], show, how: 'tell', claim: undefined, by: undefined }
}

const within =
  /在(?:不在|没在)?(?:里|其中|名单|内|列|这|那)|有(?:没有)?份|算(?:不算|没算)?(?:在|进|里)|沾不沾|要不要(?:参|管|干)/

/** “公安是不是不在里面” after a row is asked of that row. */
const unitInLast: Rewrite = (query, spoken, context, meant) => {
  const last = context.topic?.queries.at(-1)
  if (!last || !isRowKind(last.of) || last.rows === 'all' || last.rows.length === 0 || last.rows.length > 3) return null
  if (/[ⓈⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 16 || !within.test(spoken) || /哪|几|多少/.test(spoken)) return null
  const units = unitsNamed(meant, context)
  const [unit, ...others] = units
  if (!unit || others.length > 0 || isRowKind(query.of)) return null
  const ref: Ref = { kind: 'unit', id: unit.id }
  const claim = { kind: 'ref' as const, facet: 'units', ref }
  return { ...query, of: 'matter', rows: last.rows, where: [], show: [], how: 'check', claim, by: undefined }
}

/** “法院和检察院牵头的加起来几条”: a task is led by one of them; together only where that is said. */
const eitherLeads: Rewrite = (query, spoken) => {
  if (!isRowKind(query.of) || query.rows !== 'all' || /联合|共同|一起|一块|都|同时|各/.test(spoken)) return null
  const isLead = (filter: Filter): boolean =>
    !filter.not && (filter.by === 'lead' || (filter.by === 'any' && filter.of.every(isLead)))
  const leads = query.where.filter(isLead)
  if (leads.length < 2) return null
  const of = leads.flatMap((filter) => (filter.by === 'any' ? filter.of : [filter]))
  const how = query.how === 'sum' ? 'count' : query.how
  return { ...query, how, where: [...query.where.filter((filter) => !leads.includes(filter)), { by: 'any', of }] }
}

const theirUnit = /(?:他|她|他们|她们|该|那|这|人家)的?(?:单位|局|部门|院|家)/

/** “他们单位配合几项” after a person: the person's unit. */
const unitOfPerson: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  if (query.of !== 'unit' || query.rows !== 'all' || query.where.length > 0 || last?.of !== 'person') return null
  const [person, other] = last.rows === 'all' ? (topic?.shown ?? []) : last.rows
  const found = plan.people.find(({ name }) => name === person?.id)
  if (!found || other || !theirUnit.test(spoken)) return null
  const side: Facet = /配合|责任|协助/.test(spoken) ? 'helps' : /牵头|领头/.test(spoken) ? 'leads' : 'duties'
  const show = query.show.length > 0 ? query.show : [side]
  return { ...query, rows: [{ kind: 'unit', id: found.unit }], show }
}

/** “哪两家配合我们” after a row: who helps with that row. */
const helpersOfLast: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!last || !isRowKind(last.of) || last.rows === 'all' || last.rows.length !== 1 || /[ⓈⓁⒷⓅ]/.test(spoken))
    return null
  if (!/(?:哪[一两三几]?[家个些]?(?:单位|部门|局)?|谁)(?:来)?(?:配合|协助|帮|跟着)[ⓊⓄ]/.test(spoken)) return null
  const show: Facet[] = ['responsible']
  return { ...query, of: 'matter', rows: last.rows, where: [], show, how: 'tell', claim: undefined, by: undefined }
}

const leadSaid = /当头|挑头|牵头|领头|打头|带头|领衔|主抓|挂帅|说了算/
const helpSaid = /配合|跟着|打下手|搭把?手|协助|帮忙|当配角|(?:光|只是?|仅)(?:参加|参与|挂名)/
const deniedSide = /(?:不是|不|没有?|光|只)/

/** “当头的是哪几条”: one side of a unit's duties; “牵头的和跟着干的”: both. */
const sideOfUnit: Rewrite = (query, spoken) => {
  const unit = onlyUnit(query)
  if (!unit || query.where.length > 0 || query.claim) return null
  const [leads, helps] = [leadSaid.test(spoken), helpSaid.test(spoken)]
  if (deniedSide.test(spoken) && !(leads && helps)) return null
  if (query.how === 'most' || query.how === 'least' || query.how === 'compare' || /指标|最/.test(spoken)) return null
  const known: readonly string[] = ['duties', 'leads', 'helps']
  if (query.show.some((facet) => !known.includes(facet)) || !/[哪几]|多少|好多|啥|什么|列/.test(spoken)) return null
  const show: Facet[] = leads === helps ? ['duties'] : [leads ? 'leads' : 'helps']
  if (!leads && !helps) return null
  return query.show.join() === show.join() ? null : { ...query, show }
}

/** “人社、财政各几项”: of units that are named their duties are counted, and who works with one is told in order. */
const dutiesCounted: Rewrite = (query, spoken) => {
  if (query.of !== 'unit' || query.rows === 'all' || query.rows.some(({ kind }) => kind !== 'unit')) return null
  if (query.show.includes('partners') && query.how === 'most') return { ...query, how: 'tell', by: undefined }
  const asks = query.how === 'count' && query.show.length === 0 && query.rows.length > 1
  return asks && /[项条件]|任务|活|事/.test(spoken) ? { ...query, show: ['duties'] } : null
}

const leadsAndHelps = patternOf('leadsAndHelps')

/** “牵头的几项,列为责任单位的几项”: both sides of one unit's duties. */
const bothSides: Rewrite = (query, spoken, context, meant) => {
  const [unit, other] = distinct(unitsNamed(meant, context))
  if (unit === undefined || other || !leadsAndHelps.test(spoken) || /[ⓈⒷⓅⓁⒼ]|指标/.test(spoken)) return null
  if ((query.of !== 'task' && query.of !== 'unit') || query.claim || query.how === 'compare') return null
  const rows: Ref[] = [{ kind: 'unit', id: unit }]
  return { ...query, of: 'unit', rows, where: [], show: ['duties'], how: 'tell', by: undefined }
}

const asksNamed = /哪|几|多少|什么|啥|列|任务/

/** “单独点了我们区名字的是哪条”: of one unit's duties those that name it. */
const dutiesByName: Rewrite = (query, spoken) => {
  const unit = onlyUnit(query)
  const ofDuties = query.show.every((facet) => ['duties', 'leads', 'helps', 'name'].includes(facet))
  if (!unit || !ofDuties || query.claim || query.where.length > 0) return null
  if (
    leadsAndHelps.test(spoken) ||
    !byNames.test(spoken) ||
    !asksNamed.test(spoken) ||
    /[没未不]有?(?:被)?(?:单独)?点/.test(spoken)
  )
    return null
  const sides = query.show.flatMap((facet): Filter[] =>
    facet === 'helps' ? [{ by: 'responsible', unit: unit.id }] : [],
  )
  return tasksOf(query, [...sides, { by: 'namedIn', unit: unit.id }], query.how === 'count' ? 'count' : 'list')
}

const eitherSide = patternOf('eitherSide')

/** “这事我们是牵头还是配合”: whether it leads the row, without a row all that it has to do. */
const whichSide: Rewrite = (query, spoken, context, meant) => {
  const unit = unitsNamed(meant, context).find(({ isGroup }) => !isGroup)
  if (!unit || !eitherSide.test(spoken) || /[几多]|最|哪[条项]/.test(spoken)) return null
  const named = query.rows === 'all' || !isRowKind(query.of) ? [] : query.rows
  const spokenOf = /[ⓈⓁ]/.test(spoken) ? [] : rowsAskedLast(context.topic)
  const rows = named.length > 0 ? named : spokenOf
  const ref: Ref = { kind: 'unit', id: unit.id }
  const asked = { ...query, ...anew }
  return rows.length > 0
    ? { ...asked, of: 'matter', rows, show: [], how: 'check', claim: { kind: 'ref', facet: 'lead', ref } }
    : { ...asked, of: 'unit', rows: [ref], show: ['duties'], how: 'tell' }
}

const besideUnit = patternOf('besideUnit')

/** “一块儿的还有谁” after a unit's duties: whom it shares them with. */
const besideLast: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const unit = last ? onlyUnit(last) : null
  if (!unit || /[ⓈⒼⓅⓁⒷ]/.test(spoken) || !besideUnit.test(spoken)) return null
  return {
    ...query,
    of: 'unit',
    rows: [unit],
    where: [],
    show: ['partners'],
    how: 'tell',
    claim: undefined,
    by: undefined,
  }
}

/** Readings of units beside each other, and of units the talk is of. */
export const ofUnits: readonly Rewrite[] = [
  moreThanOther,
  namedAlone,
  alikeUnits,
  withoutPost,
  together,
  unitsOfShown,
  unitInLast,
  helpersOfLast,
  eitherLeads,
  unitOfPerson,
  sideOfUnit,
  dutiesCounted,
  bothSides,
  dutiesByName,
  whichSide,
  besideLast,
]
