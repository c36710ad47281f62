import { placeOf } from '../domain/look.ts'
import type { Block, Indicator, Plan, Task } from '../domain/plan.ts'
import { error, type Finding } from './finding.ts'
import { filledRows, squash, textOf } from './text.ts'

type Row = Extract<Block, { cells: unknown }>

/**
 * The tables of the published text against the rows made of them, both ways: what a row says stands in cells of its
 * own, and every printed row has been read or crossed off.
 */
export function checkRows(plan: Plan, sourceText?: string): Finding[] {
  const tables = plan.source.filter((block): block is Row => 'cells' in block && !block.head)
  const rowAt = new Map(filledRows(plan).map((row) => [row.place, row]))
  const own = [
    // A figure in the row of a task has no row of its own.
    ...plan.indicators
      .filter(({ place }) => !plan.tasks.some((task) => task.place === place))
      .map((it) => [it, [it.number, it.name, it.leadsWritten, it.unit, it.targetWritten]] as const),
    ...plan.tasks.map((it) => [it, [it.number, it.text, it.leadsWritten, it.responsibleWritten]] as const),
  ]
  return [
    ...own.flatMap(([it, cells]) => checkRow(it, cells, rowAt.get(it.place))),
    ...unread(plan, tables),
    ...(sourceText === undefined ? [] : checkSource(plan, sourceText)),
  ]
}

function checkRow(
  it: Indicator | Task,
  wanted: readonly (string | null)[],
  row: { cells: string[] } | undefined,
): Finding[] {
  if (!row) return []
  const printed = row.cells
  const absent = wanted.filter((cell) => cell && !printed.includes(squash(cell)))
  return absent.length === 0
    ? []
    : [
        error(
          placeOf(it),
          `原文的表中没有这一行：${absent.join(' | ')}；原文这一行是 ${row.cells.filter(Boolean).join(' | ')}`,
        ),
      ]
}

/** Printed rows nothing was made of: a row left out of the data is missed by every question about it. */
function unread(plan: Plan, tables: readonly Row[]): Finding[] {
  const headings = plan.sections.flatMap((section) => [section, ...section.subsections])
  const read = new Set([...plan.indicators, ...plan.tasks, ...headings, ...plan.crossedOff].map(({ place }) => place))
  return tables
    .filter(({ place }) => !read.has(place))
    .map((row) => error(row.place, `原文有这一行，数据里没有：${row.cells.filter(Boolean).join(' | ').slice(0, 60)}`))
}

/** `source.json` is the whole of `source.txt` in its order, white space and cell marks aside. */
function checkSource(plan: Plan, sourceText: string): Finding[] {
  const [made, whole] = [plan.source.map(textOf).join(''), sourceText].map((text) => squash(text).replaceAll('|', ''))
  if (made === undefined || whole === undefined || made === whole) return []
  const at = [...made].findIndex((char, index) => char !== whole.charAt(index))
  const near = whole.slice(Math.max(0, at < 0 ? made.length - 10 : at - 10), (at < 0 ? made.length : at) + 20)
  return [error('source.json', `与 source.txt 从“${near}”起不同，请重新导入原文`)]
}
