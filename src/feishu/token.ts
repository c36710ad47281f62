/** A tenant access token and how long the platform says it lives, in seconds. */
export type Token = { value: string; livesSeconds: number }

/**
 * Hands out one token until five minutes before its end, fetching it once however many ask at a time: the SDK alone
 * fetches one per caller.
 */
export function tokenKeeper(fetchToken: () => Promise<Token>, nowMs: () => number) {
  let held: { value: string; until: number } | undefined
  let fetching: Promise<string> | undefined

  async function renew(): Promise<string> {
    const { value, livesSeconds } = await fetchToken()
    held = { value, until: nowMs() + (livesSeconds - 300) * 1000 }
    return value
  }

  return {
    async get(): Promise<string> {
      if (held && nowMs() < held.until) return held.value
      fetching ??= renew().finally(() => {
        fetching = undefined
      })
      return fetching
    },
    /** The platform refused this token; the next caller fetches a new one. */
    drop(value: string): void {
      if (held?.value === value) held = undefined
    },
  }
}
