import { timeProgress } from '../../domain/attainment.ts'
import { dayLabel, daysInclusive } from '../../domain/day.ts'
import { percent } from '../../domain/decimal.ts'
import { parsePeriod } from '../../domain/period.ts'
import type { Plan } from '../../domain/plan.ts'
import { noticePlace, periodPlace, wordsOf } from '../book.ts'
import type { FacetOf } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { monthLabel } from '../words.ts'

type Facet = FacetOf<'plan'>

const monthsOf = (days: number): number => Math.round(days / 30.44)
const yearsOf = (days: number): number => Math.round(days / 365)

/** The day of a year's targets, where they are not the last ones. */
function milestoneIn(plan: Plan, year: string | undefined): string | undefined {
  const days = plan.goals.flatMap(({ targets }) => targets.map(({ on }) => on)).filter((on) => on < plan.end)
  return days.toSorted().findLast((on) => on.slice(0, 4) === year)
}

/** Words that name the end of the plan, of which no other day is meant. */
const ofEnd = /结束|到期|收官|收尾|期满|终点|验收|全部|目标|任务/

/** “离2024年底还有几天”, “今年还剩几个月”: to the day that is named, where it is not the plan's end that is asked. */
function namedDay({ plan, day, today, query }: Context): string | undefined {
  const said = query.said ?? ''
  const period = query.period === undefined ? undefined : parsePeriod(query.period)?.last
  const [, digits] = /(?<!\d)(?:20)?(\d\d)年/.exec(said) ?? []
  const year = digits !== undefined ? `20${digits}` : /年[底末]/.test(said) ? today.slice(0, 4) : undefined
  const named = day > today ? day : (period ?? (year === undefined ? undefined : `${year}-12-31`))
  const own = said.includes(wordsOf(plan).period.replace(/期$/, ''))
  const counts = /[离距到至]|[还剩]/.test(said) && (!(own || ofEnd.test(said)) || /[那这头][一]?[批拨些]/.test(said))
  return named !== undefined && named > today && named < plan.end && counts ? named : undefined
}

const left: Facet = (row, context) => {
  const { plan, today, query } = context
  // “离2027年底还有几天” asks until that day, not as of it.
  const day = context.day > today && context.day === plan.end ? today : context.day
  const until = milestoneIn(plan, query.period) ? undefined : namedDay(context)
  if (until) {
    const days = daysInclusive(today, until) - 1
    const own = left(row, { ...context, day: today, query: { ...query, at: undefined, period: undefined, said: '' } })
    return {
      label: `到${dayLabel(until)}还有`,
      value: `${days}天`,
      rest: `（约${monthsOf(days)}个月）；${own.label}${own.value}`,
      figures: [{ value: String(days), unit: '天' }],
      places: own.places,
    }
  }
  const as = day === today ? '' : `到${dayLabel(day)}，`
  const milestone = milestoneIn(plan, query.period)
  const end = milestone ?? plan.end
  const days = daysInclusive(day, end) - 1
  const period = milestone ? `${milestone.slice(0, 4)}年的目标` : wordsOf(plan).period
  const places = [periodPlace(plan)]
  const figures = [
    { value: String(days), unit: '天' },
    { value: String(monthsOf(days)), unit: '个月' },
  ]
  if (days < 0)
    return {
      label: `${as}${period}`,
      value: `已于${dayLabel(end)}${milestone ? '到期' : '结束'}`,
      rest: `，过去${-days}天`,
      figures,
      places,
    }
  return {
    label: `${as}距${period}${milestone ? '到期' : '结束'}还有`,
    value: `${days}天`,
    rest: `（约${monthsOf(days)}个月），到${dayLabel(end)}`,
    figures,
    places,
  }
}

const asksApart = /[晚早迟]了?[^,?]{0,3}(?:多|几|好)|相?[差隔]|间隔|先后/

const asksSince = /(?:印|发|出台|下来|公布).{0,10}(?:(?:多少|几|好多)(?:[天日年]|个?(?:月|年头|星期|周))|[多好]久|多长)/

const sinceWords = (days: number): string => {
  const years = Math.floor(days / 365.25)
  return `${days}天（约${monthsOf(days)}个月${years > 0 ? `，满${years}年` : ''}）`
}

/**
 * From when the plan was published to when it begins, or until today, where that is asked: `印发（…）比试点期开始（…）晚112天`,
 * `印发（…）到今天过去了20天`.
 */
export function apartWords({ plan, query, today }: Pick<Context, 'plan' | 'query' | 'today'>): string {
  const said = query.said ?? ''
  if (!/印|发(?!展)|文件|出台|公布/.test(said)) return ''
  // “印发的时候已经过了多久” is asked as of that day, not since it.
  if (query.at === plan.issued) return ''
  if (!asksApart.test(said))
    return asksSince.test(said)
      ? `印发（${dayLabel(plan.issued)}）到今天过去了${sinceWords(daysInclusive(plan.issued, today) - 1)}`
      : ''
  const days = daysInclusive(plan.start, plan.issued) - 1
  return `印发（${dayLabel(plan.issued)}）比${wordsOf(plan).period}开始（${dayLabel(plan.start)}）${days < 0 ? '早' : '晚'}${Math.abs(days)}天（约${monthsOf(Math.abs(days))}个月）`
}

