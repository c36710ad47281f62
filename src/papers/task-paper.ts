import { cellAsRuled } from '../domain/amendments/ruled.ts'
import { dayLabel } from '../domain/day.ts'
import { shortName } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Plan } from '../domain/plan.ts'
import { asPhrase, periodWords } from '../domain/reporting/words.ts'
import type { TaskState } from '../domain/tasks.ts'
import { taskCountsInPaper } from '../ledger/terms.ts'
import { aLineEach } from '../ledger/words.ts'
import { type Paper, paragraph, table } from './paper.ts'
import { printed } from './print.ts'

/** 任务台账: every task of the plan with the newest confirmed progress of each unit. */
export function taskPaper(plan: Plan, tasks: readonly TaskState[]): Paper {
  const newest = newestDay(tasks)
  return printed({
    title: '任务台账',
    under: [plan.title, newest === '' ? '（尚无已确认的进展）' : `（数据截至${dayLabel(newest)}）`],
    across: true,
    blocks: [
      paragraph(`${tasks.length}项任务：${taskCountsInPaper(tasks)}。`),
      {
        ...table(
          ['任务', '内容', '牵头单位', '责任单位', '状态', '各单位进展'],
          tasks.map(({ task, progress, reports }) => [
            String(task.no),
            task.text,
            aLineEach(cellAsRuled(plan, task, 'leads')),
            aLineEach(cellAsRuled(plan, task, 'responsible')),
            progress,
            reports
              .map(({ unit, period, progress: own, done, next, problem = '', help = '' }) =>
                [
                  `${shortName(plan, unit)}（${periodWords(period)}）${own}${done && `：${asPhrase(done)}`}`,
                  next && `下一步：${asPhrase(next)}`,
                  problem && `存在问题：${asPhrase(problem)}`,
                  help && `需协调：${asPhrase(help)}`,
                ]
                  .filter((words) => words !== '')
                  .join('；'),
              )
              .join('\n'),
          ]),
        ),
        roomy: ['各单位进展'],
      },
    ],
  })
}

/** The last day the newest progress stands for; '' where there is none. */
const newestDay = (tasks: readonly TaskState[]): string =>
  tasks
    .flatMap(({ reports }) => reports)
    .map(({ period, at }) => [parsePeriod(period)?.last ?? '', at.slice(0, 10)].sort()[0] ?? '')
    .reduce((last, day) => (day > last ? day : last), '')
