import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partBoard } from '../../src/domain/amendments/parts.ts'
import { board } from '../../src/domain/attainment.ts'
import { asKnown, upTo } from '../../src/domain/counting.ts'
import { fromTheStart } from '../../src/domain/judging.ts'
import type { Facts } from '../../src/domain/report.ts'
import { neverReported, unitsNeverReported } from '../../src/domain/reporting/never.ts'
import { noChange } from '../../src/domain/reporting/no-change.ts'
import { owedByUnits } from '../../src/domain/reporting/owed.ts'
import { factsFor, subjectFor } from '../../src/domain/reporting/shares.ts'
import { liveFigures } from '../../src/domain/reporting/standing.ts'
import { standingOf } from '../../src/domain/reporting/standing-words.ts'
import { allSubjects } from '../../src/domain/reporting/subject.ts'
import { pendingOf } from '../../src/domain/reporting/submission.ts'
import { statusJson } from '../../src/domain/status.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { factsAlsoAt, type Moment, readFacts } from '../../src/store/facts.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { type Sql, sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { readFacts as everything } from '../all-facts.ts'
import { plan } from '../chat.ts'
import { happen, histories } from './histories.ts'

async function database(migrations = readMigrations()): Promise<Sql> {
  const db = openSqlite(':memory:')
  await migrate(db, migrations)
  return db
}

/** Everything that is said of the present, from whatever facts. */
function present(facts: Facts, today: string) {
  const judging = fromTheStart(plan)
  const rules = { plan, today, ...judging }
  const owed = owedByUnits(rules, facts)
  const about = (unit: string) =>
    allSubjects(plan).map((one) => {
      const subject = subjectFor(plan, one, unit)
      return { plan, subject, unit, today, facts: factsFor(facts, subject, unit) }
    })
  const units = [...plan.units.slice(0, 3), ...plan.units.filter(({ kind }) => kind === 'county').slice(0, 2)]
  return {
    status: statusJson(plan, board(plan, facts, today, judging), today),
    figures: board(plan, facts, today, judging).map((goal) => goal.figures.map(({ report }) => report)),
    tasks: taskStates(plan, facts).map(({ reports, progress }) => [progress, reports]),
    parts: units.map(({ id }) => statusJson(plan, partBoard({ plan, facts, day: today, judging }, id), today)),
    owed: owed.map((one) => ({ ...one, owed: one.owed.map(({ subject: _, ...rest }) => rest) })),
    unchanged: owed.flatMap(({ unit, owed: own }) =>
      own.slice(0, 6).map((one) => {
        const { subject } = one
        return noChange({ plan, subject, unit, today, facts: factsFor(facts, subject, unit) }, one)
      }),
    ),
    never: neverReported(plan, facts),
    silent: unitsNeverReported(rules, facts),
    pending: pendingOf(plan, facts.reports),
    live: liveFigures(plan, facts)
      .map(({ report }) => report.id)
      .sort(),
    said: units.flatMap(({ id }) => about(id).map(standingOf)),
    // What a reviewer has before their eyes of each that waits: everything but itself.
    reviewed: pendingOf(plan, facts.reports).map(({ form, unit, subject }) =>
      standingOf({
        plan,
        subject,
        unit,
        today,
        facts: { ...facts, reports: facts.reports.filter((one) => one.form !== form) },
      }),
    ),
  }
}

/** What is said of a moment of the past. */
function then(facts: Facts, { day, known }: Moment) {
  const was = asKnown(facts, known)
  const goals = board(plan, was, day)
  return {
    status: statusJson(plan, goals, day),
    figures: goals.map((goal) => goal.figures.map(({ report }) => report.id)),
    tasks: taskStates(plan, upTo(plan, was, day)).map(({ reports, progress }) => [
      progress,
      reports.map(({ id }) => id),
    ]),
  }
}

describe('what stands, kept beside the reports, says the same as all reports do', () => {
  test('of the present and of moments of the past, whatever has happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 2, maxLength: 3 }),
        async (steps, back) => {
          const db = await database()
          const now = await happen(db, plan, steps)
          const all = await everything(db)
          const facts = await readFacts(db)
          expect(present(facts, now.slice(0, 10))).toEqual(present(all, now.slice(0, 10)))
          const instants = all.reports.flatMap(({ events }) => events.map(({ at }) => at)).sort()
          const at = (index: number): string => instants[index % instants.length] ?? now
          const moments = back.flatMap(([one, other]): Moment[] => {
            const [first = now, last = now] = [at(one), at(other)].sort()
            const day = first.slice(0, 10)
            return [day, first, last, now].map((known) => ({ day, known }))
          })
          const both = await factsAlsoAt(db, facts, moments)
          expect(present(both, now.slice(0, 10))).toEqual(present(all, now.slice(0, 10)))
          for (const moment of moments) expect(then(both, moment)).toEqual(then(all, moment))
        },
      ),
      { numRuns: 8 },
    )
  })

  test('and comes to the same for a database that had no such table', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const [kept, late] = [await database(), await database(readMigrations().filter(({ name }) => name < '0008'))]
        await happen(kept, plan, steps)
        await happen(late, plan, steps)
        await migrate(late, readMigrations())
        const rows = (db: Sql) =>
          db.all(
            sql`select kind, share, no, unit, period, counting, closed, changed from standing order by 1, 2, 3, 4, 5`,
          )
        expect(await rows(late)).toEqual(await rows(kept))
      }),
      { numRuns: 5 },
    )
  })
})
