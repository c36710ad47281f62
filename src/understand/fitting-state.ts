import type { Query, Ref } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'

const reached = patternOf('reached')
const unreached = patternOf('unreached')
const exceeded = patternOf('exceededSaid')
const doneCounted = patternOf('doneCounted')
const lagging = patternOf('laggingSaid')
const whichOnes = /哪|什么|啥|名单|列|有几|几[个项]|多少/
const row = /[ⓈⓅⒼⓁ]/
/** Questions of the plan as a whole, and those nothing was made of. */
const open: ReadonlySet<Query['of']> = new Set(['plan', 'talk', 'reporting', 'indicator', 'matter'])

const ofState = (query: Query, filter: Query['where'][number], spoken: string, unit?: Ref): Query => ({
  ...query,
  ...anew,
  of: 'indicator',
  rows: 'all',
  where: [...(unit ? [{ by: 'lead' as const, unit: unit.id }] : []), filter],
  show: [],
  how: /有?几[个项]|多少/.test(spoken) && !/哪|列/.test(spoken) ? 'count' : 'list',
})

/** “没完成的有哪些”, “哪些达标了”: the goals in that state, whichever way it is said; a denial is never lost. */
const byState: Rewrite = (query, spoken) => {
  const exceeds = exceeded.test(spoken)
  const ofTasks = query.of === 'task' && query.rows === 'all' && (doneCounted.test(spoken) || unreached.test(spoken))
  if (!(open.has(query.of) || ofTasks) || row.test(spoken) || /[ⓊⓄ]/.test(spoken) || !whichOnes.test(spoken))
    return null
  if (query.rows !== 'all' && query.rows.length > 0) return null
  if (query.where.length > 0 || query.show.some((facet) => facet === 'forecast' || facet === 'needed')) return null
  const isDenied = unreached.test(spoken)
  if (!isDenied && !exceeds && !reached.test(spoken) && !doneCounted.test(spoken)) return null
  if (query.at !== undefined || query.since !== undefined) return null
  if (exceeds) return ofState(query, { by: 'light', is: 'exceeded' }, spoken)
  // A task is done by what was reported of it, and has no target to reach.
  const not = isDenied ? { not: true } : {}
  if (!/任务/.test(spoken)) return ofState(query, { by: 'light', is: 'met', ...not }, spoken)
  const isAsked = isDenied ? query.of === 'task' : doneCounted.test(spoken) && !/指标|目标/.test(spoken)
  return isAsked ? { ...ofState(query, { by: 'light', is: 'done', ...not }, spoken), of: 'task' } : null
}

/** “红花岗区拖后腿吗”, “司法局还差什么”: how a unit's goals stand, not what its duties are. */
const unitStanding: Rewrite = (query, spoken) => {
  const unit = query.of === 'unit' ? only(query.rows) : null
  if (!unit || row.test(spoken)) return null
  if (lagging.test(spoken) && /几[个项]|哪|多少/.test(spoken))
    return ofState(query, { by: 'light', is: 'lagging' }, spoken, unit)
  if (!lagging.test(spoken) && !/还[差缺欠](?:什么|啥|多少|几|哪)/.test(spoken)) return null
  if (/[报填交]/.test(spoken)) return null
  return { ...query, ...anew, show: ['progress'], how: 'tell' }
}

/** How goals stand, by what is said of their state. */
export const ofStates: readonly Rewrite[] = [byState, unitStanding]
