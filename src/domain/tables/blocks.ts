import type { About } from './candidate.ts'
import type { Found } from './found.ts'
import { type Grid, textAt } from './grid.ts'
import { fieldHeading, type Heading, headingOf, isFieldName } from './headings.ts'
import { describedWords } from './label.ts'
import { labelIn } from './label-in.ts'
import { taskIn } from './label-task.ts'
import { placeProgress } from './progress.ts'
import { resolved } from './resolve.ts'
import { periodSaid, withoutPeriod } from './said-period.ts'
import type { Titles } from './titles.ts'

/** A task whose fields stand below its name, a row a field (状态 | 推进中), perhaps with a column a period. */
export type Block = {
  about: About
  /** Why its task is not certain: then its fields are named and not used. */
  why?: string
  /** The column with the fields' names, and those with what they say. */
  names: number
  columns: number[]
  headings: readonly Heading[]
}

/** Whether a row is a field of a task: its name stands in the column of such names. */
export function isField({ grid }: Pick<Found, 'grid'>, row: number, names: number): boolean {
  return names >= 0 && isFieldName(textAt(grid, row, names))
}

/** Reads a field of the task above. */
export function readField(found: Found, titles: Titles, block: Block, row: number): void {
  const { about, why, names, columns, headings } = block
  const heading = fieldHeading(textAt(found.grid, row, names))
  const cells = columns.flatMap((column) => {
    const text = textAt(found.grid, row, column)
    const said = headings[column]?.period ?? null
    const period = said === null ? titles.period() : titles.dated(said)
    return text === '' ? [] : [{ row, column, text, heading, period }]
  })
  if (why === undefined) placeProgress(found, about, cells)
  else for (const { column } of cells) found.leave(row, column, why)
}

const enoughSaid = 8

/** Words below a task beside a name that is no field of its form: 亮点 | …. Whether they were such, and are named. */
export function leaveField(found: Found, { names, columns }: Block, row: number): boolean {
  const { grid, reading } = found
  const name = names < 0 ? '' : textAt(grid, row, names)
  const said = columns.filter((column) => textAt(grid, row, column).length >= enoughSaid)
  const texts = Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))
  const isAlone = texts.every((text, column) => text === '' || column === names || columns.includes(column))
  const isName = name.length >= 2 && name.length <= 8 && !texts.includes(name, names + 1) && !nameField.test(name)
  if (!isName || said.length === 0 || !isAlone || labelIn(reading.labels, name) || keyedLine(texts)) return false
  for (const column of said) found.leave(row, column, `“${name}”不知道填在任务的哪一栏`)
  return true
}

/** The column with the names of fields, in a sheet of blocks with 任务 before each task; null where it is none. */
export function blockColumn(grid: Grid): number | null {
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column + 1 < grid.columns; column++) {
      const isNamed = nameField.test(textAt(grid, row, column)) && isAlone(grid, row, column + 1)
      if (isNamed && isField({ grid }, row + 1, column)) return column
    }
  }
  return null
}

/** Nothing else stands beside it: several names beside each other head columns. */
const isAlone = (grid: Grid, row: number, column: number): boolean => {
  const texts = Array.from({ length: grid.columns - column }, (_, at) => textAt(grid, row, column + at))
  return (texts[0] ?? '') !== '' && texts.every((text) => text === '' || text === texts[0] || text.length <= 1)
}

/** 季度 | 2023年第一季度 before the blocks says something of them all. */
export function keyedLine(texts: readonly string[]): string | null {
  const [name = '', said = '', ...more] = [...new Set(texts.filter((text) => text !== ''))]
  const isKeyed = said !== '' && more.length === 0 && ['period', 'unit', 'measure'].includes(headingOf([name]).role)
  return isKeyed ? `${name}：${said}` : null
}

const nameField = /^((重点)?任务|工作(任务|事项)|事项)(名称|内容|[(（]?[\d一二三四五六七八九十]{1,3}[)）]?)?[:：]?$/

const namesTask = /^(重点)?(任务|工作事项)(名称|内容|[(（]?[\d一二三四五六七八九十]{1,3}[)）]?)?[:：].{4}/

/** By its own name or text, not by words that describe it: a title does that too. */
function isTaskName({ reading }: Found, text: string): boolean {
  const label = labelIn(reading.labels, text, 'task')
  return label?.kind === 'task' && label.sure && label.rank >= 2
}

/** The block a row opens: 任务名称 | the task, or the task in the corner above its fields, and periods beside it. */
export function openedBlock(found: Found, titles: Titles, row: number, texts: readonly string[]): Block | null {
  for (const [column, text] of texts.entries()) {
    if (nameField.test(text) && isAlone(found.grid, row, column + 1) && isField(found, row + 1, column)) {
      return blockOf(found, titles, row, { at: column + 1, names: column, columns: [column + 1], headings: [] })
    }
    // 任务：… in a line of its own.
    const isOpen = text.length > 8 && isAlone(found.grid, row, column) && isField(found, row + 1, column)
    if (isOpen && (namesTask.test(text) || isTaskName(found, text))) {
      return blockOf(found, titles, row, { at: column, names: column, columns: [column + 1], headings: [] })
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
  const about = { kind: 'task' as const, no: 0, unit: titles.unit(), measure: '', of: null, label: text }
  const label = labelIn(found.reading.labels, text, 'task')
  const task = label?.kind === 'task' ? label : taskIn(found.reading.labels, text)
  if (!task) return rest.names === at ? null : { ...rest, about, why: `没有认出“${text.slice(0, 20)}”是哪一项` }
  const no = resolved(found, row, at, text, task, new Set())
  if (typeof no === 'object') return { ...rest, about, why: no.why }
  return { ...rest, about: { ...about, no, ...(task.described && { said: describedWords(text) }) } }
}
