import { labelled } from '../act/label.ts'
import { mailTo } from '../act/letters.ts'
import { type App, nowIn, worldOf } from '../act/world.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { shift } from '../domain/time.ts'
import { groundOf } from '../reporting/context.ts'
import { queueKey, queueLives, queueOf } from '../reporting/queue.ts'
import { type HeldCard, holders, release } from '../store/cards.ts'
import { post, supersede } from '../store/outbox.ts'
import { admins } from '../store/people.ts'
import { Conflict, expectChange } from '../store/sql.ts'

/** A queue card that can soon not be changed any more is posted anew (docs/rules.md 4, Reviewing). Returns how many. */
export async function repostQueues(app: App): Promise<number> {
  const old = (await oldQueues(app)).filter(({ newest }) => newest.sentAt <= shift(nowIn(app), -queueLives))
  for (const { openId } of old) await repost(app, openId)
  return old.length
}

async function repost(app: App, openId: string): Promise<void> {
  const world = await worldOf(app)
  const ground = await groundOf(world)
  const key = queueKey(openId)
  const waiting = pendingOf(app.plan, ground.facts.reports).length > 0
  const card = labelled(world, await queueOf(world, ground, openId))
  try {
    await app.db.batch([
      ...expectChange(release(key)),
      supersede(key),
      ...(waiting ? post(mailTo({ to: { openId }, card, cardKey: key }), world.now) : []),
    ])
  } catch (error) {
    // Another tick was first.
    if (!(error instanceof Conflict)) throw error
  }
}

/** Every reviewer's newest queue card. */
async function oldQueues(app: App): Promise<{ openId: string; newest: HeldCard }[]> {
  const office = await admins(app.db)
  const held = await Promise.all(
    office.map(async ({ openId }) => ({ openId, newest: (await holders(app.db, queueKey(openId), '')).at(-1) })),
  )
  return held.flatMap(({ openId, newest }) => (newest ? [{ openId, newest }] : []))
}

/** When the oldest of the reviewers' newest queue cards is due to be posted anew. */
export async function nextQueueAfter(app: App): Promise<string | null> {
  const times = (await oldQueues(app)).map(({ newest }) => shift(newest.sentAt, queueLives))
  return times.sort()[0] ?? null
}
