import type { RowsLike } from '../domain/tables/labels.ts'
import { described } from './describe.ts'
import { language } from './language.ts'
import type { Lexicon } from './lexicon.ts'

/** Rows of the plan by what words of a table describe, as a sentence's words describe them. */
export const rowsLike =
  ({ descriptions }: Lexicon): RowsLike =>
  (kind, words) =>
    described(descriptions, language.pairs, words).flatMap(({ ref, score }) =>
      ref.kind === kind ? [{ no: Number(ref.id), score }] : [],
    )
