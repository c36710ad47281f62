type Now = { on: number; passed: Set<number>; rounds: number; until: number }

/** One for the process: the runner and the tests' setup load this file apart. */
const place = globalThis as { mutationNow?: Now }

/** Which mutant is on, which have been come by, how many rounds loops have made with it and until when they may. */
place.mutationNow ??= { on: -1, passed: new Set(), rounds: 0, until: Number.POSITIVE_INFINITY }
export const now: Now = place.mutationNow

const mostRounds = 20_000_000

// What the switched sources ask.
Object.assign(globalThis, {
  __mutant: (id: number): boolean => {
    now.passed.add(id)
    return id === now.on
  },
  __round: (): void => {
    if (now.on < 0) return
    if (++now.rounds > mostRounds || performance.now() > now.until) throw new Error('a loop does not end')
  },
})
