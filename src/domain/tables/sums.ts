import { decimal, figure, sum } from '../decimal.ts'
import { plainNumbers } from '../numbers/plain.ts'
import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'

type Numbers = { parts: readonly string[]; whole: string }

/** The sum of a row's other columns is not what its sum says; null where it is, or where nothing can be summed. */
export function sumFault(found: Found, row: number, column: number, said: readonly string[]): string | null {
  const texts = Array.from({ length: found.grid.columns }, (_, at) => textAt(found.grid, row, at))
  const isSum = (at: number) => found.grid.cells.some((cells) => isTotal(cells[at]?.text ?? ''))
  const parts = texts.filter((text, at) => at !== column && isNumber(text) && !isSum(at))
  const whole = texts[column] ?? ''
  // Beside amounts may stand how many there were: those of its own kind alone are added then.
  return said.length > 1 && faultOf({ parts: said, whole }) === null ? null : faultOf({ parts, whole })
}

/** The same down a column, above a row of sums or below a first one; sums in between are left out. */
export function columnFault(found: Found, row: number, column: number, from: number): string | null {
  const parts: string[] = []
  // A sum that stands first is of the rows below it.
  const [begin, end] = row === from ? [row + 1, found.grid.rows] : [from, row]
  for (let at = begin; at < end; at++) {
    const isSum = found.grid.cells[at]?.some((cell) => cell && isTotal(cell.text)) ?? false
    const text = textAt(found.grid, at, column)
    if (!isSum && isNumber(text)) parts.push(text)
  }
  return faultOf({ parts, whole: textAt(found.grid, row, column) })
}

/** 总计 alone in its row below sums of several columns: their sum. */
export function isSumOfSums(found: Found, row: number, column: number, from: number): boolean {
  const numbersOf = (at: number) =>
    (found.grid.cells[at] ?? []).flatMap((cell) => (cell && isNumber(cell.text) ? [cell.text] : []))
  const sums = Array.from({ length: Math.max(0, row - from) }, (_, at) => from + at).filter((at) =>
    found.grid.cells[at]?.some((cell) => cell && isTotal(cell.text)),
  )
  const parts = numbersOf(sums.at(-1) ?? -1)
  const whole = textAt(found.grid, row, column)
  return parts.length > 1 && numbersOf(row).length === 1 && faultOf({ parts, whole }) === null && isNumber(whole)
}

function faultOf({ parts, whole }: Numbers): string | null {
  if (parts.length < 2 || !isNumber(whole)) return null
  const [given, added] = [numberOf(whole), sum(parts.map(numberOf))]
  return given.eq(added) ? null : `合计写的是${figure(given)}，各数加起来是${figure(added)}，请核对`
}

/** What a cell of digits says, whatever way they are written. */
export const numberOf = (text: string) => decimal(plainNumbers(text).replace(/[\s,，%+]/g, ''))
