import type { Baseline, Facts, Report } from '../domain/report.ts'
import { breath } from './breath.ts'
import { byOf, type ReportRow, reportJson, reportOf } from './report-rows.ts'
import { kept, type Sql, type SqlValue, type Statement, sql } from './sql.ts'

/**
 * How things stood on a day as it was known at an instant (an ISO time, or a day for its end). “As it was known then”
 * and “as it is known now” of the same day are two moments.
 */
export type Moment = { day: string; known: string }

type BaselineRow = Omit<Baseline, 'by'> & { by_open_id: string; by_name: string }

/** Of every key what counts and what was closed last, and everything that waits: ids of reports. */
const standingIds = `select counting from standing where counting is not null
  union all select closed from standing where closed is not null
  union all select id from reports where state = 'pending'`

const standingReports = rowsOf(standingIds, [], 'order by r.id')

/**
 * What everything about the present is computed from: of every key the report that counts, the newest that was closed,
 * what waits, each with its history; and every baseline. What was replaced long ago is not in it; see `factsAlsoAt`.
 */
export const readFacts = (db: Sql): Promise<Facts> =>
  kept(db, 'facts', ['reports', 'report_events', 'standing', 'baselines'], async (db) => {
    const [rows, baselines] = await Promise.all([db.all<ReportRow>(standingReports), readBaselines(db)])
    const reports = rows.map(reportOf)
    Object.freeze(reports)
    Object.freeze(baselines)
    return { reports, baselines }
  })

export const readBaselines = async (db: Sql): Promise<Baseline[]> =>
  (await db.all<BaselineRow>(sql`select * from baselines order by id`)).map(baselineOf)

/** So many keys are looked back on in one query: a few milliseconds, in which nothing else is done. */
const keysAtOnce = 100

/**
 * The facts with what moments of the past are computed from as well: of every key that has changed since, what counted
 * and what waited then. How it stands now is the same with them and without.
 */
export async function factsAlsoAt(db: Sql, facts: Facts, moments: readonly Moment[]): Promise<Facts> {
  const known = new Map(facts.reports.map((report) => [report.id, report]))
  for (const moment of moments) for (const report of await reportsAt(db, moment)) known.set(report.id, report)
  if (known.size === facts.reports.length) return facts
  return { ...facts, reports: [...known.values()].sort((a, b) => a.id - b.id) }
}

/**
 * One at a time, so that nothing else waits for more than a part of it. A report is looked for among those sent in by
 * the instant, and once more among those sent in by the day, where that is earlier: what is said of a running period
 * later does not take away what was said by then.
 */
async function reportsAt(db: Sql, { day, known }: Moment): Promise<Report[]> {
  const [of, by] = [boundOf(known), boundOf(day)]
  const since = by < of ? by : of
  const keys = await db.all<{ id: number }>(sql`select id from standing where changed > ${since} order by id`)
  const found: Report[] = []
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    if (at > 0) await breath()
    const ids = JSON.stringify(keys.slice(at, at + keysAtOnce).map(({ id }) => id))
    for (const sent of since === of ? [of] : [of, by]) {
      found.push(...(await db.all<ReportRow>(countedThen(ids, of, sent))).map(reportOf))
    }
  }
  return found
}

/** An ISO time or a day as a bound of times written as text: everything within the second, or the day, is before it. */
const boundOf = (known: string): string => `${known}~`

const sameKey = (a: string, b: string): string =>
  ['kind', 'share', 'no', 'unit', 'period'].map((name) => `${a}.${name} = ${b}.${name}`).join(' and ')

const stateThen = 'select e.state from report_events e where e.report = r.id and e.at < ? order by e.id desc limit 1'

/**
 * Of keys what counted, by what was known before `of` of reports sent in before `sent`, and what waited since then. The
 * order of the join is said: the planner knows neither how few keys nor how many reports there are.
 */
function countedThen(keys: string, of: string, sent: string): Statement {
  const counted = `select k.*, (select r.id from reports r where ${sameKey('r', 'k')} and r.at < ?
    and 'confirmed' = (${stateThen}) order by r.at desc, r.id desc limit 1) as was
    from standing k where k.id in (select value from json_each(?))`
  const ids = `with known as materialized (${counted})
    select was from known where was is not null
    union select r.id from known k cross join reports r indexed by reports_history on ${sameKey('r', 'k')} and r.at < ?
      and r.at >= coalesce((select at from reports where id = k.was), '') where 'pending' = (${stateThen})`
  return rowsOf(ids, [sent, of, keys, sent, of], '')
}

function rowsOf(ids: string, params: SqlValue[], order: string): Statement {
  return { sql: `select ${reportJson} from reports r where r.id in (${ids}) ${order}`.trim(), params }
}

function baselineOf(row: BaselineRow): Baseline {
  const { no, date, value, numerator, denominator, source, at } = row
  return { no, date, value, numerator, denominator, source, at, by: byOf(row) }
}
