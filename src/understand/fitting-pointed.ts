import { indicatorAt, tasksOfPart } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import { fieldOf } from './names.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { onlyOne } from './referents.ts'
import { anew, only, onlyUnit, type Rewrite, rowsAskedLast } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const told = { ...anew, how: 'tell' as const, strangers: [] }
const named = /[ⓈⓊⓄⒼⓅⓁⒷ]/u

const nthOfPart = patternOf('nthOfPart', 'u')
const inPart = patternOf(['{inPart}Ⓢ'], 'u')
const asksText = /干(?:啥|什么|嘛)|讲|说|写|内容|要求|做(?:啥|什么)|怎么|咋|念/

const ofRow = /^(?:指标\d+、)?任务(\d+)$/
const isPlain = ({ how, claim }: Query): boolean => how !== 'check' && how !== 'compare' && claim === undefined

/** The part that is named, or the one that shares the name of a category that is. */
function partNamed(meant: readonly Meant[], plan: Plan): string | undefined {
  const refs = meant.find(({ kind }) => kind === 'place')?.refs.map(({ ref }) => ref) ?? []
  const section = refs.find(({ kind }) => kind === 'section')?.id
  const category = refs.find(({ kind }) => kind === 'category')?.id.replace(fieldOf(plan), '')
  const alike = plan.sections.filter(
    ({ title, aliases }) => category && [title, ...aliases].some((one) => one.includes(category)),
  )
  return section ?? (alike.length === 1 ? String(alike[0]?.no) : undefined)
}

/** “宣传那块头一条干啥的”, “第四部分最后一条”: the task in that place of the part that is named. */
const placeInPart: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const { first, no, end } = nthOfPart.exec(spoken)?.groups ?? {}
  // “第二条” by itself would be the second of the whole table.
  const row = meant.find(({ kind, said, described }) => kind === 'row' && !described && ofRow.test(said))
  const counted = row && inPart.test(spoken) ? ofRow.exec(row.said)?.[1] : undefined
  const place = partNamed(meant, plan)
  if (place === undefined || (first ?? no ?? end ?? counted) === undefined || !isPlain(query)) return null
  const tasks = tasksOfPart(plan, place)
  const at = first === undefined ? numberOf(no ?? counted ?? '') - 1 : 0
  const task = end === undefined ? tasks[at] : tasks.at(-1)
  if (!task || tasks.length < 2) return null
  const rows: Ref[] = [{ kind: 'task', id: String(task.no) }]
  const show = query.show.filter((facet) => facet !== 'tasks' && facet !== 'name' && facet !== 'leads')
  // The part stays said: “第二条” is the next of it.
  const where: Query['where'] = [{ by: 'section', id: place }]
  return { ...query, ...told, of: 'matter', rows, where, show: asksText.test(spoken) ? ['text'] : show }
}

const amongHelpers = patternOf('amongHelpers')

/** “那跟着负责的里面,有没有哪个区” after a row: those responsible for it. */
const helpersOfRow: Rewrite = (query, spoken) => {
  const ofUnits = query.show.some((facet) => facet === 'responsible' || facet === 'units' || facet === 'lead')
  const asked = isRowKind(query.of) && query.rows !== 'all' && query.rows.length > 0 && !query.claim && !ofUnits
  return asked && !named.test(spoken) && amongHelpers.test(spoken)
    ? { ...query, ...told, of: 'matter', show: ['responsible'], guessed: undefined, wanted: undefined }
    : null
}

const inOtherTable = patternOf('inTaskTable', 'u')
const ledBySeveral = patternOf('ledBySeveral', 'u')
const asksYes = /吗|么|是不是|[吧][?]?$|还是/

/** “到了附件3也还是两家一起牵头吗”: what is supposed of an indicator's lead, of the task that carries it. */
const leadInTable: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const indicator = indicatorAt(plan, row)
  const said = query.said ?? spoken
  if (!indicator || !inOtherTable.test(said) || !ledBySeveral.test(said) || !asksYes.test(said)) return null
  const rows = indicator.tasks.map((no): Ref => ({ kind: 'task', id: String(no) }))
  if (rows.length === 0) return null
  const value = String(indicator.leads.length)
  const claim = { kind: 'value' as const, facet: 'lead' as const, value, unit: '家' }
  return { ...query, ...told, of: 'matter', rows, show: ['lead'], how: 'check', claim }
}

/** “多久一报” after a row is asked of that row. */
const rhythmOfLast: Rewrite = (query, spoken, { topic }) => {
  const rows = rowsAskedLast(topic)
  const asks = query.of === 'reporting' && query.show.join() === 'period'
  if (!asks || rows.length === 0 || rows.length > 4 || named.test(spoken) || spoken.length > 10) return null
  return { ...query, ...told, of: 'matter', rows, show: ['period'] }
}

const othersInBody = patternOf('othersInBody', 'u')

/** “他们单位组里还有别人没” after a person: who else that unit sent. */
const othersOfHome: Rewrite = (query, spoken, { topic }) => {
  const unit = onlyUnit(query)
  if (!unit || !othersInBody.test(spoken)) return null
  const person = topic && topic.queries.at(-1)?.of === 'person' ? onlyOne(topic, 'person') : null
  const where: Query['where'] = person ? [{ by: 'rows', rows: [person], not: true }] : []
  return { ...query, ...told, show: ['people'], where }
}

const emptyToo = patternOf('emptyToo')

/** “我们院牵头的两条也是空的吗” after a cell that is empty: that the cell is empty in all of these. */
const emptyAgain: Rewrite = (query, spoken, { topic }) => {
  const asked = topic?.queries.at(-1)?.show.includes('responsible')
  const unit = onlyUnit(query)?.id
  const set = query.of === 'task' && query.rows === 'all' ? query.where : []
  const where: Query['where'] = unit !== undefined && query.show.includes('leads') ? [{ by: 'lead', unit }] : set
  if (!asked || where.length === 0 || !emptyToo.test(spoken)) return null
  const claim = { kind: 'all' as const, filter: { by: 'noResponsible' as const } }
  return { ...query, of: 'task', rows: 'all', where, show: [], how: 'check', by: undefined, claim }
}

/** Half a sentence that points into a part, to the other table, to the row or the people just told of. */
export const ofPointed: readonly Rewrite[] = [
  placeInPart,
  helpersOfRow,
  leadInTable,
  rhythmOfLast,
  othersOfHome,
  emptyAgain,
]
