import type { Claim, Facet, Query, Ref } from '../domain/query.ts'
import type { Lexicon } from './lexicon.ts'
import type { Sensed } from './meant.ts'
import type { Language } from './model.ts'
import type { Topic } from './topic.ts'

export type ReadContext = {
  lexicon: Lexicon
  language: Language
  asker: { role: string; units: readonly string[] }
  topic: Topic | null
  /** ISO time in the plan's zone. */
  now: string
  group: boolean
  /** Things just shown that the stretch is about, where it names none of its own. */
  within?: readonly Ref[]
}

/** What spoke for a reading, with how much it counted where that is known: for people who look into it. */
export type Why = string | { what: string; score: number }

export type Candidate = {
  query: Query
  score: number
  why: Why[]
  /** Rows it may also be about. */
  others: Ref[]
  /** How likely what is asked is, by itself. */
  sure: number
  /** What may be asked instead, with how likely it is. */
  rival?: { facet: Facet; chance: number }
  /** What is supposed besides the query's own claim. */
  also?: readonly Claim[]
}

export type Reading = {
  queries: Query[]
  /** How far the best reading is ahead of the next that answers something else; the least of all its questions. */
  margin: number
  /** Of each question the best readings. */
  candidates: Candidate[][]
  sensed: Sensed
}
