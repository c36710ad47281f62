import type { Log } from './log.ts'

/**
 * What is timed: a question from its arrival until its answer is written down, a click from its arrival until its
 * callback is answered, a message on its way to the platform.
 */
export const timed = ['question', 'click', 'send'] as const
export type Timed = (typeof timed)[number]

/** From here on somebody waits noticeably, and the log says of which event or letter; milliseconds. */
const slowMs: Record<Timed, number> = { question: 3000, click: 1500, send: 5000 }

/** Upper bounds of the buckets, in seconds. */
const bounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** How often something took how long; the buckets are cumulative, as Prometheus reads them. */
export function createHistogram() {
  const counts = bounds.map(() => 0)
  let [count, sum] = [0, 0]
  return {
    observe(seconds: number): void {
      count++
      sum += seconds
      bounds.forEach((bound, index) => {
        if (seconds <= bound) counts[index] = (counts[index] ?? 0) + 1
      })
    },
    read: () => ({ buckets: bounds.map((bound, index) => ({ bound, count: counts[index] ?? 0 })), count, sum }),
  }
}

export type Histogram = ReturnType<typeof createHistogram>

/** Counts how long something took, and writes it into the log where that was too long. */
export function took(
  { log, latency }: { log: Log; latency: Record<Timed, Histogram> },
  what: Timed,
  ms: number,
  ids: Record<string, string | number>,
): void {
  latency[what].observe(ms / 1000)
  if (ms >= slowMs[what]) log.warn({ category: 'slow', what, ms: Math.round(ms), ...ids }, 'slow')
}

/** As many arrivals as are remembered: those of another process's events are never asked for. */
const mostArrivals = 10_000

/** When events came in, in monotonic milliseconds, until their work is done. */
export function createArrivals() {
  const arrived = new Map<string, number>()
  return {
    note(eventId: string, ms: number): void {
      const [oldest] = arrived.keys()
      if (arrived.size >= mostArrivals && oldest !== undefined) arrived.delete(oldest)
      arrived.set(eventId, ms)
    },
    /** Once; undefined for what came in before this process began. */
    take(eventId: string): number | undefined {
      const ms = arrived.get(eventId)
      arrived.delete(eventId)
      return ms
    },
  }
}
