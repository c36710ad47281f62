import { b, button, type Inline, list, text } from '../cards/kit.ts'
import { countsIn, goalName, ruleWords } from '../cards/state-words.ts'
import { blockedTasks, taskSummary } from '../cards/task-words.ts'
import { board, type GoalState, timeProgress } from '../domain/attainment.ts'
import { percent } from '../domain/decimal.ts'
import { dutiesOf } from '../domain/duties.ts'
import { placeOf, unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { isBehind, worstFirst } from '../domain/status.ts'
import { type TaskState, taskStates } from '../domain/tasks.ts'
import type { Ask } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { reported, sourcesOf, stateLine, toneOf } from './standing.ts'
import { asking, taskTitle, unitName, unitNames } from './words.ts'

type Asked = Extract<Ask, { kind: 'progress' }>

/** How things stand, from confirmed reports only; “尚未填报” where there are none. */
export function progressPart(grounds: Grounds, ask: Asked): Part {
  const { plan, facts, now } = grounds
  if (!facts) return { title: '进展', blocks: [text('这里只回答方案内容；填报的进展请在内部群或私聊中问我。')] }
  const goals = board(plan, facts, now.slice(0, 10), grounds.judging)
  const tasks = taskStates(plan, facts)
  const [unit] = ask.scope.units
  const county = unit !== undefined && unitById(plan, unit)?.kind === 'county'
  if (ask.want === 'tasks') return taskCountsPart(plan, tasks)
  if (ask.scope.indicators.length > 0 && !county)
    return goalsPart(
      grounds,
      goals.filter(({ goal }) => goal.indicators.some((no) => ask.scope.indicators.includes(no))),
    )
  if (ask.scope.tasks.length > 0)
    return tasksPart(
      grounds,
      tasks.filter(({ task }) => ask.scope.tasks.includes(task.no)),
    )
  if (unit !== undefined) {
    const parts = ask.scope.units.map((id) => unitPart(grounds, id, goals, tasks))
    return {
      title: parts
        .map(({ title }) => title)
        .join('、')
        .slice(0, 30),
      blocks: parts.flatMap(({ blocks }) => blocks),
      places: parts.flatMap(({ places = [] }) => places),
    }
  }
  const inScope =
    ask.scope.category === null
      ? goals
      : goals.filter(({ indicators }) => indicators.some(({ category }) => category === ask.scope.category))
  return overallPart(grounds, inScope, ask)
}

function goalsPart(grounds: Grounds, goals: readonly GoalState[]): Part {
  const { plan } = grounds
  const pending = goals
    .filter((state) => maySeePending(grounds, state))
    .reduce((total, state) => total + state.pending, 0)
  const behind = goals.some(isBehind)
  const rows = goals.map((state) => stateLine(plan, state, goals.length > 1))
  return {
    title: goals.map(goalName).join('、').slice(0, 30),
    tone: goals.length === 1 && goals[0] ? toneOf(goals[0].light) : 'blue',
    blocks: [
      goals.length === 1 && rows[0] ? text(...rows[0]) : list(...rows),
      ...(pending > 0 ? [text(`另有待审核${pending}件，未计入。`)] : []),
    ],
    notes: goals.some(reported) ? [ruleWords(plan, goals)] : [],
    places: [...goals.flatMap(({ indicators }) => indicators.map(placeOf)), ...sourcesOf(goals)],
    buttons:
      behind || goals.some(reported)
        ? [asking('看目标', goals.map(({ indicators }) => `指标${indicators[0]?.no}`).join('、'))]
        : [],
  }
}

/** Figures nobody has confirmed yet: for leaders, the office and the unit's own liaisons, and never in a group. */
const maySeePending = ({ asker, group }: Grounds, { indicators }: GoalState): boolean =>
  !group &&
  (asker.role === 'leader' ||
    asker.role === 'admin' ||
    indicators.some(({ leads }) => leads.some((unit) => asker.units.includes(unit))))

function tasksPart({ plan }: Grounds, states: readonly TaskState[]): Part {
  const rows = states.map(({ task, reports, progress }): Inline[] =>
    reports.length === 0
      ? [...(states.length > 1 ? [b(taskTitle(task)), '：'] : []), b('尚未填报'), '，没有已确认的进展']
      : [
          b(taskTitle(task)),
          '：',
          b(progress),
          `（${reports
            .map(
              (report) =>
                `${unitById(plan, report.unit)?.short ?? report.unit}：${report.done === '' ? report.progress : report.done}`,
            )
            .join('；')
            .slice(0, 160)}）`,
        ],
  )
  return {
    title: states.length === 1 && states[0] ? taskTitle(states[0].task) : '任务进展',
    blocks: rows.length === 1 && rows[0] ? [text(...rows[0])] : [list(...rows)],
    places: states.map(({ task }) => placeOf(task)),
  }
}

const mostBlocked = 8

/** How many tasks stand how, and those that are blocked. */
function taskCountsPart(plan: Plan, states: readonly TaskState[]): Part {
  const blocked = blockedTasks(plan, states)
  return {
    title: '任务进展',
    blocks: [
      taskSummary(states),
      ...(blocked.length > 0 ? [text('受阻：'), list(...blocked.slice(0, mostBlocked))] : []),
    ],
    buttons: [button('全部任务进展', { do: 'status', view: 'tasks' })],
    places: ['附件3'],
  }
}

function unitPart({ plan }: Grounds, unit: string, goals: readonly GoalState[], tasks: readonly TaskState[]): Part {
  const name = unitName(plan, unit)
  const duties = dutiesOf(plan, unit)
  const led = goals.filter(({ indicators }) => indicators.some((indicator) => indicator.leads.includes(unit)))
  const own = tasks.filter(
    ({ task }) => duties.leads.includes(task) || duties.responsible.some((duty) => duty.task === task),
  )
  const sent = own.filter(({ reports }) => reports.some((report) => report.unit === unit))
  const done = led.filter(reported)
  const nothing = done.length === 0 && sent.length === 0
  const scope = [led.length > 0 ? `牵头目标${led.length}个` : '', own.length > 0 ? `任务${own.length}项` : '']
    .filter((part) => part !== '')
    .join('、')
  return {
    title: `${unitById(plan, unit)?.short ?? name}的进展`,
    blocks: [
      nothing
        ? text(b(`${name}尚未填报`), `，没有已确认的数据${scope === '' ? '；方案没有点名的任务' : `（${scope}）`}。`)
        : text(
            `${name}：`,
            led.length > 0 ? `牵头的${led.length}个目标已填报${done.length}个，` : '',
            `${own.length}项任务已填报${sent.length}项。`,
          ),
      ...(done.length > 0 ? [list(...done.map((state) => stateLine(plan, state, true)))] : []),
      ...(sent.length > 0
        ? [
            list(
              ...sent.map(({ task, reports }): Inline[] => [
                `${taskTitle(task)}：${reports.find((report) => report.unit === unit)?.progress ?? ''}`,
              ]),
            ),
          ]
        : []),
    ],
    places: ['附件2', '附件3', ...sourcesOf(done)],
  }
}

function overallPart(grounds: Grounds, goals: readonly GoalState[], { want, scope }: Asked): Part {
  const { plan, now } = grounds
  const filled = goals.filter(reported)
  const of = scope.category ?? ''
  const title = `${of}完成情况`
  const time = timeProgress(plan, now.slice(0, 10))
  const buttons = [
    asking('哪些滞后', `${of}哪些指标滞后`),
    asking('哪些没报', of === '' ? '哪些指标还没有数据' : `${of}没有数据的`),
  ]
  const all = `${goals.length}个目标`
  if (filled.length === 0) {
    const who = want === 'missing' ? missingUnits(grounds, goals) : null
    return {
      title,
      blocks: [
        text(
          b(`${all}都尚未填报`),
          `，没有已确认的数据，无法判断${want === 'best' || want === 'worst' ? '先后' : '进度'}。序时进度${percent(time)}。`,
        ),
        ...(who ? [text(...who)] : []),
      ],
      places: ['附件2'],
    }
  }
  const places = ['附件2', '已确认的填报']
  const rule = [ruleWords(plan, goals)]
  if (want === 'missing') {
    const empty = goals.filter((state) => !reported(state))
    const who = missingUnits(grounds, empty)
    return {
      title: `${of}未填报`,
      blocks: [
        text(
          b(empty.length > 0 ? `${empty.length}个目标未填报` : '所有目标都已填报'),
          `（共${all}）${empty.length > 0 ? '：' : '。'}${empty.map(goalName).join('、')}`,
        ),
        ...(who && empty.length > 0 ? [text(...who)] : []),
      ],
      places,
    }
  }
  const chosen =
    want === 'behind' || want === 'worst'
      ? worstFirst(goals).slice(0, want === 'worst' ? 3 : 21)
      : want === 'met'
        ? goals.filter(({ light }) => light === 'met')
        : want === 'best'
          ? [...filled]
              .filter(({ attainment }) => attainment !== null)
              .sort((a, z) => (a.attainment && z.attainment ? z.attainment.cmp(a.attainment) : 0))
              .slice(0, 3)
          : want === 'reported'
            ? filled
            : null
  if (chosen) {
    const label = { behind: '滞后', worst: '滞后最多', met: '已达标', best: '完成率最高', reported: '已填报' }[
      want === 'behind' || want === 'worst' || want === 'met' || want === 'best' ? want : 'reported'
    ]
    return {
      title: of === '' ? label : `${of}：${label}`,
      blocks: [
        text(
          b(chosen.length > 0 ? `${label}的有${chosen.length}个目标` : `没有${label}的目标`),
          `（共${all}，已填报${filled.length}个，未填报${goals.length - filled.length}个）`,
        ),
        ...(chosen.length > 0 ? [list(...chosen.map((state) => withLead(grounds, state)))] : []),
      ],
      notes: rule,
      places,
      buttons,
    }
  }
  const words = countsIn(goals).map(([name, count]) => `${name}${count}`)
  const worst = worstFirst(goals).slice(0, 3)
  return {
    title,
    blocks: [
      text(b(`${all}：${words.join('、')}`), `。序时进度${percent(time)}。`),
      ...(worst.length > 0 ? [list(...worst.map((state) => withLead(grounds, state)))] : []),
    ],
    notes: rule,
    places,
    buttons,
  }
}

const withLead = ({ plan }: Grounds, state: GoalState): Inline[] => [
  ...stateLine(plan, state, true),
  `，牵头${unitNames(plan, [...new Set(state.indicators.flatMap(({ leads }) => leads))])}`,
]

/** Whose figures are missing: for leaders and the office, in private; others see how many. */
function missingUnits({ plan, asker, group }: Grounds, goals: readonly GoalState[]): Inline[] | null {
  const units = [...new Set(goals.flatMap(({ indicators }) => indicators.flatMap(({ leads }) => leads)))]
  if (group || asker.role === 'member' || asker.role === 'liaison')
    return [`涉及${units.length}个牵头单位，全部目标见附件2。`]
  return [
    '牵头单位：',
    units
      .map(
        (id) =>
          `${unitName(plan, id)}${goals.filter(({ indicators }) => indicators.some(({ leads }) => leads.includes(id))).length}个`,
      )
      .join('、'),
    '。',
  ]
}
