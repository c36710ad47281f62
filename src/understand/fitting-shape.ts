import { isNamedIn, taskAt } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Filter, ownUnit, type Ref, unitIn } from '../domain/query.ts'
import { contentOf, cuedIn } from './cues.ts'
import { namedIn, partsNamedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { anew, only, onlyUnit, type Rewrite, rowsAskedLast } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const plainly = { ...anew, how: 'tell' as const }
const taskRef = (no: number): Ref => ({ kind: 'task', id: String(no) })

/** The one task a unit leads, or else, unless only leading counts, has a part in; null where there are several. */
export function soleTaskOf(plan: Plan, unit: string, leading = false): Ref | null {
  const led = plan.tasks.filter(({ leads }) => isNamedIn(leads, unit))
  const own = led.length > 0 || leading ? led : plan.tasks.filter((task) => isNamedIn(task.responsible, unit))
  const [only, ...more] = own
  return only && more.length === 0 ? taskRef(only.no) : null
}

const ownOne = patternOf('ownOne')

/** “我厅那项点了哪些细分行业”: the one task of a unit is what is asked about. */
const taskOfOwn: Rewrite = (query, spoken, context, meant) => {
  const [unit] = query.where.flatMap((filter) => (filter.not ? [] : (unitIn(filter) ?? [])))
  if (query.of !== 'task' || query.rows !== 'all' || unit === undefined || !ownOne.test(spoken)) return null
  if (namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit').length > 1) return null
  const row = soleTaskOf(context.lexicon.plan, unit)
  return row && { ...query, ...plainly, of: 'matter', rows: [row], show: ['text'] }
}

const countedRows = /(?:那|这)?[两俩二三四五六][条项个件]|那几[条项件]/

/** “人才那两条分别谁牵头”: the tasks of a part, each by itself. */
const rowsOfPart: Rewrite = (query, spoken) => {
  const [part, more] = query.of === 'section' && query.rows !== 'all' ? query.rows : []
  const asked = query.show.flatMap((facet) =>
    facet === 'leads' ? (['lead'] as const) : facet === 'responsible' ? (['responsible'] as const) : [],
  )
  if (!part || more || asked.length === 0 || query.how !== 'tell' || !countedRows.test(spoken)) return null
  const where: Filter[] = [{ by: 'section', id: part.id }]
  return { ...query, ...plainly, of: 'task', rows: 'all', where, show: asked, how: 'list' }
}

const besidesLast = patternOf('besidesThis')

/** “那家还牵头别的吗” after a row: what a unit has to do beside that row. */
const dutiesBeside: Rewrite = (query, spoken, { topic }) => {
  const rows = rowsAskedLast(topic)
  if (rows.length === 0 || rows.length > 2 || !besidesLast.test(spoken) || /[ⓈⓁ]/.test(spoken)) return null
  const not: Filter = { by: 'rows', rows: [...rows], not: true }
  if (query.of === 'task' && query.rows === 'all' && query.where.some((one) => unitIn(one) !== undefined))
    return { ...query, where: [...query.where, not], how: 'check' }
  const unit = onlyUnit(query)
  if (!unit) return null
  const by = /牵头|领头|打头/.test(spoken) ? 'lead' : 'involved'
  return { ...query, ...plainly, of: 'task', rows: 'all', where: [{ by, unit: unit.id }, not], show: [], how: 'check' }
}

const twoParts = /Ⓑ[^ⒷⓊⓄ]{0,3}(?:加上?|和|跟|与|连同|带|、|,)[^ⒷⓊⓄ]{0,2}Ⓑ/
const together = /一共|总共|拢共|合计|加起来|合起来|共(?:有)?(?:几|多少)/

/** “行业任务加保障措施,拢共多少条”: the tasks of two parts together. */
const ofBothParts: Rewrite = (query, spoken, _, meant) => {
  if (!twoParts.test(spoken) || !together.test(spoken) || /[ⓈⓁⓊⓄⒼ]|指标/.test(spoken)) return null
  const [one, other, ...more] = [...new Set(partsNamedIn(meant))]
  if (one === undefined || other === undefined || more.length > 0) return null
  const of: Filter[] = [one, other].map((id) => ({ by: 'section', id }))
  return { ...query, ...plainly, of: 'task', rows: 'all', where: [{ by: 'any', of }], show: [], how: 'count' }
}

const groupNotCounted = /Ⓖ.{0,3}(?:不算|除外|不计|不包括|刨开|另算)|(?:不算|除[了开去]|刨[开去])Ⓖ/

/** “负责的部委一共几家,省政府不算”: units are counted, the group that is left out is none. */
const unitsBesideGroup: Rewrite = (query, spoken) => {
  if (query.of !== 'group' || !groupNotCounted.test(spoken) || !/(?:几|多少|好多)[家个]/.test(spoken)) return null
  return { ...query, ...plainly, of: 'unit', rows: 'all', show: [], how: 'count' }
}

const selfDescribed =
  /(?:我们?|咱们?)(?:就)?是?(?:一家|一个)?(?:专门)?(?:做|搞|干|跑|弄|开|办)([\p{Script=Han}a-z\d]{2,8}?)的/u

/** “我们是做数据标注的,方案里有我们的事吗” of somebody whose unit is not known: what the text has of their trade. */
const byTrade: Rewrite = (query) => {
  const [, trade] = selfDescribed.exec(query.said ?? '') ?? []
  if (trade === undefined || !query.strangers.includes(ownUnit)) return null
  const where: Filter[] = [{ by: 'text', is: trade }]
  return { ...query, ...plainly, of: 'clause', rows: 'all', where, show: [], how: 'list', strangers: [] }
}

const asksContent = patternOf('asksContent')

/** The one task the talk is at. */
function taskSpokenOf({ topic, lexicon: { plan } }: ReadContext) {
  const row = only(rowsAskedLast(topic))
  return taskAt(plan, row)
}

/** “宁波对应的叫什么” after a task: a word its own text has asks for the sentence with it. */
const wordOfLast: Rewrite = (query, spoken, context) => {
  const task = taskSpokenOf(context)
  if (!task || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 12) return null
  if (query.where.length > 0 || query.claim || query.of === 'reporting') return null
  const words = contentOf(spoken).filter((word) => cuedIn(word).size === 0)
  if (words.length === 0 || !words.every((word) => task.text.includes(word))) return null
  const bare = spoken.replace(words.join(''), '').replace(/[那的呢么,?]/g, '') === ''
  if (!bare && !asksContent.test(spoken)) return null
  return { ...query, ...plainly, of: 'matter', rows: [taskRef(task.no)], show: ['text'], strangers: [] }
}

/** “什么时候要建成” after a row asks when that is due, not when it is reported. */
const dueOfLast: Rewrite = (query, spoken, context) => {
  const last = context.topic?.queries.at(-1)
  const [row, more] = last && last.rows !== 'all' ? last.rows : []
  const due = query.of === 'reporting' && query.show.every((facet) => facet === 'due' || facet === 'nextDue')
  if (!row || more || !due || /[报填交]|截止|联络员/.test(spoken)) return null
  if (row.kind === 'clause') return { ...query, ...plainly, of: 'clause', rows: [row], show: ['text'] }
  return row.kind === 'task' ? { ...query, ...plainly, of: 'matter', rows: [row], show: ['due'] } : null
}

const asksWhat = patternOf('asksWhatFor')
const asksSo = /吗|是不是|对吧|对不对|有没有|在不在|归不归|是否/

/** “税务那头能给合作社什么优惠”: what is asked for is in the text; that the unit has a part in it is no question. */
const contentBesideUnit: Rewrite = (query, spoken) => {
  const { claim, rows } = query
  if (!isRowKind(query.of) || rows === 'all' || rows.length !== 1 || rows[0]?.kind !== 'task') return null
  if (query.how !== 'check' || claim?.kind !== 'ref' || claim.facet !== 'units') return null
  return asksWhat.test(query.said ?? '') && !asksSo.test(spoken) ? { ...query, ...plainly, show: ['text'] } : null
}

const kindOfUnits = /(?:是|算|属于)(?:个|什么)?([\p{Script=Han}]{2,4})的/u

/** “牵头单位里是实验室的有哪几家”: units by the word their names end with. */
const unitsByName: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const [, word = ''] = kindOfUnits.exec(query.said ?? '') ?? []
  const own = word === '' ? [] : plan.units.filter(({ name }) => name.endsWith(word))
  if (own.length === 0 || !/单位|部门|哪[几些]?[家个]|牵头/.test(spoken) || /[ⓅⓊⓄ]/.test(spoken)) return null
  const rows = own.map(({ id }): Ref => ({ kind: 'unit', id }))
  const leads: Filter[] = /牵头/.test(spoken) ? [{ by: 'isLead' }] : []
  const how = query.how === 'count' ? 'count' : 'list'
  return { ...query, ...plainly, of: 'unit', rows: 'all', where: [...leads, { by: 'rows', rows }], show: [], how }
}

const countyLevel = /(?:县|县区|区县)一?级.{0,3}(?:有没有|有无|被点|点没点|点名)|(?:有没有|有无).{0,4}县一?级/

/** “县一级有没有被点名的”: whether the plan names any unit of that level. */
const unitsOfLevel: Rewrite = (query, spoken) =>
  countyLevel.test(spoken) && !/[ⓈⓊⓄⒼⓅ]/.test(spoken)
    ? {
        ...query,
        ...plainly,
        of: 'unit',
        rows: 'all',
        where: [{ by: 'unitKind', is: 'county' }],
        show: [],
        how: 'check',
      }
    : null

const personIn = patternOf('personIn')

/** “农业农村部里具体哪个司哪个人管”: of whom a unit sent the plan may tell, of its offices and clerks never. */
const peopleInUnit: Rewrite = (query, spoken) => {
  // Of a row it is the same question: who there deals with it nobody wrote down.
  if (isRowKind(query.of) && only(query.rows) && personIn.test(spoken))
    return { ...query, ...plainly, of: 'matter', show: ['lead', 'liaison'] }
  const unit = onlyUnit(query)
  if (!unit || !personIn.test(spoken) || query.show.includes('liaison')) return null
  return { ...query, ...plainly, show: ['people'] }
}

/** Readings that plans of another shape ask for: sole tasks, groups nobody lists, no people, parts as sets. */
export const ofShape: readonly Rewrite[] = [
  taskOfOwn,
  rowsOfPart,
  dutiesBeside,
  ofBothParts,
  unitsBesideGroup,
  byTrade,
  wordOfLast,
  dueOfLast,
  contentBesideUnit,
  unitsByName,
  unitsOfLevel,
  peopleInUnit,
]
