type Now = { on: number; passed: Set<number>; rounds: number }

/** One for the process: the runner and the tests' setup load this file apart. */
const place = globalThis as { mutationNow?: Now }

/** Which mutant is on, which have been come by, and how many rounds loops have made with it. */
place.mutationNow ??= { on: -1, passed: new Set(), rounds: 0 }
export const now: Now = place.mutationNow

const mostRounds = 20_000_000

// What the switched sources ask.
Object.assign(globalThis, {
  __mutant: (id: number): boolean => {
    now.passed.add(id)
    return id === now.on
  },
  __round: (): void => {
    if (now.on >= 0 && ++now.rounds > mostRounds) throw new Error('a loop does not end')
  },
})
