import type { Ask, Asking } from '../query.ts'
import type { Sentence } from '../sentence.ts'

export type Circumstances = { asker: Asking; now: string }

/** One way to read a sentence; null where it does not fit. */
export type Reading = (sentence: Sentence, circumstances: Circumstances) => Ask[] | null

export const hasSubject = ({ indicators, tasks }: Sentence): boolean => indicators.length > 0 || tasks.length > 0

export const namesNothing = (sentence: Sentence): boolean =>
  !hasSubject(sentence) &&
  [sentence.sections, sentence.categories, sentence.clauses, sentence.units, sentence.groups, sentence.people].every(
    (named) => named.length === 0,
  )
