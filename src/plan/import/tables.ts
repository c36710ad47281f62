import { unitEnd } from '../charge.ts'

/** What a table is about, read from its head, and which column holds what. */
type Column =
  | 'number'
  | 'category'
  | 'name'
  | 'target'
  | 'unit'
  | 'binding'
  | 'text'
  | 'title'
  | 'base'
  | 'lead'
  | 'others'
  | 'due'
  | 'person'
  | 'post'
export type Table = {
  kind: 'indicators' | 'tasks' | 'people' | 'other'
  /** Rows of the head. */
  head: number
  columns: (Column | null)[]
  /** The year a target column is for, by column. */
  years: (string | null)[]
  /** The words of the head, by column. */
  heads: string[]
  /** What the head calls the tasks. */
  title: string
}

const heads: [Column, RegExp][] = [
  ['number', /^序号?$|^编号$/],
  ['binding', /^(?:指标)?属性$|^性质$/],
  ['lead', /牵头|主办|主责|第一责任/],
  ['others', /配合|协同|协办|参与|责任单位|责任部门|分工/],
  ['due', /时限|完成时间|时间节点|时间安排|进度|期限/],
  ['unit', /^(?:计量)?单位$|^单位[(（].*[)）]$/],
  ['person', /^姓名$/],
  ['post', /^(?:单位及)?职务$|^单位.*职务$/],
  ['base', /基数|基期|基准|现状|^20\d\d年(?:底|末)?(?:实际|完成)(?:值|数)?$/],
  ['target', /目标(?:值|数)?$|^(?:到)?20\d\d年(?:底)?(?:目标)?(?:值|数)?$|^目标/],
  ['category', /^类[别型]$|^分类$|^领域$|^方面$|^一级/],
  ['name', /^指标(?:名称)?$|指标名称|^主要指标$|^二级/],
  ['text', /工作内容|工作任务|重点任务|主要任务|^任务|举措|措施|重点工作|工作要求|^(?:主要|具体)?内容|主要内容|^事项/],
]

/** Reads the head of a table wherever it stands: the first rows until one is no head. */
export function readTable(rows: readonly (readonly (string | null)[])[]): Table {
  const first = rows[0] ?? []
  const second = rows[1] ?? []
  const columnOf = (cell: string | null | undefined): Column | null => {
    const text = squash(cell ?? '')
    return text === '' ? null : (heads.find(([, word]) => word.test(text))?.[0] ?? null)
  }
  const own = first.map(columnOf)
  const below = second.map(columnOf)
  const two = below.filter(Boolean).length >= 2 && second.every((cell) => (cell ?? '').length <= 14)
  const columns = own.map((column, at) => (two ? (below[at] ?? column) : column))
  const years = first.map((cell, at) => /(20\d\d)年/.exec(`${(two && second[at]) || cell || ''}`)?.[1] ?? null)
  // Without a column for leads, 责任单位 names those in charge.
  if (!columns.includes('lead')) {
    const at = columns.indexOf('others')
    if (at >= 0) columns[at] = 'lead'
  }
  settleTexts(columns, rows.slice(two ? 2 : 1))
  const has = (...wanted: Column[]) => wanted.every((column) => columns.includes(column))
  const kind = has('name', 'target')
    ? 'indicators'
    : has('text', 'lead')
      ? 'tasks'
      : has('person', 'post')
        ? 'people'
        : 'other'
  const at = columns.indexOf('text')
  const title = (two && second[at]) || first[at] || ''
  const words = first.map((cell, col) => squash((two && second[col]) || cell || ''))
  return { kind, head: kind === 'other' ? 0 : two ? 2 : 1, columns, years, heads: words, title }
}

/**
 * Of several columns that may hold the work the last one does (重点任务 | 工作内容): those before it are headings where
 * their cells are merged or repeated, and the name of each row where every row has its own.
 */
function settleTexts(columns: (Column | null)[], rows: readonly (readonly (string | null)[])[]): void {
  const texts = columns.flatMap((column, at) => (column === 'text' ? [at] : []))
  for (const at of texts.slice(0, -1)) {
    const cells = rows.map((row) => row[at] ?? '')
    const isOwn = cells.every((cell) => cell !== '') && new Set(cells).size === cells.length
    columns[at] = isOwn && rows.length > 1 ? 'title' : null
  }
}

/** Merged cells filled down, over repeated heads and page breaks too. */
export function filled(rows: readonly (readonly (string | null)[])[]): string[][] {
  let above: string[] = []
  return rows.map((row) => {
    above = row.map((cell, col) => (cell === null ? (above[col] ?? '') : onOneLine(cell)))
    return above
  })
}

/** Lines of a cell are one text, but two units below each other stay two. */
function onOneLine(cell: string): string {
  const lines = cell.split(/\s*\n\s*/)
  const units = lines.length > 1 && lines.every((line) => line.length >= 3 && unitEnd.test(line))
  return units ? lines.join('\n') : lines.join('')
}

export const squash = (text: string): string => text.replace(/\s+/g, '')

/** What offices write where nothing is meant. */
export const emptyCell = /^(?:[-—－–/]+|无)?$/
