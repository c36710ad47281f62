import type { Filter, Query } from '../domain/query.ts'
import { namedIn } from './fitting-signs.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { anew, type Rewrite, rowsAskedLast } from './rewrite.ts'

const rowsNamed = /[ⓈⓁⓅ]/
const leads = patternOf('leadsSaid')
const helps = patternOf('helpsSaid')
const asksWhich = /哪|啥|什么|列一|列出|清单|理一|都有/
const asksCount = /几|多少|好多/
const asksAny = patternOf('asksAnyOf')

/** How a set is asked for: to be listed, counted, or whether there is any; null where nothing asks for one. */
function howOf(spoken: string): 'list' | 'count' | 'check' | null {
  if (asksWhich.test(spoken)) return 'list'
  if (asksCount.test(spoken)) return 'count'
  if (asksAny.test(spoken)) return 'check'
  return /的[?]?$/.test(spoken) ? 'list' : null
}

type Cut = { aside: string; rest: string; from: number; to: number }

/** What a sentence sets aside, and what is left of it. */
function cutBy(pattern: RegExp, spoken: string): Cut | null {
  const found = pattern.exec(spoken)
  if (!found) return null
  const [from, to] = [found.index, found.index + found[0].length]
  return { aside: found[0], rest: spoken.slice(0, from) + spoken.slice(to), from, to }
}

/** The units named in a stretch, those set aside first, each once. */
function unitsOf(spoken: string, meant: readonly Meant[], context: ReadContext, cut: Cut | null) {
  const all = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const isAside = (at: number): boolean => cut !== null && at >= cut.from && at < cut.to
  const ids = (some: typeof all): string[] => [...new Set(some.map(({ ref }) => ref.id))]
  return { aside: ids(all.filter(({ at }) => isAside(at))), others: ids(all.filter(({ at }) => !isAside(at))) }
}

const leftOut = patternOf('unitsLeftAside')
const knownMost = patternOf('knownMost')
const asksUnits = patternOf('asksUnits')
const ofTasks = /哪[几些一]?[条项件]|[几多]少?[条项件]/
const most = /最多|最重|最忙/
const next = /下一|第?[二2]|其次|往下|接下来/

/** “市监局以外还有谁牵头”, “最多的把我们刨开是谁”: all units but those, by the side that is said. */
const unitsButThese: Rewrite = (query, spoken, context, meant) => {
  const known = cutBy(knownMost, spoken)
  const cut = known ?? cutBy(leftOut, spoken)
  if (!cut || rowsNamed.test(spoken) || query.of === 'person' || /[ⒷⒼ]/.test(spoken)) return null
  const { aside, others } = unitsOf(spoken, meant, context, cut)
  const order = known !== null || most.test(spoken)
  if (aside.length === 0 || others.length > 0 || (known && !next.test(cut.rest))) return null
  if (!(known || asksUnits.test(cut.rest)) || (ofTasks.test(cut.rest) && !order)) return null
  // After a row it is asked of that row.
  if (rowsAskedLast(context.topic).length > 0 && !/指标|任务|方案|文件|全[市省国文]/.test(spoken)) return null
  const [isLed, isHelped] = [leads.test(spoken), helps.test(cut.rest)]
  const without: Filter = { by: 'rows', rows: aside.map((id) => ({ kind: 'unit', id })), not: true }
  const asked = { ...query, ...anew, of: 'unit' as const, rows: 'all' as const, show: [], strangers: [] }
  if (order) {
    const by = isHelped ? 'helps' : isLed ? 'leads' : 'duties'
    return { ...asked, where: [without], how: 'most', by, rank: undefined }
  }
  const figures: Filter = { by: 'count', of: 'figures', than: '>=', value: '1' }
  const helping: Filter = { by: 'count', of: isHelped ? 'helps' : 'duties', than: '>=', value: '1' }
  const side: Filter = isLed ? (/指标/.test(spoken) ? figures : { by: 'isLead' }) : helping
  return { ...asked, where: [without, side], how: /谁|哪/.test(cut.rest) ? 'list' : 'count' }
}

const jointAside = patternOf('jointAside')
const alone = patternOf('leadsAlone')
const noHelpers = patternOf('noHelpers')
const likenedTo = patternOf('likenedTo')

const tasksBy = (query: Query, where: Filter[], how: Query['how']): Query => ({
  ...query,
  ...anew,
  of: 'task',
  rows: 'all',
  where,
  show: [],
  how,
  strangers: [],
})

