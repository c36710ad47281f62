import { slipsBetween } from '../domain/nearest.ts'

/** Which known name another was meant to be; undefined where it is known itself, or like none. */
export function nearestName(name: string, ours: readonly string[]): string | undefined {
  if (ours.includes(name)) return undefined
  const own = /^(LARK|LLM|ADMIN|DIGEST)/i.test(name)
  const plain = (word: string) => word.toUpperCase().replaceAll('_', '')
  const near = ours.map((known) => ({ known, slips: slipsBetween(plain(name), plain(known)) }))
  return near.sort((a, b) => a.slips - b.slips).find(({ known, slips }) => slips <= (own ? 3 : slipsOf(known)))?.known
}

/**
 * An environment holds names of many programs: one that does not begin like ours is a slip where it is nearer than
 * another's could be. LOGLEVEL is another's own.
 */
const slipsOf = (known: string): number => (known === 'LOG_LEVEL' || known.length < 8 ? 1 : 2)
