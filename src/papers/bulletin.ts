import { neededWords } from '../cards/goal.ts'
import { owedCountsWords, type Unheard } from '../cards/owed-words.ts'
import { countedAs, countsIn, goalName, leadsOf, lightNames, ruleWords } from '../cards/state-words.ts'
import { taskTitle } from '../cards/task-words.ts'
import { ruledWords } from '../domain/amendments/ruled.ts'
import { fromWords } from '../domain/amendments/words.ts'
import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Light } from '../domain/light.ts'
import { lastTarget, periodWord, signerOf, unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { OwedCounts } from '../domain/reporting/owed.ts'
import { asPhrase, clipped } from '../domain/reporting/words.ts'
import { changes, worstFirst } from '../domain/status.ts'
import { type TaskState, wantsHelp } from '../domain/tasks.ts'
import { asOfLine, countsInPaper, taskCountsInPaper } from '../ledger/terms.ts'
import { changeInPaper, goalInBrief, goalTable, statesWords } from './goal-lines.ts'
import { heading, type Paper, type PaperBlock, paragraph, small, table } from './paper.ts'
import { printed } from './print.ts'

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
  exampleData: boolean
}

/** The paper's own annexes by number, where it has both. */
const annexes = { goals: 1, late: 2 }

/** 督查通报, drafted from data for the office to edit: every count stands before the list it counts. */
export function bulletin(view: BulletinView): Paper {
  const { plan, issue, today, goals, owed, exampleData } = view
  return printed({
    title: `关于《${plan.title}》推进情况的通报`,
    under: [
      issue ? `${issue.year}年第${issue.no}期` : '阅读稿（未编号）',
      asOfLine(goals, owed.late.length > 0 ? annexes.goals : ''),
      ...(exampleData ? ['示例数据，仅供演练'] : []),
    ],
    to: (plan.addresseesWritten ?? '').replaceAll(',', '，'),
    blocks: [
      heading('一、总体情况'),
      paragraph(overall(view)),
      paragraph(sinceLast(view)),
      heading('二、目标完成情况'),
      paragraph(`${ruleWords(plan, goals)}各目标的数值见附件${owed.late.length > 0 ? annexes.goals : ''}。`),
      ...byLight(plan, goals),
      heading('三、重点任务推进情况'),
      ...tasksOf(plan, view.tasks),
      heading('四、填报情况'),
      paragraph(owedWords(view)),
      ...nextSteps(view),
    ],
    signed: { by: signerOf(plan), on: dayLabel(today) },
    attached: [
      {
        title: '目标完成情况表',
        across: true,
        blocks: [
          goalTable(plan, goals),
          small(`${ruleWords(plan, goals)}${statesWords(goals)}${countedWords(view)}${changedWords(plan, goals)}`),
        ],
      },
      ...(owed.late.length > 0 ? [{ title: '逾期未报情况表', across: false, blocks: owedTable(view) }] : []),
    ],
  })
}

/** Which reports the figures rest on. */
const countedWords = ({ day, today }: BulletinView): string =>
  day === today
    ? `只计截至${dayLabel(day)}已审核确认的填报，由台账生成。`
    : `只计所属期到${dayLabel(day)}为止、${dayLabel(today)}前已审核确认的填报，由台账生成。`

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
  const time =
    day > plan.end
      ? `${periodWord(plan)}已于${dayLabel(plan.end)}结束`
      : `序时进度为${percent(timeProgress(plan, day))}`
  const waiting = pending > 0 ? `另有${pending}项填报待审核，未计入。` : ''
  return `截至${dayLabel(day)}，${time}。方案${plan.indicators.length}项指标对应${goals.length}个目标，其中${countsInPaper(goals)}。${waiting}`
}

function sinceLast({ plan, goals, last }: BulletinView): string {
  if (!last) return '本期为首期通报，无上期可比。'
  const name = `上期（${last.year}年第${last.no}期，截至${dayLabel(last.day)}）`
  const moved = changes(last.goals, goals)
  if (moved.length === 0) return `与${name}相比，没有变化。`
  return `与${name}相比，${moved.length}个目标有变化：${moved.map((change) => changeInPaper(plan, change)).join('；')}。`
}

/** Lights whose goals somebody has to see to; the others are named only. */
export const pressing: ReadonlySet<Light> = new Set(['behind', 'farBehind', 'unmet'])

