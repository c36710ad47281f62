import type { Never } from '../domain/reporting/never.ts'
import type { OwedCounts } from '../domain/reporting/owed.ts'

/**
 * 应报, 到期 and 逾期 told apart: `应报未报434项：未到期431项、逾期3项`. Nothing is called late before its due day has
 * passed.
 */
export function owedCountsWords({ all, owed, due, overdue }: OwedCounts): string {
  const parts = [
    owed > 0 ? `未到期${owed}项` : '',
    due > 0 ? `今天到期${due}项` : '',
    overdue > 0 ? `逾期${overdue}项` : '',
  ].filter((words) => words !== '')
  return `应报未报${all}项${parts.length > 0 ? `：${parts.join('、')}` : ''}`
}

/** `从未填报：16个目标、43项任务`; '' where everything was reported at least once. */
export function neverWords({ goals, tasks }: Never): string {
  const parts = [
    goals.length > 0 ? `${goals.length}个目标` : '',
    tasks.length > 0 ? `${tasks.length}项任务` : '',
  ].filter((words) => words !== '')
  return parts.length === 0 ? '' : `从未填报：${parts.join('、')}`
}
