import { dayLabel } from '../domain/day.ts'
import type { Never } from '../domain/reporting/never.ts'
import type { OwedCounts } from '../domain/reporting/owed.ts'

/**
 * 应报, 到期 and 逾期 told apart: `应报未报434项：逾期3项、未到期431项`. Nothing is called late before its due day has
 * passed.
 */
export function owedCountsWords({ all, owed, due, overdue }: OwedCounts): string {
  const parts = [
    overdue > 0 ? `逾期${overdue}项` : '',
    due > 0 ? `今天到期${due}项` : '',
    owed > 0 ? `未到期${owed}项` : '',
  ].filter((words) => words !== '')
  return `应报未报${all}项${parts.length > 0 ? `：${parts.join('、')}` : ''}`
}

/** What was never reported, and the day before which nothing is owed: the bot's first start. */
export type Unheard = { never: Never; since: string }

/** Said where nothing is owed: that alone would sound as if all were in, where most may never have been asked for. */
export function nothingOwedWords({ never, since }: Unheard): string {
  const unheard = neverWords(never)
  return unheard === '' ? '没有应报未报的' : `没有应报未报的（自${dayLabel(since)}启用起计）；${unheard}`
}

/** `从未填报：16个目标、43项任务`; '' where everything was reported at least once. */
export function neverWords({ goals, tasks }: Never): string {
  const parts = [
    goals.length > 0 ? `${goals.length}个目标` : '',
    tasks.length > 0 ? `${tasks.length}项任务` : '',
  ].filter((words) => words !== '')
  return parts.length === 0 ? '' : `从未填报：${parts.join('、')}`
}
