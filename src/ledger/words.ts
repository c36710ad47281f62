import { dayLabel, isDay } from '../domain/day.ts'
import type { ReportState } from '../domain/report.ts'
import { periodWords } from '../domain/reporting/words.ts'

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

/** The period of an entry, in the words of every period; of a start value its day. */
export const periodCell = (period: string): string => (isDay(period) ? dayLabel(period) : periodWords(period))

/** Units as the plan writes them, each on a line of its own; commas within brackets belong to the name. */
export const aLineEach = (units: string): string => units.replace(/[、，,](?![^（(]*[）)])\s*/g, '\n')

/** `2024年3月18日`, where the record has the time; '' of none. */
export const dayWords = (iso: string): string => (iso === '' ? '' : dayLabel(iso.slice(0, 10)))

/** `2024年3月18日 10:00`; '' of none. */
export const timeWords = (iso: string): string =>
  iso === '' ? '' : `${dayLabel(iso.slice(0, 10))} ${iso.slice(11, 16)}`
