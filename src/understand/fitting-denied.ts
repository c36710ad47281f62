import type { Filter, Query } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import type { Rewrite } from './rewrite.ts'

const denied = patternOf('deniedRightBefore')
const rhythms: Readonly<Record<string, string>> = { month: '月', quarter: '季', half: '半年', year: '年' }

/** The word by which a condition is said, where it is one of the table's own words. */
function wordOf(filter: Filter): string | undefined {
  if (filter.by === 'wording' || filter.by === 'measureUnit') return filter.is
  return filter.by === 'rhythm' ? rhythms[filter.is] : undefined
}

/** “没有写以上的”, “不是按件算的”, “不用每月报的”: a condition whose word is denied right before it is its opposite. */
const deniedWord: Rewrite = (query, spoken) => {
  if (query.rows !== 'all' || query.claim) return null
  const at = query.where.findIndex((filter) => {
    const word = filter.not ? undefined : wordOf(filter)
    return word !== undefined && denied.test(spoken.slice(0, Math.max(0, spoken.indexOf(word))))
  })
  return at < 0
    ? null
    : { ...query, where: query.where.map((one, place) => (place === at ? { ...one, not: true } : one)) }
}

const members = patternOf('memberUnits')
const idle = patternOf('withoutDuties')

/** “没有任务的成员单位”: members by what they do not have, which is no group and no task. */
const idleMembers: Rewrite = (query, spoken, _, meant) => {
  const isSaid = members.test(spoken) || meant.some(({ said }) => members.test(said))
  if (!isSaid || !idle.test(spoken) || query.claim || query.of === 'person') return null
  const where: Filter[] = [{ by: 'isMember' }, { by: 'count', of: 'duties', than: '=', value: '0' }]
  const how = query.how === 'count' || query.how === 'check' ? query.how : 'list'
  return { ...query, of: 'unit', rows: 'all', where, show: [], how, by: undefined, unexplained: [] }
}

const rowsLedByNone = patternOf('rowsLedByNone')

/** “哪些指标没有牵头单位” asks for rows, not for units that lead none. */
const ledByNone: Rewrite = (query, spoken) => {
  const [only, more] = query.where
  if (query.of !== 'unit' || query.rows !== 'all' || only?.by !== 'count' || more) return null
  const rows = rowsLedByNone.exec(spoken)?.[0]
  if (rows === undefined) return null
  const of: Query['of'] = rows.includes('指标') ? 'indicator' : 'task'
  return { ...query, of, where: [{ by: 'count', of: 'leadUnits', than: '=', value: '0' }] }
}

const unheard = patternOf('deniedThing')

/** “没有截止时间的任务”: what rows are said to lack is never left out in silence. */
const deniedUnheard: Rewrite = (query, spoken) => {
  const isSet = query.rows === 'all' && (query.how === 'list' || query.how === 'count' || query.how === 'tell')
  if (!isSet || query.where.length > 0 || query.unexplained.length > 0 || query.claim || query.of === 'reporting')
    return null
  const word = unheard.exec(spoken)?.groups?.thing
  return word === undefined ? null : { ...query, unexplained: [word] }
}

/** Denials that name what they deny. */
export const ofDenied: readonly Rewrite[] = [deniedWord, idleMembers, ledByNone, deniedUnheard]
