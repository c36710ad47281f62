/**
 * The platform's rates (docs/platform.md D.9), kept by the sender so that it is never refused for them: per app and API
 * 50 a second and 1000 a minute, per group, user and changed card 5 a second.
 */
export const rates = { perSecond: 50, perMinute: 1000, perReceiver: 5 } satisfies Rates

/** How much the sender sends at most; null lifts a limit. */
export type Rates = { perSecond: number | null; perMinute: number | null; perReceiver: number | null }

export const unlimited: Rates = { perSecond: null, perMinute: null, perReceiver: null }

/** Calls reach the platform closer together than they left: its windows are taken to be so much longer. */
const second = 1040
const minute = 60_400

/**
 * Sliding windows over real time in milliseconds. `wait` says how long the next call to a receiver must wait, and
 * takes its place when that is 0.
 */
export function createPace(limits: Rates = rates) {
  const sent: number[] = []
  const byReceiver = new Map<string, number[]>()

  const none = limits.perSecond === null && limits.perMinute === null && limits.perReceiver === null

  function waitIn(times: number[], limit: number | null, windowMs: number, nowMs: number): number {
    if (limit === null) return 0
    const blocking = times[times.length - limit]
    return blocking === undefined ? 0 : Math.max(0, blocking + windowMs - nowMs)
  }

  /** As far back as either window may look. */
  const mostPlaces = Math.max(limits.perSecond ?? 0, limits.perMinute ?? 0)

  const ownIn = (receiver: string, nowMs: number): number[] =>
    (byReceiver.get(receiver) ?? []).filter((time) => nowMs - time < second)

  const msLeft = (own: number[], nowMs: number): number =>
    Math.max(
      waitIn(own, limits.perReceiver, second, nowMs),
      waitIn(sent, limits.perSecond, second, nowMs),
      waitIn(sent, limits.perMinute, minute, nowMs),
    )

  return {
    /** Whether a call to a receiver would not have to wait; takes no place. */
    isFree: (receiver: string, nowMs: number): boolean => none || msLeft(ownIn(receiver, nowMs), nowMs) === 0,
    wait(receiver: string, nowMs: number): number {
      if (none) return 0
      const own = ownIn(receiver, nowMs)
      const ms = msLeft(own, nowMs)
      if (ms > 0) return ms
      sent.push(nowMs)
      if (sent.length > mostPlaces) sent.shift()
      byReceiver.set(receiver, [...own, nowMs])
      if (byReceiver.size > 10_000) forget(nowMs)
      return 0
    },
  }

  function forget(nowMs: number): void {
    for (const [receiver, times] of byReceiver) {
      if (times.every((time) => nowMs - time >= second)) byReceiver.delete(receiver)
    }
  }
}

export type Pace = ReturnType<typeof createPace>
