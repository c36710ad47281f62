import { plainNumbers } from '../numbers/plain.ts'
import { isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { type Grid, textAt } from './grid.ts'
import type { Label } from './label.ts'
import { indicatorIn, labelIn } from './label-in.ts'
import { taskIn } from './label-task.ts'

const numberAlone = /^(指标|任务)\s*第?\d{1,3}[项号]?$/
const headsNames = /^.{0,2}(指标|任务|项目|事项)(名称|内容)?$|^名称$/

/** What names a row: 指标2 alone is read together with the name beside it, which must be the plan's as well. */
export function nameOfRow(grid: Grid, row: number, axis: number): string {
  const text = textAt(grid, row, axis)
  if (!numberAlone.test(plainNumbers(text)) || !isNameColumn(grid, axis + 1, row)) return text
  return `${text} ${textAt(grid, row, axis + 1)}`.trim()
}

/** Whether something above a row says that the column holds names. */
export const isNameColumn = (grid: Grid, column: number, below: number): boolean =>
  Array.from({ length: below }, (_, row) => textAt(grid, row, column)).some((text) => headsNames.test(text))

/** What the name of a row means, by what else the row holds; 合计 alone is no name, 地理标志数合计 is. */
export function labelOfRow(
  { reading: { labels, isOwn } }: Found,
  text: string,
  { isTask, isFigure, holdsState }: { isTask: boolean; isFigure: boolean; holdsState: boolean },
): Label | null {
  const known = labelIn(labels, text, isTask ? 'task' : 'indicator')
  const isWord = isFigure && (known === null || (known.kind === 'task' && known.rank < 3))
  const worded = isWord ? (indicatorIn(labels, text) ?? (holdsState ? labelIn(labels, text, 'task') : null)) : known
  // A state is a task's, whatever indicator has nearly its name.
  const task = isTask && holdsState && worded?.kind === 'indicator' ? taskIn(labels, text) : null
  const label = task?.nos.some((no) => isOwn('task', no)) ? task : worded
  return label && !(isTotal(text) && text.length <= 5) ? label : null
}
