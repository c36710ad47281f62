import { type Claim, type Filter, type Query, unitIn } from '../domain/query.ts'
import { supposedDuties } from './fitting-claims.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { only, onlyUnit } from './rewrite.ts'

const bothCounted = patternOf('bothCounted')
/** Whether the tasks and the indicators are counted, each by itself. */
export const asksBoth = (spoken: string): boolean => bothCounted.test(spoken)

const bothEnds = /最[大多高].{0,12}最[小少低]|最[小少低].{0,12}最[大多高]/

const figure = patternOf('figureBesideUnits')
const unitFacets: ReadonlySet<string> = new Set(['responsible', 'units', 'lead'])

/** “要认证多少家,除了市监局还有哪两家配合”: a figure is asked of the row beside its units. */
const asksFigure = ({ of, rows, show, how, claim }: Query, masked: string): boolean =>
  of === 'matter' &&
  rows !== 'all' &&
  rows.length === 1 &&
  how === 'tell' &&
  claim === undefined &&
  show.length > 0 &&
  show.every((facet) => unitFacets.has(facet)) &&
  figure.test(masked)

const figureOf = (query: Query): Query => ({ ...query, where: [], show: ['target'], how: 'tell', guessed: undefined })

/** A figure has no units that may be left out. */
function apartFrom(query: Query): Query[] {
  const { of, rows, where, show } = query
  const isRow = of === 'matter' && rows !== 'all' && where.some(({ by, not }) => by === 'rows' && not)
  const rest = show.filter((facet) => facet !== 'target')
  return isRow && rest.length > 0 && rest.length < show.length ? [{ ...query, show: rest }, figureOf(query)] : [query]
}

/** “任务几件、指标几个”: the same count of the other kind. */
export function besides(query: Query, masked: string): Query[] {
  if (query.where.length > 0 && asksFigure(query, masked)) return [figureOf(query)]
  if (query.how !== 'count' || query.rows !== 'all' || !bothCounted.test(masked)) return []
  if (query.of === 'task') return [{ ...query, of: 'indicator' }]
  return query.of === 'indicator' ? [{ ...query, of: 'task' }] : []
}

const asksList = /有哪(?:些|几)|都有(?:啥|什么|谁|哪)|列(?:一下|出来|给我)|都是(?:啥|哪些|哪几)/

const countsFirst = /(?:几|多少|好多)[个项条件].*最[大多高小少低]/

/** “有哪几个,最大的是哪个”: the set first, then what stands out; “最大和最小的”: both ends, as they were said. */
export function listedFirst(query: Query, masked: string): Query[] {
  if ((query.how === 'most' || query.how === 'least') && bothEnds.test(masked)) {
    const [largest, smallest] = [/最[大多高]/, /最[小少低]/].map((end) => masked.search(end))
    const ends = ['most', 'least'] as const
    return (Number(largest) < Number(smallest) ? ends : ends.toReversed()).map((how) => ({ ...query, how }))
  }
  const isOrder = query.how === 'most' || query.how === 'least' || query.how === 'sum'
  const { by: _by, top: _top, rank: _rank, as: _as, ...rest } = query
  if (isOrder && query.rows === 'all' && query.how !== 'sum' && countsFirst.test(masked))
    return [{ ...rest, show: [], how: 'count' }, query]
  if (!isOrder || query.rows !== 'all' || query.where.length === 0 || !asksList.test(masked)) return apartFrom(query)
  return [{ ...rest, how: 'list' }, query]
}

/** “有5条任务,其中牵头1条”: each number that is supposed of a unit beside the first. */
export function alsoCounted(query: Query, spoken: string): Query[] {
  const [filter, more] = query.where
  if (query.claim?.kind !== 'count' || more || !filter || unitIn(filter) === undefined) return []
  return supposedDuties(query, spoken, unitIn(filter) ?? '').slice(1)
}

const isSame = ({ not: _one, ...filter }: Filter, { not: _other, ...one }: Filter): boolean =>
  JSON.stringify(filter) === JSON.stringify(one)

/** Conditions of one kind that no row passes together. */
const exclusive = new Set<Filter['by']>(['counting', 'measureUnit', 'category', 'lead', 'unitKind', 'section'])
const ledTogether = patternOf('leadTogether')
const asksEach = /各|分别|(?:几|多少).*(?:几|多少)|(?:有|是).*(?:有|是)/

/** “期间数的几个,累计数的几个”, “法院牵头的和检察院牵头的各几项”: one question for each. */
export function eachOf(query: Query, masked: string): Query[] {
  const { where, rows } = query
  if (rows !== 'all' || !asksEach.test(masked)) return [query]
  // “是件,不是万件的” is one condition said twice.
  const isDenied = (filter: Filter, one: Filter): boolean =>
    one.by === filter.by &&
    !one.not &&
    unitIn(one) === undefined &&
    !(filter.by === 'measureUnit' && !isSame(filter, one))
  const opposite = where.find((filter) => filter.not && where.some((one) => isDenied(filter, one)))
  if (opposite) {
    const two = where.filter(({ by }) => by === opposite.by)
    const others = where.filter(({ by }) => by !== opposite.by)
    return two.toReversed().map((filter) => ({ ...query, where: [...others, filter] }))
  }
  const [first] = where.filter(({ by, not }) => exclusive.has(by) && !not)
  const alike = where.filter(({ by, not }) => by === first?.by && !not)
  // “一起牵头的”: one task of both.
  if (alike.length < 2 || (first?.by === 'lead' && ledTogether.test(masked))) return [query]
  const rest = where.filter((filter) => !alike.includes(filter))
  return alike.map((filter) => ({ ...query, where: [...rest, filter] }))
}

