import { isNamedIn, taskAt } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Facet, type Filter, type Query, type Ref, unitIn } from '../domain/query.ts'
import { contentOf, cuedIn, withOfficial } from './cues.ts'
import { soleTaskOf } from './fitting-shape.ts'
import { partsNamedIn, unitsNamedIn } from './fitting-signs.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { anew, only, type Rewrite, rowsAskedLast } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const plainly = { ...anew, how: 'tell' as const, strangers: [] }
const sides: ReadonlySet<string> = new Set(['duties', 'leads', 'helps', 'name', 'sheet'])

/** Units that a question of nothing but their duties is about. */
function unitsOf({ of, rows, show, claim, where, how }: Query): string[] {
  if (of !== 'unit' || rows === 'all' || claim || where.length > 0 || how === 'compare' || how === 'most') return []
  return show.every((facet) => sides.has(facet)) ? rows.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : [])) : []
}

/** The one task meant where units are spoken of: the row they lead together that the talk is at, else the sole one of a unit. */
function taskOf(units: readonly string[], { topic, lexicon: { plan } }: ReadContext, own: boolean): Ref | null {
  const last = own ? null : only(rowsAskedLast(topic))
  const leads = taskAt(plan, last)?.leads ?? []
  if (last && units.every((id) => isNamedIn(leads, id))) return last
  const [unit, more] = units
  return unit !== undefined && more === undefined ? soleTaskOf(plan, unit) : null
}

const asksThings = patternOf('asksThings')
const idleOfDuty = patternOf('wordsOfDuty')

const nounAfter = /(?:什么|啥|哪[些几个种样])(?:样的|类的?|方面的)?(\p{Script=Han}{2,4})/u

/** Words of a question, or the noun it asks for, that the text of a task has, in its own or in official words. */
function isInText(spoken: string, row: Ref, plan: Plan): boolean {
  const text = taskAt(plan, row)?.text ?? ''
  const [, noun = ''] = nounAfter.exec(spoken) ?? []
  const words = [noun.slice(0, 2), ...contentOf(spoken).filter((word) => cuedIn(word).size === 0)]
  return words
    .filter((word) => word.length > 1 && !idleOfDuty.test(word))
    .some((word) => withOfficial(word).some((one) => text.includes(one)))
}

/** “我们牵头的那个要汇聚哪些数据”, “他们要汇什么数据”: what the text of a unit's one task says, not that it has it. */
const contentOfOwn: Rewrite = (query, spoken, context) => {
  const units = unitsOf(query)
  if (units.length === 0 || !asksThings.test(spoken) || /[ⓈⒷⒼⓅⓁ]|指标/.test(spoken)) return null
  const row = taskOf(units, context, /[ⓊⓄ]/.test(spoken))
  if (!row || !isInText(spoken, row, context.lexicon.plan)) return null
  return { ...query, ...plainly, of: 'matter', rows: [row], show: ['text'] }
}

/** Rows that are asked for, and units set aside. */
const notOthers = /[ⓈⒷⒼⓅⓁ]|指标|最|除|哪[一几些]?[条项件]/
const asksWith = patternOf('whoGoesAlong')
const asksLeads = patternOf('whoLeadsThem')
const leading = patternOf('leadsSaid')

const asksWords = patternOf('asksOwnWords')

/** “我委落在哪句话上,给原文”: the text of the one task a unit is named in. */
const wordsOfOwn: Rewrite = (query, spoken, context, meant) => {
  const nowhere = (isRowKind(query.of) || query.of === 'clause') && query.rows !== 'all' && query.rows.length === 0
  const units = nowhere ? unitsNamedIn(spoken, meant, context) : unitsOf(query)
  const row = units.length > 0 && asksWords.test(spoken) ? taskOf(units, context, true) : null
  return row && !/[ⓈⒷⒼⓅⓁ]/.test(spoken) ? { ...query, ...plainly, of: 'matter', rows: [row], show: ['text'] } : null
}

/** “我们牵头那条还有谁跟着”, “我们配合的那三条牵头的都是谁”: who else is in the tasks of a unit. */
const othersOfOwn: Rewrite = (query, spoken, context, meant) => {
  const [unit, more] = unitsNamedIn(spoken, meant, context)
  const ofUnit = query.of === 'unit' && !query.show.includes('partners')
  const open = ofUnit || (isRowKind(query.of) && (query.rows === 'all' || query.rows.length === 0))
  if (unit === undefined || more !== undefined || !open || notOthers.test(spoken)) return null
  if (asksLeads.test(spoken)) {
    const where: Filter[] = [{ by: 'responsible', unit }]
    return { ...query, ...plainly, of: 'task', rows: 'all', where, show: ['lead'], how: 'list' }
  }
  const row = asksWith.test(spoken) ? soleTaskOf(context.lexicon.plan, unit, leading.test(spoken)) : null
  const not: Filter = { by: 'rows', rows: [{ kind: 'unit', id: unit }], not: true }
  return row && { ...query, ...plainly, of: 'matter', rows: [row], show: ['units'], where: [not] }
}

