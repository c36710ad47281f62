import { CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'
import { refuse } from './fault.ts'
import type { Line } from './line.ts'

const records = z.array(
  z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
)

/** Lines of a CSV text. Separated by comma, tab or semicolon: what stands in the header holds for the file. */
export function readCsv(text: string): Line[] {
  try {
    const parsed: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      raw: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    })
    return records.parse(parsed).map(({ record, raw, info }) => ({
      // `lines` counts to the record's end; a cell may hold line breaks.
      line: info.lines - breaksIn(raw.trim()),
      cells: record,
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : null
    return refuse(error.code === 'CSV_MAX_RECORD_SIZE' ? '一行过长' : '引号不成对，或引号外还有文字', line)
  }
}

function delimiterOf(text: string): string {
  const header = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  return [',', '\t', ';'].find((mark) => header.includes(mark)) ?? ','
}

const breaksIn = (raw: string): number => raw.match(/\r\n|\r|\n/g)?.length ?? 0
