import { type GoalState, isGoalReported } from '../domain/attainment.ts'
import type { Figure } from '../domain/figures.ts'
import type { Plan } from '../domain/plan.ts'
import type { TaskState } from '../domain/tasks.ts'
import { goalPages, type Turn } from './goals.ts'
import { type Block, b, button, type Card, card, type Inline, judged, note, text } from './kit.ts'
import { shortWords } from './outlook-words.ts'
import { countedAs, goalName, leadsOf, ruleLine } from './state-words.ts'
import { basisOf } from './status.ts'
import { taskBasis, taskSummary } from './task-words.ts'

/** A goal, and those of its figures that have neither a file nor a document number. */
type Dossier = { state: GoalState; bare: readonly Figure[] }

type GapsView = {
  plan: Plan
  day: string
  dossiers: readonly Dossier[]
  tasks: readonly TaskState[]
  /** The reader may have the papers made. */
  papers: boolean
}

/** So many periods are named; the paper of the goal names them all. */
const mostNamed = 4

/** 验收还缺什么: goal by goal what an acceptance would ask for: the value, the start it is judged from, the evidence. */
export function gapsCard({ plan, day, dossiers, tasks, papers }: GapsView, turn: Turn): Card {
  const goals = dossiers.map(({ state }) => state)
  const lacking = dossiers.filter((dossier) => lacks(dossier).length > 0)
  const empty = goals.filter((state) => !isGoalReported(state))
  const begun = lacking.filter(({ state }) => isGoalReported(state))
  const told = new Map(begun.map((dossier) => [dossier.state, lacks(dossier).join('；')]))
  const line = (state: GoalState): Inline[] => [
    b(goalName(state)),
    `：${told.get(state) ?? ''}（${leadsOf(plan, state)}牵头）`,
  ]
  return card(
    '验收还缺什么',
    lacking.length > 0 ? 'orange' : 'green',
    text(b(`${dossiers.length}个目标中${dossiers.length - lacking.length}个材料齐全`), `${countWords(dossiers)}。`),
    ...(tasks.length > 0 ? [taskSummary(tasks)] : []),
    ...goalPages(
      begun.map(({ state }) => state),
      line,
      turn,
      papers ? [button('验收材料', { do: 'acceptance' })] : [],
      [
        ...(empty.length > 0 ? [text(`尚未填报的${empty.length}个：${empty.map(goalName).join('、')}。`)] : []),
        ...howToProve(dossiers),
      ],
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day), ...taskBasis(tasks)),
  )
}

/** `；没达到2个、尚未填报17个；没有佐证4期，涉及3个目标` */
function countWords(dossiers: readonly Dossier[]): string {
  const count = (is: (state: GoalState) => boolean): number => dossiers.filter(({ state }) => is(state)).length
  const standing = [
    [count((state) => isShort(state)), '没达到'],
    [count((state) => !isGoalReported(state)), '尚未填报'],
    [count((state) => state.light === 'noBaseline'), '缺基数或期初数'],
  ] as const
  const bare = dossiers.filter((one) => one.bare.length > 0)
  const periods = bare.reduce((all, one) => all + one.bare.length, 0)
  return [
    standing
      .filter(([of]) => of > 0)
      .map(([of, words]) => `${words}${of}个`)
      .join('、'),
    periods > 0 ? `没有佐证${periods}期，涉及${bare.length}个目标` : '',
  ]
    .filter((words) => words !== '')
    .map((words) => `；${words}`)
    .join('')
}

/** Reported and not reached; what cannot be judged yet is short of its start, not of its target. */
const isShort = (state: GoalState): boolean =>
  isGoalReported(state) && state.light !== 'met' && state.light !== 'noBaseline'

function lacks({ state, bare }: Dossier): string[] {
  if (!isGoalReported(state)) return ['尚未填报']
  return [
    isShort(state) ? shortWords(state) || countedAs(state) : '',
    state.light === 'noBaseline' ? (state.missingPast > 0 ? '缺期初数' : '缺基数') : '',
    bare.length === 0 ? '' : `没有佐证的${bare.length}期：${named(bare)}`,
  ].filter((words) => words !== '')
}

function named(bare: readonly Figure[]): string {
  const labels = [...new Set(bare.map(({ period }) => period.label))]
  return labels.slice(0, mostNamed).join('、') + (labels.length > mostNamed ? '等' : '')
}

/** Only where evidence is missing it is told how it comes. */
const howToProve = (dossiers: readonly Dossier[]): Block[] =>
  dossiers.some(({ bare }) => bare.length > 0)
    ? [note('备注写了文号的算有佐证。已确认的也可以补：填报人把文件私聊发给我，再选是哪一次填报。')]
    : []
