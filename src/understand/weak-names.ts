import { described, isEveryday, type Likely } from './describe.ts'
import type { Lexicon } from './lexicon.ts'
import { linked } from './linked.ts'
import type { Meant } from './meant.ts'
import type { Language } from './model.ts'
import { signKind } from './signs.ts'

/** A masked sentence and what its signs stand for. */
export type Opened = { masked: string; meant: Meant[] }

/** A name of so few characters is a word of the field as well as a row's. */
const short = 4
/** A description must fit its row so well, and so much better than any named row fits the whole sentence. */
const clear = 0.25
const ahead = 0.05
/** Or less well, where the named rows hardly fit at all. */
const faint = 0.2

/**
 * “专利押给银行那个”: a short name is a word of many rows. Where the whole sentence describes another row clearly
 * better than the row of that name, the name stands for the row described; names that are told in full and numbers
 * stay. Null where the names stand.
 */
export function withoutWeakNames(
  { masked, meant }: Opened,
  { descriptions, plan }: Lexicon,
  { pairs }: Language,
): Opened | null {
  const rows = meant.filter(({ kind }) => kind === 'row' || kind === 'passage')
  if (!rows.some(isWeak) || !saysMore(masked, descriptions.pairs, pairs)) return null
  const found = described(descriptions, pairs, told(masked, meant))
  const [top] = found
  if (!top || top.score < faint) return null
  const isTop = ({ ref }: Likely): boolean =>
    (ref.kind === top.ref.kind && ref.id === top.ref.id) || linked(plan, ref, top.ref)
  const others = rows.filter(({ refs }) => !refs.some(isTop))
  if (others.length === 0 || !others.every(isWeak)) return null
  const scoreOf = ({ ref }: Likely): number =>
    found.find((one) => one.ref.kind === ref.kind && one.ref.id === ref.id)?.score ?? 0
  const named = Math.max(...others.flatMap(({ refs }) => refs.map(scoreOf)))
  if (!(top.score >= clear && top.score >= named + ahead) && top.score < 2 * named) return null
  return inPlace(masked, meant, found.slice(0, 8))
}

const isWeak = ({ kind, said, refs, mark, missing }: Meant): boolean =>
  kind === 'row' && !mark && !missing && refs.length > 0 && said.length <= short && /^\p{Script=Han}+$/u.test(said)

/** Whether words of the plan stand beside the names. */
function saysMore(masked: string, known: ReadonlyMap<string, unknown>, everyday: ReadonlySet<number>): boolean {
  return Array.from({ length: masked.length - 1 }, (_, at) => masked.slice(at, at + 2)).some(
    (pair) => known.has(pair) && !isEveryday(pair, everyday),
  )
}

/** The sentence with the names of rows in words again. */
function told(masked: string, meant: readonly Meant[]): string {
  let next = 0
  return [...masked]
    .map((char) => {
      const one = signKind(char) ? meant[next++] : undefined
      return one?.kind === 'row' ? one.said : char
    })
    .join('')
}

/** Each name stands for the rows described. */
const inPlace = (masked: string, meant: readonly Meant[], refs: readonly Likely[]): Opened => ({
  masked,
  meant: meant.map((one) => (one.kind === 'row' ? { ...one, refs, described: true } : one)),
})
