import type { Call, Mail, Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { stateOf } from '../domain/counting.ts'
import type { Report } from '../domain/report.ts'
import type { About, Entry } from '../domain/reporting/check.ts'
import { otherReporters } from '../domain/reporting/owed.ts'
import { isAbout, shortOf } from '../domain/reporting/subject.ts'
import { submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords } from '../domain/reporting/words.ts'
import { liaisonsOf } from '../store/people.ts'
import { submit } from '../store/reports.ts'
import { type Ground, unitName } from './context.ts'
import { refreshReplaced, replacedEvent, reportsOf, sameKey, withdrawal, withdrawn } from './keep.ts'
import { tellReviewers } from './queue.ts'
import type { Right } from './rights.ts'

/** One report to be kept, under a form id of its own: it is decided, withdrawn and corrected by itself. */
export type Item = { form: string; about: About; entry: Entry; right: Right }

export type Kept = Required<Pick<Reply, 'effects' | 'letters' | 'refresh'>> & {
  after: Ground
  /** What was kept, a line a report, with what each takes the place of. */
  lines: string[]
}

/** Many entries as pending reports in one batch: all of them or none, and everybody concerned is told once. */
export async function keptMany(call: Call<unknown>, ground: Ground, items: readonly Item[]): Promise<Kept> {
  const { world } = call
  const reports = items.flatMap(({ form, about: { unit, subject }, entry, right }) =>
    reportsOf(call, { id: form, unit, no: subject.no }, entry, right),
  )
  const waiting = ground.facts.reports.filter((old) => stateOf(old) === 'pending')
  const replaced = waiting.filter((old) => reports.some((one) => sameKey(one, old)))
  const event = replacedEvent(call)
  const facts = { ...ground.facts, reports: [...withdrawn(ground.facts.reports, replaced, event), ...reports] }
  const after = { ...ground, facts }
  const [reviewers, leads] = await Promise.all([tellReviewers(world, after), tellOtherLeads(call, items, reports)])
  return {
    after,
    lines: submissionsOf(world.plan, reports).map(({ form, subject, period, reports: own }) => {
      const replaces = items.find((item) => item.form === form)?.entry.replaces ?? []
      const kept = `${shortOf(subject)}（${periodWords(period)}）：${contentWords(subject, own)}`
      return [kept, ...replaces].join('；')
    }),
    effects: [
      ...reviewers.effects,
      ...replaced.flatMap((old) => withdrawal(old, event)),
      ...reports.flatMap(({ id: _id, events: _events, ...report }) => submit(report)),
    ],
    letters: [...reviewers.letters, ...leads],
    refresh: [...reviewers.refresh, ...refreshReplaced(call, replaced, facts)],
  }
}

/** Of what the office entered the unit hears first. Joint leads: whoever did not report hears in one message of everything that was reported for both. */
async function tellOtherLeads(
  { asker, world }: Call<unknown>,
  items: readonly Item[],
  reports: readonly Report[],
): Promise<Mail[]> {
  const lines = new Map<string, string[]>()
  for (const { about, entry, form, right } of items) {
    const own = reports.filter((report) => report.form === form && isAbout(about.subject, report))
    const what = `${shortOf(about.subject)}（${periodWords(entry.period.id)}）：${contentWords(about.subject, own)}`
    const name = unitName(world, about.unit)
    const who = right === 'behalf' ? `办公室录入，代${name}填报` : `${name}已填报`
    const isShare = about.subject.kind === 'indicator' && about.subject.share === true
    const others = isShare ? [] : otherReporters(world.plan, about.subject, about.unit)
    for (const unit of [...(right === 'behalf' ? [about.unit] : []), ...others]) {
      const said = [`${who}${what}，待审核`, ...entry.replaces].join('；')
      lines.set(unit, [...(lines.get(unit) ?? []), `${said}。`])
    }
  }
  const mails = [...lines].map(async ([unit, said]): Promise<Mail[]> => {
    const people = (await liaisonsOf(world.db, unit)).filter(({ openId }) => openId !== asker.openId)
    const card = items.some(({ right }) => right === 'behalf')
      ? notice('办公室录入了数', ...said, '如有不同，请与办公室联系，或再填一次。')
      : notice('共同牵头的指标已填报', ...said, '如有不同意见，请与对方商量后再填；再次填报会替换这一次。')
    return people.map(({ openId }) => ({ to: { openId }, card }))
  })
  return (await Promise.all(mails)).flat()
}
