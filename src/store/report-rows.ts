import { type By, type Report, taskTextNames } from '../domain/report.ts'

const step = `'at', e.at, 'state', e.state, 'reason', e.reason, 'by', json_object('openId', e.by_open_id, 'name', e.by_name)`

/**
 * That a value is JSON and no text is known from function to function only: newer versions of SQLite lose it on the way
 * through a subquery, so there `json()` says it once more.
 */
const common = `'id', r.id, 'form', r.form, 'no', r.no, 'unit', r.unit, 'period', r.period, 'note', r.note,
  'correction', r.correction, 'at', r.at, 'flags', json(r.flags), 'by', json_object('openId', r.by_open_id, 'name', r.by_name),
  'byOffice', json(case r.by_office when 1 then 'true' else 'false' end), 'events', json((
    select json_group_array(json(case e.together when 1 then json_object(${step}, 'together', json('true')) else json_object(${step}) end))
    from (select * from report_events where report = r.id order by id) e))`

const texts = taskTextNames.map((name) => `'${name}', r.${name}`).join(', ')

/**
 * A report `r` with its whole history as the domain has it, in one cell of JSON: both are of one moment, and it takes
 * half the time of rows of columns.
 */
export const reportJson = `case r.kind when 'task'
  then json_object('kind', 'task', 'progress', r.progress, ${texts}, ${common})
  else json_object('kind', case r.share when 1 then 'share' else 'indicator' end, 'value', r.value, 'numerator', r.numerator,
    'denominator', r.denominator, ${common}) end as report`

export type ReportRow = { report: string }

/** The columns take what the form's schema has checked. */
export const reportOf = ({ report }: ReportRow): Report => JSON.parse(report) as Report

export const byOf = ({ by_open_id: openId, by_name: name }: { by_open_id: string; by_name: string }): By => ({
  openId,
  name,
})
