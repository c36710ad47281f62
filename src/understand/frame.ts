import { heldBy } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import { pastedIn } from './content.ts'
import type { Lexicon } from './lexicon.ts'
import { brackets } from './normalise.ts'
import { type Missing, type Reference, referencesIn } from './references.ts'
import { type Ref, signOf, signOrder } from './refs.ts'
import { spansIn } from './spans.ts'

/** A name found in a sentence: what it may stand for, what was said, and whether it was said exactly. */
export type Found = {
  refs: Ref[]
  said: string
  exact: boolean
  /** Named by its number, which leaves no doubt. */
  byNumber: boolean
  /** A sentence of the plan itself. */
  pasted: boolean
  missing: Missing | null
  /** Where its sign stands in the frame. */
  at: number
}

/** A sentence as read: its repaired words, and its frame, in which each name is one sign. */
export type Frame = {
  text: string
  frame: string
  found: Found[]
  /** Words that are neither names nor known in general. */
  rest: string
}

/** Names and slips found and repaired. */
export function frameOf(normal: string, lexicon: Lexicon): Frame {
  const quoted = withoutPasted(normal, lexicon)
  const referred = referencesIn(quoted.text, lexicon.plan)
  const plain = referred.text.replace(brackets, '')
  let rest = ''
  const found: Found[] = []
  let text = ''
  let frame = ''
  let at = 0
  const copy = (to: number): void => {
    for (const char of plain.slice(at, to)) {
      const pasted = quoted.references.get(char)
      const reference = pasted ?? referred.references.get(char)
      if (!reference) {
        text += char
        frame += char
        rest += char
        continue
      }
      const { refs, missing } = reference
      const said = refs.map(saidOf).join('、') || '(无)'
      found.push({ refs, said, exact: true, byNumber: true, pasted: pasted !== undefined, missing, at: frame.length })
      text += said
      frame += signFor(reference.refs)
    }
    at = to
  }
  for (const span of spansIn(plain, lexicon)) {
    copy(span.from)
    const { name, refs } = span.entry
    if (refs.length > 0) {
      found.push({
        refs,
        said: name,
        exact: span.exact,
        byNumber: false,
        pasted: false,
        missing: null,
        at: frame.length,
      })
      frame += signFor(refs)
      rest += ' '
    } else {
      frame += name
      rest += ' '
    }
    text += name
    at = span.to
  }
  copy(plain.length)
  return { text, frame, found, rest }
}

const firstQuote = 0xe800

const unitNames = heldBy(({ units }: Plan): readonly string[] =>
  units.flatMap(({ name, written }) => [name, ...written]).toSorted((a, z) => z.length - a.length),
)

const onlyUnits = (text: string, plan: Plan): boolean =>
  unitNames(plan)
    .reduce((rest, name) => rest.replaceAll(name, ''), text)
    .replace(/[、,和及与]/g, '') === ''

/** Sentences of the plan pasted into the question become one sign each. */
function withoutPasted(
  normal: string,
  { content, byChar, plan }: Lexicon,
): { text: string; references: Map<string, Reference> } {
  const references = new Map<string, Reference>()
  let text = normal
  for (let turn = 0; turn < 3; turn++) {
    const pasted = pastedIn(content, text)
    if (!pasted) break
    // A long name alone is a name, and several units in a row are these units.
    if (onlyUnits(pasted.part, plan)) break
    if ((byChar.get(pasted.part.charAt(0)) ?? []).some(({ name }) => name.includes(pasted.part))) break
    const sign = String.fromCharCode(firstQuote + turn)
    references.set(sign, { refs: pasted.refs, missing: null })
    text = `${text.slice(0, pasted.from)}${turn === 0 ? sign : ''}${text.slice(pasted.to).replace(/^[。;]/, ',')}`
  }
  return { text, references }
}

const saidOf = (ref: Ref): string => {
  if (ref.kind === 'indicator') return `指标${ref.no}`
  if (ref.kind === 'task') return `任务${ref.no}`
  if (ref.kind === 'section') return ref.sub === null ? `第${ref.no}部分` : `第${ref.no}部分第${ref.sub}条`
  return ref.kind === 'clause' ? ref.place : ''
}

function signFor(refs: readonly Ref[]): string {
  const kind = signOrder.find((one) => refs.some((ref) => ref.kind === one))
  return kind ? signOf[kind] : 'Ⓢ'
}
