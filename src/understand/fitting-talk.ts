import { type Query, type Ref, unitIn } from '../domain/query.ts'
import type { Rewrite } from './rewrite.ts'

const onlyRow = ({ rows }: Query): Ref | null => (rows !== 'all' && rows.length === 1 ? (rows[0] ?? null) : null)
const told = { where: [], how: 'tell' as const, claim: undefined, by: undefined }

/** “国资委名下几项” where the plan gives its indicators no units: a unit's tasks. */
const figuresOfNobody: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'unit' || !query.show.includes('figures') || /指标/.test(spoken)) return null
  if (plan.indicators.some(({ leads }) => leads.length > 0)) return null
  return { ...query, show: query.show.map((facet) => (facet === 'figures' ? 'duties' : facet)) }
}

/** Conditions and orders of units are said of tasks where the plan gives its indicators no units. */
const unitsOfIndicators: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'indicator' || query.rows !== 'all' || /指标|目标/.test(spoken)) return null
  if (plan.indicators.some(({ leads }) => leads.length > 0)) return null
  const ofUnits =
    query.by === 'units' || query.where.some((filter) => unitIn(filter) !== undefined || filter.by === 'joint')
  return ofUnits ? { ...query, of: 'task' } : null
}

const numerals = [...'零一二三四五六七八九十']
const inWords = (no: number): string =>
  no <= 10
    ? (numerals[no] ?? '')
    : `${no < 20 ? '' : numerals[Math.floor(no / 10)]}十${no % 10 ? numerals[no % 10] : ''}`

/** “第十三条” where the articles of the text are counted through: the task that stands there. */
const article: Rewrite = (query, _, { lexicon: { plan } }) => {
  const row = query.of === 'section' ? onlyRow(query) : null
  const no = Number(row?.id)
  if (!row || !Number.isInteger(no) || plan.sections.some((one) => one.no === no)) return null
  const found = plan.tasks.filter(({ place }) => place.endsWith(`(${inWords(no)})`))
  const [task] = found
  if (!task || found.length > 1) return null
  return { ...query, ...told, of: 'matter', rows: [{ kind: 'task', id: String(task.no) }], show: ['name', 'sheet'] }
}

/** “拢共几家” after who works on a row: those again, counted. */
const unitsCounted: Rewrite = (query, spoken, { topic }) => {
  const row = query.of === 'matter' && query.how === 'count' && query.show.length === 0 ? onlyRow(query) : null
  if (row?.kind !== 'task' || !/[几多]少?(?:家|个单位|个部门)/.test(spoken)) return null
  const asked = topic?.queries.at(-1)?.show.find((facet) => facet === 'responsible' || facet === 'units')
  return { ...query, show: [asked ?? 'units'] }
}

/** “职务呢” after a unit: of those it sent. */
const peopleOfLast: Rewrite = (query, _, { topic }) => {
  const last = topic?.queries.at(-1)
  const asks = query.show.some((facet) => facet === 'post' || facet === 'who')
  const open = query.how === 'tell' || query.how === 'list'
  if (query.of !== 'person' || query.rows !== 'all' || query.where.length > 0 || !open || !asks) return null
  const unit = last?.of === 'unit' ? onlyRow(last) : null
  return unit ? { ...query, ...told, of: 'unit', rows: [unit], show: ['people'] } : null
}

/** “那是哪一天” after how long is left: the end itself. */
const dayOfLast: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const timed = last?.of === 'plan' && last.show.some((facet) => ['left', 'end', 'length', 'timeShare'].includes(facet))
  if (!timed || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 12) return null
  if (!/哪[一]?天|几号|几月|哪[一个]*月|哪年|什么日子|什么时候/.test(spoken)) return null
  const facet = /起|开始|头/.test(spoken) ? 'start' : 'end'
  return { ...query, ...told, of: 'plan', rows: [], show: [facet] }
}

/** “什么时候撤” in talk of the body. */
const endOfBody: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const ofBody = last?.of === 'person' || (last?.of === 'plan' && last.show.some((facet) => bodied.has(facet)))
  if (!ofBody || /[ⓈⓊⓄⒼⓁⒷ]/.test(spoken) || !/撤|解散|散伙|散摊/.test(spoken)) return null
  return { ...query, ...told, of: 'plan', rows: [], show: ['dissolution'] }
}
const bodied = new Set(['body', 'office', 'officeHead', 'officeUnit', 'seal', 'handover'])

/** “附件3里咋写的” after an indicator: the tasks that carry it, as the other table has them. */
const otherTableOf: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const row = last && (last.of === 'matter' || last.of === 'indicator') ? onlyRow(last) : null
  if (row?.kind !== 'indicator' || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 16) return null
  const named = plan.attachments.find(({ place }) => (query.said ?? '').includes(place))
  const holds = named && plan.tasks.some(({ place }) => place.startsWith(named.place))
  const own = plan.indicators.find(({ no }) => String(no) === row.id)?.tasks ?? []
  const asks = /[咋怎啥谁哪]|什么|如何|多少|几/.test(spoken)
  if (!(holds || /任务(?:分解)?表/.test(spoken)) || own.length === 0 || !asks) return null
  const rows = own.map((no): Ref => ({ kind: 'task', id: String(no) }))
  const units = /谁|哪|牵头/.test(spoken)
  return { ...query, ...told, of: 'matter', rows, show: units ? ['units'] : ['text', 'units'], unexplained: [] }
}

const asksPost =
  /本职|职务|(?:什么|啥|何)(?:职|官|头衔|级别)|头衔|干(?:啥|什么|吗|嘛)的|(?:哪|什么|啥)个?(?:单位|局)的?(?:人|来)?/

/** “本职是啥” after the head of the office: of that person. */
const postOfHead: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const ofHead = last?.of === 'plan' && last.show.some((facet) => facet === 'officeHead' || facet === 'office')
  if (!ofHead || !plan.office || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 14 || !asksPost.test(spoken)) return null
  const rows = [{ kind: 'person' as const, id: plan.office.head }]
  return { ...query, ...told, of: 'person', rows, show: ['post'], strangers: [], unexplained: [] }
}

/** Readings that lean on the talk, or on what this plan does not have. */
export const leaning: readonly Rewrite[] = [
  figuresOfNobody,
  unitsOfIndicators,
  article,
  unitsCounted,
  peopleOfLast,
  postOfHead,
  dayOfLast,
  endOfBody,
  otherTableOf,
]
