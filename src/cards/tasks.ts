import { tablesOf } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import type { TaskState } from '../domain/tasks.ts'
import { isTaskReported } from '../domain/tasks.ts'
import { paged, type Turn } from './goals.ts'
import { type Block, b, type Card, card, type Inline, list, source, text } from './kit.ts'
import { helpCountWords, taskBasis, taskCountsWords, taskSummary, tasksWantingHelp } from './task-words.ts'

/** 任务进展: how many tasks stand how, those that want help with what was said of them, then section by section. */
export function tasksCard(plan: Plan, tasks: readonly TaskState[], turn: Turn): Card {
  const wanting = tasksWantingHelp(plan, tasks)
  return card(
    '任务进展',
    wanting.length > 0 ? 'orange' : 'blue',
    taskSummary(tasks),
    ...(wanting.length > 0 ? [text(b(helpCountWords(tasks)))] : []),
    ...paged(wanting, turn, [], bySection(plan, tasks)),
    source(...tablesOf(tasks.map(({ task }) => task)), ...taskBasis(tasks)),
  )
}

function bySection(plan: Plan, tasks: readonly TaskState[]): Block[] {
  if (!tasks.some(isTaskReported)) return []
  const lines = plan.sections.flatMap(({ no, number, title }): Inline[][] => {
    const own = tasks.filter(({ task }) => task.section === no)
    return own.length === 0 ? [] : [[b(`${number ?? ''}${title}`), `（${own.length}项）${taskCountsWords(own)}`]]
  })
  return [text(b('按部分')), list(...lines)]
}
