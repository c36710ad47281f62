import type { Card } from '../cards/kit.ts'
import { type QueueItem, queueCard } from '../cards/queue.ts'
import { isSame } from '../domain/permissions.ts'
import { changeLines } from '../domain/reporting/compare.ts'
import { pendingOf, type Submission } from '../domain/reporting/submission.ts'
import { shift } from '../domain/time.ts'
import { holders } from '../store/cards.ts'
import { supersede } from '../store/outbox.ts'
import { admins } from '../store/people.ts'
import type { Statement } from '../store/sql.ts'
import type { Mail, Reply, World } from '../talk/command.ts'
import { filesOf, type Ground, unitName } from './context.ts'

export const queueKey = (openId: string): string => `queue:${openId}`

const perPage = 5
/** A card may be changed for 14 days; a queue is posted anew before that. */
export const queueLives = 13 * 86400

/** One reviewer's queue as a card, from the facts as they are or are about to be. */
export async function queueOf(world: World, ground: Ground, reviewer: string, page = 0): Promise<Card> {
  const all = pendingOf(world.plan, ground.facts.reports)
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = all.slice(at * perPage, (at + 1) * perPage)
  const items = await Promise.all(shown.map((submission) => itemOf(world, ground, submission, reviewer)))
  return queueCard({ items, page: at, pages, total: all.length })
}

export async function itemOf(
  world: World,
  ground: Ground,
  submission: Submission,
  reviewer: string,
): Promise<QueueItem> {
  return {
    submission,
    unit: unitName(world, submission.unit),
    changes: changeLines(world.plan, ground.facts, submission, ground.today),
    evidence: filesOf(ground, submission.form),
    others: isSame({ openId: reviewer }, submission.by.openId) ? await othersThan(world, reviewer) : null,
  }
}

/** Names of the office who could decide what one of them may not. */
export async function othersThan({ db }: World, ...openIds: string[]): Promise<string[]> {
  const office = await admins(db)
  return office.filter(({ openId }) => !openIds.includes(openId)).map(({ name }) => name)
}

type Told = { letters: Mail[]; refresh: NonNullable<Reply['refresh']>; effects: Statement[] }

/** Every reviewer's queue shows the new facts: the card they have is refreshed, whoever has none gets one. */
export async function tellReviewers(world: World, after: Ground, announce = true): Promise<Told> {
  const office = await admins(world.db)
  const told = await Promise.all(
    office.map(async ({ openId }): Promise<Told> => {
      const key = queueKey(openId)
      if ((await holders(world.db, key, shift(world.now, -queueLives))).length > 0) {
        return { letters: [], effects: [], refresh: [{ key, render: () => queueOf(world, after, openId) }] }
      }
      if (!announce) return { letters: [], effects: [], refresh: [] }
      const card = await queueOf(world, after, openId)
      // A queue card that still waits to be sent shows less than this one.
      return { letters: [{ to: { openId }, card, cardKey: key }], effects: [supersede(key)], refresh: [] }
    }),
  )
  return {
    letters: told.flatMap(({ letters }) => letters),
    refresh: told.flatMap(({ refresh }) => refresh),
    effects: told.flatMap(({ effects }) => effects),
  }
}
