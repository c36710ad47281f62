import type { Call, Mail, Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { reportCard } from '../cards/report.ts'
import { stateOf } from '../domain/counting.ts'
import { reviewersOf } from '../domain/look.ts'
import type { FigureReport, Report, ReportEvent, ShareReport, TaskReport } from '../domain/report.ts'
import type { About, Entry } from '../domain/reporting/check.ts'
import { changeLines } from '../domain/reporting/compare.ts'
import { otherReporters, owedBy } from '../domain/reporting/owed.ts'
import { mayShare } from '../domain/reporting/shares.ts'
import { correctedBy } from '../domain/reporting/standing.ts'
import { shortOf, subjectOf } from '../domain/reporting/subject.ts'
import { submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords, replacedReason } from '../domain/reporting/words.ts'
import { type ShownForm, useForm } from '../store/forms.ts'
import { liaisonsOf } from '../store/people.ts'
import { move, submit } from '../store/reports.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { topicAbout } from '../understand/topic.ts'
import { byOf, filesOf, type Ground, unitName } from './context.ts'
import { formKey } from './form.ts'
import { tellReviewers } from './queue.ts'
import type { Right } from './rights.ts'
import { staleForm } from './stale.ts'

/** Keeps what a form says as pending, in place of what waited for the same thing, and tells everybody concerned. */
export async function kept(
  call: Call<unknown>,
  ground: Ground,
  about: About,
  form: ShownForm,
  entry: Entry,
  right: Right,
): Promise<Reply> {
  const { world } = call
  const reports = reportsOf(call, form, entry, right)
  const replaced = ground.facts.reports.filter(
    (old) => stateOf(old) === 'pending' && reports.some((one) => sameKey(one, old)),
  )
  const facts = {
    ...ground.facts,
    reports: [...withdrawn(ground.facts.reports, replaced, replacedEvent(call)), ...reports],
  }
  const [submission] = submissionsOf(world.plan, reports)
  if (!submission) return staleForm
  const after = { ...ground, facts }
  const [reviewers, leads] = await Promise.all([
    tellReviewers(world, after),
    tellConcerned(call, {
      about,
      entry,
      right,
      reports: submission.reports,
      before: { confirmed: correctedBy(about, entry.period.id, entry.corrects), pending: replaced },
    }),
  ])
  return {
    card: reportCard({
      submission,
      unit: unitName(world, form.unit),
      said: entry.said.map((words) => `按“${words}”记入`),
      changes: [
        ...changeLines(world.plan, facts, submission, ground.today),
        ...new Set([...entry.doubts, ...entry.replaces]),
      ],
      evidence: filesOf(ground, form.id),
      next: right === 'own' ? nextOwed(after, form.unit) : null,
    }),
    cardKey: formKey(form.id),
    topic: topicAbout(about.subject),
    toast: { type: 'success', content: '已提交，等待审核' },
    effects: [
      ...expectChange(useForm(form.id, world.now)),
      ...reviewers.effects,
      ...replaced.flatMap((old) => withdrawal(old, replacedEvent(call))),
      ...reports.flatMap(({ id: _id, events: _events, ...report }) => submit(report)),
    ],
    letters: [...reviewers.letters, ...leads],
    refresh: [...reviewers.refresh, ...refreshReplaced(call, replaced, facts)],
  }
}

export const sameKey = (a: Report, b: Report): boolean =>
  a.kind === b.kind && a.no === b.no && a.period === b.period && (a.kind === 'indicator' || a.unit === b.unit)

export const replacedEvent = ({ asker, world }: Call<unknown>): ReportEvent => ({
  at: world.now,
  state: 'withdrawn',
  by: byOf(asker),
  reason: replacedReason,
})

export function withdrawal(old: Report, event: ReportEvent): Statement[] {
  const [change, history] = move(old.id, 'pending', event)
  return [...expectChange(change), history]
}

export const withdrawn = (all: readonly Report[], replaced: readonly Report[], event: ReportEvent): Report[] =>
  all.map((report) => (replaced.includes(report) ? { ...report, events: [...report.events, event] } : report))

/** The reports an entry makes, before they have ids. */
export function reportsOf(
  { asker, world }: Call<unknown>,
  form: Pick<ShownForm, 'id' | 'unit' | 'no'>,
  entry: Entry,
  right: Right,
): Report[] {
  const by = byOf(asker)
  const { period, note, correction, corrects, flags, figures, task } = entry
  const subject = subjectOf(world.plan, task ? 'task' : 'indicator', form.no)
  const share = subject !== undefined && mayShare(world.plan, subject, form.unit)
  const reasonOf = (no: number) => (corrects.includes(no) ? correction : '')
  const common = {
    id: 0,
    form: form.id,
    unit: form.unit,
    period: period.id,
    by,
    at: world.now,
    note,
    correction: task ? reasonOf(form.no) : '',
    byOffice: right === 'behalf',
    flags,
    events: [{ at: world.now, state: 'pending' as const, by, reason: '' }],
  }
  if (task) return [{ ...common, kind: 'task', no: form.no, ...task } satisfies TaskReport]
  return figures.map(({ part, value, numerator, denominator }): FigureReport | ShareReport => ({
    ...common,
    kind: share ? 'share' : 'indicator',
    no: part.no,
    correction: reasonOf(part.no),
    value,
    numerator,
    denominator,
  }))
}

function nextOwed({ facts, rules }: Ground, unit: string) {
  const [next] = owedBy(rules, facts, unit)
  return next ? { label: shortOf(next.subject), kind: next.subject.kind, no: next.subject.no, unit } : null
}

/**
 * Whoever did not report is told, so that nothing is reported twice: the other leads, and of what the office entered the
 * unit first (docs/rules.md 4, Who). A correction says what it takes the place of, and why.
 */
async function tellConcerned(
  { asker, world }: Call<unknown>,
  { about, entry, right, reports, before }: Told,
): Promise<Mail[]> {
  const { subject, unit } = about
  const isShare = subject.kind === 'indicator' && subject.share === true
  const leads = isShare ? [] : otherReporters(world.plan, subject, unit)
  const units = [...(right === 'behalf' ? [unit] : []), ...leads]
  const people = (await Promise.all(units.map((id) => liaisonsOf(world.db, id)))).flat()
  const who = right === 'behalf' ? `办公室录入，代${unitName(world, unit)}填报` : `${unitName(world, unit)}已填报`
  const line = `${who}${shortOf(subject)}（${periodWords(entry.period.id)}）：${contentWords(subject, reports)}，待审核。`
  const old =
    before.confirmed.length > 0
      ? `这是更正：原已确认${contentWords(subject, before.confirmed)}，原因：${entry.correction}。`
      : ''
  const waiting = before.pending.length > 0 ? `原来待审核的${contentWords(subject, before.pending)}由这一次替换。` : ''
  const lines = [line, old, waiting].filter((words) => words !== '')
  const advice =
    right === 'behalf'
      ? `如有不同，请与${reviewersOf(world.plan)}联系，或再填一次。`
      : '如有不同意见，请与对方商量后再填；再次填报会替换这一次。'
  const title = right === 'behalf' ? '办公室录入了一个数' : '共同牵头的指标已填报'
  const told = [...new Set(people.map(({ openId }) => openId))].filter((openId) => openId !== asker.openId)
  return told.map((openId) => ({ to: { openId }, topic: topicAbout(subject), card: notice(title, ...lines, advice) }))
}

type Told = {
  about: About
  entry: Entry
  right: Right
  reports: readonly Report[]
  /** What it takes the place of. */
  before: { confirmed: readonly Report[]; pending: readonly Report[] }
}

/** The cards of replaced submissions say so. */
export function refreshReplaced({ world }: Call<unknown>, replaced: readonly Report[], facts: Ground['facts']) {
  return [...new Set(replaced.map(({ form }) => form))].map((form) => ({
    key: formKey(form),
    render: async () => {
      const [old] = submissionsOf(
        world.plan,
        facts.reports.filter((report) => report.form === form),
      )
      return old ? reportCard({ submission: old, unit: unitName(world, old.unit), evidence: [] }) : null
    },
  }))
}