const asksWho = /谁|哪[些几个家]+(?:单位|部门|局|委|厅)?|单位|部门/
const leads = /牵头|带头|领头|打头|挂帅|主抓|扛|为主/
const helps = /配合|协助|责任|搭手|出力|参与|跟着|帮着|peihe/

/** A set of tasks, also where it was asked as what one unit leads or helps with. */
function setOf(query: Query): Query | null {
  const { of, rows, where, show, how } = query
  if (of === 'task') return rows === 'all' && where.length > 0 && how !== 'sum' ? query : null
  const unit = onlyUnit(query)
  if (!unit || where.length > 0) return null
  const by = show[0] === 'leads' ? 'lead' : show[0] === 'helps' ? 'responsible' : null
  return by && show.length === 1 ? { ...query, of: 'task', rows: 'all', where: [{ by, unit: unit.id }] } : null
}

/** “都配合的是哪条?谁牵头” after a set, “谁配合我们” after a unit's: the units of what was listed. */
function ofSet(query: Query, before: Query | undefined, masked: string): Query | null {
  const { claim } = before ?? {}
  const unit = claim?.kind === 'ref' && claim.facet === 'lead' && claim.ref.kind === 'unit' ? claim.ref.id : undefined
  // “我们牵头的就那一条吧,配合的还有啥” asks of the unit, not of the row.
  if (
    unit !== undefined &&
    /^[^,?ⓈⒷⒼⓅⓁ]{0,6}(?:配合|责任)[^,?]{0,3}的?[^,?]{0,4}(?:还有|哪些|哪几|几[条项]|啥|什么)/.test(masked)
  )
    return { ...query, of: 'task', rows: 'all', where: [{ by: 'responsible', unit }], show: [], how: 'list' }
  const set = before && setOf(before)
  const rest = masked.replace(/[我咱]们?|[ⓊⓄ]/g, '')
  if (!set || before.claim || rest.length > 12 || !asksWho.test(masked) || /[ⓈⒷⒼⓅⓁ]/.test(masked)) return null
  if (/[ⓊⓄ]/.test(masked) && !helps.test(masked)) return null
  if (query.how === 'most' || query.how === 'least' || query.of === 'person' || /最|指标/.test(masked)) return null
  return { ...set, show: [helps.test(masked) ? 'responsible' : 'lead'], how: 'list', said: query.said }
}

/** “…是哪条?谁牵头”: the set that was just listed, told with its units; once. */
export const isSetAgain = ({ rows, where, show, of }: Query, before: Query): boolean =>
  of === 'task' &&
  rows === 'all' &&
  before.rows === 'all' &&
  before.show.length === 0 &&
  show.length > 0 &&
  (before.how === 'list' || before.how === 'tell') &&
  before.of === of &&
  JSON.stringify(where) === JSON.stringify(before.where)

const whatEach = patternOf('whatEach')

/** “由我院牵头的几项?各为何事?”: the list that the first question brings anyway. */
export const isListedAlready = ({ of, rows }: Query, before: Query, masked: string): boolean =>
  before.of === 'unit' &&
  of === 'unit' &&
  JSON.stringify(rows) === JSON.stringify(before.rows) &&
  (before.show[0] === 'leads' || before.show[0] === 'helps') &&
  whatEach.test(masked)

/** “…要做多少家?还有谁挂帅”: who, asked of nothing named, is asked of the row asked about just before. */
export function beneath(query: Query, before: Query | undefined, masked: string): Query {
  const units = ofSet(query, before, masked)
  if (units) return units
  const isTalk = query.of === 'talk' && (leads.test(masked) || helps.test(masked))
  const isAll = query.rows === 'all' && query.where.length === 0 && query.how !== 'count' && query.how !== 'most'
  const open = isAll || isTalk
  const rows = before?.of === 'matter' && before.rows !== 'all' ? before.rows : []
  if (!open || rows.length === 0 || rows.length > 2 || !asksWho.test(masked) || /[ⓈⒷⒼⓅⓁ]/.test(masked)) return query
  if (query.of === 'reporting' || (query.of === 'talk' && !isTalk) || query.of === 'plan') return query
  const show: Query['show'] = leads.test(masked) ? ['lead'] : helps.test(masked) ? ['responsible'] : ['units']
  return { ...query, of: 'matter', rows, show, how: 'tell', claim: undefined, by: undefined }
}

const parted = patternOf('besideParted')
const asksSize = /几|多少|好多/

