/** A tenant access token and how long the platform says it lives, in seconds. */
export type Token = { value: string; livesSeconds: number }

/** What is remembered between callers; where a runtime ends them in the middle, it outlives them. */
export type KeptToken = { held?: { value: string; until: number } }

/**
 * Hands out one token until five minutes before its end, fetching it once however many ask at a time: the SDK alone
 * fetches one per caller.
 */
export function tokenKeeper(fetchToken: () => Promise<Token>, nowMs: () => number, kept: KeptToken = {}) {
  let fetching: Promise<string> | undefined

  async function renew(): Promise<string> {
    const { value, livesSeconds } = await fetchToken()
    kept.held = { value, until: nowMs() + (livesSeconds - 300) * 1000 }
    return value
  }

  return {
    async get(): Promise<string> {
      if (kept.held && nowMs() < kept.held.until) return kept.held.value
      fetching ??= renew().finally(() => {
        fetching = undefined
      })
      return fetching
    },
    /** The platform refused this token; the next caller fetches a new one. */
    drop(value: string): void {
      if (kept.held?.value === value) kept.held = undefined
    },
  }
}
