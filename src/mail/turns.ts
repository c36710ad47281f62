import { setImmediate as afterThisRound } from 'node:timers'

/** What one turn takes before any was measured, in milliseconds. */
const firstGuessMs = 6
/** How much the newest turn counts in the mean. */
const weightOfNewest = 0.1
/** While somebody comes in with every round, a turn begins after so many milliseconds nevertheless. */
const longestRestMs = 50

type Asked = {
  begin: () => void
  /** Whether somebody waits for it, so that it goes before what nobody waits for. */
  urgent: () => boolean
}

/**
 * Who computes next. One piece of work begins in a round of the event loop, and none in a round in which somebody came
 * in: a connection is taken only once a round, so a thousand of them would else wait for a thousand pieces of work, and
 * what arrives must be kept and acknowledged first. Turns are handed out fairly: whoever has many waiting gets one, then
 * everybody else does. What somebody waits for goes first, but never before what is asked earlier under the same key.
 * Only the beginning is awaited: work that waits for the network holds up nobody.
 */
export function createTurns(nowMs: () => number = () => performance.now()) {
  /** Who waits, in the order of their next turn; a key is in one of the two. */
  const urgent = new Map<string, Asked[]>()
  const others = new Map<string, Asked[]>()
  /** Who waits for a moment in which nobody comes in. */
  let calm: (() => void)[] = []
  let urgentWaiting = 0
  let scheduled = false
  let somebodyCame = false
  /** Whether somebody came in with the last round, so that turns begin one a rest. */
  let crowded = false
  /** Since when somebody has come in with every round. */
  let restsSinceMs: number | null = null
  let meanMs = firstGuessMs
  let lastBeginMs = 0
  /** Whether others waited when the last turn began, so that the next follows it without a pause. */
  let waitedThen = false

  function schedule(): void {
    if (scheduled || urgent.size + others.size + calm.length === 0) return
    scheduled = true
    afterThisRound(round)
  }

  function round(): void {
    scheduled = false
    const now = nowMs()
    restsSinceMs = somebodyCame ? (restsSinceMs ?? now) : null
    crowded = somebodyCame
    somebodyCame = false
    if (restsSinceMs === null || now - restsSinceMs >= longestRestMs) {
      restsSinceMs = null
      const waiting = calm
      calm = []
      for (const resolve of waiting) resolve()
      begin(now)
    }
    schedule()
  }

  function begin(now: number): void {
    demote()
    const from = urgent.size > 0 ? urgent : others
    const [next] = from
    if (!next) return
    const [key, queue] = next
    from.delete(key)
    const asked = queue.shift()
    if (queue.length > 0) from.set(key, queue)
    if (from === urgent) urgentWaiting--
    if (waitedThen) meanMs += (now - lastBeginMs - meanMs) * weightOfNewest
    lastBeginMs = now
    waitedThen = urgent.size > 0
    asked?.begin()
  }

  /** Those at the front who have been answered meanwhile. */
  function demote(): void {
    for (const [key, queue] of urgent) {
      if (queue[0]?.urgent()) return
      urgent.delete(key)
      urgentWaiting -= queue.length
      others.set(key, queue)
    }
  }

  function wait(key: string, asked: Asked): void {
    const queue = urgent.get(key) ?? others.get(key)
    if (queue) queue.push(asked)
    else (asked.urgent() ? urgent : others).set(key, [asked])
    if (urgent.has(key)) urgentWaiting++
    schedule()
  }

  return {
    /** About how long somebody who asks now waits for the end of their turn, in milliseconds. */
    waitMs: (): number => (urgentWaiting + 1) * (crowded ? Math.max(meanMs, longestRestMs) : meanMs),
    /** Resolves when it is this key's turn. */
    next: (key: string, isUrgent: () => boolean): Promise<void> =>
      new Promise((begin) => wait(key, { begin, urgent: isUrgent })),
    /** Resolves in a round in which nobody came in. */
    calm: (): Promise<void> =>
      new Promise((resolve) => {
        calm.push(resolve)
        schedule()
      }),
    /** Somebody came in. */
    came(): void {
      somebodyCame = true
    },
  }
}

export type Turns = ReturnType<typeof createTurns>
