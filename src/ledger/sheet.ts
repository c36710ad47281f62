export type Row = (string | number)[]

/**
 * One sheet of a workbook as plain data: what is a number is one, everything else is text. Rows may come page by page.
 * `verbatim` names the columns that stay to the letter: what people wrote, names of files, hashes.
 */
export type Sheet = {
  name: string
  titles: string[]
  rows: Row[] | AsyncIterable<Row[]>
  verbatim?: readonly string[]
  /** The last column that is printed, where those after it are for the screen. */
  printedTo?: string
  /** What may stand in a column further on and is longer than what the rows ahead show. */
  longest?: Readonly<Record<string, string>>
  /** A column that is filled in by choosing. */
  choices?: { title: string; of: readonly string[] }
}

/** A decimal as a number where a spreadsheet keeps all of its digits, else as text. */
export function numberCell(text: string): string | number {
  return text !== '' && text.replace(/\D/g, '').length <= 15 && Number.isFinite(Number(text)) ? Number(text) : text
}
