import { board, type GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import type { By, Facts } from '../domain/report.ts'
import { dayOf } from '../domain/time.ts'
import { allEvidence, type Evidence } from '../store/evidence.ts'
import { wholeRoster } from '../store/people.ts'
import { readFacts } from '../store/reports.ts'
import type { Sql } from '../store/sql.ts'
import { csvOf } from './csv.ts'
import { entriesOf } from './entries.ts'
import { indicatorSheet } from './indicator-sheet.ts'
import { namer } from './names.ts'
import { overviewSheet } from './overview-sheet.ts'
import { type Ledger, recordSheet } from './record-sheet.ts'
import { taskSheet } from './task-sheet.ts'
import { workbookOf } from './workbook.ts'

export type Format = 'csv' | 'xlsx'

/**
 * The ledger (docs/contract.md, ledger export): every report with its state and history, every baseline. CSV has the
 * contract's columns; the workbook opens with a line a goal, has 台账 by indicator and by task with what stands now, and the
 * record of everything with its history and evidence. `now` is an ISO time; `goals` as the office judges them, else by the
 * plan's own rules.
 */
export async function exportLedger(
  db: Sql,
  plan: Plan,
  format: Format,
  now: string,
  goals?: readonly GoalState[],
): Promise<Uint8Array> {
  const facts = await readFacts(db)
  const ledger = await readLedger(db, plan, facts)
  if (format === 'csv') return new TextEncoder().encode(csvOf(ledger.entries))
  const overview = overviewSheet(plan, goals ?? board(plan, facts, dayOf(now)))
  const sheets = [overview, indicatorSheet(ledger), taskSheet(ledger), recordSheet(ledger)]
  return workbookOf(sheets, `${plan.title}台账`, now)
}

async function readLedger(db: Sql, plan: Plan, facts: Facts): Promise<Ledger> {
  const [files, roster] = await Promise.all([allEvidence(db), wholeRoster(db)])
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
