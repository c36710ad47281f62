import { addDays } from '../domain/day.ts'
import { type Period, parsePeriod, periodOf as periodOn, previousPeriod } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { dayOf } from './days.ts'
import { patternOf } from './patterns.ts'
import { periodIn } from './periods.ts'
import type { Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

/** The days between which a change is asked, or the two periods that are set side by side. */
export type TimeSpan = { since: string; until?: string } | { period: string; against: string }

/** A word that sets a time beside something; the same words stand in names. */
const beside = patternOf('besideTime')
const moved = /增加?|新增|增长|涨|多了|少了|减少|提高|上升|下降|变化|变动|多多少|少多少|比/
const asks = /多少|几|多大|哪些|什么|怎么样|如何|比[?。]?$|大不大|变化/
/** What is planned is asked of the plan. */
const intended = /目标|要求|应|该|需|计划|打算|规定|能|会|还差/
/** Goals that are asked for, which no plan is. */
const whichGoals = /(?:哪些?|哪几个|几个|多少个?|什么)(?:目标|指标)/g
const sameTime = /[去上]年的?(?:同期|这个?时候|同一?天|今天)/
/** A year up to now, and no calendar year. */
const pastYear = /(?:这|近|最近|过去|前后)一年(?![度底末])(?:来|以来|里|间|内)?|(?<![第哪])一年(?:来|以来|间)/
/** “今年以来多少” asks for what has come so far. */
const soFar = /(?:今年|本年|年初|元旦|开年)(?:以来|到现在|至今|到目前|到今天|一共|总共|累计|已经?)/
const firmEnd = /20\d\d年|\d月|[一二三四五六七八九十]月|季度|半年|年?[底末]/

const saysYear = /20\d\d|[今本去上前明后]年|[上本这当]个?(?:季|月|半)/

/** A period somebody names; 四季度 said in April, without a year, is the last there was. */
function periodOf(said: string, now: string): Period | null {
  const period = parsePeriod(periodIn(said, now) ?? '')
  if (!period || saysYear.test(said) || period.first <= now.slice(0, 10)) return period ?? null
  return periodOn(period.kind, `${Number(period.first.slice(0, 4)) - 1}${period.first.slice(4)}`)
}

/** 差多少 of two periods; of one it is what is still missing. */
const differs = /相?差(?=多少|几|了|的?多|[?]|$)/
const joined = /[和跟与同、]/
const twoLast = /(?<![\d十第])[两俩2]个?(季度|(?<=个)月|半年)/
const kindSaid: Readonly<Record<string, PeriodKind>> = { 季度: 'quarter', 月: 'month', 半年: 'half' }

/** 二季度 beside 2023年三季度 is of that year, 四季度 beside 2024年一季度 of the year before; 上季度 says itself when it was. */
function beforeIt(named: Period, beside: Period, isDifference: boolean): Period {
  const isByNumber = named.kind === beside.kind && /季度|月|半年/.test(named.label)
  const [ofNamed, ofBeside] = [named.first.slice(5), beside.first.slice(5)]
  if (!isByNumber) return named
  const year = Number(beside.first.slice(0, 4)) - (ofNamed > ofBeside && !isDifference ? 1 : 0)
  return periodOn(named.kind, `${year}-${ofNamed}`)
}

/** Two periods that are set beside each other; of what differs between them the later one comes first. */
function twoPeriods(said: string, now: string): Extract<TimeSpan, { against: string }> | null {
  const [, kind] = twoLast.exec(said) ?? []
  if (kind !== undefined && (differs.test(said) || /比/.test(said))) {
    const last = previousPeriod(periodOn(kindSaid[kind] ?? 'quarter', now.slice(0, 10)))
    return { period: last.id, against: previousPeriod(last).id }
  }
  const isDifference = differs.test(said)
  const at = said.search(isDifference && !/比/.test(said) ? joined : beside)
  if (at < 0) return null
  const [before, named] = [periodOf(said.slice(0, at), now), periodOf(said.slice(at + 1), now)]
  const after = before && named && !saysYear.test(said.slice(at + 1)) ? beforeIt(named, before, isDifference) : named
  if (!before || !after || before.id === after.id || before.kind !== after.kind) return null
  const isTurned = isDifference && before.first < after.first
  return isTurned ? { period: after.id, against: before.id } : { period: before.id, against: after.id }
}

/** The same day a year ago; of 29 February the 28th. */
export function yearBefore(day: string): string {
  const year = `${Number(day.slice(0, 4)) - 1}`
  return day.slice(5) === '02-29' ? `${year}-02-28` : `${year}${day.slice(4)}`
}

/** What span of time a question of change names: a calendar year's own days, a day to compare with, two periods. */
export function timeSpanIn(said: string, now: string): TimeSpan | null {
  const today = now.slice(0, 10)
  if (!(moved.test(said) || differs.test(said))) return null
  if (!(asks.test(said) || differs.test(said)) || intended.test(said.replace(whichGoals, ''))) return null
  const two = twoPeriods(said, now)
  if (two) return two
  if (!moved.test(said)) return null
  if (sameTime.test(said) || pastYear.test(said)) return { since: yearBefore(today) }
  const at = said.search(beside)
  const [left, right] = at < 0 ? ['', ''] : [said.slice(0, at), said.slice(at + 1)]
  const [before, after] = [periodOf(left, now), periodOf(right, now)]
  const end = after && firmEnd.test(right) ? (dayOf(datedPart(right), now) ?? after.last) : null
  if (end !== null && !before && end < today) return { since: end }
  const within = at < 0 && !/\d[日号]/.test(said) ? periodOf(said, now) : null
  if (!within || within.first > today) return null
  return { since: addDays(within.first, -1), until: within.last < today ? within.last : today }
}

/** The day within a stretch of words, from its first figure or year on. */
const datedPart = (said: string): string => said.slice(Math.max(0, said.search(/(?:20\d\d|[今去])年|\d{1,2}月/)))

const ownMonth = /(?:[上本这]个?月|\d月|[一二三四五六七八九十]月|季度|半年|去年|20\d\d年)(?:份|全年|一年|当月|当年)?/
const atEnd = /底|末|时候|那天|同期|以来|[日号]|截至|截止|前|后/

/** Whether a period's own figure is asked for: 上个月X多少, and no state at a day. */
export const periodAsked = (said: string, now: string): Period | null => {
  if (soFar.test(said) && !intended.test(said) && /多少|几[件家个人]/.test(said))
    return parsePeriod(now.slice(0, 4)) ?? null
  if (
    !ownMonth.test(said) ||
    beside.test(said) ||
    atEnd.test(said) ||
    intended.test(said) ||
    !/多少|几[件家个人]/.test(said)
  )
    return null
  const period = periodOf(said, now)
  return period && period.first <= now.slice(0, 10) ? period : null
}

const idle = {
  at: undefined,
  claim: undefined,
  by: undefined,
  beyond: undefined,
  wanted: undefined,
  guessed: undefined,
}

const isFigure = ({ of, rows }: Query): boolean =>
  isRowKind(of) && rows !== 'all' && rows.length > 0 && rows.every(({ kind }) => kind === 'indicator')

/** Words of a question of change that names nothing: what is left of it beside time and change. */
export const changeAlone = patternOf('changeAlone')

/** A change over a span of time that is named: 去年增加多少, 和去年同期比, 3月和2月比. */
export const overSpan: Rewrite = (query, spoken, { now }) => {
  const said = query.said ?? ''
  // Names have words of change in them, which are masked here: 发明专利增长.
  const span = moved.test(spoken) || differs.test(spoken) ? timeSpanIn(said, now) : null
  if (!span || query.of === 'reporting') return null
  const one = isFigure(query)
  if (!one && !changeAlone.test(said)) return null
  const when = 'period' in span ? span : { ...span, period: undefined }
  const common: Query = { ...query, ...idle, ...when, where: one ? [] : query.where, how: 'tell', unexplained: [] }
  return one ? { ...common, show: ['change'] } : { ...common, of: 'plan', rows: [], where: [], show: ['changes'] }
}

/** A period's own figure: 上个月X多少. */
export const ofPeriod: Rewrite = (query, _, { now }) => {
  const period = isFigure(query) ? periodAsked(query.said ?? '', now) : null
  if (!period || query.since !== undefined || query.against !== undefined || query.how === 'check') return null
  return { ...query, ...idle, show: ['progress'], how: 'tell', period: period.id }
}
