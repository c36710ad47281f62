import { dueDayOf, owedPeriods } from '../../../src/domain/due.ts'
import type { Plan } from '../../../src/domain/plan.ts'
import { owesSince } from '../../../src/domain/reporting/owers.ts'
import { allSubjects, periodKindOf, reportersOf } from '../../../src/domain/reporting/subject.ts'
import { secondsBetween, shift } from '../../../src/domain/time.ts'
import { migrate } from '../../../src/store/migrate.ts'
import { readMigrations } from '../../../src/store/migrations.ts'
import { openConnection } from '../../../src/store/sqlite/connection.ts'
import { sqliteOn } from '../../../src/store/sqlite.ts'

/** Everything that can be reported by a day: a figure of each lead, a task's progress of each named unit, by period. */
type Key = { kind: 'indicator' | 'task'; no: number; unit: string; period: string; due: string; ratio: boolean }

function keysOf(plan: Plan, today: string): Key[] {
  return allSubjects(plan).flatMap((subject) =>
    owedPeriods(plan, periodKindOf(plan, subject), plan.start, today).flatMap((period): Key[] => {
      const common = { period: period.id, due: dueDayOf(period, plan.dueDays) }
      if (subject.kind === 'indicator')
        return subject.parts.map(({ no, leads, measure }) => ({
          ...common,
          kind: 'indicator',
          no,
          unit: leads[0] ?? '',
          ratio: measure === 'ratio',
        }))
      return reportersOf(plan, subject)
        .filter((unit) => owesSince(plan, {}, subject, unit) !== null)
        .map((unit) => ({ ...common, kind: 'task', no: subject.no, unit, ratio: false }))
    }),
  )
}

/** So many wait at the end, of the same keys whatever the size. */
const waiting = 40
const people = 60

/**
 * A database as a bot leaves it that has taken so many reports by `now`: the same keys whatever the number, each
 * submitted, decided, corrected and undone as often as it takes; every tenth report with a file. Written without the
 * table of what stands, which the newest migration then fills.
 */
export async function seed(
  file: string,
  plan: Plan,
  reports: number,
  now: string,
): Promise<{ keys: number; migrationMs: number }> {
  const keys = keysOf(plan, now.slice(0, 10))
  const connection = openConnection(file)
  const db = sqliteOn(connection)
  const migrations = readMigrations()
  await migrate(
    db,
    migrations.filter(({ name }) => name < '0008'),
  )
  connection.exec('pragma synchronous = OFF; begin')
  const report = connection.prepare(`insert into reports (form, kind, no, unit, period, value, numerator, denominator,
    progress, done, next, note, by_open_id, by_name, at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)`)
  const event = connection.prepare(
    `insert into report_events (report, at, state, by_open_id, by_name, reason) values (?, ?, ?, ?, ?, ?)`,
  )
  const proof =
    connection.prepare(`insert into evidence (form, message_id, file_key, name, kind, size, sha256, by_open_id,
    by_name, at) values (?, ?, 'k', ?, 'file', 1000, ?, ?, ?, ?)`)
  const times = Math.max(1, Math.floor(reports / keys.length))
  // A key's submissions lie evenly between its due day and now, so that in every week as many happen as in any other.
  for (let id = 1; id <= reports; id++) {
    const turn = Math.min(times - 1, Math.floor((id - 1) / keys.length))
    const index = (id - 1) % keys.length
    const { kind, no, unit, period, due, ratio } = keys[index] ?? {
      kind: 'task' as const,
      no: 1,
      unit: '',
      period: '',
      due: now,
      ratio: false,
    }
    const begun = `${due}T09:00:00+08:00`
    const span = Math.max(60, secondsBetween(begun, now) - 7200)
    const at = shift(begun, Math.floor((span * (turn + ((index * 7) % 13) / 14)) / times))
    const form = `form-${id}`
    const by = `ou_${(index * 31) % people}`
    const isLast = id > reports - waiting
    const fate = isLast
      ? 'pending'
      : (id * 7919) % 20 === 0
        ? 'returned'
        : (id * 7919) % 20 === 1
          ? 'withdrawn'
          : 'confirmed'
    report.run(
      ...[form, kind, no, unit, period],
      ...(kind === 'task' || ratio ? [null] : [String((id * 13) % 90)]),
      ...(ratio ? [String(id % 8), String(8 + (id % 3))] : [null, null]),
      ...(kind === 'task'
        ? ['推进中', `第${turn + 1}次填报：已召开部门协调会，印发工作方案，完成阶段任务。`]
        : [null, '']),
      ...['统计月报', by, `联络员${by}`, isLast ? shift(now, -3600) : at, fate],
    )
    event.run(id, isLast ? shift(now, -3600) : at, 'pending', by, `联络员${by}`, '')
    if (!isLast) event.run(id, shift(at, 3600), fate, 'ou_office', '周敏', fate === 'returned' ? '请附依据' : '')
    if (id % 10 === 0) proof.run(form, `om_${id}`, `佐证${id}.pdf`, String(id).padStart(64, '0'), by, `联络员${by}`, at)
  }
  connection.exec('commit')
  const began = performance.now()
  await migrate(db, migrations)
  const migrationMs = performance.now() - began
  connection.exec('pragma wal_checkpoint(truncate)')
  connection.close()
  return { keys: keys.length, migrationMs }
}
