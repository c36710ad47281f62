import * as z from 'zod'
import { type Call, command, type Mail, type Reply } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { stateOf } from '../src/domain/counting.ts'
import { may } from '../src/domain/permissions.ts'
import type { ReportEvent } from '../src/domain/report.ts'
import { isPlain } from '../src/domain/reporting/review.ts'
import { shortOf } from '../src/domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../src/domain/reporting/submission.ts'
import { contentWords, periodWords } from '../src/domain/reporting/words.ts'
import { byOf, groundOf, reviewingOf, unitName } from '../src/reporting/context.ts'
import { reportRefresh, withEvent } from '../src/reporting/decide.ts'
import { queueKey, queueOf, tellReviewers } from '../src/reporting/queue.ts'
import { liaisonsOf, rosterOf } from '../src/store/people.ts'
import { move } from '../src/store/reports.ts'
import { expectChange } from '../src/store/sql.ts'

/** 确认这些: the unremarkable reports a queue card lists, by one tap. */
export const decideMany = command({
  name: 'decide-many',
  words: [],
  help: null,
  right: 'decide',
  place: 'aside',
  does: '审核',
  args: z.object({ forms: z.array(z.string().max(64)).min(1).max(100) }),
  run: decidedMany,
})

/**
 * 确认这些: everything the card listed, in one batch, all or none. If anything of it was decided, replaced or withdrawn
 * since, or is no longer without a doubt, nothing is decided and the queue comes as it is now.
 */
async function decidedMany(call: Call<{ forms: string[] }>): Promise<Reply> {
  const { args, asker, world } = call
  const ground = await groundOf(world)
  const wanted = new Set(args.forms)
  const waiting = ground.facts.reports.filter((report) => wanted.has(report.form) && stateOf(report) === 'pending')
  const found = submissionsOf(world.plan, waiting)
  const reviewing = reviewingOf(world, ground)
  const mayAll = found.every((one) => isPlain(reviewing, one) && may(asker, 'decide', { sentBy: one.by.openId }))
  if (found.length === 0 || found.length !== wanted.size || !mayAll) {
    const sentence = '这些填报有变化，一件也没有确认；下面是现在的。'
    return {
      card: await queueOf(world, ground, asker.openId, { done: sentence }),
      cardKey: queueKey(asker.openId),
      toast: { type: 'warning', content: sentence },
    }
  }
  const event: ReportEvent = { at: world.now, state: 'confirmed', by: byOf(asker), reason: '', together: true }
  const after = { ...ground, facts: { ...ground.facts, reports: withEvent(ground.facts.reports, waiting, event) } }
  const told = await tellReviewers(world, after, false)
  const done = `已确认${found.length}件：${found.map((one) => lineOf(one)).join('；')}`
  return {
    card: await queueOf(world, after, asker.openId, { done }),
    cardKey: queueKey(asker.openId),
    toast: { type: 'success', content: `已确认${found.length}件` },
    effects: waiting.flatMap(({ id }) => {
      const [change, history] = move(id, 'pending', event)
      return [...expectChange(change), history]
    }),
    letters: await outcomes(call, found),
    refresh: [...told.refresh, ...[...wanted].map((form) => reportRefresh(call, after, form))],
  }
}

const lineOf = ({ subject, period, reports }: Submission): string =>
  `${shortOf(subject)}（${periodWords(period)}）${contentWords(subject, reports, 40)}`

/** Whoever sent several hears of all of them in one message; where they are no liaison any more, those who are. */
async function outcomes({ asker, world }: Call<unknown>, found: readonly Submission[]): Promise<Mail[]> {
  const lines = new Map<string, string[]>()
  for (const one of found) {
    const roster = await rosterOf(world.db, one.by.openId)
    const still = roster.some(({ role, unit }) => role === 'admin' || unit === one.unit)
    const unit = still && !one.byOffice ? [] : (await liaisonsOf(world.db, one.unit)).map(({ openId }) => openId)
    for (const openId of new Set([...(still ? [one.by.openId] : []), ...unit])) {
      lines.set(openId, [...(lines.get(openId) ?? []), `${unitName(world, one.unit)}：${lineOf(one)}`])
    }
  }
  const most = 40
  return [...lines]
    .filter(([openId]) => openId !== asker.openId)
    .map(([openId, said]) => {
      const more = said.length > most ? [`等共${said.length}件，见“记录”。`] : []
      return { to: { openId }, card: notice(`已确认${said.length}件填报`, ...said.slice(0, most), ...more) }
    })
}
