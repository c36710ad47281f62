import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { type Heading, headingOf, periodSaid, type Role } from './headings.ts'
import { labelIn } from './label-in.ts'
import { placeProgress } from './progress.ts'
import { resolved } from './resolve.ts'
import type { About } from './rows.ts'
import { withoutPeriod } from './said-period.ts'
import type { Titles } from './titles.ts'

/** A task whose fields stand below its name, a row a field (状态 | 推进中), perhaps with a column a period. */
export type Block = {
  about: About
  /** The column with the fields' names, and those with what they say. */
  names: number
  columns: number[]
  headings: readonly Heading[]
}

const fields: readonly Role[] = ['state', 'done', 'next', 'problem', 'help']

/** Whether a row is a field of a task: its name stands in the column of such names. */
export function isField({ grid }: Found, row: number, names: number): boolean {
  const name = names < 0 ? '' : textAt(grid, row, names)
  return name !== '' && name.length <= 8 && fields.includes(headingOf([name]).role)
}

/** Reads a field of the task above. */
export function readField(found: Found, titles: Titles, { about, names, columns, headings }: Block, row: number): void {
  const heading = headingOf([textAt(found.grid, row, names)])
  const cells = columns.flatMap((column) => {
    const text = textAt(found.grid, row, column)
    const said = headings[column]?.period ?? null
    const period = said === null ? titles.period() : titles.dated(said)
    return text === '' ? [] : [{ row, column, text, heading, period }]
  })
  placeProgress(found, about, cells)
}

const nameField = /^((重点)?任务|工作(任务|事项)|事项)(名称|内容)?[:：]?$/

/** The block a row opens: 任务名称 | the task, or the task in the corner above its fields, and periods beside it. */
export function openedBlock(found: Found, titles: Titles, row: number, texts: readonly string[]): Block | null {
  for (const [column, text] of texts.entries()) {
    const next = texts[column + 1] ?? ''
    if (nameField.test(text) && next !== '' && isField(found, row + 1, column)) {
      return blockOf(found, titles, row, { at: column + 1, names: column, columns: [column + 1], headings: [] })
    }
  }
  const [corner = '', ...beside] = texts
  const columns = beside.flatMap((text, at) => (isPeriod(text) ? [at + 1] : []))
  const isAll = columns.length >= 2 && beside.every((text) => text === '' || isPeriod(text))
  if (corner === '' || !isAll || !isField(found, row + 1, 0)) return null
  return blockOf(found, titles, row, { at: 0, names: 0, columns, headings: texts.map((text) => headingOf([text])) })
}

const isPeriod = (text: string): boolean => periodSaid(text) !== null && withoutPeriod(text) === ''

function blockOf(
  found: Found,
  titles: Titles,
  row: number,
  { at, ...rest }: Omit<Block, 'about'> & { at: number },
): Block | null {
  const text = textAt(found.grid, row, at)
  const label = labelIn(found.reading.labels, text, 'task')
  if (label?.kind !== 'task') return null
  const no = resolved(found, row, at, text, label, new Set())
  if (typeof no === 'object') return null
  return { ...rest, about: { kind: 'task', no, unit: titles.unit(), measure: '', of: null, label: text } }
}
