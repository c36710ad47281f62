import { facets } from '../domain/facets.ts'
import { ofLate } from '../domain/held.ts'
import type { Query } from '../domain/query.ts'

/** What the sentence as a whole says, as the model scored it. */
export type Told = {
  of: Query['of']
  how: Query['how']
  show: { label: string; chance: number }[]
  /** The same, parted for this kind of row. */
  heard: Heard
  lits: { label: string; chance: number }[]
  /** Likeliest first. */
  by: readonly string[]
  command: string | undefined
}

/** The facets that can be asked of a subject. */
export function facetsOf(of: Query['of']): readonly string[] {
  if (of === 'indicator' || of === 'task') return facets.matter
  return of in facets ? (facets[of as keyof typeof facets] as readonly string[]) : []
}

/** What was heard, parted for a kind of row: what such rows have, and how likely what they have not. */
type Heard = { fitting: { label: string; chance: number }[]; amiss: number }

export function heardOf(of: Query['of'], show: Told['show']): Heard {
  const valid = validOf(of)
  const heard: Heard = { fitting: [], amiss: 0 }
  for (const one of show) {
    if (valid.has(one.label)) heard.fitting.push(one)
    else heard.amiss += one.chance * 1.5
  }
  return heard
}

/** More than this no reading of such a kind of row is worth: what is said of it is never likelier than certain. */
export const mostComposed = ({ amiss }: Heard): number => 0.01 - amiss

const validOf = ofLate((of) => new Set(facetsOf(of as Query['of'])))
