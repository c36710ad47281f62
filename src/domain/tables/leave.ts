import { isAmount, isFault, isNumber, isOrdinal, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import type { Heading } from './headings.ts'
import { isMark } from './progress.ts'
import { stateIn } from './states.ts'

/** Where a row, or of several tables side by side a part of it, stands; `axis` is the column with its name. */
export type Place = { row: number; axis: number; from: number; to: number }

const isTick = (above: string, text: string): boolean => isMark(text) && stateIn(above.split(' ').at(-1) ?? '') !== null

/** Names the numbers of a row that is not used, with the reason. */
export function leaveRow(
  found: Found,
  texts: readonly string[],
  { row, axis, from, to }: Place,
  headings: readonly Heading[],
  reason?: string,
): void {
  const own = texts.slice(from, to).filter((text) => text !== '')
  const name = texts[axis] || own.find((text) => !isNumber(text)) || ''
  const unknown = name === '' ? '没有写是哪一项' : `没有认出“${name.slice(0, 20)}”是哪一项`
  const why = reason ?? (own.some(isTotal) ? '合计不填' : unknown)
  for (const [column, cell] of (found.grid.cells[row] ?? []).entries()) {
    if (!cell || column < from || column >= to || column === axis || cell.kind === 'date') continue
    const { role, text: above } = headings[column] ?? { role: 'unknown', text: '' }
    const isProgress = role === 'state' || role === 'done' || role === 'next' || isTick(above, cell.text)
    if ((isProgress || isAmount(cell.text) || isFault(cell.text)) && !isOrdinal(above)) found.leave(row, column, why)
  }
}
