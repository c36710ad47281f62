import { heldBy } from '../held.ts'
import { indicatorByNo, partsOf, placeOf, taskByNo, unitsPerhapsOf } from '../look.ts'
import type { Indicator, PeriodKind, Plan, Task } from '../plan.ts'
import type { Report } from '../report.ts'

/** What one form reports on: all parts of a goal, or one task. */
export type Subject =
  /** `share`: as a county reports its part of the target. */
  | { kind: 'indicator'; no: number; parts: Indicator[]; first: Indicator; share?: true }
  | { kind: 'task'; no: number; task: Task }

/** The subject of an indicator (with those that share its goal) or of a task; undefined where the plan has none. */
export function subjectOf(plan: Plan, kind: Subject['kind'], no: number): Subject | undefined {
  if (kind === 'task') {
    const task = taskByNo(plan, no)
    return task && { kind, no, task }
  }
  if (!indicatorByNo(plan, no)) return undefined
  const parts = partsOf(plan, no)
  const [first] = parts
  return first && { kind, no: first.no, parts, first }
}

export const subjectOfReport = (plan: Plan, report: Pick<Report, 'kind' | 'no'>): Subject => {
  const found = subjectOf(plan, report.kind === 'share' ? 'indicator' : report.kind, report.no)
  const subject = found?.kind === 'indicator' && report.kind === 'share' ? { ...found, share: true as const } : found
  if (!subject) throw new Error(`plan ${plan.id} has no ${report.kind} ${report.no}`)
  return subject
}

export const shortOf = (subject: Subject): string =>
  subject.kind === 'task'
    ? subject.task.short
    : subject.parts.map(({ short }) => short).join('和') + (subject.share ? '（本地数）' : '')

/** `指标3 地理标志数`, `任务36 服务机构监管` */
export const titleOf = (subject: Subject): string =>
  subject.kind === 'task'
    ? `任务${subject.no} ${subject.task.short}`
    : `指标${subject.parts.map(({ no }) => no).join('、')} ${shortOf(subject)}`

export const placesOf = (subject: Subject): string[] =>
  subject.kind === 'task' ? [placeOf(subject.task)] : subject.parts.map(placeOf)

export const periodKindOf = (plan: Plan, subject: Subject): PeriodKind =>
  subject.kind === 'task' ? plan.taskPeriod : subject.first.period

/** Ids of the units that report a figure: its leads; where the plan names none, the unit the office named. */
export const figureReporters = ({ leads, reporter }: Pick<Indicator, 'leads' | 'reporter'>): readonly string[] =>
  leads.length > 0 || reporter === undefined ? leads : [reporter]

/**
 * Ids of the units that may report it: an indicator's `figureReporters`; a task's leads and responsible units, each for itself, those
 * a group phrase reaches (相关成员单位) after those that are named. Who owes it is narrower.
 */
export function reportersOf(plan: Plan, subject: Subject): string[] {
  if (subject.kind === 'indicator') return [...new Set(subject.parts.flatMap(figureReporters))]
  return unitsPerhapsOf(plan, [...subject.task.leads, ...subject.task.responsible])
}

/** Everything a unit reports: goals it leads, then tasks it leads or is responsible for, in the plan's order. */
export const subjectsOfUnit = (plan: Plan, unit: string): readonly Subject[] => subjectsByUnit(plan).get(unit) ?? []

const subjectsByUnit = heldBy((plan: Plan): ReadonlyMap<string, readonly Subject[]> => {
  const byUnit = new Map<string, Subject[]>()
  for (const subject of allSubjects(plan)) {
    for (const unit of reportersOf(plan, subject)) {
      const own = byUnit.get(unit)
      if (own) own.push(subject)
      else byUnit.set(unit, [subject])
    }
  }
  return byUnit
})

export const allSubjects = heldBy((plan: Plan): readonly Subject[] => {
  const goals = plan.goals.flatMap(({ indicators: [no] }) =>
    no === undefined ? [] : [subjectOf(plan, 'indicator', no)],
  )
  const tasks = plan.tasks.map(({ no }) => subjectOf(plan, 'task', no))
  return [...goals, ...tasks].filter((subject) => subject !== undefined)
})

/** Whether a report is about a subject. */
export const isAbout = (subject: Subject, { kind, no }: Pick<Report, 'kind' | 'no'>): boolean =>
  subject.kind === kind && (subject.kind === 'task' ? subject.no === no : subject.parts.some((part) => part.no === no))
