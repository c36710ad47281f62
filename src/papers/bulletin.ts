import { owedCountsWords, type Unheard } from '../cards/owed-words.ts'
import { countsIn, goalName } from '../cards/state-words.ts'
import { taskTitle } from '../cards/task-words.ts'
import { ruledWords } from '../domain/amendments/ruled.ts'
import { fromWords } from '../domain/amendments/words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { lastTarget, sealLine, shortName, signerOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { OwedCounts } from '../domain/reporting/owed.ts'
import { changes, kindOfChange } from '../domain/status.ts'
import { type TaskState, unreported, wantsHelp } from '../domain/tasks.ts'
import { asOfLine, taskCountsInPaper } from '../ledger/terms.ts'
import { changeInPaper, goalTable, statesWords } from './goal-lines.ts'
import { nextSteps, toldIn } from './next-steps.ts'
import { outlookOfPlan } from './outlook.ts'
import { type Paper, type PaperBlock, paragraph, sections, small, table } from './paper.ts'
import { printed } from './print.ts'
import { dueShareNote, goalsUnder, judgedWords, overallWords } from './standing.ts'

export type BulletinView = {
  plan: Plan
  /** Null for a reader's copy, which takes no number. */
  issue: { year: number; no: number } | null
  /** The cut-off day, and the day it is drafted. */
  day: string
  today: string
  goals: GoalState[]
  /** The issue before this one, as it was known when it was drafted. */
  last: { year: number; no: number; day: string; goals: GoalState[] } | null
  tasks: TaskState[]
  /** What is not in, what was never reported, and which units are overdue with how much. */
  owed: Unheard & { counts: OwedCounts; late: { name: string; count: number }[] }
  pending: number
}

/** The paper's own annexes by number, where it has both. */
const annexes = { goals: 1, late: 2 }

/** 督查通报, drafted from data for the office to edit: every count stands before the list it counts. */
export function bulletin(view: BulletinView): Paper {
  const { plan, issue, today, goals, owed } = view
  return printed({
    title: `关于《${plan.title}》推进情况的通报`,
    under: [
      issue ? `${issue.year}年第${issue.no}期` : '阅读稿（未编号）',
      asOfLine(goals, owed.late.length > 0 ? annexes.goals : ''),
    ],
    to: (plan.addresseesWritten ?? '').replaceAll(',', '，'),
    blocks: sections([
      ['总体情况', [paragraph(overall(view)), paragraph(sinceLast(view))]],
      [
        '目标完成情况',
        [
          paragraph(`各目标的数值和判定办法见附件${owed.late.length > 0 ? annexes.goals : ''}。`),
          ...countsIn(goals).flatMap(([name]) => goalsUnder(plan, name, goals)),
        ],
      ],
      ['到期完成预判', outlookOfPlan(plan, goals)],
      ['重点任务推进情况', tasksOf(plan, view.tasks)],
      ['填报情况', [paragraph(owedWords(view))]],
      ['下一步工作', nextSteps({ plan, goals, tasks: view.tasks, overdue: owed.counts.overdue, annex: annexes.late })],
    ]),
    signed: { by: signerOf(plan), seal: sealLine(plan), on: dayLabel(today) },
    attached: [
      {
        title: '目标完成情况表',
        across: true,
        blocks: [
          goalTable(plan, goals),
          small(
            `${judgedWords(plan, goals)}${statesWords(goals)}${dueShareNote(plan, goals)}${countedWords(view)}${changedWords(plan, goals)}`,
          ),
        ],
      },
      ...(owed.late.length > 0 ? [{ title: '逾期未报情况表', across: false, blocks: owedTable(view) }] : []),
    ],
  })
}

/** Which reports the figures rest on. */
const countedWords = ({ day, today }: BulletinView): string =>
  day === today
    ? `只计截至${dayLabel(day)}已审核确认的填报。`
    : `只计所属期到${dayLabel(day)}为止、${dayLabel(today)}前已审核确认的填报。`

/** What later papers changed, each with its paper: targets, and facts a ruling settled. */
function changedWords(plan: Plan, goals: readonly GoalState[]): string {
  const changed = goals.flatMap((state) => {
    const words = fromWords(lastTarget(state.goal))
    return words === '' ? [] : [`${goalName(state)}${words}`]
  })
  const ruled = goals.flatMap(({ indicators }) =>
    indicators.flatMap((row) => (row.ruled ? [`${row.short}的${ruledWords(plan, row)}`] : [])),
  )
  return [
    changed.length === 0 ? '' : `目标有调整的：${changed.join('；')}。`,
    ruled.length === 0 ? '' : `办公室有解释的：${ruled.join('；')}。`,
  ].join('')
}

