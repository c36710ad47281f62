import type { PeriodKind, Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { cuedIn } from './cues.ts'
import { tooMany } from './fitting-parts.ts'
import { linesOf, patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

/** All rows, without any condition. */
const isWhole = ({ of, rows, where, how, claim, since }: Query): boolean =>
  (isRowKind(of) || of === 'unit') &&
  rows === 'all' &&
  where.length === 0 &&
  (how === 'list' || how === 'count' || how === 'check') &&
  claim === undefined &&
  since === undefined

const rhythm = patternOf('rhythms')
const kinds: Readonly<Record<string, PeriodKind>> = { 月: 'month', 季: 'quarter', 半: 'half', 年: 'year' }

/** “每个月都要报的指标”: the rows reported so often. */
const byRhythm: Rewrite = (query, spoken) => {
  const [, ...found] = rhythm.exec(spoken) ?? []
  const is = kinds[found.find((one) => one !== undefined)?.charAt(0) ?? '']
  if (!is || !isWhole(query) || !(query.of === 'indicator' || query.of === 'task')) return null
  return { ...query, where: [{ by: 'rhythm', is }] }
}

const byDay = patternOf('byDay')

/** “2023年底之前要完成的任务”: a day beside rows to be done is the day they are due. */
const dueBy: Rewrite = (query, spoken) => {
  if (!isWhole(query) || query.at === undefined || query.of !== 'task' || !byDay.test(spoken)) return null
  const than = /以后|之后|没到期|未到期/.test(spoken) ? '>' : '<='
  return { ...query, at: undefined, where: [{ by: 'due', than, day: query.at }] }
}

const ofIndicators = /[几多]少?[个项条]?(?:指标|目标)|(?:指标|目标)[是有共]{0,2}[几多]/
const ofTasks = /[几多]少?[个项条]?任务|任务[是有共]{0,2}[几多]/

/** “一共多少个指标,多少条任务”: the size of both tables. */
const bothCounted: Rewrite = (query, spoken) =>
  isWhole(query) && isRowKind(query.of) && ofIndicators.test(spoken) && ofTasks.test(spoken)
    ? { ...query, of: 'plan', rows: [], show: ['counts'], how: 'tell' }
    : null

const leading = /(?<![不没未无])(?:牵头|领头|挑头|带头)/
const sidesOfUnit: ReadonlySet<string> = new Set(['lead', 'responsible', 'involved', 'isLead', 'namedIn', 'count'])

/** “除了市监局谁还牵头任务”: units that lead, where nothing else is said of what they do. */
const ofLeaders: Rewrite = (query, spoken) => {
  const { of, rows, where, show, how, by } = query
  if (of !== 'unit' || rows !== 'all' || !leading.test(spoken) || by !== undefined || query.claim) return null
  if (show.length > 0 || (how !== 'list' && how !== 'count' && how !== 'tell')) return null
  if (where.some((filter) => sidesOfUnit.has(filter.by) || filter.by === 'any')) return null
  return { ...query, where: [...where, { by: 'isLead' }] }
}

const unitsOf: Readonly<Record<string, Query['by']>> = { helps: 'units', leads: 'leadUnits', duties: 'allUnits' }

/** “哪个任务的责任单位最多”: of tasks the one with most units, not of units the one with most tasks. */
const taskByUnits: Rewrite = (query, spoken) => {
  const by = unitsOf[query.by ?? '']
  if (query.of !== 'unit' || !by || !/哪一?[个条项]任务/.test(spoken)) return null
  return query.how === 'most' || query.how === 'least' ? { ...query, of: 'task', by } : null
}

/** “宣传那一块是谁的活”: one part is that part, and who does it is asked by its leads. */
const onePart: Rewrite = (query, spoken) => {
  const [part, more] = query.where
  const asksWho = /谁|哪[家个][单部]|归口/.test(spoken)
  if (query.of !== 'section' || query.how !== 'tell' || query.claim || more) return null
  if (query.rows === 'all' && part?.by === 'section' && !part.not)
    return { ...query, rows: [{ kind: 'section', id: part.id }], where: [], show: asksWho ? ['leads'] : query.show }
  return query.rows !== 'all' && query.show.length === 0 && asksWho ? { ...query, show: ['leads'] } : null
}

const narrowed = linesOf('narrowed').map((line) => patternOf([line]))
const everyWord = patternOf('wholeWords', 'g')

/** What narrows the rows beside the words that every question about all of them may hold. */
function narrowingIn(spoken: string): string | null {
  for (const pattern of narrowed) {
    const [, said = ''] = pattern.exec(spoken) ?? []
    const left = said.replace(everyWord, ' ').split(' ')
    if (left.some((word) => word.length > 1)) return said.replace(/^的|[的吗呢]$/g, '')
  }
  return null
}

const about = patternOf('about')

const textOf = (plan: Plan, of: Query['of']): string[] =>
  of === 'indicator' ? plan.indicators.map(({ name }) => name) : plan.tasks.map(({ text, short }) => `${short}${text}`)

/** “哪些指标跟企业有关”: what narrows all rows picks those that say it, or is said not to be understood. */
const narrowedBy: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (!isWhole(query) || query.at !== undefined || query.period !== undefined) return null
  const said = narrowingIn(spoken)
  if (
    said === null ||
    query.of === 'unit' ||
    cuedIn(said).size > 0 ||
    query.unexplained.some((word) => said.includes(word))
  )
    return null
  const [, word = said] = about.exec(said) ?? []
  const held = textOf(plan, query.of).filter((text) => word.length > 1 && text.includes(word)).length
  if (held > 0 && held <= tooMany) return { ...query, where: [{ by: 'text', is: word }] }
  return { ...query, unexplained: [...query.unexplained, said] }
}

const ofTables: readonly [RegExp, Query['of']][] = [
  [/指标|目标/, 'indicator'],
  [/任务/, 'task'],
]
const state = /完成|达到|情况|现在|目前|当前|参[与加]|承担|负责/

/** “方案里任务都有啥”: where every word is one that a question about all rows may hold, it is one. */
const onlyWhole: Rewrite = (query, spoken) => {
  const open = query.of === 'talk' || query.of === 'plan'
  if (!open || state.test(spoken) || named.test(spoken) || /\p{Script=Han}/u.test(spoken.replace(everyWord, ' ')))
    return null
  const [first, second] = ofTables.filter(([noun]) => noun.test(spoken))
  const whole = { ...query, ...anew }
  if (!first && /方案|文件/.test(spoken) && query.show[0] === 'silence')
    return { ...whole, of: 'plan', rows: [], show: ['overview'], how: 'tell' }
  if (!first || second) return null
  const how = /[几多]少?[个项条]|总数|多少/.test(spoken) ? 'count' : 'list'
  return { ...whole, of: first[1], rows: 'all', show: [], how }
}
const named = /[ⓈⓊⓄⒼⓅⓁⒷⒹ]/

/** Conditions of a set that nothing else has read: none of them is dropped. */
export const ofLeft: readonly Rewrite[] = [
  onlyWhole,
  bothCounted,
  ofLeaders,
  taskByUnits,
  onePart,
  byRhythm,
  dueBy,
  narrowedBy,
]
