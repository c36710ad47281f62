import { type Filter, type Query, type Ref, unitIn } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { onlyUnit, type Rewrite } from './rewrite.ts'
import { signKind } from './signs.ts'
import { isRowKind } from './subject-rows.ts'

/** A thing named in a stretch: where its sign stands, what it is. */
type Named = { at: number; meant: Meant; ref: Ref }

/** Units, groups and parts of a stretch in order; our own by its id. */
export function namedIn(spoken: string, meant: readonly Meant[], { asker }: ReadContext): Named[] {
  const own = asker.units[0]
  const signs = [...spoken].flatMap((char, at) => (signKind(char) === undefined ? [] : [at]))
  const names = meant.filter(({ kind }) => !spelled.has(kind))
  return names.flatMap((one, turn): Named[] => {
    const at = signs[turn]
    const ref = one.kind === 'our' ? own && ({ kind: 'unit', id: own } as const) : one.refs[0]?.ref
    return at === undefined || !ref ? [] : [{ at, meant: one, ref }]
  })
}
/** Ids of the units among them. */
export const unitsNamedIn = (...said: Parameters<typeof namedIn>): string[] =>
  namedIn(...said).flatMap(({ ref }) => (ref.kind === 'unit' ? [ref.id] : []))

/** Ids of the parts of the plan that are named, each by its likeliest. */
export const partsNamedIn = (meant: readonly Meant[]): string[] =>
  meant.flatMap(({ refs }) => refs.find(({ ref }) => ref.kind === 'section')?.ref.id ?? [])

/** What stands in words, not as a sign, in a spoken stretch. */
const spelled = new Set<Meant['kind']>(['number', 'measure', 'ordinal', 'counting', 'word'])

const isSet = ({ of, rows, claim }: Query): boolean =>
  rows === 'all' && claim === undefined && (of === 'task' || of === 'indicator' || of === 'matter' || of === 'unit')

const leading = /牵|领头|打头|带头|挑头|挂帅|主抓|当头|领衔|主办|压在|说了算|统筹/
const helping = /配合|责任|协助|搭|帮|打下手|跟着|负责|协办/

/** A unit beside tasks neither leads nor helps with them where neither is said: it has a part in them. */
const partSaid: Rewrite = (query, spoken) => {
  if (query.of !== 'task' || !isSet(query) || leading.test(spoken) || helping.test(spoken)) return null
  let changed = false
  const where = query.where.map((filter): Filter => {
    if ((filter.by !== 'lead' && filter.by !== 'responsible') || /管|负责|归/.test(spoken)) return filter
    changed = true
    return { ...filter, by: 'involved' }
  })
  return changed ? { ...query, where } : null
}

const deniedBefore = patternOf('deniedBefore')
const deniedAfter = patternOf('deniedAfter')

