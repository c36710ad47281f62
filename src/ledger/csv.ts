import { type Column, columns, type Entry } from './entries.ts'

/** Columns that hold figures; a minus there is a minus. */
const numeric: readonly Column[] = ['value', 'numerator', 'denominator']

export const csvHeader = `${columns.join(',')}\n`

/** The ledger as CSV (docs/contract.md), below its header: UTF-8 without BOM, one line per entry. */
export const csvOf = (entries: readonly Entry[]): string => entries.map((entry) => `${lineOf(entry)}\n`).join('')

const lineOf = ({ cells }: Entry): string =>
  columns.map((column) => quoted(numeric.includes(column) ? cells[column] : harmless(cells[column]))).join(',')

/** Text a spreadsheet would take for a formula gets a leading apostrophe, so that opening the file runs nothing. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