const asksSize = patternOf('unitsOfRowCounted')
const helping = patternOf('helpsSaid')

/** “金融那条几家牵头”: the units of a cell are counted; no target is asked for. */
const cellCounted: Rewrite = (query, spoken) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  if (!row || query.claim || !asksSize.test(spoken) || /[ⓊⓄⒼⒷ]|最/.test(spoken)) return null
  const [led, helped] = [leading.test(spoken), helping.test(spoken)]
  const show: Facet[] = [led === helped ? 'units' : led ? 'lead' : 'responsible']
  return { ...query, ...anew, of: 'matter', show, how: 'count' }
}

const whichUnits = patternOf('whichUnits', 'u')
const ofCell: ReadonlySet<Facet> = new Set<Facet>(['lead', 'responsible', 'units'])

/** “哪四家” after the units of a row were counted: those. */
const thoseCounted: Rewrite = (query, spoken, { topic }) => {
  const row = only(rowsAskedLast(topic))
  const [side] = (topic?.queries.at(-1)?.show ?? []).filter((facet) => ofCell.has(facet))
  if (!row || !side || !whichUnits.test(spoken.replace(/[?,]/g, ''))) return null
  return { ...query, ...plainly, of: 'matter', rows: [row], show: [side] }
}

const asksUnits = /(?:几|多少|好多)(?:家|个(?:单位|部门|局|厅|委))/

/** “八个行业牵头的一共多少家”, “保障措施里责任单位一共几家”: of a part the units with that side in it. */
const unitsOfPart: Rewrite = (query, spoken) => {
  if (!asksUnits.test(spoken) || /[ⓈⓊⓄⒼⓅ]|最|各|每|哪[一几些]?[条项个]/.test(spoken)) return null
  const named = query.of === 'section' ? only(query.rows) : null
  const id = named?.id ?? query.where.flatMap((one) => (one.by === 'section' && !one.not ? [one.id] : []))[0]
  const ofPart = named || (query.of === 'task' && query.rows === 'all' && query.where.length === 1)
  const [led, helped] = [leading.test(spoken), helping.test(spoken)]
  if (id === undefined || !ofPart || led === helped) return null
  const side: Filter = { by: 'count', of: led ? 'leads' : 'helps', than: '>=', value: '1' }
  return { ...query, ...anew, of: 'unit', rows: 'all', where: [{ by: 'section', id }, side], show: [], how: 'count' }
}

const inOrder = patternOf('placeInCell')

/** “金融那条牵头排第二的是谁”, “责任单位里我们排第几”: a place in the order of a cell. */
const placeInCell: Rewrite = (query, spoken, context, meant) => {
  const row = (isRowKind(query.of) ? only(query.rows) : null) ?? only(rowsAskedLast(context.topic))
  const found = inOrder.exec(spoken)
  const task = taskAt(context.lexicon.plan, row)
  if (!task || !found || /[ⒼⒷⓅ]/.test(spoken)) return null
  const [unit] = unitsNamedIn(spoken, meant, context)
  const last = context.topic?.queries.at(-1)?.show.find((facet) => ofCell.has(facet))
  const side = leading.test(spoken) ? 'lead' : helping.test(spoken) ? 'responsible' : (last ?? 'units')
  const show = side === 'lead' || (side === 'units' && task.leads.length > 0) ? 'lead' : 'responsible'
  const cell = show === 'lead' ? task.leads : task.responsible
  const asked = { ...query, ...plainly, of: 'matter' as const, rows: row ? [row] : [], show: [show as Facet] }
  const no = found[1] ?? found[2]
  if (unit === undefined) return { ...asked, rank: no === undefined ? 1 : numberOf(no) }
  const at = cell.findIndex((one) => 'unit' in one && one.unit === unit)
  return at < 0 || no !== undefined ? null : { ...asked, rank: at + 1 }
}

const namedWhere = patternOf('whereNamed')

/** “点到我们局的地方有几处”: what a unit is named for is no gap of the plan. */
const dutiesOfGap: Rewrite = (query, spoken, context, meant) => {
  const [own, other] = namedWhere.test(spoken) && !/[ⓈⓁⒷⒼ]/.test(spoken) ? unitsNamedIn(spoken, meant, context) : []
  if (own !== undefined && other === undefined)
    return { ...query, ...plainly, of: 'unit', rows: [{ kind: 'unit', id: own }], show: ['duties'] }
  const [unit, more] = query.where.flatMap((filter) => (filter.not ? [] : (unitIn(filter) ?? [])))
  if (query.of !== 'plan' || query.show[0] !== 'silence' || unit === undefined || more !== undefined) return null
  return { ...query, ...plainly, of: 'unit', rows: [{ kind: 'unit', id: unit }], show: ['duties'] }
}

const whereElse = patternOf('whereElseNamed')