/** One paragraph per light that occurs; together they name every goal once. */
function byLight(plan: Plan, goals: readonly GoalState[]): PaperBlock[] {
  const ordered = [...worstFirst(goals), ...goals.filter((goal) => !worstFirst(goals).includes(goal))]
  return countsIn(goals).map(([name, count]) => {
    const own = ordered.filter((state) => countedAs(state) === name)
    const inBrief = own.some(({ light }) => pressing.has(light))
    const names = own.map((state) => (inBrief ? goalInBrief(plan, state) : goalName(state)))
    return paragraph(`${name}${count}个：${names.join(inBrief ? '；' : '、')}。`)
  })
}

function tasksOf(plan: Plan, tasks: readonly TaskState[]): PaperBlock[] {
  const blocked = tasks.filter(({ progress }) => progress === '受阻')
  const asking = tasks.filter(({ progress, reports }) => progress !== '受阻' && reports.some(wantsHelp))
  return [
    paragraph(`${tasks.length}项任务中，${taskCountsInPaper(tasks)}。`),
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
    return `${unitById(plan, unit)?.short ?? unit}${told.join('')}`
  })
  return `${taskTitle(task)}（${told.join('；')}）`
}

const toldIn = (written: string): string => asPhrase(clipped(written, 200))

function owedWords({ goals, owed, today }: BulletinView): string {
  const { counts, never, since, late } = owed
  // A target of one or two things is under way from the first day, whether or not anybody reported on it.
  const underWay = goals.filter(
    ({ light, goal }) => light === 'inProgress' && never.goals.some(({ no }) => goal.indicators.includes(no)),
  )
  const among = underWay.length > 0 ? `（含${lightNames.inProgress}的${underWay.length}个）` : ''
  const unheard = [
    never.goals.length > 0 ? `${never.goals.length}个目标${among}` : '',
    never.tasks.length > 0 ? `${never.tasks.length}项任务` : '',
  ].filter((words) => words !== '')
  const end = unheard.length === 0 ? '。' : `；${unheard.join('、')}从未填报。`
  if (counts.all === 0) return `截至${dayLabel(today)}，没有应报未报的事项（自${dayLabel(since)}启用起计）${end}`
  if (counts.overdue === counts.all)
    return `截至${dayLabel(today)}，逾期未报${counts.all}项，涉及${late.length}个单位（见附件${annexes.late}）${end}`
  const who = late.length > 0 ? `，逾期的涉及${late.length}个单位（见附件${annexes.late}）` : ''
  // “今天” is no day to who reads a paper later.
  return `截至${dayLabel(today)}，${owedCountsWords(counts).replace('今天到期', '当日到期')}${who}${end}`
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

/** What the figures themselves ask for; what the office asks beyond that it writes itself. */
function nextSteps({ plan, goals, tasks, owed }: BulletinView): PaperBlock[] {
  const needed = worstFirst(goals).flatMap((state) => {
    const words = neededWords(plan, state).replace(/。$/, '')
    return words === '' ? [] : [`${goalName(state)}（${leadsOf(plan, state)}牵头）${words}`]
  })
  const blocked = tasks.filter(({ progress }) => progress === '受阻')
  const steps = [
    needed.length > 0 ? `滞后的目标要在${dayLabel(plan.end)}前完成：${needed.join('；')}。` : '',
    blocked.length > 0
      ? `受阻的任务，各单位所报的下一步：${blocked.map((state) => nextOf(plan, state)).join('；')}。`
      : '',
    owed.counts.overdue > 0 ? `逾期未报的${owed.counts.overdue}项，请有关单位尽快补报（见附件${annexes.late}）。` : '',
  ].filter((words) => words !== '')
  if (steps.length === 0) return []
  return [
    heading('五、下一步工作'),
    ...steps.map((words, index) => paragraph(steps.length > 1 ? `${index + 1}．${words}` : words)),
  ]
}

function nextOf(plan: Plan, { task, reports }: TaskState): string {
  const told = reports
    .filter(({ progress }) => progress === '受阻')
    .map(({ unit, next }) => `${unitById(plan, unit)?.short ?? unit}：${next === '' ? '未报' : toldIn(next)}`)
  return `${taskTitle(task)}（${told.join('；')}）`
}
