import cues from '../../data/language/cues.json' with { type: 'json' }
import official from '../../data/language/official.json' with { type: 'json' }
import plain from '../../data/language/plain.json' with { type: 'json' }
import type { Facet } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { signKind } from './signs.ts'

/** Words that may ask for a facet of a row, and words that do, whatever else is said. */
const patterns = cues.map(({ facet, says, firm }) => ({
  facet: facet as Facet,
  says: new RegExp(says.join('|')),
  firm: firm && new RegExp(firm.join('|')),
}))

/** Facets that words ask for by a word of their own. */
export const cuedIn = (words: string): Set<Facet> =>
  new Set(patterns.flatMap(({ facet, says }) => (says.test(words) ? [facet] : [])))

/** Facets that words surely ask for, in the order they are said. */
export const firmlyCued = (words: string): Facet[] =>
  patterns
    .map(({ facet, firm }) => ({ facet, at: firm ? words.search(firm) : -1 }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, z) => a.at - z.at)
    .map(({ facet }) => facet)

const asks = '什么|啥子?|哪(?:[些个家类种]|几[个类种]?)|多少|几|含不含|包不包(?:括|含)|(?<!不)(?:包括|包含|含)|算不算'
const askedBefore = new RegExp(`(?:${asks})(?:样的)?$`)
/** “通行费标准,方案里有没有涉及” asks after what stands before it. */
const askedAfter = patternOf('askedAfter')
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Words that every question may hold, and that a text is not searched for. */
const idle: ReadonlySet<string> = new Set(plain)
const asking = /什么|啥|哪|怎|多少|如何|几|[一二两三四五六七八九十\d]年/
const particles =
  /^[的了在是要会有吗呢吧么它他这那个和跟与把被给到就也都还再又不没里上下我你您咱们得地着过去来能可想说看问谁条项件家]$/

const isIdle = (word: string): boolean => idle.has(word) || particles.test(word) || asking.test(word)

/** The nouns that a question asks for or asks whether they are counted: 编制 of “什么编制”, 驰名 of “含不含驰名的”. */
export const nounsAsked = (masked: string, words = contentOf(masked)): string[] =>
  words.filter((word) => {
    const before = masked.slice(Math.max(0, masked.indexOf(word) - 8), masked.indexOf(word))
    const after = masked.slice(masked.indexOf(word) + word.length)
    return (
      (askedBefore.test(before) || askedAfter.test(after)) &&
      !/^[号月天年个家件日]/.test(word) &&
      cuedIn(word).size === 0
    )
  })

/** The words of a stretch beside names and everyday words, in order: what the text itself has to answer. */
export function contentOf(masked: string): string[] {
  const text = [...masked].map((char) => (signKind(char) ? ' ' : char)).join('')
  const found: string[] = []
  let run = ''
  const end = (): void => {
    if (run.length > 1) found.push(run)
    run = ''
  }
  // A word the segmenter does not know falls into its characters.
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && !isIdle(segment) && segment.length === 1) run += segment
    else {
      end()
      if (isWordLike && segment.length > 1 && !isIdle(segment)) found.push(segment)
    }
  }
  end()
  return found
}

/** A question once more in the words of an official text; nothing where it has none of its own. */
export function inOfficial(words: string): string {
  const put = words.replace(everyday, (word) => officialOf[word]?.[0] ?? word)
  return put === words ? '' : put
}

const officialOf: Readonly<Record<string, readonly string[]>> = official

/** A word with what an official text says for it: 大学, 高校. */
export const withOfficial = (word: string): string[] => [...new Set([word, ...(officialOf[word] ?? [])])]
const everyday = new RegExp(
  Object.entries(official)
    .flatMap(([word, [first]]) => (word === first ? [] : [word]))
    .toSorted((a, z) => z.length - a.length)
    .join('|'),
  'g',
)