function overall({ plan, day, goals, pending }: BulletinView): string {
  const waiting = pending > 0 ? `另有${pending}项填报待审核，未计入。` : ''
  return `${overallWords(plan, day, goals)}。${waiting}`
}

function sinceLast({ plan, goals, last }: BulletinView): string {
  if (!last) return '本期为首期通报，无上期可比。'
  const name = `上期（${last.year}年第${last.no}期，截至${dayLabel(last.day)}）`
  const all = changes(last.goals, goals)
  const ended = all.filter((change) => kindOfChange(change) === 'ended')
  const moved = all.filter((change) => !ended.includes(change))
  const over = ended.length === 0 ? '' : `${plan.words.period}已结束，${ended.length}个目标待最后一期，数没有更新。`
  if (moved.length === 0) return `与${name}相比，没有${over === '' ? '' : '其他'}变化。${over}`
  const words = moved.map((change) => changeInPaper(plan, change)).join('；')
  return `与${name}相比，${moved.length}个目标有变化：${words}。${over}`
}

function tasksOf(plan: Plan, tasks: readonly TaskState[]): PaperBlock[] {
  const blocked = tasks.filter(({ progress }) => progress === '受阻')
  const asking = tasks.filter(({ progress, reports }) => progress !== '受阻' && reports.some(wantsHelp))
  return [
    paragraph(
      tasks.every(({ progress }) => progress === unreported)
        ? `${tasks.length}项任务均${unreported}。`
        : `${tasks.length}项任务中，${taskCountsInPaper(tasks)}。`,
    ),
    ...(blocked.length > 0
      ? [paragraph(`受阻${blocked.length}项：${blocked.map((state) => helpWanted(plan, state)).join('；')}。`)]
      : []),
    ...(asking.length > 0
      ? [paragraph(`另有${asking.length}项提出需协调：${asking.map((state) => helpWanted(plan, state)).join('；')}。`)]
      : []),
  ]
}

function helpWanted(plan: Plan, { task, reports }: TaskState): string {
  const told = reports.filter(wantsHelp).map(({ unit, done, problem, help }) => {
    const told = [
      done === '' ? '' : `：${toldIn(done)}`,
      problem === undefined || problem === '' ? '' : `，存在问题：${toldIn(problem)}`,
      help === undefined || help === '' ? '' : `，需协调：${toldIn(help)}`,
    ]
    // The short name: a name with a bracket in it would stand within brackets.
    return `${shortName(plan, unit)}${told.join('')}`
  })
  return `${taskTitle(task)}（${told.join('；')}）`
}

function owedWords({ owed, day, today }: BulletinView): string {
  const { counts, since, late } = owed
  const until = day === today ? `截至${dayLabel(today)}` : `所属期到${dayLabel(day)}为止的填报中`
  const annex = `涉及${late.length}个单位（见附件${annexes.late}）`
  if (counts.all === 0) return `${until}，没有应报未报的事项（自${dayLabel(since)}启用起计）。`
  if (counts.overdue === counts.all) return `${until}，逾期未报${counts.all}项，${annex}。`
  // “今天” is no day to who reads a paper later.
  const due = day === today ? '当日到期' : `${dayLabel(today)}到期`
  const who = late.length > 0 ? `，逾期的${annex}` : ''
  return `${until}，${owedCountsWords(counts).replace('今天到期', due)}${who}。`
}

/** The sum is that of the text: what several lead together stands with each of them and counts once. */
function owedTable({ owed: { late, counts } }: BulletinView): PaperBlock[] {
  const listed = late.reduce((sum, { count }) => sum + count, 0)
  const shared = listed > counts.overdue ? '联合牵头的同一项在各牵头单位下分别列出，合计只计一次。' : ''
  return [
    table(
      ['单位', '逾期未报（项）'],
      [...late.map(({ name, count }) => [name, String(count)]), ['合计', String(counts.overdue)]],
    ),
    small(`按方案中单位的顺序，不是排名。${shared}`),
  ]
}