/** “没有Ⓤ的”, “Ⓤ没份的”, “不用Ⓖ配合的”: what is denied right beside a name is a condition turned round. */
const deniedBeside: Rewrite = (query, spoken, context, meant) => {
  if (!isSet(query) || query.where.length === 0 || /有没有[ⓊⓄⒼ]/.test(spoken)) return null
  let changed = false
  const named = namedIn(spoken, meant, context)
  // A part may be a category's namesake.
  const isSaid = ({ ref, meant: one }: Named, id: string): boolean =>
    ref.id === id || one.refs.some((other) => other.ref.kind === 'section' && other.ref.id === id)
  const denied = (id: string): boolean =>
    named.some(
      ({ at, ...one }) =>
        isSaid({ at, ...one }, id) &&
        (deniedBefore.test(spoken.slice(0, at)) || deniedAfter.test(spoken.slice(at + 1))),
    )
  // “我们不牵头,只配合的”: what is denied is the other side, not the one that is asked for.
  const deniedSide = (id: string): 'lead' | 'responsible' | null => {
    const at = named.find((one) => isSaid(one, id))?.at ?? -1
    const [said = ''] = deniedAfter.exec(spoken.slice(at + 1)) ?? []
    return leading.test(said) ? 'lead' : helping.test(said) ? 'responsible' : null
  }
  const said = (id: string): number => named.filter((one) => isSaid(one, id)).length
  const where = query.where.flatMap((filter): Filter[] => {
    const named =
      filter.by === 'lead' || filter.by === 'responsible' || filter.by === 'involved' || filter.by === 'namedIn'
    const id = named ? filter.unit : filter.by === 'group' || filter.by === 'section' ? filter.id : null
    const alone = query.where.filter((one) => JSON.stringify(one).includes(`"${id}"`)).length === 1
    if (id === null || filter.not || !alone || said(id) !== 1 || !denied(id)) return [filter]
    changed = true
    const side = named ? deniedSide(id) : null
    const apart = side !== null && (filter.by === 'lead' || filter.by === 'responsible') && filter.by !== side
    return apart ? [filter, { by: side, unit: filter.unit, not: true }] : [{ ...filter, not: true }]
  })
  const measure = where.findIndex(({ by, not }) => by === 'measureUnit' && !not)
  const other = where[measure]
  if (other && /(?<!是)(?:不|没有?|未)(?:带|写|标|用|按|以)?单位是/.test(spoken)) {
    where[measure] = { ...other, not: true }
    changed = true
  }
  return changed ? { ...query, where } : null
}

/** What is named beside a set and plays no part in the reading is a condition all the same. */
const noneDropped: Rewrite = (query, spoken, context, meant) => {
  const counted = query.claim?.kind === 'count'
  if (!isSet(counted ? { ...query, claim: undefined } : query) || query.of === 'matter') return null
  if (query.how === 'compare' || query.how === 'difference' || /比|还是/.test(spoken)) return null
  if (query.how === 'check' && !counted) return null
  const known = JSON.stringify(query.where)
  const added = namedIn(spoken, meant, context).flatMap(({ at, ref, meant: one }): Filter[] => {
    if (known.includes(`"${ref.id}"`) || one.described) return []
    const not =
      deniedBefore.test(spoken.slice(0, at)) || deniedAfter.test(spoken.slice(at + 1)) ? { not: true as const } : {}
    if (ref.kind === 'group' && query.of === 'task') return [{ by: 'group', id: ref.id, ...not }]
    const [section] = one.refs.flatMap(({ ref: other }) => (other.kind === 'section' ? [other] : []))
    const [category] = one.refs.flatMap(({ ref: other }) => (other.kind === 'category' ? [other] : []))
    if (section && query.of === 'task' && !known.includes('"section"'))
      return [{ by: 'section', id: section.id, ...not }]
    if (category && query.of === 'indicator' && !known.includes('"category"'))
      return [{ by: 'category', is: category.id, ...not }]
    return []
  })
  return added.length > 0 ? { ...query, where: [...query.where, ...added] } : null
}

const membersAsked = patternOf('membersAsked', 'u')

/** “哪几个行业不止一家牵头”: the word for what stands in a part asks for the tasks in it, not for the part. */
const membersOfPart: Rewrite = (query, spoken, context, meant) => {
  if (!membersAsked.test(spoken) || query.claim || /[ⓈⓁ]|Ⓑ.*Ⓑ/.test(spoken)) return null
  const place = namedIn(spoken, meant, context).find(({ meant: one }) => one.kind === 'place')
  const [part] = place?.meant.refs.flatMap(({ ref }) => (ref.kind === 'section' ? [ref] : [])) ?? []
  const { sections } = context.lexicon.plan
  // Only a word for what it holds asks so, never a part's own title.
  const own = sections.find(({ no }) => String(no) === part?.id)
  if (!part || own?.title.includes(place?.meant.said ?? '') || own?.subsections.length) return null
  const where = query.where.filter(({ by }) => by !== 'isLead' && by !== 'section' && by !== 'text')
  const order = query.how === 'most' || query.how === 'least'
  const how = order || query.how === 'count' ? query.how : 'list'
  const counted = /牵头|领头|带头/.test(spoken) ? 'leadUnits' : 'units'
  const by = order ? (/慢|快|进度|进展/.test(spoken) ? 'progress' : counted) : undefined
  const show = query.show.filter((facet) => facet === 'lead' || facet === 'responsible' || facet === 'units')
  return { ...query, of: 'task', rows: 'all', where: [{ by: 'section', id: part.id }, ...where], how, by, show }
}

