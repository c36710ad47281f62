import { stateOf } from '../counting.ts'
import type { Plan } from '../plan.ts'
import type { Facts, Report } from '../report.ts'
import { isAbout, type Subject } from './subject.ts'
import { type Submission, submissionsOf } from './submission.ts'

/** Every submission about a subject, newest first; where only confirmed ones may be seen, those. */
export function historyOf(
  plan: Plan,
  { reports }: Facts,
  subject: Subject,
  sees: (report: Report) => boolean,
): Submission[] {
  const about = reports.filter(
    (report) => isAbout(subject, report) && (stateOf(report) === 'confirmed' || sees(report)),
  )
  return submissionsOf(plan, about).toReversed()
}
