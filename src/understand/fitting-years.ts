import { heldBy } from '../domain/held.ts'
import { goalOf, taskByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

/** Years the plan has targets for, each with the day that they are for; none where there is one year only. */
const milestonesOf = heldBy((plan: Plan): ReadonlyMap<string, string> => {
  const days = plan.goals.flatMap(({ targets }) => targets.map(({ on }) => on)).toSorted()
  const years = new Map(days.map((on) => [on.slice(0, 4), on]))
  return years.size > 1 ? years : new Map()
})

const digits = '零一二三四五六七八九'
/** `二六年` as `2026年`. */
export const inDigits = (said: string): string =>
  said.replace(/[二2][零〇0]?([零〇一二三四五六七八九])年/g, (whole, last: string) => {
    const at = last === '〇' ? 0 : digits.indexOf(last)
    return /^[二2][零〇0][^零〇]/.test(whole) || whole.length === 3 ? `202${at}年` : whole
  })

/** 今年, 明年, 后年 and 年底 as the years they are. */
export function inYears(said: string, now: string): string {
  const year = Number(now.slice(0, 4))
  return said
    .replace(/明年/g, `${year + 1}年`)
    .replace(/后年/g, `${year + 2}年`)
    .replace(/今年|(?<![年\d零〇一二三四五六七八九])年底/g, `${year}年`)
}

const firstOnes = patternOf('firstMilestone', 'g')
const secondOnes = patternOf('secondMilestone', 'g')
const lastOnes = patternOf('lastMilestone', 'g')

const nextOne = /(?:下一?个|接下来的?|最近的?|眼下的?)(?:那个)?(?:目标年|节点|时点|阶段|年份|期限|时间点)/g

/** Milestone years that are said: 2020年, 20年底, 二五年那批, 年底那批, 头一个目标年. */
function yearsSaid(text: string, plan: Plan, now: string): string[] {
  const all = milestonesOf(plan)
  if (all.size === 0) return []
  const [first = '', second = '', ...others] = all.keys()
  const words = text
    .replace(firstOnes, `${first}年`)
    .replace(secondOnes, `${second}年`)
    .replace(lastOnes, `${others.at(-1) ?? second}年`)
  const next = [...all].find(([, on]) => on > now.slice(0, 10))?.[0]
  const said = inYears(next ? words.replace(nextOne, `${next}年`) : words, now)
  const found = [
    ...inDigits(said).matchAll(/(?<!\d)(20)?(\d\d)(?=年|底|[^\d%.]{0,3}那[批拨些会]|到(?:20)?\d\d|这?[批拨])/g),
  ]
  return [...new Set(found.map(([, , year]) => `20${year}`))].filter((year) => all.has(year))
}

const asksTime = /过去|已过|过了|还剩|剩下?|离|距|到期|到点|过期|期满|多久|多长时间|来得及|还有(?:多|几)/
const free: ReadonlySet<string> = new Set(['plan', 'talk', 'indicator', 'matter', 'reporting', 'clause'])
const isOpen = ({ of, rows }: Query): boolean => free.has(of) && (rows === 'all' || rows.length === 0)

/** “离20年那批目标还有多久”: the time to that milestone, not to the end. */
export const untilYear: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  const [year, more] = yearsSaid(query.said ?? spoken, plan, now)
  if (!year || more || !isOpen(query) || !asksTime.test(spoken) || /[ⓈⓊⒼⓅⒷ]/.test(spoken)) return null
  return {
    ...query,
    of: 'plan',
    rows: [],
    where: [],
    show: ['left'],
    how: 'tell',
    period: year,
    at: undefined,
    claim: undefined,
  }
}

const asksState = /进展|进度|完成|报|达标|差多少|滞后|落后/