const ofTasks = /任务|指标|事项|[哪几][一几些]?[条项件]|多少[条项件]|[条项件](?:是|有)?哪/
const rowsWanted = /(?:任务|指标)(?:都|一共|总共)?(?:是|有)(?:哪|什么|啥)/
const whoseGroup = /(?:是|指|包括|包含|含|有)(?:的是)?(?:哪|谁|什么单位|啥单位)[^条项件]*$|成员|多少[个家]|几[个家]/

/** “43项任务里县区要配合的占多少”, “哪些任务写的是相关成员单位”: a group beside tasks chooses them. */
const tasksOfGroup: Rewrite = (query, spoken, context, meant) => {
  const [group, other] = query.of === 'group' && query.rows !== 'all' ? query.rows : []
  if (group?.kind !== 'group' || other || !ofTasks.test(spoken) || query.claim) return null
  if (query.how === 'check' && !/哪[一几两]?[条项件]|哪些/.test(spoken)) return null
  if (query.show.includes('duties') || (whoseGroup.test(spoken) && !rowsWanted.test(spoken))) return null
  const units = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const own = units.map(({ ref }): Filter => ({ by: leading.test(spoken) ? 'lead' : 'involved', unit: ref.id }))
  const how = /哪|列|清单|什么|啥/.test(spoken) ? 'list' : 'count'
  const show: Query['show'] = /什么|啥|怎么|咋/.test(spoken) ? ['text'] : []
  // “保障措施里哪一条没把Ⓖ放进去”: of a part, without it.
  const at = spoken.indexOf('Ⓖ')
  const not = deniedBefore.test(spoken.slice(0, at)) || deniedAfter.test(spoken.slice(at + 1)) ? { not: true } : {}
  const parts = query.where.filter(({ by }) => by === 'section')
  const where: Filter[] = [...parts, { by: 'group', id: group.id, ...not }, ...own]
  const of = /指标/.test(spoken) && !/任务/.test(spoken) ? 'indicator' : 'task'
  return { ...query, of, rows: 'all', where, show, how }
}

const unitsCounted = patternOf('unitsCounted')
const asCount = 12
const inAll = /[一二三四五六七八九十\d][多几来]?[个项条](?:指标|任务|目标)(?:里|中|当中)/

/** “两家以上一起牵头的”: so many units are no target. */
const noTarget: Rewrite = (query, spoken) => {
  // “二十多个指标里按钱算的”: how many there are in all.
  if (isSet(query) && inAll.test(spoken) && query.where.some(({ by }) => by === 'target'))
    return { ...query, where: query.where.filter(({ by }) => by !== 'target') }
  if (!isSet(query) || !unitsCounted.test(spoken)) return null
  const where = query.where.filter((filter) => filter.by !== 'target' || Number(filter.value) > asCount)
  const of = query.of === 'indicator' && /任务|[条项]/.test(spoken) && !/指标|目标/.test(spoken) ? 'task' : query.of
  return where.length < query.where.length ? { ...query, of, where } : null
}

/** “像我们这样单独牵头的”: whom others are likened to is no condition. */
const likeUs: Rewrite = (query, spoken) =>
  isSet(query) && /[像和跟同][ⓊⓄ]们?(?:厅|局|这样|一样|似的|那样)/.test(spoken) && query.where.length > 1
    ? {
        ...query,
        where: query.where.filter((filter) => unitIn(filter) === undefined),
      }
    : null

