import { indicatorByNo, taskByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Filter, Query, Ref } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { leadsOf, onlyOne } from './referents.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const named = /[ⓈⓊⓄⒼⓅⓁⒷ]/u
const countedIn = /几[条项个件]|多少[条项个件]/u
const bothOf = patternOf('bothOf', 'u')

/** “两家都在的是哪条” after two units were asked about one by one: the tasks both have a part in. */
const ofBoth: Rewrite = (query, spoken, { topic }) => {
  const units = topic?.units.slice(/三/.test(spoken) ? -3 : -2) ?? []
  if (units.length < 2 || named.test(spoken) || !bothOf.test(spoken)) return null
  const by = /牵头/.test(spoken) ? 'lead' : /配合/.test(spoken) ? 'responsible' : 'involved'
  const where = units.map(({ id }): Filter => ({ by, unit: id }))
  const how = countedIn.test(spoken) && !/哪/.test(spoken) ? 'count' : 'list'
  return { ...query, ...anew, of: 'task', rows: 'all', where, show: [], how, strangers: [] }
}

const alike = patternOf('writtenAlike', 'u')

/** “这么写的还有别的吗” after what one row says: the other rows that say the same. */
const writtenAlike: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const row = topic && onlyOne(topic, 'row')
  if (!last || !row || named.test(spoken) || !alike.test(spoken)) return null
  const same = conditionOf(row, last, spoken, plan)
  if (!same) return null
  const of = same.by === 'counting' || (row.kind === 'indicator' && same.by === 'joint') ? 'indicator' : 'task'
  const where: Query['where'] = row.kind === of ? [same, { by: 'rows', rows: [row], not: true }] : [same]
  return { ...query, ...anew, of, rows: 'all', where, show: [], how: 'list', strangers: [] }
}

/** What a row has in the facet that was asked about, as a condition others may pass. */
function conditionOf({ kind, id }: Ref, { show }: Query, spoken: string, plan: Plan): Filter | null {
  const indicator = kind === 'indicator' ? indicatorByNo(plan, Number(id)) : undefined
  const tasks = (indicator?.tasks ?? (kind === 'task' ? [Number(id)] : [])).flatMap((no) => taskByNo(plan, no) ?? [])
  const asks = (facet: string): boolean => show.includes(facet)
  if (asks('counting') && indicator) return { by: 'counting', is: indicator.counting }
  if (/联合/.test(spoken) || (asks('lead') && leadsOf({ kind, id }, plan).length > 1)) return { by: 'joint' }
  if (tasks.length > 0 && tasks.every(({ responsible }) => responsible.length === 0)) return { by: 'noResponsible' }
  const groups = tasks.flatMap(({ responsible }) => responsible.flatMap((one) => ('group' in one ? [one.group] : [])))
  // A group the plan does not list is what is worth asking about.
  const open = groups.find((one) => plan.groups.some((group) => group.id === one && !group.members)) ?? groups[0]
  return open === undefined ? null : { by: 'group', id: open }
}

const whoIsMeant = patternOf('whoIsMeant', 'u')

/** “相关是指哪些” after a cell that names a group: the cell again, with what the plan says of the group. */
const groupMeant: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const row = topic && onlyOne(topic, 'row')
  const condition = last && row && whoIsMeant.test(spoken) ? conditionOf(row, last, spoken, plan) : null
  const asked = last?.show.some((facet) => facet === 'responsible' || facet === 'units')
  if (!row || !asked || condition?.by !== 'group') return null
  return { ...query, ...anew, of: 'matter', rows: [row], show: ['responsible'], how: 'tell', strangers: [] }
}

const ofRowAgain = patternOf('unitOfRow', 'u')
const leadsRow = patternOf('unitLeadsRow', 'u')

/** “民航局总没有吧” after a row: the unit is supposed of that row, not asked about by itself. */
const unitOfRow: Rewrite = (query, spoken, { topic, asker }, meant) => {
  const row = topic && isRowKind(topic.queries.at(-1)?.of ?? 'talk') ? onlyOne(topic, 'row') : null
  const one = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const id = one?.kind === 'our' ? asker.units[0] : one?.refs.find(({ ref }) => ref.kind === 'unit')?.ref.id
  const facet = leadsRow.test(spoken) ? 'lead' : 'units'
  if (!row || id === undefined || !(facet === 'lead' || ofRowAgain.test(spoken))) return null
  const claim = { kind: 'ref' as const, facet, ref: { kind: 'unit' as const, id } }
  return { ...query, ...anew, of: 'matter', rows: [row], show: [], how: 'check', claim, strangers: [] }
}

/** What was told asked of all the others, or what it means, or of another unit. */
export const askedAgain: readonly Rewrite[] = [ofBoth, writtenAlike, groupMeant, unitOfRow]
