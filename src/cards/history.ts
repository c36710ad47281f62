import { dayLabel } from '../domain/day.ts'
import type { Baseline } from '../domain/report.ts'
import { placesOf, type Subject, shortOf, titleOf } from '../domain/reporting/subject.ts'
import type { Submission } from '../domain/reporting/submission.ts'
import {
  clipped,
  contentWords,
  periodWords,
  replacedReason,
  stateWords,
  timeWords,
  undoneMark,
} from '../domain/reporting/words.ts'
import {
  type Block,
  type Button,
  b,
  button,
  buttons,
  type Card,
  colour,
  dim,
  type Inline,
  list,
  note,
  rule,
  source,
  text,
} from './kit.ts'
import { pageWord, turns, type View } from './nav.ts'

type HistoryItem = {
  submission: Submission
  unit: string
  /** Names and files; null where the reader may see neither. */
  full: { evidence: string[] } | null
  /** What the reader may do with it. */
  mayCorrect: boolean
  mayUndo: boolean
}

export type HistoryView = {
  subject: Subject
  items: HistoryItem[]
  baselines: Baseline[]
  page: number
  pages: number
  total: number
  unitOf: (no: number) => string
  /** The list the goal's page was opened from. */
  from?: View
}

/** How much of a text is shown; five versions must fit one card. */
const longest = 300

const stateColour = { pending: 'orange', confirmed: 'green', returned: 'red', withdrawn: 'grey' } as const
const verbs = { pending: '提交', confirmed: '确认', returned: '退回', withdrawn: '撤回' } as const

/** 记录 of an indicator or a task: every version, newest first, with who, when, state, reason and evidence. */
export function historyCard({ subject, items, baselines, page, pages, total, unitOf, from }: HistoryView): Card {
  const start = baselines.map(({ no, date, value, source: of, by, at }): Inline[] => [
    `基数${value}${unitOf(no)}（${dayLabel(date)}），来源：${of}，${by.name} ${timeWords(at)}设`,
  ])
  return {
    title: `记录：${shortOf(subject)}`,
    tone: 'blue',
    blocks: [
      text(`${titleOf(subject)}，共${total}条填报记录${total === 0 ? '，还没有填报过' : '，最新的在前'}。`),
      ...items.flatMap((item) => [rule, ...itemBlocks(item)]),
      ...(page + 1 === pages && start.length > 0 ? [rule, list(...start)] : []),
      ...pageBlocks(subject, page, pages, from),
      source(...placesOf(subject)),
    ],
  }
}

/** How somebody's own last submissions stand, newest first. */
export function ownCard(own: Submission[], total: number): Card {
  return {
    title: '我的填报',
    tone: 'blue',
    blocks: [
      text(`您共填报${total}次，最近的：`),
      list(
        ...own.map(({ subject, period, reports, state, decided, at }): Inline[] => [
          b(`${shortOf(subject)}　${periodWords(period)}`),
          `　${contentWords(subject, reports)}　`,
          colour(stateColour[state], stateWords[state]),
          state === 'pending'
            ? `（${timeWords(at)}提交）`
            : `（${timeWords(decided.at)} ${decided.by.name}${decided.reason === '' ? '' : `：${decided.reason}`}）`,
        ]),
      ),
    ],
  }
}

function itemBlocks({ submission, unit, full, mayCorrect, mayUndo }: HistoryItem): Block[] {
  const { subject, period, reports, state, correction, note: remark, byOffice, form } = submission
  const about = { kind: subject.kind, no: subject.no, unit: submission.unit, period }
  const actions: Button[] = [
    ...(mayCorrect ? [button('更正', { do: 'correct', ...about })] : []),
    ...(mayUndo ? [button('撤销确认', { do: 'undo', form }, 'danger')] : []),
    ...(full && full.evidence.length > 0 ? [button('看佐证', { do: 'evidence-of', form })] : []),
  ]
  const lines = [
    ...(full ? eventLines(submission) : []),
    ...(correction === '' ? [] : [`更正原因：${correction}`]),
    ...(full && remark !== '' ? [`备注：${clipped(remark, longest)}`] : []),
    ...(full && full.evidence.length > 0 ? [`佐证：${full.evidence.join('、')}`] : []),
  ]
  return [
    text(
      b(periodWords(period)),
      `　${contentWords(subject, reports, longest)}　`,
      colour(stateColour[state], stateWords[state]),
      dim(`　${unit}${byOffice ? '（办公室录入）' : ''}`),
    ),
    ...(lines.length > 0 ? [list(...lines.map((line) => [line]))] : []),
    ...(actions.length > 0 ? [buttons(...actions)] : []),
  ]
}

/** `3月18日 10:00 李明提交`; of an undone confirmation its own words. */
function eventLines({ reports }: Submission): string[] {
  return (reports[0]?.events ?? []).map(({ at, state, by, reason }) => {
    if (reason === replacedReason) return `${timeWords(at)} ${replacedReason}`
    const undone = reason.startsWith(undoneMark)
    const verb = undone ? '' : verbs[state]
    return `${timeWords(at)} ${by.name}${verb}${reason === '' ? '' : undone ? reason : `：${reason}`}`
  })
}

/** The other pages, and the way back to the goal's page or to the tasks. */
function pageBlocks(subject: Subject, page: number, pages: number, from: View | undefined): Block[] {
  const opened = from && { from: pageWord(from) }
  const at = (to: number) => ({ do: 'history', kind: subject.kind, no: subject.no, page: to, ...opened })
  const back = subject.kind === 'indicator' ? { view: 'goal', of: String(subject.no), ...opened } : { view: 'tasks' }
  return [
    buttons(...turns({ at: page, pages }, at), button('返回', { do: 'status', ...back })),
    ...(pages === 1 ? [] : [note(`第${page + 1}页，共${pages}页。`)]),
  ]
}