/** A number of helpers leaves no room for none of them. */
const oneOfCells: Rewrite = (query) =>
  query.where.some(({ by }) => by === 'count') && query.where.some(({ by }) => by === 'noResponsible')
    ? { ...query, where: query.where.filter(({ by }) => by !== 'noResponsible') }
    : null

/** “第二章里我们配合哪几条”: what stands in a part and has a condition of units is a task. */
const tasksOfPart: Rewrite = (query, spoken) => {
  const [own, another] = query.of === 'section' && query.rows !== 'all' ? query.rows : []
  const ofUnits = query.where.some((filter) => filter.by === 'group' || unitIn(filter) !== undefined)
  if (own && !another && ofUnits && !query.claim && (query.how === 'list' || query.how === 'count'))
    return { ...query, of: 'task', rows: 'all', where: [{ by: 'section', id: own.id }, ...query.where], show: [] }
  const part = query.where.find(({ by }) => by === 'section')
  if (!part || query.claim || query.how === 'compare' || query.how === 'most' || query.how === 'least') return null
  const rest = query.where.filter((filter) => filter !== part)
  const chosen = rest.some(({ by }) => by !== 'text' && by !== 'count')
  if (query.of === 'section' && query.rows === 'all' && chosen)
    return { ...query, of: 'task', show: [], how: query.how === 'count' ? 'count' : 'list' }
  const unit = onlyUnit(query)
  const ofDuties = query.show.every((facet) => facet === 'duties' || facet === 'leads' || facet === 'helps')
  if (!unit || !ofDuties) return null
  const [leads, helps] = [leading.test(spoken), helping.test(spoken)]
  const by = leads === helps ? 'involved' : leads ? 'lead' : 'responsible'
  const how = query.how === 'check' || query.how === 'count' ? query.how : 'list'
  return { ...query, of: 'task', rows: 'all', where: [{ by, unit: unit.id }, ...query.where], show: [], how }
}

const itself: Readonly<Record<string, string>> = { indicator: 'indicators', task: 'tasks', unit: 'units' }

const none: ReadonlySet<string> = new Set()
/** What tasks have no figure for. */
const idleOfTasks: ReadonlySet<string> = new Set(['shares', 'sheet'])
/** What a condition says of every row needs not be told of each. */
const saidOnce: ReadonlySet<string> = new Set(['measureUnit', 'wording', 'counting', 'category', 'section'])

/** Rows of a set are not asked for themselves; parts that are compared by what they hold show that. */
const notItself: Rewrite = (query) => {
  if (query.of === 'section' && (query.how === 'compare' || query.how === 'difference') && query.by === 'tasks')
    return query.show.join() === 'tasks' ? null : { ...query, show: ['tasks'] }
  const own = itself[query.of]
  const fixed = new Set<string>(query.where.map(({ by, not }) => (by === 'target' ? 'measureUnit' : not ? '' : by)))
  const idle = query.of === 'task' ? idleOfTasks : none
  const show = query.show.filter(
    (facet) => facet !== own && !idle.has(facet) && !(fixed.has(facet) && saidOnce.has(facet)),
  )
  return isRowKind(query.of) && query.rows === 'all' && show.length < query.show.length ? { ...query, show } : null
}

/** “叫了多少家单位” of one row: how many there are, before who they are. */
const unitsOfRow: Rewrite = (query, spoken) => {
  const [facet, more] = query.show
  const ofUnits = facet === 'units' || facet === 'responsible' || facet === 'lead'
  if (!isRowKind(query.of) || query.rows === 'all' || query.rows.length !== 1 || !ofUnits || more) return null
  return query.how === 'tell' && /(?:几|多少|好多)(?:家|个)(?:单位|部门|局)/.test(spoken)
    ? { ...query, how: 'count' }
    : null
}

/** Readings of sets held against every name of the sentence. */
export const ofSigns: readonly Rewrite[] = [
  membersOfPart,
  tasksOfGroup,
  tasksOfPart,
  likeUs,
  noTarget,
  oneOfCells,
  partSaid,
  deniedBeside,
  noneDropped,
  notItself,
  unitsOfRow,
]
