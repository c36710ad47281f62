import { namesOf, plain } from './look.ts'
import type { Plan } from './plan.ts'

/** How many letters are added, left out or changed from one word to another. */
export function slipsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [y, letter] of [...from].entries()) {
    const next = [y + 1]
    for (const [x, other] of [...to].entries()) {
      const changed = (row[x] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** As many characters of a word may be wrong, and it is still meant: one of two, two of five, three of nine. */
const mostSlips = (length: number): number => (length < 2 ? 0 : Math.min(3, Math.ceil(length / 4)))

/** What is called most like some words, each thing by any of its names; several that are equally near, or none. */
export function nearestOf<Thing>(words: string, things: readonly (readonly [Thing, readonly string[]])[]): Thing[] {
  const near = things
    .map(([thing, names]) => ({ thing, slips: Math.min(...names.map((name) => slipsBetween(words, name))) }))
    .filter(({ slips }) => slips <= mostSlips(words.length))
  const fewest = Math.min(...near.map(({ slips }) => slips))
  return near.filter(({ slips }) => slips === fewest).map(({ thing }) => thing)
}

/** As a refusal asks: ，是不是A、B？ Of many equally like it none is meant. */
export const orDoYouMean = (near: readonly string[]): string =>
  near.length > 0 && near.length <= 3 ? `，是不是“${near.join('”“')}”？` : ''

/** The plan's units that some words were perhaps meant for: by a slip, else those whose name holds them. */
export function unitsLike(plan: Plan, words: string): string[] {
  const near = nearestOf(
    plain(words),
    plan.units.map((unit) => [unit.name, namesOf(unit).map(plain)] as const),
  )
  const stem = words.replace(/^[市县省]/, '').replace(/[市县区局]$/, '')
  if (near.length > 0 || stem.length < 2) return near
  return plan.units.filter(({ name }) => name.includes(stem)).map(({ name }) => name)
}
