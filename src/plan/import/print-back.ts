import { goalOf, sectionByNo } from '../../domain/look.ts'
import type { Indicator, Plan, Task } from '../../domain/plan.ts'
import { squash } from '../text.ts'
import { emptyCell } from './tables.ts'

/** A printed cell beside what was read from it; `read` is null where nothing of the row says it. */
export type CellBack = { place: string; head: string; printed: string; read: string | null }

/**
 * Every cell of the printed tables, found again in the row that was made of it or not: a cell that does not come back
 * as it is printed was misread or left out. White space aside; merged cells are those of the row above.
 */
export function cellsBack(plan: Plan): CellBack[] {
  let head: readonly (string | null)[] = []
  let isHead = false
  return plan.source.flatMap((block): CellBack[] => {
    if (!('cells' in block)) return []
    if (block.head) {
      // A second row of a head names the columns of the merged cells above it.
      const above = isHead ? head : []
      head = block.cells.map((cell, at) => cell || (above[at] ?? null))
      isHead = true
      return []
    }
    isHead = false
    const own = wordsOf(plan, block.place)
    const rows = plan.indicators.filter(({ place }) => place === block.place)
    const quoted = rows.flatMap(({ statedAt }) => statedAt.flatMap(({ quote }) => quote.split(' | ').map(squash)))
    const noBase = rows.every(({ baseline }) => baseline === null)
    const isKept = (column: string) => onlyQuoted.test(column) || (noBase && before.test(column))
    return block.cells.flatMap((cell, at): CellBack[] => {
      if (cell === null || emptyCell.test(squash(cell))) return []
      const kept = isKept(squash(head[at] ?? '')) && quoted.includes(squash(cell)) ? cell : null
      const read = own.find((word) => squash(word) === squash(cell)) ?? kept
      return [{ place: block.place, head: head[at] ?? `第${at + 1}格`, printed: cell, read }]
    })
  })
}

/** Columns an indicator has no field for: what they print stays in the words of its row. */
const onlyQuoted = /备注|说明|配合|协同|协办|参与|责任/
/** What an amount came to before the plan begins nothing: it is summed anew. */
const before = /基数|基期|基准|现状|20\d\d年.*(?:实际|完成)/

/** All a row says in the words of the plan. */
function wordsOf(plan: Plan, place: string): string[] {
  const indicators = plan.indicators.filter((row) => row.place === place)
  const tasks = plan.tasks.filter((row) => row.place === place)
  const crossed = plan.crossedOff.filter((row) => row.place === place)
  const people = plan.people.flatMap(({ written, postWritten }) => [written, postWritten])
  const titles = plan.sections.flatMap(({ number, title, titleInText, subsections }) => [
    `${number ?? ''}${title}`,
    title,
    titleInText,
    ...subsections.flatMap((one) => [`${one.number ?? ''}${one.title}`, `${one.no}.${one.title}`, one.title]),
  ])
  return [
    ...indicators.flatMap((row) => ofIndicator(plan, row)),
    ...tasks.flatMap((row) => ofTask(plan, row)),
    ...(crossed.length > 0 ? ['—'] : []),
    ...titles,
    ...people,
  ]
}

function ofIndicator(plan: Plan, row: Indicator): string[] {
  const goal = goalOf(plan, row.no)
  return [
    ...[row.number ?? '', row.name, row.leadsWritten, row.unit, row.targetWritten ?? '', row.category],
    ...[row.counting ?? '', goal.binding ?? ''],
    ...(row.baseline ? [row.baseline.value] : []),
    ...goal.targets.flatMap(({ written, value, to }) => [written, value ?? '', to ?? '']),
    ...row.statedAt.map(({ quote }) => quote),
  ]
}

function ofTask(plan: Plan, row: Task): string[] {
  const section = sectionByNo(plan, row.section)
  return [
    ...[row.number ?? '', row.text, row.short, row.leadsWritten, row.responsibleWritten, row.due?.written ?? ''],
    ...[section?.title ?? '', String(row.item)],
  ]
}

/** How many cells come back, as a line says it. */
export function cellsWords(cells: readonly CellBack[]): string {
  const lost = cells.filter(({ read }) => read === null).length
  if (cells.length === 0) return '原文没有表格'
  return lost === 0 ? `表格共${cells.length}格，逐格一致` : `表格共${cells.length}格，${lost}格没有原样读入`
}
