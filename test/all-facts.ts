import type { Facts, Report } from '../src/domain/report.ts'
import { type Evidence, evidenceOfForms } from '../src/store/evidence.ts'
import { readBaselines } from '../src/store/facts.ts'
import { readReports } from '../src/store/reports.ts'
import { type Sql, sql } from '../src/store/sql.ts'

/** Everything that was ever sent in, in the order it was kept: what a test looks at. */
export async function readFacts(db: Sql): Promise<Facts> {
  const [reports, baselines]: [Report[], Facts['baselines']] = await Promise.all([
    readReports(db, 'true order by r.id'),
    readBaselines(db),
  ])
  return { reports, baselines }
}

/** Every file that belongs to a form. */
export async function allEvidence(db: Sql): Promise<Evidence[]> {
  const forms = await db.all<{ form: string }>(sql`select distinct form from evidence where form is not null`)
  return evidenceOfForms(
    db,
    forms.map(({ form }) => form),
  )
}
