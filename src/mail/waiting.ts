import { nextOfEachLane, type Waiting, waitingBySeq, waitingPlaces } from '../store/inbox.ts'
import type { Sql } from '../store/sql.ts'

/** What waits in the inbox, as the pump takes it: the next event of every lane. */
export type WaitingEvents = {
  /** The next of up to `room` lanes that nobody works on, without those that are claimed. */
  take(busy: ReadonlySet<string>, room: number): Promise<Waiting[]>
  /** Whether an event of this lane would be the next one. */
  isFree(lane: string): boolean
  /** One that has been kept. */
  kept(event: Waiting): void
  /** One that was worked on, or claimed, and has not ended. */
  left(event: Waiting): void
  /** What is remembered may not be what lies in the database. */
  forget(): void
  /** Somebody looks from outside: where nothing is remembered, the database is asked once more. */
  look(): void
}

/** Of processes that share a database, each asks it every time. */
export function sharedWaiting(db: Sql, lanes: number, claimed: ReadonlySet<number>): WaitingEvents {
  return {
    async take(busy, room) {
      const heads = await nextOfEachLane(db, lanes, claimed)
      // A callback may have been kept while they were read.
      return heads.filter(({ seq, lane }) => !claimed.has(seq) && !busy.has(lane)).slice(0, room)
    },
    isFree: () => false,
    kept: () => {},
    left: () => {},
    forget: () => {},
    look: () => {},
  }
}

/** An event's place in its lane; what it says only where few wait. */
type Place = { seq: number; lane: string; createdMs: number; event?: Waiting }

/** So many are remembered with what they say; the others are read when it is their turn. */
const mostWhole = 2000

/**
 * The one process of a database knows what waits without asking: it has kept all of it, and read at its start what an
 * earlier one left. An event that was ended by something else meanwhile is found out when it is worked on.
 */
export function ownWaiting(db: Sql, claimed: ReadonlySet<number>): WaitingEvents {
  /** By lane, in the order of the lanes' next turns. */
  const lanes = new Map<string, Place[]>()
  let whole = 0
  let known: Promise<void> | undefined

  function add(place: Place): void {
    const queue = lanes.get(place.lane)
    if (!queue) {
      lanes.set(place.lane, [place])
    } else {
      // Nearly always at the end: what was said earlier seldom comes later.
      let at = queue.length
      while (at > 0 && isBefore(place, queue[at - 1])) at--
      if (queue[at - 1]?.seq === place.seq) return
      queue.splice(at, 0, place)
    }
    if (place.event) whole++
  }

  async function read(): Promise<void> {
    for (const place of await waitingPlaces(db)) if (!claimed.has(place.seq)) add(place)
  }

  /** The first places of free lanes, one of each, taken out; their lanes' next turns come after all others'. */
  function heads(busy: ReadonlySet<string>, room: number): Place[] {
    const taken: Place[] = []
    for (const [lane, [first]] of lanes) {
      if (taken.length >= room) break
      if (!busy.has(lane) && first) taken.push(first)
    }
    for (const { lane, event } of taken) {
      const queue = lanes.get(lane) ?? []
      queue.shift()
      lanes.delete(lane)
      if (queue.length > 0) lanes.set(lane, queue)
      if (event) whole--
    }
    return taken
  }

  async function wholeOf(places: readonly Place[]): Promise<Waiting[]> {
    const missing = places.flatMap(({ seq, event }) => (event ? [] : [seq]))
    const rows = missing.length === 0 ? [] : await waitingBySeq(db, missing)
    const bySeq = new Map(rows.map((row) => [row.seq, row]))
    return places.flatMap(({ seq, event }) => event ?? bySeq.get(seq) ?? [])
  }

  return {
    async take(busy, room) {
      known ??= read()
      await known
      const places = heads(busy, room)
      try {
        return await wholeOf(places)
      } catch (error) {
        for (const place of places) add(place)
        throw error
      }
    },
    isFree: (lane) => known !== undefined && !lanes.has(lane),
    kept(event) {
      const { seq, lane, incoming } = event
      add({ seq, lane, createdMs: incoming.createdMs, ...(whole < mostWhole && { event }) })
    },
    left: ({ seq, lane, incoming }) => add({ seq, lane, createdMs: incoming.createdMs }),
    look() {
      if (lanes.size === 0) known = undefined
    },
    forget() {
      known = undefined
      lanes.clear()
      whole = 0
    },
  }
}

const isBefore = (one: Place, other: Place | undefined): boolean =>
  other !== undefined && (one.createdMs < other.createdMs || (one.createdMs === other.createdMs && one.seq < other.seq))
