import type { Plan } from '../domain/plan.ts'
import { type Facet, type Filter, type Query, unitIn } from '../domain/query.ts'
import { asksBoth } from './beside.ts'
import { partOfCategory, tooMany } from './fitting-parts.ts'
import { namedIn } from './fitting-signs.ts'
import { matching } from './matching.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const setOf = (query: Query, of: Query['of'], where: Filter[], how: Query['how']): Query => ({
  ...query,
  ...anew,
  of,
  rows: 'all',
  where,
  show: [],
  how,
  strangers: [],
})

const asksWhich = /谁|哪|啥|什么|列|清单|名单/
const howOf = (spoken: string): 'list' | 'count' => (asksWhich.test(spoken) ? 'list' : 'count')
const asksSet = /谁|哪|啥|什么|列|清单|几|多少|好多/

/** “任务几条、指标几个”: of a unit all it has to do, else both tables are counted. */
const bothTables: Rewrite = (query, spoken, context, meant) => {
  if (!asksBoth(spoken) || /[ⓈⓁⓅⒼⒷ]/.test(spoken) || query.how === 'compare') return null
  const units = namedIn(spoken, meant, context).flatMap(({ ref }) => (ref.kind === 'unit' ? [ref] : []))
  if (units.length === 1) return { ...query, ...anew, of: 'unit', rows: units, show: ['duties'], how: 'tell' }
  const alone = units.length === 0 && (query.where.length === 0 || query.of === 'plan' || query.of === 'talk')
  const counted = isRowKind(query.of) && query.of !== 'matter' && query.how === 'count'
  return alone && !counted ? setOf(query, 'indicator', [], 'count') : null
}

const notTarget = patternOf('noTargetAfter')
const stands = patternOf('figureStands')
/** 两家, 几个 count units and rows as well. */
const countsAnything = /^[家个]$/
const ofUnits: ReadonlySet<Facet> = new Set(['lead', 'responsible', 'units'])

/** “卡在55%的有哪些”: a figure with its unit of measure that plays no other part is the target of what is asked for. */
const figureOfSet: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const open = (query.of === 'indicator' || query.of === 'matter') && query.rows === 'all' && !query.claim
  const idle = query.where.every(({ by }) => by !== 'target' && by !== 'count') && query.how !== 'check'
  const [mark, more] = meant.flatMap(({ kind, mark: one }) => (kind === 'number' && one ? [one] : []))
  if (!open || !idle || !mark?.unit || more || !asksSet.test(spoken) || notTarget.test(spoken)) return null
  if (query.how !== 'list' && query.how !== 'count' && query.how !== 'tell') return null
  const known = !countsAnything.test(mark.unit) && matching(plan, Number(mark.value), mark.unit).length > 0
  if (!known && !stands.test(spoken)) return null
  const where: Filter[] = [...query.where, { by: 'target', than: '=', value: mark.value, unit: mark.unit }]
  const show = query.show.filter((facet) => ofUnits.has(facet))
  return { ...query, ...anew, of: 'indicator', where, show, how: howOf(spoken) }
}

const thatMatter = patternOf('thatMatterOfUnit')

/** The longest part of a name, from its end, that some tasks hold and not too many. */
function topicOf(said: string, plan: Plan): string | null {
  const held = (word: string): number =>
    plan.tasks.filter(({ text, short }) => text.includes(word) || short.includes(word)).length
  const parts = Array.from({ length: Math.max(0, said.length - 1) }, (_, at) => said.slice(at))
  return parts.find((word) => held(word) > 1 && held(word) <= tooMany) ?? null
}

/** “代理机构那块有我们县的是几条”: a matter with a unit beside it, counted, is a topic of tasks. */
const topicOfUnit: Rewrite = (query, spoken, context, meant) => {
  if (!isRowKind(query.of) || query.rows === 'all' || !thatMatter.test(spoken) || !asksSet.test(spoken)) return null
  const row = meant.find(({ kind }) => kind === 'row')
  const is = row ? topicOf(row.said, context.lexicon.plan) : null
  const [named, more] = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit' || ref.kind === 'group')
  if (is === null || !named || more) return null
  const { ref } = named
  const own: Filter = ref.kind === 'group' ? { by: 'group', id: ref.id } : { by: 'involved', unit: ref.id }
  return setOf(query, 'task', [{ by: 'text', is }, own], howOf(spoken))
}

