import { timeProgress } from '../../domain/attainment.ts'
import { dayLabel, daysInclusive } from '../../domain/day.ts'
import { percent } from '../../domain/decimal.ts'
import type { Plan } from '../../domain/plan.ts'
import { periodPlace, wordsOf } from '../book.ts'
import type { FacetOf } from '../fact.ts'
import { monthLabel } from '../words.ts'

type Facet = FacetOf<'plan'>

const monthsOf = (days: number): number => Math.round(days / 30.44)
const yearsOf = (days: number): number => Math.round(days / 365)

/** The day of a year's targets, where they are not the last ones. */
function milestoneIn(plan: Plan, year: string | undefined): string | undefined {
  const days = plan.goals.flatMap(({ targets }) => targets.map(({ on }) => on)).filter((on) => on < plan.end)
  return days.toSorted().findLast((on) => on.slice(0, 4) === year)
}

const left: Facet = (_, { plan, day, today, query }) => {
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

const elapsed: Facet = (_, { plan, day, today }) => {
  const all = daysInclusive(plan.start, plan.end)
  const gone = daysInclusive(plan.start, day)
  const { period } = wordsOf(plan)
  const places = [periodPlace(plan)]
  if (gone <= 0) return { label: `${period}尚未开始，`, value: dayLabel(plan.start), rest: '开始', places }
  const days = Math.min(gone, all)
  return {
    label: `${day === today ? '' : `到${dayLabel(day)}，`}${period}已过`,
    value: `${days}天`,
    rest: `（共${all}天，约${monthsOf(days)}个月），序时进度${percent(timeProgress(plan, day))}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}`,
    figures: [{ value: String(days), unit: '天' }],
    places,
  }
}

/** The plan's own period, and how much of it is gone on a day. */
export const timeFacets: Record<string, Facet> = {
  start: (_, { plan }) => ({
    label: `${wordsOf(plan).period}从`,
    value: monthLabel(plan.start),
    rest: '开始',
    words: [plan.start, monthLabel(plan.start), plan.start.slice(0, 4)],
    places: [periodPlace(plan)],
  }),
  end: (_, { plan }) => ({
    label: `${wordsOf(plan).period}到`,
    value: monthLabel(plan.end),
    rest: `结束（${dayLabel(plan.end)}）`,
    words: [plan.end, monthLabel(plan.end), plan.end.slice(0, 7), plan.end.slice(0, 4)],
    places: [periodPlace(plan)],
  }),
  length: (_, { plan }) => {
    const days = daysInclusive(plan.start, plan.end)
    return {
      label: `${wordsOf(plan).period}自`,
      value: `${monthLabel(plan.start)}至${monthLabel(plan.end)}`,
      rest: `，${yearsOf(days)}年，共${days}天`,
      figures: [
        { value: String(yearsOf(days)), unit: '年' },
        { value: String(days), unit: '天' },
      ],
      places: [periodPlace(plan)],
    }
  },
  left,
  elapsed,
  timeShare: (_, { plan, day }) => ({
    label: '序时进度',
    value: percent(timeProgress(plan, day)),
    rest: `（到${dayLabel(day)}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}）`,
    places: [periodPlace(plan)],
  }),
}
