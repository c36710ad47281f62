import { board, type GoalState } from '../domain/attainment.ts'
import { bySubmission, stateOf } from '../domain/counting.ts'
import type { Plan } from '../domain/plan.ts'
import type { By, Facts, Report } from '../domain/report.ts'
import { dayOf } from '../domain/time.ts'
import { breath, breathing } from '../store/breath.ts'
import { type Evidence, evidenceOfForms } from '../store/evidence.ts'
import { readFacts } from '../store/facts.ts'
import { everybodyNamed } from '../store/names.ts'
import { allReports } from '../store/reports.ts'
import { readSettings } from '../store/settings.ts'
import type { Sql } from '../store/sql.ts'
import { collected } from '../tables/zip-written.ts'
import { csvHeader, csvOf } from './csv.ts'
import { baselineEntries, countingIds, type Entering, type Entry, reportEntry } from './entries.ts'
import { indicatorSheet } from './indicator-sheet.ts'
import { namer } from './names.ts'
import { overviewSheet } from './overview-sheet.ts'
import { type Ledger, recordSheet } from './record-sheet.ts'
import { taskSheet } from './task-sheet.ts'
import { exampleMark } from './terms.ts'
import { workbookParts } from './workbook.ts'

/** So many entries are made before everything else has its turn. */
const entriesAtOnce = 100

export type Format = 'csv' | 'xlsx'

/**
 * The ledger (docs/contract.md, ledger export), part by part, so that of any number of reports only a page is held:
 * every report with its state and history, every baseline. CSV has the contract's columns; the workbook opens with a
 * line a goal, has 台账 by indicator and by task with what stands now, and the record of everything with its history and
 * evidence. `now` is an ISO time; `goals` as the office judges them, else by the plan's own rules.
 */
export async function* ledgerParts(
  db: Sql,
  plan: Plan,
  format: Format,
  now: string,
  goals?: readonly GoalState[],
): AsyncGenerator<Uint8Array> {
  const facts = await readFacts(db)
  const people: By[] = await everybodyNamed(db)
  const entering: Entering = { plan, counting: countingIds(facts), nameOf: namer(people) }
  const pages = pagesOf(db, facts, entering)
  if (format === 'csv') {
    const text = new TextEncoder()
    yield text.encode(csvHeader)
    for await (const { entries } of pages) yield text.encode(csvOf(entries))
    return
  }
  const standing = await standingPage(db, facts, entering)
  const isExample = (await readSettings(db)).exampleData === 'on'
  const overview = overviewSheet(plan, goals ?? board(plan, facts, dayOf(now)), isExample)
  const title = `${plan.title}台账${isExample ? `（${exampleMark}）` : ''}`
  await breath()
  const sheets = [overview, await indicatorSheet(standing), await taskSheet(standing), recordSheet(pages)]
  yield* workbookParts(sheets, title, now)
}

/** The whole of it, for a ledger that is known to be small. */
export const exportLedger = (...of: Parameters<typeof ledgerParts>): Promise<Uint8Array> =>
  collected(ledgerParts(...of))

/** What stands and what waits, as the sheets by indicator and by task show it. */
async function standingPage(db: Sql, { reports, baselines }: Facts, entering: Entering): Promise<Ledger> {
  const current = reports.filter((one) => stateOf(one) === 'pending' || entering.counting.has(one.id))
  const entries: Entry[] = []
  const step = breathing(entriesAtOnce)
  for (const report of current.sort(bySubmission)) {
    entries.push(reportEntry(entering, report))
    await step()
  }
  return pageOf(db, [...entries, ...baselineEntries(entering, baselines)], current, entering)
}

/** Every report in the order of submission, then every baseline. */
async function* pagesOf(db: Sql, { baselines }: Facts, entering: Entering): AsyncGenerator<Ledger> {
  for await (const reports of allReports(db, entriesAtOnce)) {
    const entries = reports.map((report) => reportEntry(entering, report))
    await breath()
    yield await pageOf(db, entries, reports, entering)
  }
  yield await pageOf(db, baselineEntries(entering, baselines), [], entering)
}

async function pageOf(
  db: Sql,
  entries: Entry[],
  reports: readonly Report[],
  { plan, nameOf }: Entering,
): Promise<Ledger> {
  const files = await evidenceOfForms(
    db,
    reports.map(({ form }) => form),
  )
  return { plan, entries, evidence: byForm(files), nameOf }
}

function byForm(files: readonly Evidence[]): Map<string, Evidence[]> {
  const forms = new Map<string, Evidence[]>()
  for (const file of files) if (file.form !== null) forms.set(file.form, [...(forms.get(file.form) ?? []), file])
  return forms
}
