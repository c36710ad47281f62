import type { Call, Mail, Reply } from '../act/command.ts'
import { ownWords, returnForm, wholeItem } from '../cards/queue.ts'
import { reportCard } from '../cards/report.ts'
import { stateOf } from '../domain/counting.ts'
import { may } from '../domain/permissions.ts'
import type { Report, ReportEvent } from '../domain/report.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords, stateWords } from '../domain/reporting/words.ts'
import { setAside } from '../store/cards.ts'
import { liaisonsOf, rosterOf } from '../store/people.ts'
import { move } from '../store/reports.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { topicAbout } from '../understand/topic.ts'
import { byOf, filesOf, type Ground, groundOf, unitName } from './context.ts'
import { formKey } from './form.ts'
import { itemOf, othersThan, queueKey, queueOf, tellReviewers } from './queue.ts'

export type Decision = { form: string; decision: 'confirm' | 'return' | 'view'; reason?: string; asked?: boolean }

/** Decides what one form made, once, whoever clicks first; its sender is told, every queue shows the rest. */
export async function decided(call: Call<Decision>): Promise<Reply> {
  const { args, asker, world } = call
  const ground = await groundOf(world, args.form)
  const reports = ground.facts.reports.filter(({ form }) => form === args.form)
  const waiting = reports.filter((report) => stateOf(report) === 'pending')
  const [submission] = submissionsOf(world.plan, waiting.length > 0 ? waiting : reports)
  if (!submission) return queueAgain(call, ground, '这条填报已不存在')
  if (submission.state !== 'pending') {
    const { by } = submission.decided
    return queueAgain(call, ground, `${shortOf(submission.subject)}${stateWords[submission.state]}（${by.name}）`)
  }
  if (!may(asker, 'decide', { sentBy: submission.by.openId })) {
    const sentence = ownWords(await othersThan(world, asker.openId))
    return { ...(await queueAgain(call, ground, sentence)), toast: { type: 'error', content: sentence } }
  }
  if (args.decision === 'view') {
    return { card: wholeItem(await itemOf(world, ground, submission, asker.openId)), effects: asideOf(call) }
  }
  const reason = (args.reason ?? '').trim()
  if (args.decision === 'return' && reason === '') {
    const item = await itemOf(world, ground, submission, asker.openId)
    return { card: returnForm(item, args.asked ? '请写明退回原因' : undefined), effects: asideOf(call) }
  }
  return moved(call, ground, submission, args.decision === 'confirm' ? 'confirmed' : 'returned', reason)
}

/** While somebody reads or types on the clicked card, the queue is not drawn over it. */
const asideOf = ({ event }: Call<unknown>): Statement[] => (event.clicked ? [setAside(event.messageId)] : [])

async function queueAgain(call: Call<unknown>, ground: Ground, sentence: string): Promise<Reply> {
  const { asker, world } = call
  return {
    card: await queueOf(world, ground, asker.openId),
    cardKey: queueKey(asker.openId),
    toast: { type: 'info', content: sentence },
  }
}

async function moved(
  call: Call<unknown>,
  ground: Ground,
  submission: Submission,
  state: 'confirmed' | 'returned',
  reason: string,
): Promise<Reply> {
  const { asker, world } = call
  const event: ReportEvent = { at: world.now, state, by: byOf(asker), reason }
  const after = {
    ...ground,
    facts: { ...ground.facts, reports: withEvent(ground.facts.reports, submission.reports, event) },
  }
  const told = await tellReviewers(world, after, false)
  const said = `${stateWords[state]}：${shortOf(submission.subject)}（${periodWords(submission.period)}）`
  const done = `${said} ${unitName(world, submission.unit)} ${contentWords(submission.subject, submission.reports, 60)}`
  return {
    card: await queueOf(world, after, asker.openId, { done }),
    cardKey: queueKey(asker.openId),
    toast: { type: 'success', content: said },
    effects: submission.reports.flatMap(({ id }) => {
      const [change, history] = move(id, 'pending', event)
      return [...expectChange(change), history]
    }),
    letters: await outcomeLetters(call, after, submission.form),
    refresh: [...told.refresh, reportRefresh(call, after, submission.form)],
  }
}

export const withEvent = (all: readonly Report[], of: readonly Report[], event: ReportEvent): Report[] =>
  all.map((report) =>
    of.some(({ id }) => id === report.id) ? { ...report, events: [...report.events, event] } : report,
  )

/** The card of a submission as it is after a change. */
export async function outcomeCard({ world }: Call<unknown>, ground: Ground, form: string) {
  const [submission] = submissionsOf(
    world.plan,
    ground.facts.reports.filter((report) => report.form === form),
  )
  if (!submission) return null
  const evidence = filesOf(ground, form)
  return { submission, card: reportCard({ submission, unit: unitName(world, submission.unit), evidence }) }
}

/** Its sender hears of it privately; where they are no liaison any more, those who are. */
export async function outcomeLetters(call: Call<unknown>, after: Ground, form: string): Promise<Mail[]> {
  const outcome = await outcomeCard(call, after, form)
  if (!outcome) return []
  const { by, unit } = outcome.submission
  const roster = await rosterOf(call.world.db, by.openId)
  const still = roster.some(({ role, unit: of }) => role === 'admin' || of === unit)
  const ofUnit = async () => (await liaisonsOf(call.world.db, unit)).map(({ openId }) => openId)
  // What the office entered is the unit's own figure: it hears what became of it.
  const people =
    still && !outcome.submission.byOffice ? [by.openId] : [...(still ? [by.openId] : []), ...(await ofUnit())]
  return [...new Set(people)]
    .filter((openId) => openId !== call.asker.openId)
    .map((openId) => ({
      to: { openId },
      card: outcome.card,
      cardKey: formKey(form),
      topic: topicAbout(outcome.submission.subject),
    }))
}

export const reportRefresh = (call: Call<unknown>, after: Ground, form: string) => ({
  key: formKey(form),
  render: async () => (await outcomeCard(call, after, form))?.card ?? null,
})