const asksUnits = patternOf('unitsWanted')
const leading = patternOf('leadsSaid')
const helping = patternOf('helpsSaid')

/** “第三部分我们县摊了几条”: a part and a unit beside each other are both conditions on tasks. */
const unitInPart: Rewrite = (query, spoken, context, meant) => {
  const ofParts = query.of === 'section' || query.of === 'category' || query.of === 'clause' || query.of === 'plan'
  if (!ofParts || query.claim || !asksSet.test(spoken) || /[ⓈⓁⓅ]/.test(spoken)) return null
  const named = namedIn(spoken, meant, context)
  const units = named.flatMap(({ ref }) => (ref.kind === 'unit' ? [ref.id] : []))
  const places = named.flatMap(({ meant: one, ref }): Filter[] => {
    const part = one.refs.find((other) => other.ref.kind === 'section')?.ref
    if (part) return [{ by: 'section', id: part.id }]
    return ref.kind === 'category' ? [{ by: 'category', is: ref.id }] : []
  })
  const [[unit, ...more], [place, ...others]] = [units, places]
  if (unit === undefined || !place || more.length > 0 || others.length > 0) return null
  if (query.where.some((filter) => unitIn(filter) === unit)) return null
  const [leads, helps] = [leading.test(spoken), helping.test(spoken)]
  const by = leads === helps ? 'involved' : leads ? 'lead' : 'responsible'
  const asked = setOf(query, 'task', [place, { by, unit }], howOf(spoken))
  return partOfCategory(asked, spoken, context, meant) ?? asked
}

const compared = patternOf('dutiesCompared', 'u')
const sizes: readonly (readonly ['>' | '>=' | '<' | '<=', RegExp])[] = [
  ['>=', /以上|至少|起码|往上/],
  ['<=', /以[内下]|至多|顶多/],
  ['>', /超|多于|不止|大于|不只/],
  ['<', /不到|少于|不足|小于/],
]

/** “参与超过十条的单位”, “两条以上都出现的部门”: units by how many duties they have. */
const unitsBySize: Rewrite = (query, spoken) => {
  const found = compared.exec(spoken)
  if (!found || /[ⓊⓄⓈⒷⓅ]/.test(spoken) || !asksUnits.test(spoken) || query.how === 'compare') return null
  const than = sizes.find(([, words]) => words.test(found[0]))?.[0]
  const value = found.slice(1).flatMap((one) => (one === undefined ? [] : [numberOf(one)]))[0]
  if (than === undefined || value === undefined || !Number.isInteger(value)) return null
  const [leads, helps] = [leading.test(spoken), helping.test(spoken)]
  const of = leads === helps ? 'duties' : leads ? 'leads' : 'helps'
  return setOf(
    query,
    'unit',
    [{ by: 'count', of, than, value: String(value) }],
    /谁|哪/.test(spoken) ? 'list' : 'count',
  )
}

/** What names of several units end with, longer than one word for a kind: 实验室, 管委会. */
function endingsOf(plan: Plan): string[] {
  const ends = plan.units.flatMap(({ name, kind }) =>
    kind === 'county' ? [] : [name.replace(/[(（].*/, '').slice(-3)],
  )
  return [...new Set(ends)].filter((end) => ends.filter((one) => one === end).length > 1)
}

const amongUnits = patternOf('amongUnits')

/** “牵头的里面有几个实验室”: units by the word their names end with. */
const unitsByEnding: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (/[ⓊⓄⒼⓅⒷ]/.test(spoken) || !amongUnits.test(spoken) || query.how === 'compare') return null
  const said = query.said ?? ''
  const is = endingsOf(plan).find((end) => said.includes(end))
  if (is === undefined || !asksSet.test(spoken)) return null
  const side: Filter[] = leading.test(spoken) ? [{ by: 'isLead' }] : []
  return setOf(query, 'unit', [...side, { by: 'text', is }], howOf(spoken))
}

/** Readings of sets by their size, a figure, a topic, a part or a kind of unit. */
export const ofCounts: readonly Rewrite[] = [
  bothTables,
  figureOfSet,
  topicOfUnit,
  unitInPart,
  unitsBySize,
  unitsByEnding,
]
