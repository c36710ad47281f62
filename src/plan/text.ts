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

const known = new WeakMap<Plan, { place: string; text: string }[]>()

function placed(plan: Plan): { place: string; text: string }[] {
  const filled = new Map(filledRows(plan).map(({ place, cells }) => [place, `${cells.join('|')}|`]))
  const made = () =>
    plan.source.map((block) => ({ place: block.place, text: filled.get(block.place) ?? textOf(block) }))
  const texts = known.get(plan) ?? made()
  known.set(plan, texts)
  return texts
}

/** Everything the plan prints at a place and within it; undefined where there is no such place. */
export function textAt(plan: Plan, place: string): string | undefined {
  const there = placed(plan).filter((one) => isWithin(one.place, place))
  return there.length === 0 ? undefined : there.map(({ text }) => text).join('')
}

/** Every printed row that is no head, with merged cells filled down within its table. */
export function filledRows(plan: Plan): { place: string; cells: string[] }[] {
  let above: string[] = []
  return plan.source.flatMap((block) => {
    if (!('cells' in block) || block.head) {
      above = []
      return []
    }
    above = block.cells.map((cell, col) => (cell === null ? (above[col] ?? '') : squash(cell)))
    return [{ place: block.place, cells: above }]
  })
}