/** “我们单独牵头的”, “一家扛着,没写别人配合的”: led by nobody else, helped by nobody. */
const ledAlone: Rewrite = (query, spoken, context, meant) => {
  const cut = cutBy(jointAside, spoken)
  const said = cut?.rest ?? spoken
  const [isAlone, isBare] = [cut !== null || alone.test(said), noHelpers.test(said)]
  const how = howOf(said)
  if ((!isAlone && !isBare) || !how || likenedTo.test(spoken) || rowsNamed.test(spoken) || /[Ⓖ]|指标/.test(spoken))
    return null
  if (query.of === 'person' || rowsAskedLast(context.topic).length > 0) return null
  const { aside, others } = unitsOf(spoken, meant, context, cut)
  const [unit, ...more] = others
  if (more.length > 0 || (unit === undefined && (cut || how === 'check'))) return null
  const parts = query.where.filter(({ by }) => by === 'section')
  const own: Filter[] = unit === undefined ? [] : [{ by: 'lead', unit }]
  const bare: Filter[] = isBare ? [{ by: 'noResponsible' }] : []
  // “跟农业局一起牵的不算” leaves those led with others.
  const without = aside.map((id): Filter => ({ by: 'lead', unit: id, not: true }))
  const sole: Filter[] = without.length > 0 ? without : isAlone ? [{ by: 'joint', not: true }] : []
  return tasksBy(query, [...parts, ...own, ...sole, ...bare], how)
}

const helpsOnly = patternOf('helpsOnly')
const leadsOnly = patternOf('leadsOnly')

/** “不牵头、光配合的”, “除了当责任单位的有没有牵头的”: one side of a unit's tasks, without the other. */
const oneSide: Rewrite = (query, spoken, context, meant) => {
  const side = helpsOnly.test(spoken) ? 'responsible' : leadsOnly.test(spoken) ? 'lead' : null
  const how = howOf(spoken)
  if (!side || !how || rowsNamed.test(spoken) || /[ⒼⒷ]|指标/.test(spoken) || query.of === 'person') return null
  const [unit, ...more] = unitsOf(spoken, meant, context, null).others
  if (unit === undefined || more.length > 0) return null
  const denied: Filter[] = side === 'responsible' ? [{ by: 'lead', unit, not: true }] : []
  return tasksBy(query, [{ by: side, unit }, ...denied], how)
}

const sideOfOne = patternOf('sideOfOne', 'g')

/** “甲配合、乙牵头的是哪几条”: each unit with the side that is said right after it. */
const sideOfEach: Rewrite = (query, spoken, context, meant) => {
  const named = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const sides = [...spoken.matchAll(sideOfOne)].flatMap(({ index, groups }): Filter[] => {
    const unit = named.find(({ at }) => at === index)?.ref.id
    return unit === undefined ? [] : [{ by: groups?.lead ? 'lead' : 'responsible', unit }]
  })
  const how = howOf(spoken)
  if (!how || rowsNamed.test(spoken) || /[ⒼⒷ]|指标|各|分别|几.*几/.test(spoken) || query.how === 'compare') return null
  if (named.length !== 2 || sides.length !== 2 || new Set(sides.map(({ by }) => by)).size !== 2) return null
  return ofTasks.test(spoken) || how === 'check' || /任务|哪些/.test(spoken) ? tasksBy(query, sides, how) : null
}

const ledByOthers = patternOf('ledByOthers')

/** “牵头不在我们局的那几条,都落在谁头上”: the tasks that others lead. */
const othersLead: Rewrite = (query, spoken, context, meant) => {
  const how = /谁/.test(spoken) ? 'list' : howOf(spoken)
  if (!ledByOthers.test(spoken) || !how || how === 'check' || rowsNamed.test(spoken)) return null
  if (/[ⒼⒷ]|指标|是不是|吗|吧/.test(spoken) || query.of === 'person' || query.how === 'check') return null
  const units = [...new Set(unitsOf(spoken, meant, context, null).others)]
  const [unit, ...more] = units
  if (unit === undefined || more.length > 0) return null
  // What the unit does there itself stays a condition only where it is said.
  const part = query.where.filter(({ by }) => by === 'responsible' || (by === 'involved' && helps.test(spoken)))
  return {
    ...tasksBy(query, [...part, { by: 'lead', unit, not: true }], how),
    show: /谁|哪[些几]?家|单位/.test(spoken) ? ['lead'] : [],
  }
}

/** Readings of units' sides in sets: without others, without another side. */
export const ofDuties: readonly Rewrite[] = [unitsButThese, ledAlone, oneSide, sideOfEach, othersLead]