/** “20年的呢” of an indicator: its target of that year. */
const ofYear: Rewrite = (query, _, { lexicon: { plan }, now }) => {
  const said = query.said ?? ''
  const [year, more] = yearsSaid(said, plan, now)
  const [row] = query.rows === 'all' ? [] : query.rows
  if (!year || !row || row.kind !== 'indicator' || !isRowKind(query.of)) return null
  // Of several years all are told.
  if (more) return query.at === undefined ? null : { ...query, at: undefined, period: undefined }
  if (query.at !== undefined && !query.at.startsWith(year)) return null
  const targets = goalOf(plan, Number(row.id)).targets
  const then = targets.find(({ on }) => on.startsWith(year))
  if (asksState.test(said)) return null
  // A year in which others have targets and this one has none: that is what is told.
  if (!then)
    return {
      ...query,
      at: milestonesOf(plan).get(year),
      period: undefined,
      show: ['target'],
      how: 'tell',
      claim: undefined,
    }
  const idle = new Set(['sheet', 'progress', 'notes', 'history', 'change', 'reported'])
  const show = query.show.filter((facet) => !idle.has(facet))
  if (then === targets.at(-1) && query.how === 'check') return null
  return {
    ...query,
    at: then.on,
    period: undefined,
    show: query.how === 'check' ? [] : show.length > 0 ? show : ['target'],
  }
}

const asksDone = /进展|进度|完成|报|达标/
const grows = /(?:涨|提高?|抬|升|增加?|加|多|差|高)(?:了|出|上|个)?(?:几|多少|好多|[^,]{0,3}个?(?:点|百分点))/

/** “从2020到2025要涨几个点”: between a target's milestones, which the target tells. */
const between: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  const [row, other] = query.rows === 'all' ? [] : query.rows
  if (!row || other || row.kind !== 'indicator' || !isRowKind(query.of) || asksDone.test(spoken)) return null
  const said = query.said ?? ''
  const spans =
    yearsSaid(said, plan, now).length > 1 ||
    /[一二三四五六七八九两]年|两个?(?:阶段|节点|头|年份|目标|数)|比(?:20)?\d\d年|20\d\d年?[到至]20\d\d/.test(said)
  if (!spans || !grows.test(said) || goalOf(plan, Number(row.id)).targets.length < 2) return null
  return {
    ...query,
    show: ['target'],
    how: 'difference',
    at: undefined,
    period: undefined,
    where: [],
    claim: undefined,
  }
}

/** “明年比今年要多多少” of nothing named: of each target that has more years than one. */
const betweenAll: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  const said = query.said ?? ''
  const open = (query.of === 'indicator' || query.of === 'matter') && (query.rows === 'all' || query.rows.length === 0)
  if (!open || query.how === 'check' || yearsSaid(said, plan, now).length < 2) return null
  if (!grows.test(said) || asksDone.test(spoken) || /[ⓈⓊⓄⒼⓅⓁ]/.test(spoken)) return null
  const rows = plan.indicators
    .filter(({ no }) => goalOf(plan, no).targets.length > 1)
    .map(({ no }) => ({ kind: 'indicator' as const, id: String(no) }))
  if (rows.length === 0) return null
  const asked = { ...query, rows, where: [], show: ['target' as const], at: undefined, period: undefined }
  return { ...asked, of: 'matter', how: rows.length === 1 ? 'difference' : 'tell', claim: undefined, by: undefined }
}

const asksGoals = /目标|指标|要求|任务|干到|做到|达到|硬数|[哪几]个数/

/** “2020年的目标有哪些”: the targets of that year. */
const goalsOfYear: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  const [year, more] = yearsSaid(query.said ?? spoken, plan, now)
  // What the text sets for that year says it all.
  if (query.show[0] === 'mainGoals') return null
  if (!year || more || !isOpen(query) || query.where.length > 0 || !asksGoals.test(spoken) || query.how === 'check')
    return null
  if (
    asksTime.test(spoken) ||
    asksState.test(spoken) ||
    /[ⓈⓊⓄⒼⓅⒷ]/.test(spoken) ||
    query.how === 'most' ||
    query.how === 'least'
  )
    return null
  const on = milestonesOf(plan).get(year)
  const rows = plan.indicators
    .filter(({ no }) => goalOf(plan, no).targets.some((one) => one.on === on))
    .map(({ no }) => ({ kind: 'indicator' as const, id: String(no) }))
  const how = query.how === 'count' ? 'count' : 'list'
  if (rows.length === 0 || rows.length === plan.indicators.length) return null
  const where = [{ by: 'rows' as const, rows }]
  return { ...query, of: 'indicator', rows: 'all', where, show: ['target'], how, at: on, period: undefined }
}

