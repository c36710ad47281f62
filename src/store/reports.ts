import {
  type Baseline,
  type By,
  type Facts,
  progressWords,
  type Report,
  type ReportEvent,
  type ReportState,
} from '../domain/report.ts'
import { type Sql, type Statement, sql } from './sql.ts'

/** A report before it has an id. */
export type NewReport = Omit<Report, 'id' | 'events'> & {
  value?: string | null
  numerator?: string | null
  denominator?: string | null
  progress?: string
  done?: string
  next?: string
  problem?: string
  help?: string
}

/**
 * Keeps a submitted report and its first event. A form makes at most one report per indicator or task: the unique key
 * on (form, kind, no) fails the batch of a second submission.
 */
export function submit(report: NewReport): Statement[] {
  const { form, kind, no, unit, period, note, correction, byOffice, flags, by, at } = report
  const { value = null, numerator = null, denominator = null, progress = null, done = '', next = '' } = report
  const { problem = '', help = '' } = report
  const kept = kind === 'share' ? 'indicator' : kind
  return [
    sql`insert into reports (form, kind, share, no, unit, period, value, numerator, denominator, progress, done, next,
        problem, help, note, correction, by_office, flags, by_open_id, by_name, at, state)
      values (${form}, ${kept}, ${kind === 'share' ? 1 : 0}, ${no}, ${unit}, ${period}, ${value}, ${numerator}, ${denominator}, ${progress}, ${done},
        ${next}, ${problem}, ${help}, ${note}, ${correction}, ${byOffice ? 1 : 0}, ${JSON.stringify(flags)}, ${by.openId}, ${by.name}, ${at}, 'pending')`,
    sql`insert into report_events (report, at, state, by_open_id, by_name)
      select id, ${at}, 'pending', ${by.openId}, ${by.name} from reports
      where form = ${form} and kind = ${kept} and no = ${no}`,
  ]
}

/**
 * Moves a report on, if it is still in the state the decision was made on; inside a batch with `expectChange` on the
 * first statement two deciders decide once.
 */
export function move(report: number, from: ReportState, event: ReportEvent): [Statement, Statement] {
  const { at, state, by, reason, together = false } = event
  return [
    sql`update reports set state = ${state} where id = ${report} and state = ${from}`,
    sql`insert into report_events (report, at, state, by_open_id, by_name, reason, together)
      values (${report}, ${at}, ${state}, ${by.openId}, ${by.name}, ${reason}, ${together ? 1 : 0})`,
  ]
}

export const setBaseline = ({ no, date, value, numerator, denominator, source, by, at }: Baseline): Statement => sql`
  insert into baselines (no, date, value, numerator, denominator, source, by_open_id, by_name, at)
  values (${no}, ${date}, ${value}, ${numerator ?? null}, ${denominator ?? null}, ${source}, ${by.openId}, ${by.name}, ${at})`

type Row = {
  id: number
  form: string
  kind: 'indicator' | 'task'
  share: number
  no: number
  unit: string
  period: string
  value: string | null
  numerator: string | null
  denominator: string | null
  progress: string | null
  done: string
  next: string
  problem: string
  help: string
  note: string
  correction: string
  by_office: number
  flags: string
  by_open_id: string
  by_name: string
  at: string
}

type EventRow = {
  report: number
  at: string
  state: ReportState
  by_open_id: string
  by_name: string
  reason: string
  together: number
}

type BaselineRow = Omit<Baseline, 'by'> & { by_open_id: string; by_name: string }

/** Every report with its history and every baseline: what the domain computes from. */
export async function readFacts(db: Sql): Promise<Facts> {
  const [rows, events, baselines] = await Promise.all([
    db.all<Row>(sql`select * from reports order by id`),
    db.all<EventRow>(sql`select * from report_events order by report, id`),
    db.all<BaselineRow>(sql`select * from baselines order by id`),
  ])
  return { reports: withEvents(rows, events), baselines: baselines.map(baselineOf) }
}

/** All reports one form made: the parts of a shared goal are decided together. */
export async function reportsOfForm(db: Sql, form: string): Promise<Report[]> {
  const [rows, events] = await Promise.all([
    db.all<Row>(sql`select * from reports where form = ${form} order by no`),
    db.all<EventRow>(sql`
      select e.* from report_events e join reports r on r.id = e.report where r.form = ${form} order by e.report, e.id`),
  ])
  return withEvents(rows, events)
}

function withEvents(rows: readonly Row[], events: readonly EventRow[]): Report[] {
  const byReport = new Map<number, ReportEvent[]>()
  for (const event of events) {
    const { report, at, state, reason } = event
    const together = event.together === 1 && { together: true }
    byReport.set(report, [...(byReport.get(report) ?? []), { at, state, reason, by: byOf(event), ...together }])
  }
  return rows.map((row) => reportOf(row, byReport.get(row.id) ?? []))
}

function reportOf(row: Row, events: ReportEvent[]): Report {
  const { id, form, no, unit, period, note, correction, at } = row
  const flags = JSON.parse(row.flags) as string[]
  const common = {
    id,
    form,
    no,
    unit,
    period,
    note,
    correction,
    at,
    flags,
    events,
    by: byOf(row),
    byOffice: row.by_office === 1,
  }
  if (row.kind === 'indicator') {
    const { value, numerator, denominator } = row
    return { ...common, kind: row.share === 1 ? 'share' : 'indicator', value, numerator, denominator }
  }
  const { done, next, problem, help } = row
  return { ...common, kind: 'task', progress: progressOf(row.progress), done, next, problem, help }
}

/** The column takes what the form's schema has checked. */
function progressOf(words: string | null): (typeof progressWords)[number] {
  return progressWords.find((word) => word === words) ?? '未启动'
}

const byOf = ({ by_open_id: openId, by_name: name }: { by_open_id: string; by_name: string }): By => ({ openId, name })

function baselineOf(row: BaselineRow): Baseline {
  const { no, date, value, numerator, denominator, source, at } = row
  return { no, date, value, numerator, denominator, source, at, by: byOf(row) }
}