/** “一共几项,其中牵头几项”: what is asked of the whole, before a part of it is. */
export function wholeBefore({ how, of }: Query, masked: string): string | null {
  const at = masked.search(parted)
  const whole = masked.slice(0, Math.max(at, 0))
  const sized = of === 'task' || of === 'indicator' || of === 'unit' || of === 'person'
  // “…拢共多少条,把跟农业局一起牵的刨掉”: what is taken off stands in a part of its own.
  const part = /[,、]/.test(masked.charAt(at)) ? whole : whole.replace(/,[^,]*$/, '')
  return sized && how !== 'compare' && asksSize.test(part) ? part : null
}

/** Whether a question counts what another one picks some of. */
export function isWholeOf(whole: Query, part: Query): boolean {
  const counts = (whole.how === 'count' || whole.how === 'list' || whole.how === 'tell') && whole.claim === undefined
  const ofRows = whole.rows === 'all' || whole.of === 'unit' || whole.of === 'section'
  const kinds = whole.of === part.of || ((whole.of === 'unit' || whole.of === 'section') && part.of === 'task')
  const same =
    JSON.stringify([whole.rows, whole.where, whole.show]) === JSON.stringify([part.rows, part.where, part.show])
  return counts && ofRows && kinds && !same
}

const partAside = patternOf('partAside')
const wholeNamed = [patternOf('openedAside'), patternOf('insideAside')]

/** “一共几项,没写责任单位的去掉是几项”: what is taken off, as a question for it; `whole`: of what, where that comes after it. */
export function asideOf(masked: string): { part: string; whole: string | undefined } | null {
  const found = [partAside, ...wholeNamed].map((way) => way.exec(masked)).find((one) => one !== null)
  const { part, whole } = found?.groups ?? {}
  return part ? { part, whole } : null
}

/** What a set, or what somebody has to do, is as conditions; null where it is neither. */
function conditionsOf({ of, rows, where, show }: Query): { of: Query['of']; where: Filter[] } | null {
  if (rows === 'all') return { of, where }
  const row = only(rows)
  if (!row) return null
  if (row.kind === 'section') return { of: 'task', where: [{ by: 'section', id: row.id }] }
  if (row.kind === 'category') return { of: 'indicator', where: [{ by: 'category', is: row.id }] }
  const by = sides[show[0] ?? '']
  return row.kind === 'unit' && by ? { of: 'task', where: [{ by, unit: row.id }, ...where] } : null
}
const sides: Readonly<Record<string, 'lead' | 'responsible' | 'involved'>> = {
  leads: 'lead',
  helps: 'responsible',
  duties: 'involved',
}
/** What only one of the tables has. */
const ofTable = new Set<Filter['by']>(['section', 'category', 'counting', 'measureUnit', 'noResponsible'])

/** A set without those that pass what is said of a part of it; null where that says nothing of such a set. */
export function withoutPart(whole: Query, part: Query): Query | null {
  const [set, aside] = [conditionsOf(whole), conditionsOf(part)]
  const own = aside?.where.filter((filter) => !set?.where.some((one) => isSame(filter, one))) ?? []
  if (!set || !aside || own.length === 0 || (aside.of !== set.of && own.some(({ by }) => ofTable.has(by)))) return null
  const turned = own.map((filter): Filter => ({ ...filter, not: filter.not ? undefined : true }))
  const left: Filter[] = turned.length === 1 ? turned : [{ by: 'any', of: turned }]
  const { claim: _claim, by: _by, ...rest } = whole
  return { ...rest, of: set.of, rows: 'all', where: [...set.where, ...left], show: [], how: 'count' }
}

const asksPart = patternOf('asksPart')

/** “…,我们局是什么角色”: what a unit has to do with the row that is asked about. */
export function partOf(query: Query, meant: readonly Meant[], masked: string, { asker }: ReadContext): Query | null {
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length === 0 || query.claim) return null
  const unit = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const id = unit?.kind === 'our' ? asker.units[0] : unit?.refs[0]?.ref.id
  if (id === undefined || !asksPart.test(masked)) return null
  const ref = { kind: 'unit' as const, id }
  return { ...query, where: [], show: [], how: 'check', claim: { kind: 'ref', facet: 'units', ref } }
}

/** “是不是30家,配合的有国资委不”: each thing supposed of a row is said to be so or not. */
export function alsoSupposed({ query, also = [] }: Candidate): Query[] {
  const { claim, how, rows } = query
  // How it stands or will stand is one question, whatever day and figure are said.
  if (claim && 'facet' in claim && (claim.facet === 'forecast' || claim.facet === 'progress')) return []
  if (how !== 'check' || !claim || claim.kind === 'words' || rows === 'all' || rows.length !== 1 || !('facet' in claim))
    return []
  const isOther = (one: Claim): boolean =>
    'facet' in one &&
    one.facet !== claim.facet &&
    !(one.kind === 'ref' && claim.kind === 'ref' && one.ref.id === claim.ref.id)
  return also.flatMap((one) => (isOther(one) ? [{ ...query, show: [], claim: one }] : []))
}
