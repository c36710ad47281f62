import { ApiError } from './api-error.ts'

/** Counts calls in rolling windows on the emulator's clock (docs/platform.md D.9). Both throw when a limit is reached. */
export type Limits = {
  /** Per app and API: 50 a second, 1000 a minute. */
  app(api: string, atMs: number): void
  /** 5 a second per group, per person or per patched message. */
  target(id: string, atMs: number): void
}

const second = 1000
const minute = 60_000

export const noLimits: Limits = { app: () => {}, target: () => {} }

export function limitsOf(): Limits {
  const seen = new Map<string, number[]>()
  const recent = (key: string, sinceMs: number): number[] => {
    const times = (seen.get(key) ?? []).filter((at) => at > sinceMs)
    seen.set(key, times)
    return times
  }
  return {
    app(api, atMs) {
      const times = recent(`app ${api}`, atMs - minute)
      const full = times.length >= 1000 ? minute : times.filter((at) => at > atMs - second).length >= 50 ? second : 0
      if (full > 0) {
        throw new ApiError(99991400, 'request trigger frequency limit', 429, {
          'x-ogw-ratelimit-limit': full === minute ? '1000' : '50',
          'x-ogw-ratelimit-reset': String(Math.ceil(full / second)),
        })
      }
      times.push(atMs)
    },
    target(id, atMs) {
      const times = recent(`target ${id}`, atMs - second)
      if (times.length >= 5) throw new ApiError(230020, 'This operation triggers the frequency limit.')
      times.push(atMs)
    },
  }
}
