import { dueDayOf } from '../domain/due.ts'
import { targetFigure } from '../domain/look.ts'
import { type Period, periodsIn } from '../domain/period.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import { at as timeOn } from '../domain/time.ts'
import { setBaseline, submit } from '../store/reports.ts'
import { readSettings, setSetting } from '../store/settings.ts'
import { type Sql, type Statement, sql } from '../store/sql.ts'

const example = { openId: 'example', name: '示例数据' }

/** Whether the database holds invented figures. */
export const hasExample = async (db: Sql): Promise<boolean> => (await readSettings(db)).exampleData === 'on'

/**
 * Invented figures for a rehearsal, up to now: every card says 示例数据 from then on. Each indicator goes its own pace,
 * from well ahead to far behind, so that every light is seen; the pace follows from its number, so that all see the same.
 */
export function exampleStatements(plan: Plan, now: string): Statement[] {
  const figures = plan.indicators.flatMap((indicator) => exampleOf(plan, indicator, now))
  return [setSetting('exampleData', 'on', example.name, now), ...figures]
}

function exampleOf(plan: Plan, indicator: Indicator, now: string): Statement[] {
  const goal = plan.goals.find(({ indicators }) => indicators.includes(indicator.no))
  const periods = periodsIn(indicator.period, plan.start, plan.end).filter(({ last }) => last < now.slice(0, 10))
  const target = Number((goal && targetFigure(goal)) ?? 0) / (goal?.indicators.length ?? 1)
  const pace = 0.45 + ((indicator.no * 7) % 10) / 12
  // A few say nothing at all: that is what an office meets, too.
  if (indicator.no % 11 === 0) return []
  const level = indicator.measure === 'stock' || indicator.measure === 'growth'
  const start = indicator.measure === 'growth' ? 1 : target * 0.6
  const date = indicator.baselineDate ?? previousDay(plan.start)
  const baseline = level
    ? [setBaseline({ no: indicator.no, date, value: rounded(start, indicator), source: '示例', by: example, at: now })]
    : []
  const all = periodsIn(indicator.period, plan.start, plan.end).length
  return [
    ...baseline,
    ...periods.flatMap((period, index) => {
      const done = ((index + 1) / all) * pace
      const before = (index / all) * pace
      if (indicator.measure === 'ratio')
        return confirmed(plan, indicator, period, { numerator: String(18 + (index % 3)), denominator: '20' })
      if (indicator.measure === 'growth')
        return confirmed(plan, indicator, period, { value: rounded(1 + (target / 100) * done, indicator) })
      if (level)
        return confirmed(plan, indicator, period, { value: rounded(start + (target - start) * done, indicator) })
      const grown = Number(rounded(target * done, indicator)) - Number(rounded(target * before, indicator))
      return confirmed(plan, indicator, period, { value: rounded(Math.max(0, grown), indicator) })
    }),
  ]
}

const rounded = (value: number, { decimals }: Indicator): string => String(Number(value.toFixed(decimals)))

const previousDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

type Value = { value?: string; numerator?: string; denominator?: string }

/** A report submitted on its due day and confirmed at once. */
function confirmed(plan: Plan, { no, leads }: Indicator, period: Period, value: Value): Statement[] {
  const at = timeOn(plan.timeZone, dueDayOf(period, plan.dueDays), '10:00')
  const form = `example-${no}-${period.id}`
  const common = {
    form,
    no,
    unit: leads[0] ?? '',
    period: period.id,
    by: example,
    at,
    note: '',
    correction: '',
    byOffice: false,
    flags: [],
  }
  const { value: figure = null, numerator = null, denominator = null } = value
  return [
    ...submit({ ...common, kind: 'indicator', value: figure, numerator, denominator }),
    sql`insert into report_events (report, at, state, by_open_id, by_name)
      select id, ${at}, 'confirmed', ${example.openId}, ${example.name} from reports where form = ${form} and no = ${no}`,
    sql`update reports set state = 'confirmed' where form = ${form} and no = ${no}`,
  ]
}