/** What several indicators are called at their end tells none of them. */
const counts = heldBy(({ indicators }: Plan): readonly { no: number; noun: string }[] =>
  indicators.flatMap(({ no, name }) => {
    const noun = name.slice(-3)
    const alike = indicators.filter((one) => one.name.endsWith(noun))
    return /^\p{Script=Han}{3}$/u.test(noun) && name.length > 3 && alike.length === 1 ? [{ no, noun }] : []
  }),
)
const howMany = '(?:几|多少|好多)(?:个|项|家|条|件|座|种)?(?:[^,?几多少]{0,3})'
const figureOf = '的?(?:数量|个数|总数|数目)'

/** “今年底要几个” of a task that has no indicator of its own: what its text speaks of and that day has a target for. */
function countedIn({ rows }: Query, said: string, on: string, plan: Plan): readonly { no: number; noun: string }[] {
  const [ref, more] = rows === 'all' ? [] : rows
  const task = ref?.kind === 'task' && !more ? taskByNo(plan, Number(ref.id)) : undefined
  if (!task || task.indicators.length > 0 || !/几|多少|目标|要求/.test(said)) return []
  return counts(plan).filter(
    ({ no, noun }) =>
      task.text.includes(noun) && goalOf(plan, no).targets.some((one) => one.on.startsWith(on.slice(0, 4))),
  )
}

const tells = new Set(['target', 'indicators', 'text', 'sheet', 'end', 'history'])

/** “海洋经济今年底要几个数据集”: what is counted is an indicator, and its target of that day holds for every row. */
const byWhatIsCounted: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const said = query.said ?? spoken
  const on = query.at ?? (query.claim?.kind === 'value' && query.claim.facet === 'end' ? query.claim.value : undefined)
  const open = isRowKind(query.of) || query.of === 'clause'
  if (on === undefined || !open || asksState.test(said) || query.show.some((facet) => !tells.has(facet))) return null
  if (query.where.some(({ by }) => by !== 'section')) return null
  if (query.rows !== 'all' && query.rows.some(({ kind }) => kind === 'indicator')) return null
  const named = counts(plan).filter(({ noun }) =>
    new RegExp(`${howMany}${noun}|${noun}(?:${figureOf}|[^,]{0,8}(?:要|得|到)(?:几|多少|好多))`).test(said),
  )
  const [row, more] = named.length > 0 ? named : countedIn(query, said, on, plan)
  if (!row || more) return null
  const rows = [{ kind: 'indicator' as const, id: String(row.no) }]
  const plainly = { where: [], how: 'tell' as const, claim: undefined, period: undefined, by: undefined }
  return { ...query, ...plainly, of: 'matter', rows, show: ['target'], at: on }
}

const onThatDay = patternOf('onThatDay', 'u')

/** “到那天要拿出什么” after a day was told: the targets of that day. */
const goalsThen: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const days = milestonesOf(plan)
  if (last?.of !== 'plan' || days.size === 0 || !onThatDay.test(spoken) || /[ⓈⓊⓄⒼⓅⒷ]/.test(spoken)) return null
  const on = days.get((last.at ?? last.period ?? plan.end).slice(0, 4))
  const rows = plan.indicators
    .filter(({ no }) => goalOf(plan, no).targets.some((one) => one.on === on))
    .map(({ no }) => ({ kind: 'indicator' as const, id: String(no) }))
  if (on === undefined || rows.length === 0) return null
  const where = [{ by: 'rows' as const, rows }]
  return { ...query, ...anew, of: 'indicator', rows: 'all', where, show: ['target'], how: 'list', at: on }
}

/** Readings of a plan's milestones. */
export const ofYears: readonly Rewrite[] = [
  untilYear,
  between,
  betweenAll,
  byWhatIsCounted,
  ofYear,
  goalsThen,
  goalsOfYear,
]
