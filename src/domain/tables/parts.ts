import { sum } from '../decimal.ts'
import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingOf } from './headings.ts'
import { indicatorIn, labelIn } from './label-in.ts'
import { numberOf } from './sums.ts'

/** Rows that are parts of one indicator, and rows of their sum, which may be the whole of it. */
export type Parts = { rows: Set<number>; sums: Map<number, number> }

/** Where rows may each be a part of the same indicator and end in their sum, only the sum is asked about. */
export function partsIn(found: Found, axis: number): Parts {
  const { grid, reading } = found
  const parts: Parts = { rows: partsOfGroups(found, axis), sums: new Map() }
  let open: { row: number; no: number }[] = []
  for (let row = 0; row < grid.rows; row++) {
    const text = textAt(grid, row, axis)
    const label = labelIn(reading.labels, text)
    const own = label?.kind === 'indicator' ? label.nos.filter((no) => reading.isOwn('indicator', no)) : []
    const [no, ...others] = own
    if (isTotal(text) && text.length <= 8) {
      const [first] = open
      const isOne = first && open.length >= 2 && open.every((one) => one.no === first.no)
      if (isOne && addsUp(found, axis, row, first.row)) {
        for (const one of open) parts.rows.add(one.row)
        parts.sums.set(row, first.no)
      }
      open = []
    } else if (label && !label.sure && no !== undefined && others.length === 0) open.push({ row, no })
    else if (label?.sure) open = []
  }
  return parts
}

/** Of rows under one name, kinds and their 小计 in the next column, the kinds. */
function partsOfGroups({ grid, reading }: Found, axis: number): Set<number> {
  const parts = new Set<number>()
  let group: number[] = []
  const close = () => {
    const beside = group.map((row) => textAt(grid, row, axis + 1))
    const sums = beside.filter(reading.isWhole)
    const kinds = beside.every((text) => reading.isWhole(text) || (text !== '' && headingOf([text]).role === 'unknown'))
    if (sums.length === 1 && group.length >= 2 && kinds)
      for (const [at, row] of group.entries()) if (!reading.isWhole(beside[at] ?? '')) parts.add(row)
    group = []
  }
  for (let row = 0; row < grid.rows; row++) {
    const name = textAt(grid, row, axis)
    if (group.length > 0 && name !== textAt(grid, group[0] ?? 0, axis)) close()
    if (name !== '' && indicatorIn(reading.labels, name)?.kind === 'indicator') group.push(row)
  }
  close()
  return parts
}

/** Every column of numbers above a sum adds up to it; of 金额合计 and 合计金额 only the rows of 金额 do. */
function addsUp({ grid }: Found, axis: number, row: number, from: number): boolean {
  const [, before = '', after = ''] =
    /^(.*?)[合总小]计(.*)$/.exec(textAt(grid, row, axis).replace(/[(（].*$/, '')) ?? []
  const of = before || after
  const isSummed = (at: number) => {
    const words = [axis, axis + 1].map((column) => textAt(grid, at, column))
    return !words.some(isTotal) && words.some((text) => text.includes(of))
  }
  const rows = Array.from({ length: row - from }, (_, at) => from + at).filter(isSummed)
  const columns = Array.from({ length: grid.columns }, (_, column) => column)
  const summed = columns.filter((column) => column !== axis && /\d$/.test(textAt(grid, row, column)))
  return (
    summed.length > 0 &&
    summed.every((column) => {
      const texts = rows.map((at) => textAt(grid, at, column)).filter((text) => isNumber(text) && !text.endsWith('%'))
      const whole = textAt(grid, row, column)
      return texts.length > 0 && isNumber(whole) && numberOf(whole).eq(sum(texts.map(numberOf)))
    })
  )
}
