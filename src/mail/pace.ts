/**
 * The platform's rates (feishu.md D.9), kept by the sender so that it is never refused for them: per app and API
 * 50 a second and 1000 a minute, per group, user and changed card 5 a second.
 */
export const rates = { perSecond: 50, perMinute: 1000, perReceiver: 5 }

/** Calls reach the platform closer together than they left: its windows are taken to be so much longer. */
const second = 1040
const minute = 60_400

/**
 * Sliding windows over real time in milliseconds. `wait` says how long the next call to a receiver must wait, and
 * takes its place when that is 0.
 */
export function createPace(limits = rates) {
  const sent: number[] = []
  const byReceiver = new Map<string, number[]>()

  function waitIn(times: number[], limit: number, windowMs: number, nowMs: number): number {
    const blocking = times[times.length - limit]
    return blocking === undefined ? 0 : Math.max(0, blocking + windowMs - nowMs)
  }

  return {
    wait(receiver: string, nowMs: number): number {
      const own = (byReceiver.get(receiver) ?? []).filter((time) => nowMs - time < second)
      const ms = Math.max(
        waitIn(own, limits.perReceiver, second, nowMs),
        waitIn(sent, limits.perSecond, second, nowMs),
        waitIn(sent, limits.perMinute, minute, nowMs),
      )
      if (ms > 0) return ms
      sent.push(nowMs)
      if (sent.length > limits.perMinute) sent.shift()
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
