import type { ReportState } from '../domain/report.ts'

export const stateNames: Record<ReportState, string> = {
  pending: '待审核',
  confirmed: '已确认',
  returned: '已退回',
  withdrawn: '已撤回',
}

export const kindNames: Record<string, string> = {
  indicator: '指标',
  task: '任务',
  baseline: '基数',
  share: '县级分解',
}

/** `2024-03-18 10:00` */
export const timeWords = (iso: string): string => iso.slice(0, 16).replace('T', ' ')
