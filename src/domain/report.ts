export type ReportState = 'pending' | 'confirmed' | 'returned' | 'withdrawn'

export type By = { openId: string; name: string }

/** One step of a report's life. The first is its submission; an undone confirmation is a step to `returned`. */
export type ReportEvent = {
  at: string
  state: ReportState
  by: By
  reason: string
  /** Decided with others by one tap. */
  together?: boolean
}

type Common = {
  id: number
  /** The form it came from; the parts of a shared goal have the same one. */
  form: string
  no: number
  /** Id of the unit it was reported for. */
  unit: string
  /** Id of the period. */
  period: string
  by: By
  at: string
  note: string
  /** Reason of a 更正, '' for a first report. */
  correction: string
  byOffice: boolean
  /** What the reviewer is asked to look at twice. */
  flags: string[]
  events: ReportEvent[]
}

export type FigureReport = Common & {
  kind: 'indicator'
  value: string | null
  numerator: string | null
  denominator: string | null
}

export const progressWords = ['未启动', '推进中', '已完成', '受阻'] as const
export type Progress = (typeof progressWords)[number]

/** What keeps a task from going on (存在问题) and the help it needs (需协调事项); '' where nothing does. */
export type Obstacle = { problem?: string; help?: string }

export type TaskReport = Common & { kind: 'task'; progress: Progress; done: string; next: string } & Obstacle

/** A county's part of a target, keyed (indicator, period, unit); never in the lead's sum. */
export type ShareReport = Omit<FigureReport, 'kind'> & { kind: 'share' }

export type Report = FigureReport | TaskReport | ShareReport

/**
 * Of a stock or growth the level at the date; of a flow, step or ratio the opening total of everything from the
 * pilot's start to the date, which periods ending by then are not added to again.
 */
export type Baseline = {
  no: number
  date: string
  value: string
  numerator?: string | null
  denominator?: string | null
  source: string
  by: By
  at: string
}

/** All that attainment is computed from. */
export type Facts = { reports: Report[]; baselines: Baseline[] }