/** “没有的话算在哪条里” after a unit's side in a set: wherever it has a part. */
const whereInstead: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const asked = last?.of === 'unit' && last.rows !== 'all' ? last.rows.map(({ id }) => id) : []
  const [unit, more] = [...asked, ...(last?.where ?? []).flatMap((filter) => unitIn(filter) ?? [])]
  if (unit === undefined || more !== undefined || !whereElse.test(spoken) || /[ⓈⓊⓄⒼⓅⓁ]/.test(spoken)) return null
  return { ...query, ...plainly, of: 'unit', rows: [{ kind: 'unit', id: unit }], show: ['duties'] }
}

const likeUs = patternOf('likeUs')

/** “跟我们一样被点名的市还有哪几个”: the other units of its kind. */
const othersLikeUs: Rewrite = (query, spoken, context, meant) => {
  const [id] = unitsNamedIn(spoken, meant, context)
  const { units, tasks } = context.lexicon.plan
  const own = units.find((one) => one.id === id)
  if (!own || !likeUs.test(spoken) || /[ⓈⒼⒷⓅⓁ]/.test(spoken)) return null
  const ofTasks = (unit: string): boolean =>
    tasks.some(({ leads, responsible }) => isNamedIn([...leads, ...responsible], unit))
  const rows = units
    .filter((one) => one.id !== own.id && one.kind === own.kind && one.level === own.level && ofTasks(one.id))
    .map((one): Ref => ({ kind: 'unit', id: one.id }))
  const how = /几|多少/.test(spoken) && !/哪|谁/.test(spoken) ? 'count' : 'list'
  return rows.length === 0
    ? null
    : { ...query, ...plainly, of: 'unit', rows: 'all', where: [{ by: 'rows', rows }], show: [], how }
}

const standsAs = /[ⓊⓄ](?:们|家)?(?:也|都)?(?:是|作为|算是?|属于|当)Ⓖ/

/** “我们作为行业主管部门还要担哪几条责任”: what is written to the group a unit counts itself to. */
const asGroup: Rewrite = (query, spoken, _, meant) => {
  if (!standsAs.test(spoken) || !/哪|几|多少|什么|啥/.test(spoken) || query.of === 'person') return null
  const group = meant.find(({ kind }) => kind === 'group')?.refs[0]?.ref.id
  const [part] = partsNamedIn(meant)
  if (group === undefined) return null
  const where: Filter[] = [
    { by: 'group', id: group },
    ...(part === undefined ? [] : [{ by: 'section' as const, id: part }]),
  ]
  const how = /[几多]/.test(spoken) && !/哪|什么|啥/.test(spoken) ? 'count' : 'list'
  return { ...query, ...plainly, of: 'task', rows: 'all', where, show: [], how }
}

const ledAmong = patternOf('ledAmongOwn')

/** “沾我们部的有四条,里面哪几条是工信部打头”: of the tasks one unit has a part in those another leads. */
const ledAmongOwn: Rewrite = (query, spoken, context, meant) => {
  const [own, lead, more] = [...new Set(unitsNamedIn(spoken, meant, context))]
  if (!ledAmong.test(spoken) || own === undefined || lead === undefined || more !== undefined) return null
  const where: Filter[] = [
    { by: 'involved', unit: own },
    { by: 'lead', unit: lead },
  ]
  return { ...query, ...plainly, of: 'task', rows: 'all', where, show: [], how: 'list' }
}

const lastOne = /^(?:那)?(?:最后|末尾|末)(?:的|那|这)?一条/

/** “最后一条讲啥” after how many there are: the last task of the plan. */
const lastOfAll: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const ofWhole = last?.of === 'plan' && last.show.some((facet) => facet === 'sections' || facet === 'counts')
  const task = plan.tasks.at(-1)
  if (!ofWhole || !task || !lastOne.test(spoken) || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken)) return null
  return { ...query, ...plainly, of: 'matter', rows: [{ kind: 'task', id: String(task.no) }], show: ['name', 'text'] }
}

const asksMade = patternOf('whatIsMade', 'u')

/** “这条要编个什么图”: a noun of the text that is asked for by what is done to it. */
const nounOfTask: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const [, noun = ''] = asksMade.exec(spoken) ?? []
  const text = taskAt(plan, row)?.text ?? ''
  if (query.how !== 'tell' || query.claim || noun === '' || !text.includes(noun) || idleOfDuty.test(noun)) return null
  return { ...query, ...plainly, of: 'matter', show: ['text'] }
}

/** Readings of a unit's own tasks and of the units of a cell or a part. */
export const ofOwnTask: readonly Rewrite[] = [
  asGroup,
  contentOfOwn,
  wordsOfOwn,
  othersOfOwn,
  placeInCell,
  cellCounted,
  thoseCounted,
  unitsOfPart,
  dutiesOfGap,
  whereInstead,
  othersLikeUs,
  ledAmongOwn,
  lastOfAll,
  nounOfTask,
]
