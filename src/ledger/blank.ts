import { progressWords } from '../domain/report.ts'
import { figureFields } from '../domain/reporting/fields.ts'
import type { Owed } from '../domain/reporting/owed.ts'
import { titleOf } from '../domain/reporting/subject.ts'
import { figureTitles, taskTitles } from '../tables/blank.ts'
import type { Sheet } from './sheet.ts'
import { workbookOf } from './workbook.ts'

/** One owed report and what was said of it last. */
export type BlankRow = { owed: Owed; unit: string; last: string }

/**
 * A workbook of what is owed, to fill in and send back: its headings are those the reader of tables is sure of, and
 * states are chosen from a list.
 */
export function blankWorkbook(rows: readonly BlankRow[], now: string): Promise<Uint8Array> {
  const figures = rows.filter(({ owed }) => owed.subject.kind === 'indicator')
  const tasks = rows.filter(({ owed }) => owed.subject.kind === 'task')
  const sheets: Sheet[] = [
    { name: '指标', titles: figureTitles, rows: figures.flatMap(figureRows) },
    {
      name: '任务',
      titles: taskTitles,
      rows: tasks.map(({ owed, unit, last }) => [titleOf(owed.subject), unit, owed.period.label, last]),
      choices: { title: '状态', of: progressWords },
    },
  ]
  // What comes back is found again by what was written: it stays to the letter.
  const filled = sheets.flatMap((sheet) =>
    Array.isArray(sheet.rows) && sheet.rows.length > 0 ? [{ ...sheet, verbatim: sheet.titles }] : [],
  )
  return workbookOf(filled, '填报表', now)
}

/** A row a number: a ratio has two, a shared goal one for each part. */
function figureRows({ owed, unit, last }: BlankRow): string[][] {
  return figureFields(owed.subject)
    .filter(({ part }) => owed.missing.includes(part.no))
    .map(({ part, label }) => {
      const asked =
        label
          .replace(/[（(].*$/, '')
          .split('，')
          .at(-1) ?? ''
      return [`指标${part.no} ${part.short}`, asked, unit, owed.period.label, part.reportUnit, last, '']
    })
}
