import { mailTo } from '../act/letters.ts'
import { type App, nowIn } from '../act/world.ts'
import { notice } from '../cards/kit.ts'
import { shift } from '../domain/time.ts'
import { pruneCards } from '../store/cards.ts'
import { pruneDrafts } from '../store/drafts.ts'
import { pruneForms } from '../store/forms.ts'
import { pruneInbox } from '../store/inbox.ts'
import { setMeta } from '../store/meta.ts'
import { filesOnlyOf, post, pruneOutbox } from '../store/outbox.ts'
import { admins } from '../store/people.ts'
import { pruneUnsure } from '../store/taught.ts'
import { pruneTopics } from '../store/topics.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { digestsDue, nextDigestAfter } from './digests.ts'
import { nextReminderAfter, remindersDue } from './reminders.ts'

const day = 86400

/**
 * What is due by the clock: digests, reminders, and the clearing away of what is no longer needed. Safe to call at any
 * time and twice at once: every piece of work claims itself in the batch that does it.
 */
export async function tick(app: App, metrics: Metrics): Promise<void> {
  const now = nowIn(app)
  const beganMs = performance.now()
  const digests = await digestsDue(app, metrics)
  if (digests.skipped > 0) await tellOffice(app, `停机期间有 ${digests.skipped} 个群的周报已过时，没有补发。`)
  const done = { ...digests, ...(await remindersDue(app)) }
  const old = shift(now, -15 * day)
  for (const sha256 of await filesOnlyOf(app.db, old)) await app.evidence.drop(sha256)
  await app.db.batch([
    setMeta('clock', now),
    // Longer than the platform redelivers; cards can be changed for 14 days, and are known by their letters until then.
    pruneInbox(shift(now, -3 * day)),
    pruneOutbox(old),
    pruneCards(shift(now, -15 * day)),
    pruneForms(shift(now, -15 * day)),
    pruneDrafts(shift(now, -15 * day)),
    pruneTopics(shift(now, -day)),
    pruneUnsure(shift(now, -90 * day)),
  ])
  if (Object.values(done).some((count) => count > 0)) {
    app.log.info({ category: 'tick', ...done, ms: Math.round(performance.now() - beganMs) }, 'tick')
  }
}

async function tellOffice(app: App, line: string): Promise<void> {
  const now = nowIn(app)
  const card = notice('周报没有发出', line)
  const letters = (await admins(app.db)).map(({ openId }) => mailTo({ to: { openId }, card }))
  await app.db.batch(letters.flatMap((letter) => post(letter, now)))
}

/** The next instant at which a tick has something to do: where a moved clock must stop on its way. ISO, or null. */
export async function nextDueAfter(app: App, after: string): Promise<string | null> {
  const instants = [await nextDigestAfter(app, after), await nextReminderAfter(app, after)]
  return instants.filter((instant) => instant !== null).sort()[0] ?? null
}
