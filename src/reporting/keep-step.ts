import { notice } from '../cards/kit.ts'
import { reportCard } from '../cards/report.ts'
import { stateOf } from '../domain/counting.ts'
import type { FigureReport, Report, ReportEvent, TaskReport } from '../domain/report.ts'
import type { About, Entry } from '../domain/reporting/check.ts'
import { changeLines } from '../domain/reporting/compare.ts'
import { otherReporters, owedBy } from '../domain/reporting/owed.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords } from '../domain/reporting/words.ts'
import { type ShownForm, useForm } from '../store/forms.ts'
import { liaisonsOf } from '../store/people.ts'
import { move, submit } from '../store/reports.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import type { Call, Mail, Reply } from '../talk/command.ts'
import { topicAbout } from '../understand/topic.ts'
import { byOf, filesOf, type Ground, unitName } from './context.ts'
import { formKey } from './form-step.ts'
import { tellReviewers } from './queue-step.ts'
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
    tellOtherLeads(call, about, submission.reports, entry.period.id),
  ])
  return {
    card: reportCard({
      submission,
      unit: unitName(world, form.unit),
      said: entry.said.map((words) => `按“${words}”记入`),
      changes: [...changeLines(world.plan, facts, submission, ground.today), ...entry.doubts],
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
  reason: '被新填报替换',
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
  const { period, note, correction, flags, figures, task } = entry
  const common = {
    id: 0,
    form: form.id,
    unit: form.unit,
    period: period.id,
    by,
    at: world.now,
    note,
    correction,
    byOffice: right === 'behalf',
    flags,
    events: [{ at: world.now, state: 'pending' as const, by, reason: '' }],
  }
  if (task) return [{ ...common, kind: 'task', no: form.no, ...task } satisfies TaskReport]
  return figures.map(
    ({ part, value, numerator, denominator }): FigureReport => ({
      ...common,
      kind: 'indicator',
      no: part.no,
      value,
      numerator,
      denominator,
    }),
  )
}

function nextOwed({ facts, rules }: Ground, unit: string) {
  const [next] = owedBy(rules, facts, unit)
  return next ? { label: shortOf(next.subject), kind: next.subject.kind, no: next.subject.no, unit } : null
}

/** Joint leads: whoever did not report is told, so that it is not reported twice (design.md 4, Who). */
async function tellOtherLeads(
  { asker, world }: Call<unknown>,
  { subject, unit }: About,
  reports: readonly Report[],
  period: string,
): Promise<Mail[]> {
  const others = otherReporters(world.plan, subject, unit)
  const people = (await Promise.all(others.map((id) => liaisonsOf(world.db, id)))).flat()
  const line = `${unitName(world, unit)}已填报${shortOf(subject)}（${periodWords(period)}）：${contentWords(subject, reports)}，待审核。`
  return people
    .filter(({ openId }) => openId !== asker.openId)
    .map(({ openId }) => ({
      to: { openId },
      topic: topicAbout(subject),
      card: notice('共同牵头的指标已填报', line, '如有不同意见，请与对方商量后再填；再次填报会替换这一次。'),
    }))
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
