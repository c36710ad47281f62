import type { Input } from '../cards/kit.ts'
import { heldBy } from '../domain/held.ts'
import { dayOf } from '../domain/time.ts'
import { deedsIn } from './deeds.ts'
import type { Lexicon } from './lexicon.ts'
import { read } from './read.ts'
import type { ReadContext, Reading } from './reading.ts'

/** The people of one city ask the same few questions; what is longer is asked once. */
const [mostKept, longestKept] = [300, 100]

const keptOf = heldBy((_: Lexicon) => new Map<string, Reading>())

/**
 * What `read` makes of a message, made once for all who ask the same as the same, after the same and on the same day:
 * nothing else goes into a reading.
 */
export function readLately(text: string, context: ReadContext): Reading {
  if (text.length > longestKept) return read(text, context)
  const { lexicon, asker, topic, now, group, within } = context
  const kept = keptOf(lexicon)
  const key = JSON.stringify([text, asker.role, asker.units, topic, dayOf(now), group, within])
  const reading = kept.get(key) ?? read(text, context)
  // Those asked lately stand last.
  kept.delete(key)
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(key, reading)
  return reading
}

/** What a message wants done by a reading that was made here: all that goes into it goes into the reading's key. */
export function deedsLately(reading: Reading, context: ReadContext): readonly Input[] {
  const known = deedsKept.get(reading) ?? deedsIn(reading, context)
  deedsKept.set(reading, known)
  return known
}

const deedsKept = new WeakMap<Reading, readonly Input[]>()
