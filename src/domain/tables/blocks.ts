import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingOf, type Role } from './headings.ts'
import { placeProgress } from './progress.ts'
import type { About } from './rows.ts'
import type { Titles } from './titles.ts'

/** A task whose fields stand below its name, a row a field: 状态 | 推进中. */
export type Block = { about: About; axis: number }

const fields: readonly Role[] = ['state', 'done', 'next', 'problem', 'help']

/** Whether a row is such a field: its name stands left of the column with the tasks' names. */
export const isField = ({ grid }: Found, row: number, axis: number): boolean => {
  const name = axis === 0 ? '' : textAt(grid, row, axis - 1)
  return name !== '' && name.length <= 8 && fields.includes(headingOf([name]).role)
}

/** Reads a field of the task above. */
export function readField(found: Found, titles: Titles, { about, axis }: Block, row: number): void {
  const text = textAt(found.grid, row, axis)
  if (text === '') return
  const heading = headingOf([textAt(found.grid, row, axis - 1)])
  placeProgress(found, about, [{ row, column: axis, text, heading, period: titles.period() }])
}
