import { placesOf, shortOf } from '../domain/reporting/subject.ts'
import type { Submission } from '../domain/reporting/submission.ts'
import {
  contentWords,
  periodWords,
  replacedReason,
  stateWords,
  taskLines,
  timeWords,
  undoneMark,
} from '../domain/reporting/words.ts'
import { b, button, buttons, type Card, list, note, source, text } from './kit.ts'

const tones = { pending: 'orange', confirmed: 'green', returned: 'red', withdrawn: 'grey' } as const

export type ReportView = {
  submission: Submission
  /** Name of the unit. */
  unit: string
  /** How typed numbers were understood, said once after submitting. */
  said?: string[]
  /** What it changes against what is confirmed. */
  changes?: string[]
  /** Names of the files sent with it. */
  evidence: string[]
  /** The next thing this person owes. */
  next?: { label: string; kind: string; no: number; unit: string } | null
}

/** One submission as its sender has it before them: what was sent, how it stands, what can be done with it. */
export function reportCard({ submission, unit, said = [], changes = [], evidence, next = null }: ReportView): Card {
  const { subject, period, reports, state, by, at, note: remark, correction, byOffice, decided, form } = submission
  const lines = [
    ...said,
    ...(state === 'pending' ? changes : []),
    ...(correction === '' ? [] : [`更正原因：${correction}`]),
    ...reports.flatMap(taskLines),
    ...(remark === '' ? [] : [`备注：${remark}`]),
    ...(evidence.length === 0 ? [] : [`佐证：${evidence.join('、')}`]),
  ]
  return {
    title: `${shortOf(subject)}　${periodWords(period)}`,
    tone: tones[state],
    tag: stateWords[state],
    blocks: [
      text(b(contentWords(subject, reports))),
      ...(state === 'pending' ? [] : [text(outcomeWords(submission))]),
      ...(lines.length > 0 ? [list(...lines.map((line) => [line]))] : []),
      note(
        `${unit}　${by.name}${byOffice ? '（办公室录入）' : ''}　${timeWords(at)}提交${state === 'pending' ? '，审核通过后计入' : ''}`,
      ),
      buttons(
        ...actionsOf(submission),
        next && button(`继续填报：${next.label}`, { do: 'report', kind: next.kind, no: next.no, unit: next.unit }),
      ),
      source(...placesOf(subject)),
    ],
  }

  function actionsOf({ reports: [first] }: Submission) {
    if (!first) return []
    const about = { kind: first.kind, no: first.no, unit: first.unit }
    if (state === 'pending') {
      const confirm = { title: '撤回这次填报？', text: '撤回后不再审核，记录里仍会留下。' }
      return [{ ...button('撤回', { do: 'withdraw', form }), confirm }]
    }
    if (state === 'confirmed') return [button('更正', { do: 'correct', ...about, period })]
    return [button('重新填报', { do: 'report', ...about, period, again: form }, 'primary')]
  }

  function outcomeWords({ state: now }: Submission): string {
    const who = `${decided.by.name}于${timeWords(decided.at)}`
    if (now === 'confirmed') return `${who}确认，已计入。`
    if (now === 'returned')
      return who + (decided.reason.startsWith(undoneMark) ? decided.reason : `退回：${decided.reason}`)
    if (decided.reason === replacedReason) return `${timeWords(decided.at)}${replacedReason}，不计入。`
    return `${who}撤回${decided.reason === '' ? '' : `（${decided.reason}）`}，不计入。`
  }
}
