import { decimal } from '../domain/decimal.ts'
import { goalOf, indicatorByNo, taskByNo } from '../domain/look.ts'
import type { Indicator } from '../domain/plan.ts'
import type { Claim, Query } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import type { Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const askedReached = patternOf('askedReached')
const askedNow = patternOf('askedNow')
const ofTarget = patternOf('ofTarget')
const moreThan = patternOf('moreThan')
const asEnough = patternOf('isEnough')

type Supposed = { claim: Extract<Claim, { kind: 'value' }>; indicators: readonly Indicator[] }

/** The figure that is held against the targets of what is named, where a reading does that. */
function supposed({ of, rows, claim }: Query, { lexicon: { plan } }: ReadContext): Supposed | null {
  if (!isRowKind(of) || rows === 'all' || claim?.kind !== 'value' || claim.facet !== 'target') return null
  const numbers = rows.flatMap(({ kind, id }) =>
    kind === 'indicator' ? [Number(id)] : (taskByNo(plan, Number(id))?.indicators ?? []),
  )
  const indicators = numbers.flatMap((no) => indicatorByNo(plan, no) ?? [])
  return indicators.length > 0 && /^-?\d+(\.\d+)?$/.test(claim.value) ? { claim, indicators } : null
}

/** “达到80件了吗”, “现在57件对吗”: how things stand is held against what was confirmed, never against the target. */
const againstStanding: Rewrite = (query, spoken, context) => {
  const found = supposed(query, context)
  if (!found || ofTarget.test(spoken)) return null
  const reaches = askedReached.test(spoken)
  if (!reaches && !askedNow.test(spoken)) return null
  const { claim, indicators } = found
  // “报了340家算达标了吗” holds a figure of the asker's own against the target.
  const targets = indicators.flatMap(({ no }) => goalOf(context.lexicon.plan, no).targets)
  const isTarget = targets.some(({ value }) => value !== null && decimal(value).eq(claim.value))
  if (claim.enough && !isTarget && asEnough.test(spoken.replace(/够(?=\d)/, ''))) return null
  const { enough: _enough, each: _each, ...rest } = claim
  return {
    ...query,
    how: 'check',
    show: [],
    where: [],
    claim: {
      ...rest,
      facet: 'progress',
      ...(reaches ? { reached: moreThan.test(spoken) ? ('above' as const) : ('atLeast' as const) } : {}),
    },
  }
}

const toCome = patternOf('whetherToCome')

/** “商标能到15.6万吗”: whether it will come so far is what the pace says, whatever the target is. */
const againstForecast: Rewrite = (query, spoken, context) => {
  const found = supposed(query, context)
  if (!found || !toCome.test(spoken) || query.how !== 'check') return null
  const { value, unit, kind } = found.claim
  return { ...query, show: [], where: [], at: undefined, claim: { kind, facet: 'forecast', value, unit } }
}

const added = /新增|净增|增量|纯增/
const inTotal = /总数|总量|存量|保有量|总计|总共/
const either = /还是|或/

/** “新增80件吗” of a total, “总数600家吗” of what is counted anew: how it counts is supposed, and wrongly. */
const againstCounting: Rewrite = (query, spoken, context) => {
  const found = supposed(query, context)
  const [indicator, ...others] = found?.indicators ?? []
  const counting = indicator?.counting
  if (!counting || others.some((one) => one.counting !== counting) || either.test(spoken)) return null
  if (indicator.name.includes('新增')) return null
  const word = added.test(spoken) ? '期间数' : inTotal.test(spoken) ? '累计数' : null
  if (word === null || word === counting) return null
  return { ...query, how: 'check', show: ['target'], where: [], claim: { kind: 'word', facet: 'counting', word } }
}

const all = /全部|全都|都|所有|每[个项]|统统|全(?=达|完|实)/
const met = /达标|完成|达到|实现/

/** “全部达标了吗”: that every goal is met is supposed, not that any is. */
const everyGoalMet: Rewrite = (query, spoken) => {
  if (query.of !== 'plan' || query.how !== 'check' || query.claim || query.show.join() !== 'progress') return null
  if (!all.test(spoken) || !met.test(spoken)) return null
  const claim: Claim = { kind: 'all', filter: { by: 'light', is: 'met' } }
  return { ...query, of: 'indicator', rows: 'all', where: [], show: [], claim }
}

/** Claims on how things stand, will stand and are counted, which a target says nothing of. */
export const ofStanding: readonly Rewrite[] = [againstForecast, againstCounting, againstStanding, everyGoalMet]
