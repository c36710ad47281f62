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

/** Pages of a queue: as many as one card can hold of those decided together and of those that stand alone. */
export function queuePages(pending: readonly Submission[], isSingle: (one: Submission) => boolean): Submission[][] {
  const pages: Submission[][] = []
  let [plain, single] = [0, 0]
  for (const one of byUnit(pending)) {
    const page = pages.at(-1)
    const isOver = isSingle(one) ? single >= mostSingle : plain >= mostPlain
    if (!page || isOver) {
      pages.push([one])
      plain = 0
      single = 0
    } else page.push(one)
    if (isSingle(one)) single++
    else plain++
  }
  return pages
}
