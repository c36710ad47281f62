import { gapWords } from '../domain/gaps.ts'
import { indicatorByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Query, unitIn } from '../domain/query.ts'
import { everydayRole } from './everyday.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { strangePerson } from './strange.ts'

const idle = new Set(['edit', 'invent', 'instructions', 'offTopic', 'judge', 'private', 'insult'])

/** Words that ask for a unit's part. */
const asksOfUnit = /牵头|配合|参与|负责|归|管|[里面]|名单|任务|成员|有没有|在不在/

/** A name the plan does not have leaves nothing to tell but that; never the answer for all rows. */
export function withStrangers(query: Query, strangers: readonly string[], masked: string): Query {
  const { of, rows, where } = query
  const person = of === 'person' && where.length === 0 && rows === 'all' ? strangePerson(masked) : null
  if (person !== null) return { ...query, rows: [], strangers: [person] }
  if (strangers.length === 0) return query
  const asked = query.show[0] === 'offTopic' && asksOfUnit.test(masked)
  if (of === 'talk' && (asked || !idle.has(query.show[0] ?? '')))
    return { ...query, of: 'unit', show: [], rows: [], strangers: [...strangers] }
  if (of === 'group')
    return { ...query, of: 'unit', show: [], how: 'check', claim: undefined, rows: [], strangers: [...strangers] }
  if (of === 'reporting') return { ...query, of: 'unit', show: [], how: 'tell', rows: [], strangers: [...strangers] }
  const open = rows === 'all' && where.length === 0
  if (open && of !== 'plan') return { ...query, of: 'unit', show: [], how: 'tell', rows: [], strangers: [...strangers] }
  return { ...query, strangers: [...strangers] }
}

/** Words that ask, whatever they are asked of: beside a named row they mark no gap. */
const asking = /[各分别是有的要]|多少|几|谁|哪|怎么?|咋|什么|啥|钱|牵头|配合|负责|[个家件人]/g

const isMoney = (no: number, plan: Plan): boolean => indicatorByNo(plan, no)?.unit.includes('元') ?? false

/** A question the plan is known to leave open, by the words that mark it, where nothing else is surely asked. */
export function silenceIn(
  masked: string,
  best: Candidate | undefined,
  { lexicon }: ReadContext,
): Pick<Candidate, 'query'> | null {
  if (!best || everydayRole(best.query.said ?? '', lexicon.roles) !== null) return null
  if (best.query.of !== 'plan' && best.query.of !== 'talk' && best.sure > 0.5) return null
  if (best.query.of === 'talk' && best.sure > 0.5) return null
  const { where, rows, how } = best.query
  if (where.some((filter) => unitIn(filter) !== undefined) && (how === 'list' || how === 'count')) return null
  const named = rows === 'all' ? [] : rows.filter(({ kind }) => kind === 'indicator' || kind === 'task')
  const inMoney = named.some(({ kind, id }) => kind === 'indicator' && isMoney(Number(id), lexicon.plan))
  const isWeak = (topic: string): boolean => topic.replace(asking, '') === '' && (inMoney || !topic.includes('钱'))
  const ofSome = named.length > 0 || masked.includes('Ⓑ')
  const marked = gapWords(lexicon.plan).some((topic) => masked.includes(topic) && !(ofSome && isWeak(topic)))
  if (!marked || (best.query.of === 'plan' && best.sure > 0.6)) return null
  return { query: { ...best.query, of: 'plan', rows: [], where: [], show: ['silence'], how: 'tell', claim: undefined } }
}
