import type { Ref } from '../domain/query.ts'
import { described } from './describe.ts'
import { linked } from './linked.ts'
import type { Meant } from './meant.ts'
import type { ReadContext } from './reading.ts'

/** A name of so few characters is a word of the field as well as a row's. */
const short = 4
const conjunction = /Ⓢ[^Ⓢ]{0,4}(?:和|跟|与|、|及|同|比|较|还有|加|vs|,)[^Ⓢ]{0,8}Ⓢ/
/** How far the row that the whole sentence describes is ahead of the others its words name. */
const ahead = 1.15

/** “专利维持十年以上给奖励那条”: several words of the field in one breath are one row, the one they describe together. */
export function oneRow(
  rows: readonly Ref[],
  named: readonly Meant[],
  masked: string,
  text: string,
  { lexicon, language }: ReadContext,
): Ref[] {
  const weak = named.filter(({ kind, said, mark }) => kind === 'row' && !mark && said.length <= short)
  if (rows.length < 2 || named.length < 2 || weak.length === 0 || conjunction.test(masked)) return [...rows]
  const found = described(lexicon.descriptions, language.pairs, text)
  const scoreOf = (ref: Ref): number =>
    found.find((one) => one.ref.kind === ref.kind && one.ref.id === ref.id)?.score ?? 0
  const [best, next] = rows.map((ref) => ({ ref, score: scoreOf(ref) })).sort((a, b) => b.score - a.score)
  if (!best || !next) return [...rows]
  const other = rows.find((ref) => ref !== best.ref && !linked(lexicon.plan, ref, best.ref))
  if (!other) return best.score > 0 ? [best.ref] : [...rows]
  return best.score >= scoreOf(other) * ahead || best.score >= next.score * ahead ? [best.ref] : [...rows]
}
