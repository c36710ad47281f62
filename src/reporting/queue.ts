import type { Mail, Reply, World } from '../act/command.ts'
import type { Card } from '../cards/kit.ts'
import { type QueueItem, queueCard } from '../cards/queue.ts'
import { percent } from '../domain/decimal.ts'
import { isSame } from '../domain/permissions.ts'
import { changeLines } from '../domain/reporting/compare.ts'
import { fewPending, flagsOf, isPlain, queuePages } from '../domain/reporting/review.ts'
import { factsFor } from '../domain/reporting/shares.ts'
import { standingOf } from '../domain/reporting/standing-words.ts'
import { pendingOf, type Submission } from '../domain/reporting/submission.ts'
import { shift } from '../domain/time.ts'
import { timeProgress } from '../domain/time-share.ts'
import { holders } from '../store/cards.ts'
import { supersede } from '../store/outbox.ts'
import { admins } from '../store/people.ts'
import type { Statement } from '../store/sql.ts'
import { filesOf, type Ground, reviewingOf, unitName } from './context.ts'

export const queueKey = (openId: string): string => `queue:${openId}`

/** A card may be changed for 14 days; a queue is posted anew before that. */
export const queueLives = 13 * 86400

export type QueueSight = {
  page?: number
  /** One by one, also those that could be decided together. */
  each?: boolean
  /** What was just decided, said on top. */
  done?: string
}

/** One reviewer's queue as a card, from the facts as they are or are about to be. */
export async function queueOf(world: World, ground: Ground, reviewer: string, sight: QueueSight = {}): Promise<Card> {
  const { page = 0, each = false, done = null } = sight
  const all = pendingOf(world.plan, ground.facts.reports)
  const reviewing = reviewingOf(world, ground)
  const isPlainHere = (one: Submission) => isPlain(reviewing, one) && !isSame({ openId: reviewer }, one.by.openId)
  const isAlone = (one: Submission) => each || all.length <= fewPending || !isPlainHere(one)
  const pages = queuePages(all, isAlone)
  const at = Math.min(Math.max(0, page), Math.max(0, pages.length - 1))
  const shown = pages[at] ?? []
  const items = await Promise.all(shown.map((submission) => itemOf(world, ground, submission, reviewer)))
  return queueCard({
    together: items.filter(({ submission }) => isPlainHere(submission)),
    alone: items.filter(({ submission }) => isAlone(submission)),
    page: at,
    pages: pages.length,
    total: all.length,
    done,
  })
}

export async function itemOf(
  world: World,
  ground: Ground,
  submission: Submission,
  reviewer: string,
): Promise<QueueItem> {
  const { facts, today } = ground
  const { subject, unit, form } = submission
  const others = { ...facts, reports: facts.reports.filter((report) => report.form !== form) }
  const standing = standingOf({ plan: world.plan, facts: factsFor(others, subject, unit), subject, unit, today })
  const course = subject.kind === 'indicator' ? [`序时进度${percent(timeProgress(world.plan, today))}`] : []
  return {
    submission,
    unit: unitName(world, unit),
    standing: standing.length + course.length === 0 ? [] : [[...standing, ...course].join('；')],
    changes: changeLines(world.plan, facts, submission, today),
    flags: flagsOf(reviewingOf(world, ground), submission),
    evidence: filesOf(ground, form),
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
