import { type Block, type Button, b, buttons, type Card, card, note, source, type Tone, text } from '../cards/kit.ts'

/** The answer to one query; a message with several becomes one card of several parts. */
export type Part = {
  title: string
  tone?: Tone
  blocks: Block[]
  /** Small print below: rules, readings that differ. */
  notes?: string[]
  places?: string[]
  buttons?: Button[]
}

/** A platform limit on rows of buttons, and as many as anybody reads. */
const mostButtons = 5
const mostPlaces = 8
const mostNotes = 2

/** Parts one below the other, then what differs in the text, the places, the buttons. */
export function cardOf(parts: readonly Part[]): Card {
  const titles = parts.map(({ title }) => title)
  const notes = [...new Set(parts.flatMap((part) => part.notes ?? []))].slice(0, mostNotes + (parts.length > 1 ? 1 : 0))
  const places = [...new Set(parts.flatMap((part) => part.places ?? []))].filter((place) => place !== '')
  const every = parts.flatMap((part) => part.buttons ?? [])
  const all = every
    .filter(({ label }, at) => every.findIndex((one) => one.label === label) === at)
    .slice(0, mostButtons)
  const [first] = parts
  return card(
    [...new Set(titles)].join('；').slice(0, 40) || '知标',
    parts.length > 1 ? 'blue' : (first?.tone ?? 'blue'),
    ...parts.flatMap((part) => (parts.length > 1 ? labelled(part) : part.blocks)),
    ...notes.map(note),
    places.length > 0 ? source(...places.slice(0, mostPlaces)) : null,
    all.length > 0 ? buttons(...all) : null,
  )
}

/** Among several answers each says what it is about. */
function labelled({ title, blocks: [first, ...rest] }: Part): Block[] {
  if (first?.kind !== 'text') return [text(b(`${title}：`)), ...(first ? [first] : []), ...rest]
  const words = first.parts.map((part) => (typeof part === 'string' ? part : 'b' in part ? part.b : '')).join('')
  // What the sentence says itself needs no label.
  if (words.startsWith(title)) return [first, ...rest]
  return [{ ...first, parts: [`${title}：`, ...first.parts] }, ...rest]
}
