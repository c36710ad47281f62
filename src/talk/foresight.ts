import { shift } from '../domain/time.ts'
import type { ClickIn, Incoming } from '../feishu/incoming.ts'
import { formKey } from '../reporting/form.ts'
import { queueKey, queueLives } from '../reporting/queue.ts'
import { holders } from '../store/cards.ts'
import { chatById } from '../store/chats.ts'
import { evidenceWaiting } from '../store/evidence.ts'
import { readFacts } from '../store/facts.ts'
import { formById } from '../store/forms.ts'
import { placeInMinute } from '../store/inbox.ts'
import { laneOfSent } from '../store/outbox.ts'
import { admins, liaisonsOf, rosterOf } from '../store/people.ts'
import { reportsOfForm } from '../store/reports.ts'
import type { Sql } from '../store/sql.ts'

/** Cards can be changed for 14 days (docs/platform.md B.6), in seconds. */
export const changeable = 14 * 86400 - 3600

/**
 * Asks a remembering database in advance for what handling an event will ask for, in two waves: with keeping the event
 * and committing its work a callback then makes four sequential round trips (D1 is a network away). Only saves time:
 * what is not foreseen is read when it is needed, and a failure shows where the answer is used.
 */
export function foresee(db: Sql, incoming: Incoming, now: string): void {
  const asked = [
    rosterOf(db, incoming.openId),
    ...(isCounted(incoming) ? [placeInMinute(db, incoming)] : []),
    ...('chatId' in incoming ? [chatById(db, incoming.chatId)] : []),
    ...(incoming.kind === 'click' ? foreseeClick(db, incoming, now) : []),
  ]
  for (const one of asked) one.catch(() => {})
}

/** What counts towards what one person may say and click within a minute. */
const isCounted = (incoming: Incoming): boolean =>
  incoming.kind === 'message'
    ? incoming.text !== '' || incoming.files.length === 0
    : incoming.kind === 'click' && incoming.form === null

function foreseeClick(db: Sql, { messageId, input, form }: ClickIn, now: string): Promise<unknown>[] {
  const of = input.form ?? form?.form
  const sent = laneOfSent(db, messageId)
  // Without a form a click asks for something, and reads what its answer is made of.
  return typeof of === 'string' ? [sent, ...foreseeReport(db, of, now)] : [sent]
}

/** Submitting and deciding: the form, its reports, the facts around them, and who is told. */
function foreseeReport(db: Sql, form: string, now: string): Promise<unknown>[] {
  const ofCards = (key: string) =>
    [queueLives, changeable].map((seconds): Promise<unknown> => holders(db, key, shift(now, -seconds)))
  const office = admins(db).then((rows) => Promise.all(rows.flatMap(({ openId }) => ofCards(queueKey(openId)))))
  const sender = reportsOfForm(db, form).then(([report]) =>
    report ? Promise.all([rosterOf(db, report.by.openId), liaisonsOf(db, report.unit)]) : [],
  )
  return [formById(db, form), readFacts(db), evidenceWaiting(db, form), ...ofCards(formKey(form)), office, sender]
}
