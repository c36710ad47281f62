import { indicatorByNo, taskByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Ref, unitIn } from '../domain/query.ts'
import { isSame, type Topic } from './topic.ts'

/** What the things of a talk are called when they are counted or pointed to: 条, 家, 位. */
export type Sort = 'row' | 'unit' | 'person' | 'place' | 'any'

const sorts: Readonly<Record<Ref['kind'], Sort>> = {
  indicator: 'row',
  task: 'row',
  clause: 'row',
  unit: 'unit',
  group: 'unit',
  person: 'person',
  category: 'place',
  section: 'place',
}
export const sortOf = ({ kind }: Ref): Sort => sorts[kind]

const ofSort = (refs: readonly Ref[], sort: Sort): Ref[] => refs.filter((ref) => sortOf(ref) === sort)
const sole = (refs: readonly Ref[]): Ref | null => (refs.length === 1 ? (refs[0] ?? null) : null)

/** The last query's own rows; of a comparison the one that was compared. */
const asked = ({ queries }: Topic): Ref[] => {
  const { rows = 'all', how, claim } = queries.at(-1) ?? {}
  if (rows === 'all') return []
  return how === 'compare' || claim?.kind === 'same' ? rows.slice(0, 1) : rows
}

/** Whether the last question was of just this: what names nothing is of it anyway. */
export const isAt = (topic: Topic, ref: Ref): boolean => {
  const [only, ...more] = topic.queries.at(-1)?.rows === 'all' ? [] : asked(topic)
  return only !== undefined && more.length === 0 && isSame(only, ref)
}

/** The one thing of a sort the talk is at: asked about, else the only one shown or named. */
export function onlyOne(topic: Topic, sort: Sort): Ref | null {
  const ways = [asked(topic), topic.shown, topic.named].map((refs) => ofSort(refs, sort))
  for (const refs of ways) if (refs.length > 0) return sole(refs)
  return null
}

/** Who leads a row, as the plan has it. */
export function leadsOf(row: Ref | null, plan: Plan): Ref[] {
  if (row?.kind === 'indicator') {
    const item = indicatorByNo(plan, Number(row.id))
    const own = item?.leads ?? []
    return own.length > 0 ? own.map(unit) : (item?.tasks ?? []).slice(0, 1).flatMap((no) => taskLeads(no, plan))
  }
  return row?.kind === 'task' ? taskLeads(Number(row.id), plan) : []
}
const unit = (id: string): Ref => ({ kind: 'unit', id })
const taskLeads = (no: number, plan: Plan): Ref[] =>
  (taskByNo(plan, no)?.leads ?? []).flatMap((one) => ('unit' in one ? [unit(one.unit)] : []))

/** The unit “他们” or “该局” is: the one spoken of, that of the person spoken of, the one that leads the row. */
export function unitMeant(topic: Topic, plan: Plan, leads = true): Ref | null {
  const person = onlyOne(topic, 'person')
  const home = plan.people.find(({ name }) => name === person?.id)?.unit
  const spoken = sole(ofSort(asked(topic), 'unit'))
  const inSet = (topic.queries.at(-1)?.where ?? []).flatMap((filter) => unitIn(filter) ?? [])
  if (spoken) return spoken
  if (inSet.length === 1) return inSet.map(unit)[0] ?? null
  if (person && home !== undefined && plan.units.some(({ id }) => id === home)) return unit(home)
  const named = ofSort(topic.named, 'unit')
  if (named.length > 0) return sole(named)
  return (leads ? sole(leadsOf(onlyOne(topic, 'row'), plan)) : null) ?? onlyOne(topic, 'unit')
}

/** Several things of a sort that were put before the reader together; the last that were. */
export function listMeant(topic: Topic, sort: Sort): Ref[] {
  const listed = topic.list.length > 1 ? topic.list : topic.single.length > 1 ? topic.single : []
  const own = sort === 'any' ? listed : ofSort(listed, sort)
  const named = sort === 'any' || sort === 'unit' ? ofSort(topic.named, 'unit') : ofSort(topic.named, sort)
  // “第二个呢” after who helps with one row is the second of these; while a list is gone through, its own.
  const answered = named.length > 1 && asksUnits(topic) && sort !== 'row'
  if (answered && topic.list.length < 2) return named
  return own.length > 1 ? own : named.length > 1 && sort !== 'row' ? named : []
}

const unitFacets = new Set(['lead', 'responsible', 'units'])
const asksUnits = ({ queries }: Topic): boolean => queries.at(-1)?.show.some((facet) => unitFacets.has(facet)) ?? false

/** Where in a list the talk is; -1 where it is at all of it. */
export function placeIn(list: readonly Ref[], topic: Topic): number {
  const at = sole(asked(topic)) ?? sole(topic.shown)
  return at === null ? -1 : list.findIndex((ref) => isSame(ref, at))
}
