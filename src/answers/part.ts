import type { Block, Button, Card, Tone } from '../cards/kit.ts'
import { b, buttons, card, note, source, text } from '../cards/kit.ts'
import type { DueDays } from '../domain/due.ts'
import type { Judging } from '../domain/judging.ts'
import type { Plan } from '../domain/plan.ts'
import type { Facts } from '../domain/report.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import type { Asking } from '../understand/query.ts'

/** What answers are made from. `facts` are missing where only the plan itself may be told (guests). */
export type Grounds = {
  plan: Plan
  lexicon: Lexicon
  asker: Asking
  now: string
  group: boolean
  facts: Facts | undefined
  /** The office's due days; without them the plan's own. */
  dueDays?: DueDays
  /** When silence costs; without it as if the bot had run from the plan's start. */
  judging?: Judging
}

/** The answer to one question; a message with several becomes one card of several parts. */
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

export function cardOf(parts: readonly Part[]): Card {
  const [first] = parts
  const notes = [...new Set(parts.flatMap((part) => part.notes ?? []))]
  const places = parts.flatMap((part) => part.places ?? [])
  const all = parts.flatMap((part) => part.buttons ?? []).slice(0, mostButtons)
  return card(
    parts.length > 1
      ? parts
          .map(({ title }) => title)
          .filter((title, at, titles) => titles.indexOf(title) === at)
          .join('；')
          .slice(0, 40)
      : (first?.title ?? '知标'),
    parts.length > 1 ? 'blue' : (first?.tone ?? 'blue'),
    ...parts.flatMap((part) => (parts.length > 1 ? labelled(part) : part.blocks)),
    ...notes.map(note),
    places.length > 0 ? source(...places) : null,
    all.length > 0 ? buttons(...all) : null,
  )
}

/** Among several answers each says what it is about. */
function labelled({ title, blocks: [first, ...rest] }: Part): Block[] {
  if (first?.kind !== 'text') return [text(b(`${title}：`)), ...(first ? [first] : []), ...rest]
  const [opening] = first.parts
  const says = typeof opening === 'string' ? opening : opening && 'b' in opening ? opening.b : ''
  return [says.startsWith(title) ? first : { ...first, parts: [b(`${title}：`), ...first.parts] }, ...rest]
}
