import { isWithin } from '../domain/places.ts'
import type { Block, Plan } from '../domain/plan.ts'

/** Text as it is compared with the published one: without white space. */
export const squash = (text: string): string => text.replace(/\s+/g, '')

/** A block's text; a row's cells ended by `|`, merged ones left out. */
export const textOf = (block: Block): string =>
  'text' in block
    ? squash(block.text)
    : block.cells
        .filter((cell) => cell !== null)
        .map((cell) => `${squash(cell)}|`)
        .join('')

/** Everything the plan prints at a place and within it; undefined where there is no such place. */
export function textAt(plan: Plan, place: string): string | undefined {
  const there = plan.source.filter((block) => isWithin(block.place, place))
  return there.length === 0 ? undefined : there.map(textOf).join('')
}
