import type { Submission } from './submission.ts'

/** Nothing about it needs a second look: it may be confirmed together with others. */
export const isPlain = ({ flags, correction }: Submission): boolean => flags.length === 0 && correction === ''

/** Submissions by unit, the unit with the oldest first; within a unit the oldest first. */
export function byUnit(pending: readonly Submission[]): Submission[] {
  const units = new Map<string, Submission[]>()
  for (const one of pending) units.set(one.unit, [...(units.get(one.unit) ?? []), one])
  return [...units.values()].flat()
}

/** So few are shown one by one, with all there is to say of each. */
export const fewPending = 5
const [mostPlain, mostSingle] = [40, 5]

/**
 * Pages of a queue: each takes as many as a card can hold of those decided together and of those that stand alone, so
 * that a unit with many of one kind does not cut the other short.
 */
export function queuePages(pending: readonly Submission[], isSingle: (one: Submission) => boolean): Submission[][] {
  const pages: Submission[][] = []
  let [plain, single] = [0, 0]
  for (const one of byUnit(pending)) {
    const at = isSingle(one) ? Math.floor(single++ / mostSingle) : Math.floor(plain++ / mostPlain)
    pages[at] = [...(pages[at] ?? []), one]
  }
  return pages
}
