import { addIndicator } from './indicator-rows.ts'
import type { World } from './made.ts'
import type { Document } from './structure.ts'
import { emptyCell, filled, readTable, squash, type Table } from './tables.ts'
import { addTask, sectionFor } from './task-rows.ts'

/** Every table of the document in turn: rows of indicators, of tasks, of people, and what is none of them. */
export function readTables(document: Document, world: World): void {
  for (const { place, rows } of document.tables) {
    const own = { ...world, year: world.year ?? yearOf(document, place) }
    const table = readTable(rows)
    const cells = filled(rows)
    const printed = (at: number): (string | null)[] => (rows[at] ?? []).map((cell) => (cell === null ? null : cell))
    for (let at = 0; at < table.head; at++) world.made.blocks.push({ place, head: true, cells: printed(at) })
    for (let at = table.head; at < rows.length; at++) {
      const full = cells[at] ?? []
      if (sameAsHead(rows[0] ?? [], full)) {
        world.made.blocks.push({ place, head: true, cells: printed(at) })
        continue
      }
      rowOf(own, table, place, at, full, printed(at))
    }
  }
}

/** The one year the title of a table is of: `2024年重点任务清单`. */
function yearOf({ blocks }: Document, place: string): string | null {
  const titles = blocks.flatMap((block) =>
    block.place === place && 'text' in block && block.text.length <= 40 ? [block.text] : [],
  )
  const years = new Set(titles.join('').match(/20\d\d/g))
  return years.size === 1 ? ([...years][0] ?? null) : null
}

const sameAsHead = (head: readonly (string | null)[], row: readonly string[]): boolean =>
  row.length > 1 && row.every((cell, at) => squash(cell) === squash(head[at] ?? ''))

function rowOf(
  world: World,
  table: Table,
  place: string,
  at: number,
  full: string[],
  printed: (string | null)[],
): void {
  const { made } = world
  const cell = (column: Table['columns'][number]) => full[table.columns.indexOf(column)] ?? ''
  const alone = full.filter((text) => text !== '')
  if (table.kind === 'tasks' && new Set(alone).size === 1 && alone[0] && !cell('lead')) {
    const section = sectionFor(made, place, alone[0])
    made.blocks.push({ place: section.place, cells: printed })
    return
  }
  if (table.kind === 'indicators' && cell('name') !== '') {
    const no = made.indicators.length + 1
    const number = emptyCell.test(cell('number')) ? null : cell('number')
    const own = `${place}第${number ?? at - table.head + 1}项`
    made.blocks.push({ place: own, cells: printed })
    addIndicator(world, table, { no, number, place: own, full, printed })
    return
  }
  if (table.kind === 'tasks' && cell('text') !== '') {
    const no = made.tasks.length + 1
    const own = `${place}任务${made.tasks.filter((task) => task.place.startsWith(place)).length + 1}`
    made.blocks.push({ place: own, cells: printed })
    addTask(world, table, { no, place: own, full, annex: place })
    return
  }
  const own = `${place}第${at + 1}行`
  made.blocks.push({ place: own, cells: printed })
  if (table.kind === 'people' && cell('person') !== '') {
    const unit = world.units.mentions(cell('post'), own)[0]
    const id = unit && 'unit' in unit ? unit.unit : ''
    const roles = [(full[0] ?? '').replace(/\s+/g, '') || '成员']
    made.people.push({
      name: squash(cell('person')),
      written: cell('person'),
      unit: id,
      postWritten: cell('post'),
      post: cell('post'),
      roles,
    })
  }
  made.crossedOff.push({ place: own, why: table.kind === 'people' ? '已读入名单' : '表中没有指标、任务的列，未读入' })
}
