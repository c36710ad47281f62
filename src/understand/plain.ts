import plain from '../../data/language/plain.json' with { type: 'json' }
import thesaurus from '../../data/language/thesaurus.json' with { type: 'json' }

/** Pairs of characters of function words, adverbs, politeness and words that ask: they restrict nothing. */
const pairs = new Set(
  [...plain, ...Object.values(thesaurus).flat()].flatMap((word) =>
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  ),
)

/** Whether a pair of characters belongs to words that never restrict what is asked. */
export const isPlain = (pair: string): boolean => pairs.has(pair)
