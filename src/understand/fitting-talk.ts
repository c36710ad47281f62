import { type Facet, type Query, type Ref, unitIn } from '../domain/query.ts'
import { inWords } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { onlyOne } from './referents.ts'
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

const asksLast = /最[晚迟].{0,4}(?:哪[一]?天|几号|几月|哪[一个]*月|哪年|什么时候|啥时候|何时|到哪|到几)/

/** “最晚哪天之前” in talk of anything but reporting or rows: by when the work is to be done, not when a report is due. */
const lastDayOfWork: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const ofWork = last?.of === 'unit' || last?.of === 'group' || last?.of === 'plan' || last?.rows === 'all'
  if (!ofWork || query.of !== 'reporting' || !query.show.includes('due')) return null
  if (/[ⓈⓊⓄⒼⓅⓁⒷⓉ报填交数]/.test(spoken) || !asksLast.test(spoken)) return null
  return { ...query, ...told, of: 'plan', rows: [], show: ['end'] }
}

/** “什么时候撤” in talk of the body. */
const endOfBody: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const ofBody = last?.of === 'person' || (last?.of === 'plan' && last.show.some((facet) => bodied.has(facet)))
  if (!ofBody || /[ⓈⓊⓄⒼⓁⒷ]/.test(spoken) || !/撤|解散|散伙|散摊/.test(spoken)) return null
  return { ...query, ...told, of: 'plan', rows: [], show: ['dissolution'] }
}
const bodied = new Set(['body', 'office', 'officeHead', 'officeUnit', 'seal', 'handover'])

const bareTable = patternOf('bareTable', 'u')

/** “附件3里咋写的”, “附件3呢” after a row: what carries it in the other table. */
const otherTableOf: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const ofRows = last && (last.of === 'matter' || last.of === 'indicator' || last.of === 'task')
  const row = topic && ofRows ? onlyOne(topic, 'row') : null
  if (!last || !row || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || spoken.length > 16) return null
  const bare = bareTable.test(spoken)
  if (!bare && (row.kind !== 'indicator' || !/[咋怎啥谁哪]|什么|如何|多少|几/.test(spoken))) return null
  const named = plan.attachments.find(({ place }) => (query.said ?? '').includes(place))
  const kind = row.kind === 'indicator' ? 'task' : 'indicator'
  const table: readonly { place: string }[] = kind === 'task' ? plan.tasks : plan.indicators
  const holds = named && table.some(({ place }) => place.startsWith(named.place))
  const said = kind === 'task' ? /任务(?:分解)?表/ : /指标表/
  const own =
    kind === 'task'
      ? (plan.indicators.find(({ no }) => String(no) === row.id)?.tasks ?? [])
      : (plan.tasks.find(({ no }) => String(no) === row.id)?.indicators ?? [])
  if (!(holds || said.test(spoken)) || own.length === 0) return null
  const rows = own.map((no): Ref => ({ kind, id: String(no) }))
  const show: Facet[] = /谁|哪|牵头/.test(spoken) ? ['units'] : ['text', 'units']
  return { ...query, ...told, of: 'matter', rows, show: bare ? last.show : show, unexplained: [] }
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

/** “是单独的数还是跟谁合着的”: of one row its target, which says with which it is shared. */
const aloneInSum: Rewrite = (query) => {
  const row = query.how === 'sum' ? onlyRow(query) : null
  return row?.kind === 'indicator' ? { ...query, of: 'matter', show: ['target'], how: 'tell', by: undefined } : null
}

const whenIssued = patternOf('whenIssued')

/** “文件下来的时候试点走了多久”: as it stood on the day of issue. */
const whenItCame: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const timed =
    query.of === 'plan' && query.show.some((facet) => facet === 'elapsed' || facet === 'timeShare' || facet === 'left')
  if (!timed || !whenIssued.test(spoken) || !plan.issued) return null
  return { ...query, at: plan.issued, show: query.show.filter((facet) => facet !== 'issued') }
}

const onlyThem = patternOf('onlyThem', 'u')
const leading: ReadonlySet<Facet> = new Set<Facet>(['lead', 'leads', 'units'])

/** “就它一家?” after who leads a row, or what a unit leads: the row is supposed to have no other lead. */
const nobodyElse: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!topic || !last?.show.some((facet) => leading.has(facet)) || !onlyThem.test(spoken)) return null
  const row = onlyOne(topic, 'row')
  if (!row) return null
  const claim = { kind: 'value' as const, facet: 'lead', value: '1', unit: '家' }
  return { ...query, ...told, of: 'matter', rows: [row], show: ['lead'], how: 'check', claim, strangers: [] }
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
  lastDayOfWork,
  endOfBody,
  otherTableOf,
  aloneInSum,
  whenItCame,
  nobodyElse,
]
