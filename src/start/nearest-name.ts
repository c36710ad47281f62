import { slipsBetween } from '../domain/nearest.ts'

/** Names that begin so are ours alone: one that is not known is a mistake, whatever it was meant to be. */
const ourPrefix = /^(LARK|LLM)_/

export const isNamedLikeOurs = (name: string, ours: readonly string[]): boolean =>
  ourPrefix.test(name) && !ours.includes(name)

/** Two letters that changed places are one slip of the fingers. */
const isSwapped = (a: string, b: string): boolean => {
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b
}

/** Which known name another was meant to be; undefined where it is known itself, or like none. */
export function nearestName(name: string, ours: readonly string[]): string | undefined {
  if (ours.includes(name)) return undefined
  const own = /^(LARK|LLM|ADMIN|DIGEST)/i.test(name)
  const plain = (word: string) => word.toUpperCase().replaceAll('_', '')
  const near = ours.map((known) => ({ known, slips: slips(plain(name), plain(known)) }))
  return near.sort((a, b) => a.slips - b.slips).find(({ known, slips }) => slips <= (own ? 3 : slipsOf(known)))?.known
}

const slips = (name: string, known: string): number => (isSwapped(name, known) ? 1 : slipsBetween(name, known))

/**
 * An environment holds names of many programs: one that does not begin like ours is a slip where it is nearer than
 * another's could be. LOGLEVEL is another's own.
 */
const slipsOf = (known: string): number => (known === 'LOG_LEVEL' || known.length < 8 ? 1 : 2)
