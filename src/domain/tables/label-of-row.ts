import { isTotal } from './cells.ts'
import type { Found } from './found.ts'
import type { Label } from './label.ts'
import { indicatorIn, labelIn } from './label-in.ts'
import { taskIn } from './label-task.ts'

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