/** “现在第几年了”: which year and month of the plan a day lies in. */
function ordinalWords({ plan, day, query }: Context): string {
  const [, asked] = /第几个?([年月季天日])/.exec(query.said ?? '') ?? []
  if (asked === undefined || day < plan.start || day > plan.end) return ''
  if (/[天日]/.test(asked)) return `；${dayLabel(day)}是第${daysInclusive(plan.start, day)}天`
  const [from, to] = [plan.start, day].map((one) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)))
  const month = (to ?? 0) - (from ?? 0) + 1
  return `；${dayLabel(day)}在第${Math.ceil(month / 12)}年（第${month}个月）`
}

const elapsed: Facet = (_, context) => {
  const { plan, day, today } = context
  const apart = apartWords(context)
  if (apart !== '') return { label: '', value: apart, places: [noticePlace(plan), periodPlace(plan)] }
  const all = daysInclusive(plan.start, plan.end)
  const gone = daysInclusive(plan.start, day)
  const { period } = wordsOf(plan)
  const places = [periodPlace(plan)]
  if (gone <= 0) return { label: `${period}尚未开始，`, value: dayLabel(plan.start), rest: '开始', places }
  const days = Math.min(gone, all)
  return {
    label: `${day === today ? '' : `到${dayLabel(day)}，`}${period}已过`,
    value: `${days}天`,
    rest: `（共${all}天，约${monthsOf(days)}个月），序时进度${percent(timeProgress(plan, day))}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}${ordinalWords(context)}`,
    figures: [{ value: String(days), unit: '天' }],
    places,
  }
}

const inDigits = (said: string): number => (/\d/.test(said) ? Number(said) : '一二三四五六七八九十'.indexOf(said) + 1)

/** The share of time that is said: 一半, 三分之二, 60%. */
function shareSaid(said: string): { words: string; share: number } | null {
  const [tenths, percents] = [/([一二三四五六七八九])成(?!了?多)/.exec(said), /(?:百分之(?=\d))?(\d+)%?/.exec(said)]
  const parts = /([二三四五六七八九十])分之([一二三四五六七八九])/.exec(said)
  if (parts) return { words: parts[0], share: inDigits(parts[2] ?? '') / inDigits(parts[1] ?? '') }
  if (tenths) return { words: tenths[0], share: inDigits(tenths[1] ?? '') / 10 }
  if (/半/.test(said)) return { words: '半', share: 0.5 }
  return percents && /%|百分之/.test(said) ? { words: `${percents[1]}%`, share: Number(percents[1]) / 100 } : null
}

const asksYes = /吗|是不是|没有?|[了过]没|吧|是否|到没到|[过到]半?了?[?]?$/

/** “过半了没”, “过了三分之二吗”: whether so much of the plan's period lies behind a day, before how much does. */
function pastWords(said: string, plan: Plan, day: string): string {
  const asked = shareSaid(said)
  if (!asked) return ''
  const isPast = timeProgress(plan, day).gte(asked.share)
  const words = `${isPast ? '已经过' : '还没到'}${isPast ? '' : asked.words === '半' ? '一' : ''}${asked.words}`
  return `${asksYes.test(said) ? (isPast ? '是，' : '不是，') : ''}${words}，`
}

/** A day, its month and its year, as a claim names them. */
const daysSaid = (day: string): string[] => [day, day.slice(0, 7), day.slice(0, 4)]

/** The plan's own period, and how much of it is gone on a day. */
export const timeFacets: Record<string, Facet> = {
  start: (_, context) => ({
    label: `${wordsOf(context.plan).period}从`,
    value: monthLabel(context.plan.start),
    rest: `开始${ordinalWords(context)}`,
    words: [context.plan.start, monthLabel(context.plan.start), context.plan.start.slice(0, 4)],
    places: [periodPlace(context.plan)],
  }),
  end: (_, { plan, today }) => ({
    label: `${wordsOf(plan).period}到`,
    value: monthLabel(plan.end),
    rest: `结束（${dayLabel(plan.end)}）${today > plan.end ? '，已经结束' : ''}`,
    words: [plan.end, monthLabel(plan.end), plan.end.slice(0, 7), plan.end.slice(0, 4)],
    places: [periodPlace(plan)],
  }),
  length: (_, context) => {
    const { plan } = context
    const days = daysInclusive(plan.start, plan.end)
    return {
      label: `${wordsOf(plan).period}自`,
      value: `${monthLabel(plan.start)}至${monthLabel(plan.end)}`,
      rest: `，${yearsOf(days)}年，共${days}天${ordinalWords(context)}`,
      figures: [
        { value: String(yearsOf(days)), unit: '年' },
        { value: String(days), unit: '天' },
      ],
      words: [
        ...daysSaid(plan.start).map((word) => `自${word}`),
        ...daysSaid(plan.end).map((word) => `至${word}`),
        ...[`${yearsOf(days)}年`, `${monthsOf(days)}个月`, `${days}天`],
      ],
      places: [periodPlace(plan)],
    }
  },
  left,
  elapsed,
  timeShare: (_, { plan, day, query }) => ({
    label: `${pastWords(query.said ?? '', plan, day)}序时进度`,
    value: percent(timeProgress(plan, day)),
    rest: `（到${dayLabel(day)}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}）`,
    places: [periodPlace(plan)],
  }),
}
