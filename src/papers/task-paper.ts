import { dayLabel } from '../domain/day.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { periodWords } from '../domain/reporting/words.ts'
import type { TaskState } from '../domain/tasks.ts'
import { type Paper, paragraph, table } from './paper.ts'
import { printed } from './print.ts'
import { taskCountsInPaper, termOf } from './terms.ts'

/** 任务台账: every task of the plan with the newest confirmed progress of each unit. */
export function taskPaper(plan: Plan, tasks: readonly TaskState[], day: string): Paper {
  return printed({
    title: '任务台账',
    under: [plan.title, `（数据截至${dayLabel(day)}）`],
    across: true,
    blocks: [
      paragraph(`${tasks.length}项任务：${taskCountsInPaper(tasks)}。`),
      table(
        { 任务: 5, 内容: 34, 牵头单位: 12, 责任单位: 17, 状态: 7, 各单位进展: 30 },
        tasks.map(({ task, progress, reports }) => [
          String(task.no),
          task.text,
          task.leadsWritten,
          task.responsibleWritten,
          termOf(progress),
          reports
            .map(
              ({ unit, period, progress: own, done, next, problem = '', help = '' }) =>
                `${unitById(plan, unit)?.short ?? unit}（${periodWords(period)}）${own}${done === '' ? '' : `：${done}`}${next === '' ? '' : `；下一步：${next}`}${problem === '' ? '' : `；存在问题：${problem}`}${help === '' ? '' : `；需协调：${help}`}`,
            )
            .join('\n'),
        ]),
      ),
    ],
  })
}
