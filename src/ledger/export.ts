import type { Plan } from '../domain/plan.ts'
import type { By } from '../domain/report.ts'
import { allEvidence, type Evidence } from '../store/evidence.ts'
import { wholeRoster } from '../store/people.ts'
import { readFacts } from '../store/reports.ts'
import type { Sql } from '../store/sql.ts'
import { csvOf } from './csv.ts'
import { entriesOf } from './entries.ts'
import { indicatorSheet } from './indicator-sheet.ts'
import { namer } from './names.ts'
import { type Ledger, recordSheet } from './record-sheet.ts'
import { taskSheet } from './task-sheet.ts'
import { workbookOf } from './workbook.ts'

export type Format = 'csv' | 'xlsx'

/**
 * The ledger (contract.md, ledger export): every report with its state and history, every baseline. CSV has the
 * contract's columns; the workbook has the same with evidence, and 台账 by indicator and by task. `now` is an ISO time.
 */
export async function exportLedger(db: Sql, plan: Plan, format: Format, now: string): Promise<Uint8Array> {
  const ledger = await readLedger(db, plan)
  if (format === 'csv') return new TextEncoder().encode(csvOf(ledger.entries))
  return workbookOf([recordSheet(ledger), indicatorSheet(ledger), taskSheet(ledger)], `${plan.title}台账`, now)
}

async function readLedger(db: Sql, plan: Plan): Promise<Ledger> {
  const [facts, files, roster] = await Promise.all([readFacts(db), allEvidence(db), wholeRoster(db)])
  const people: By[] = [
    ...roster,
    ...facts.reports.flatMap(({ by, events }) => [by, ...events.map((event) => event.by)]),
    ...facts.baselines.map(({ by }) => by),
    ...files.map(({ byOpenId: openId, byName: name }) => ({ openId, name })),
  ]
  const nameOf = namer(people)
  return { plan, entries: entriesOf(plan, facts, nameOf), evidence: byForm(files), nameOf }
}

function byForm(files: readonly Evidence[]): Map<string, Evidence[]> {
  const forms = new Map<string, Evidence[]>()
  for (const file of files) if (file.form !== null) forms.set(file.form, [...(forms.get(file.form) ?? []), file])
  return forms
}
