import type { Indicator, Task } from '../../domain/plan.ts'
import type { World } from './made.ts'

/** Fewer common characters say nothing. */
const fewest = 4
/** As many tasks of one indicator as its name alone may point to. */
const mostTasks = 2

/**
 * Which tasks carry an indicator's work, where no task states its target: those that have most of its name in their
 * text, asked because a name is no proof.
 */
export function linkByName({ made, asking }: World): void {
  if (made.tasks.length === 0) return
  for (const indicator of made.indicators.filter(({ tasks }) => tasks.length === 0)) {
    const found = likeliest(indicator, made.tasks)
    if (found.length === 0) continue
    const said = asking.fill(
      {
        kind: 'link',
        place: indicator.place,
        text: `${indicator.name}：${found.map(({ no, text }) => `任务${no} ${text}`).join('；')}`,
        ask: '这项指标的工作由哪几项任务承担？（写任务序号，顿号隔开；没有就写“无”）',
      },
      found.map(({ no }) => no).join('、'),
    )
    for (const no of said.match(/\d+/g) ?? []) {
      const task = made.tasks.find((one) => one.no === Number(no))
      if (!task || indicator.tasks.includes(task.no)) continue
      task.indicators.push(indicator.no)
      indicator.tasks.push(task.no)
    }
  }
}

/** The tasks that share the longest part of the name, where it is most of it and few share it. */
function likeliest({ name }: Indicator, tasks: readonly Task[]): Task[] {
  const core = name.replace(/[（(].*[)）]/g, '')
  const scored = tasks.map((task) => ({ task, length: commonLength(core, task.text) }))
  const most = Math.max(...scored.map(({ length }) => length))
  if (most < fewest || most * 2 < core.length) return []
  const best = scored.filter(({ length }) => length === most).map(({ task }) => task)
  return best.length > mostTasks ? [] : best
}

/** How many characters in a row two texts have in common at most. */
function commonLength(a: string, b: string): number {
  for (let length = a.length; length > 0; length--)
    for (let at = 0; at + length <= a.length; at++) if (b.includes(a.slice(at, at + length))) return length
  return 0
}
