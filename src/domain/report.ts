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

/**
 * The texts of a task's report by field name (docs/contract.md, Submitting), in the order they are asked for: how its form
 * and its workbook ask for each, what the form adds to that, and what it is called where it is told.
 */
export const taskTexts = {
  done: { asks: '本期做了什么', adds: '（500字以内）', called: '完成情况' },
  next: { asks: '下一步', adds: '（500字以内）', called: '下一步' },
  problem: { asks: '存在问题', adds: '（选填，受阻时请写）', called: '存在问题' },
  help: { asks: '需协调事项', adds: '（选填）', called: '需协调事项' },
} as const
export type TaskText = keyof typeof taskTexts
export const taskTextNames = Object.keys(taskTexts) as TaskText[]

/** All texts of a report or of what was typed, without white space around them; '' where nothing was said. */
export const textsOf = (told: Readonly<Partial<Record<TaskText, string>>>): Record<TaskText, string> =>
  Object.fromEntries(taskTextNames.map((name) => [name, told[name]?.trim() ?? ''])) as Record<TaskText, string>

/** What keeps a task from going on (存在问题) and the help it needs (需协调事项); '' where nothing does. */
export type Obstacle = { problem?: string; help?: string }

export type TaskReport = Common & { kind: 'task'; progress: Progress; done: string; next: string } & Partial<
    Record<TaskText, string>
  >

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
