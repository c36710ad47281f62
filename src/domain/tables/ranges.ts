import { columnName } from './grid.ts'

type Block = { sheet: string; left: number; right: number; top: number; bottom: number }

/** Names of cells, blocks of them as one: `C4`, `D4:G17`, `汇总!B3:B16`. Nothing is left out. */
export function rangesOf(cells: readonly string[]): string[] {
  const columns = joined(
    [...new Set(cells)].flatMap((cell) => blockOf(cell) ?? []).sort(bySheetColumnRow),
    (a, b) => a.left === b.left && a.bottom + 1 >= b.top,
    (a, b) => ({ ...a, bottom: Math.max(a.bottom, b.bottom) }),
  )
  const blocks = joined(
    columns.sort(bySheetRowColumn),
    (a, b) => a.top === b.top && a.bottom === b.bottom && a.right + 1 === b.left,
    (a, b) => ({ ...a, right: b.right }),
  )
  return blocks.map(({ sheet, left, right, top, bottom }) => {
    const [from, to] = [`${columnName(left)}${top}`, `${columnName(right)}${bottom}`]
    return `${sheet}${from === to ? from : `${from}:${to}`}`
  })
}

function blockOf(cell: string): Block | null {
  const [, sheet = '', letters = '', digits = ''] = /^(.*!)?([A-Z]+)(\d+)$/.exec(cell) ?? []
  if (letters === '') return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { sheet, left: column, right: column, top: Number(digits), bottom: Number(digits) }
}

const bySheet = (a: Block, b: Block): number => (a.sheet === b.sheet ? 0 : a.sheet < b.sheet ? -1 : 1)
const bySheetColumnRow = (a: Block, b: Block): number => bySheet(a, b) || a.left - b.left || a.top - b.top
const bySheetRowColumn = (a: Block, b: Block): number =>
  bySheet(a, b) || a.top - b.top || a.bottom - b.bottom || a.left - b.left

/** Neighbours in order become one where they go on from each other. */
function joined(
  blocks: Block[],
  goesOn: (a: Block, b: Block) => boolean,
  join: (a: Block, b: Block) => Block,
): Block[] {
  const all: Block[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (last && last.sheet === block.sheet && goesOn(last, block)) all[all.length - 1] = join(last, block)
    else all.push(block)
  }
  return all
}
