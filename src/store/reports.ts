import {
  type Baseline,
  type Report,
  type ReportEvent,
  type ReportState,
  type TaskText,
  textsOf,
} from '../domain/report.ts'
import { type ReportRow, reportJson, reportOf } from './report-rows.ts'
import { first, type Sql, type SqlValue, type Statement, sql } from './sql.ts'

/** A report before it has an id. */
export type NewReport = Omit<Report, 'id' | 'events'> & {
  value?: string | null
  numerator?: string | null
  denominator?: string | null
  progress?: string
} & Partial<Record<TaskText, string>>

/**
 * Keeps a submitted report and its first event. A form makes at most one report per indicator or task: the unique key
 * on (form, kind, no) fails the batch of a second submission.
 */
export function submit(report: NewReport): Statement[] {
  const { form, kind, no, unit, period, note, correction, byOffice, flags, by, at } = report
  const { value = null, numerator = null, denominator = null, progress = null } = report
  const { done, next, problem, help } = textsOf(report)
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

/** Reports that meet a condition, in an order. */
export async function readReports(db: Sql, where: string, ...params: SqlValue[]): Promise<Report[]> {
  const rows = await db.all<ReportRow>({ sql: `select ${reportJson} from reports r where ${where}`, params })
  return rows.map(reportOf)
}

/** So many reports are read at once: a few milliseconds, in which nothing else is done. */
const pageSize = 300

/** Every report there is, in the order of submission, a page at a time. */
export async function* allReports(db: Sql, most = pageSize): AsyncGenerator<Report[]> {
  let [at, id] = ['', 0]
  for (;;) {
    const page = await readReports(db, '(r.at, r.id) > (?, ?) order by r.at, r.id limit ?', at, id, most)
    const last = page.at(-1)
    if (!last) return
    yield page
    ;[at, id] = [last.at, last.id]
  }
}

/** All reports one form made: the parts of a shared goal are decided together. */
export const reportsOfForm = (db: Sql, form: string): Promise<Report[]> =>
  readReports(db, 'r.form = ? order by r.no', form)

/** All reports of several forms. */
const reportsOfForms = (db: Sql, forms: readonly string[]): Promise<Report[]> =>
  readReports(db, 'r.form in (select value from json_each(?)) order by r.id', JSON.stringify(forms))

/** The last reports that one person sent in or that are of some units, whatever became of them, oldest first. */
export function lastReports(db: Sql, openId: string, units: readonly string[], most: number): Promise<Report[]> {
  const last = (column: string) =>
    `select * from (select id from reports where ${column} = ? order by at desc, id desc limit ?)`
  const ids = [last('by_open_id'), ...units.map(() => last('unit'))].join(' union ')
  const params = [openId, ...units].flatMap((value) => [value, most])
  return readReports(db, `r.id in (${ids}) order by r.id`, ...params)
}

/** How many forms one person has ever sent in. */
export async function countFormsOf(db: Sql, openId: string): Promise<number> {
  const row = await first<{ n: number }>(
    db,
    sql`select count(distinct form) as n from reports where by_open_id = ${openId}`,
  )
  return row?.n ?? 0
}

/** Whether somebody has sent in a report of something since. */
export async function hasSent(
  db: Sql,
  { openId, kind, no, since }: { openId: string; kind: 'indicator' | 'task'; no: number; since: string },
): Promise<boolean> {
  const row = await first(
    db,
    sql`select 1 from reports where by_open_id = ${openId} and at > ${since} and kind = ${kind} and share = 0 and no = ${no} limit 1`,
  )
  return row !== undefined
}

/** Reports that were decided on a day, by whatever became of them then. */
export const decidedOn = (db: Sql, day: string): Promise<Report[]> =>
  readReports(
    db,
    `r.id in (select report from report_events where at >= ? and at < ?) and r.state in ('confirmed', 'returned')
    order by r.id`,
    ...[day, `${day}~`],
  )

/** What versions are asked for: of which numbers, and of which units also what is not confirmed (null: of all). */
export type VersionsOf = { kind: 'indicator' | 'task'; numbers: readonly number[]; seen: readonly string[] | null }

const versions = `from reports where kind = ? and share = 0 and no in (select value from json_each(?))
  and (state = 'confirmed' or ? is null or unit in (select value from json_each(?))) group by form`

/** A page of the forms that were sent in about something, newest first; `total` counts all of them. */
export async function versionsOf(
  db: Sql,
  { kind, numbers, seen }: VersionsOf,
  { skip, most }: { skip: number; most: number },
): Promise<{ reports: Report[]; total: number }> {
  const units = seen && JSON.stringify(seen)
  const about = [kind, JSON.stringify(numbers), units, units]
  const [count, forms] = await Promise.all([
    first<{ n: number }>(db, { sql: `select count(*) as n from (select form ${versions})`, params: about }),
    db.all<{ form: string }>({
      sql: `select form ${versions} order by min(at) desc, min(id) desc limit ? offset ?`,
      params: [...about, most, skip],
    }),
  ])
  const reports = await reportsOfForms(
    db,
    forms.map(({ form }) => form),
  )
  return { reports, total: count?.n ?? 0 }
}
