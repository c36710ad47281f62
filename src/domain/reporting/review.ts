import { daysInclusive } from '../day.ts'
import { type DueDays, dueDayOf } from '../due.ts'
import { periodIn } from '../period.ts'
import type { Plan } from '../plan.ts'
import { noChangeMark } from './no-change.ts'
import { isProvenByNote } from './proof.ts'
import type { Submission } from './submission.ts'

/** What a queue knows of the reports in it: due days, and which forms have files. */
export type Reviewing = { plan: Plan; dueDays: DueDays; files: readonly { form: string | null }[] }

/**
 * Why a report wants a second look: what was noticed when it was sent in, what holds a task up, a correction made after its due day, and
 * missing evidence where the office wants some. A file may come later, so that is looked at when it is reviewed.
 */
export function flagsOf({ plan, dueDays, files }: Reviewing, submission: Submission): string[] {
  const { flags, correction, at, period, form } = submission
  const of = correction === '' ? undefined : periodIn(plan, period)
  const due = of && dueDayOf(of, dueDays)
  const late = due !== undefined && at.slice(0, 10) > due ? daysInclusive(due, at.slice(0, 10)) - 1 : 0
  const isProven = files.some((file) => file.form === form)
  return [
    ...flags,
    ...troublesOf(submission),
    ...(late > 0 ? [`到期${late}天后才更正`] : []),
    ...(wantsEvidence(submission) && !isProven ? ['办公室要求有佐证，没有附文件，备注里也没有文号'] : []),
  ]
}

/** Somebody has to read what holds a task up before it is confirmed with forty others. */
function troublesOf({ reports, note }: Submission): string[] {
  const task = reports.find((report) => report.kind === 'task')
  if (task === undefined || note.startsWith(noChangeMark)) return []
  return [
    ...(task.progress === '受阻' ? ['报的是受阻'] : []),
    ...(task.problem ? ['写了存在问题'] : []),
    ...(task.help ? ['写了需协调事项'] : []),
  ]
}

const wantsEvidence = ({ subject, note }: Submission): boolean =>
  subject.kind === 'indicator' && subject.parts.some(({ evidenceWanted }) => evidenceWanted) && !isProvenByNote(note)

/** Nothing about it needs a second look: it may be confirmed together with others. */
export const isPlain = (reviewing: Reviewing, submission: Submission): boolean =>
  submission.correction === '' && flagsOf(reviewing, submission).length === 0

/** Submissions by unit, the unit with the oldest first; within a unit the oldest first. */
function byUnit(pending: readonly Submission[]): Submission[] {
  const units = new Map<string, Submission[]>()
  for (const one of pending) units.set(one.unit, [...(units.get(one.unit) ?? []), one])
  return [...units.values()].flat()
}

/** So few are shown one by one, with all there is to say of each. */
export const fewPending = 5
const [mostPlain, mostSingle] = [40, 5]

/**
 * Pages of a queue: each takes as many as a card can hold of those decided together and of those that stand alone, so
 * that a unit with many of one kind does not cut the other short.
 */
export function queuePages(pending: readonly Submission[], isSingle: (one: Submission) => boolean): Submission[][] {
  const pages: Submission[][] = []
  let [plain, single] = [0, 0]
  for (const one of byUnit(pending)) {
    const at = isSingle(one) ? Math.floor(single++ / mostSingle) : Math.floor(plain++ / mostPlain)
    pages[at] = [...(pages[at] ?? []), one]
  }
  return pages
}
