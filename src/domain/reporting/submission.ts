import { bySubmission, lastEvent, stateOf } from '../counting.ts'
import type { Plan } from '../plan.ts'
import type { By, Report, ReportState } from '../report.ts'
import { type Subject, subjectOfReport } from './subject.ts'

/** What one form made: one report, or one per part of a shared goal, decided together. */
export type Submission = {
  form: string
  subject: Subject
  unit: string
  period: string
  reports: Report[]
  by: By
  at: string
  note: string
  correction: string
  byOffice: boolean
  flags: string[]
  state: ReportState
  /** Who moved it to its state, when and why; the submitter while it is pending. */
  decided: { by: By; at: string; reason: string }
}

/** Reports grouped by the form they came from, oldest first. */
export function submissionsOf(plan: Plan, reports: readonly Report[]): Submission[] {
  const forms = new Map<string, Report[]>()
  for (const report of [...reports].sort(bySubmission)) {
    forms.set(report.form, [...(forms.get(report.form) ?? []), report])
  }
  return [...forms.values()].flatMap((group) => {
    const [first] = group
    return first ? [submissionOf(plan, first, group)] : []
  })
}

function submissionOf(plan: Plan, first: Report, reports: Report[]): Submission {
  const { form, unit, period, by, at, note, byOffice } = first
  // Of a shared goal only the part that was confirmed before has a reason.
  const correction = reports.map((one) => one.correction).find((reason) => reason !== '') ?? ''
  // Of a shared goal one part may have been replaced since; the part that moved last says how it stands.
  const moved = [...reports].sort((a, b) => (lastEvent(a).at < lastEvent(b).at ? -1 : 1)).at(-1) ?? first
  const { by: decider, at: decidedAt, reason } = lastEvent(moved)
  return {
    form,
    subject: subjectOfReport(plan, first),
    unit,
    period,
    reports,
    by,
    at,
    note,
    correction,
    byOffice,
    flags: [...new Set(reports.flatMap(({ flags }) => flags))],
    state: stateOf(moved),
    decided: { by: decider, at: decidedAt, reason },
  }
}

/** What waits for the office, oldest first. */
export const pendingOf = (plan: Plan, reports: readonly Report[]): Submission[] =>
  submissionsOf(
    plan,
    reports.filter((report) => stateOf(report) === 'pending'),
  )
