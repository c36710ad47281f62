import type { Group, Unit } from '../domain/plan.ts'
import type { OwnTask } from '../domain/reporting/own-tasks.ts'
import { wantsHelp } from '../domain/tasks.ts'
import { type Block, type Inline, note } from './kit.ts'
import { obstacleWords, taskTitle, toldWords } from './task-words.ts'

/** What one unit's digest tells besides the goals it leads: its tasks, as it reported them itself. */
export type UnitPart = {
  unit: Unit
  tasks: OwnTask[]
  /** The same tasks at the last digest. */
  before: OwnTask[]
  /** Groups through which the plan reaches it without naming it. */
  groups: Group[]
}

/** Tasks it has reported on since the last digest, blocked ones first. */
export function movedTasks({ tasks, before }: UnitPart): { now: OwnTask; last: OwnTask | undefined }[] {
  return tasks
    .map((now, index) => ({ now, last: before[index] }))
    .filter(({ now, last }) => now.report?.id !== last?.report?.id)
    .sort((a, b) => Number(b.now.progress === '受阻') - Number(a.now.progress === '受阻'))
}

/** `任务16 服务机构培育 推进中→受阻：经费未到位（更正）` */
export function movedTaskWords({ now, last }: ReturnType<typeof movedTasks>[number]): string {
  const { task, progress, report } = now
  const step = last?.progress === progress ? progress : `${last?.progress ?? '未填报'}→${progress}`
  return `${taskTitle(task)} ${step}${wordsOfReport(now)}${report?.correction ? '（更正）' : ''}`
}

const wordsOfReport = ({ report }: OwnTask): string =>
  report === null ? '' : wantsHelp(report) ? obstacleWords(report) : toldWords(report.done)

/** Its tasks that wanted help before and do, with what it said of them. */
export function stillWanting(part: UnitPart): Inline[][] {
  const moved = new Set(movedTasks(part).map(({ now }) => now))
  return part.tasks
    .flatMap((own) => (own.report && wantsHelp(own.report) && !moved.has(own) ? [{ ...own, report: own.report }] : []))
    .map(({ task, report }) => [`${taskTitle(task)}${obstacleWords(report)}`])
}

/** What has happened to its tasks, for the first line; '' where nothing has. */
export function taskNews(part: UnitPart): string {
  const moved = movedTasks(part)
  const turned = (progress: OwnTask['progress'], words: string) => {
    const names = moved.filter(({ now, last }) => now.progress === progress && last?.progress !== progress)
    if (names.length === 0) return ''
    const shown = names.slice(0, 2).map(({ now }) => taskTitle(now.task))
    return `${shown.join('、')}${names.length > shown.length ? `等${names.length}项` : ''}${words}`
  }
  return [turned('受阻', '受阻'), turned('已完成', '已完成'), moved.length > 0 ? `${moved.length}项任务有新进展` : '']
    .filter((words) => words !== '')
    .join('，')
}

/** That the plan names the unit only as one of a group, and where the group's list is from. */
export const groupNotes = ({ unit, tasks, groups }: UnitPart): Block[] =>
  groups.map(({ name, source }) => {
    const count = tasks.filter(({ group }) => group === name).length
    return note(`方案在${count}项任务里写的是“${name}”，${unit.short}是其中之一。${source}`)
  })
