import { heldBy } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import { allSentences } from '../domain/sentences.ts'
import { soundOf } from './pinyin.ts'

/** So many characters of the text, of which one may be written as another of the same sound. */
const size = 3
const han = /^\p{Script=Han}+$/u

/** All ways to say some characters, each as one key. */
const soundsOf = (chars: readonly string[]): string[] =>
  chars.reduce<string[]>(
    (ways, char) =>
      ways.flatMap((way) =>
        soundOf(char)
          .loose.slice(0, 2)
          .map((sound) => `${way} ${sound}`),
      ),
    [''],
  )

const partsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size))

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** From where to where the word at each place of a text goes. */
const wordsIn = (text: string): [number, number][] =>
  [...segmenter.segment(text)].flatMap(({ segment, index }) =>
    [...segment].map((): [number, number] => [index, index + segment.length]),
  )

/** Three characters of the text; which of them stand in a word of several that is all among them. */
type Part = { chars: string; inWord: readonly boolean[] }

const isWithin = ([from, to]: [number, number] = [0, 0], at: number): boolean =>
  to - from > 1 && from >= at && to <= at + size

/** Whether a character is no part of any word of several. */
const isAlone = ([from, to]: [number, number] = [0, 0]): boolean => to - from === 1

/** What the text of a plan, and what its rows are called, has of three characters, by their sound. */
const heard = heldBy((plan: Plan): ReadonlyMap<string, readonly Part[]> => {
  const found = new Map<string, Map<string, Part>>()
  const names = plan.indicators.map(({ name }) => name)
  for (const text of [...allSentences(plan).map((one) => one.text), ...names]) {
    const words = wordsIn(text)
    for (const [at, chars] of partsOf(text).entries()) {
      if (!han.test(chars)) continue
      const part = { chars, inWord: [0, 1, 2].map((place) => isWithin(words[at + place], at)) }
      for (const key of soundsOf([...chars])) found.set(key, (found.get(key) ?? new Map()).set(chars, part))
    }
  }
  return new Map([...found].map(([key, parts]) => [key, [...parts.values()]]))
})

/** Characters that stand alone in every sentence. */
const plainly = /[件个家项条名人位户处元总建的是有在和]/

/** “反欺榨”, “马玲薯”: a character that makes no word, where the plan has it right with its two neighbours, is that one. */
export function withHeardWords(text: string, plan: Plan): string {
  const words = wordsIn(text)
  const chars = [...text]
  if (chars.length !== text.length) return text
  for (const [at, part] of partsOf(text).entries()) {
    if (!han.test(part)) continue
    const known = soundsOf([...part]).flatMap((key) => heard(plan).get(key) ?? [])
    if (known.length === 0 || known.some((one) => one.chars === part)) continue
    const [only, ...more] = [...new Set(known)].flatMap(({ chars: right, inWord }) => {
      const wrong = [...right].flatMap((char, place) => (char === part[place] ? [] : [place]))
      const [place] = wrong
      const isSlip = wrong.length === 1 && place !== undefined && isAlone(words[at + place]) && inWord[place]
      if (plainly.test(part[place ?? 0] ?? '')) return []
      return isSlip ? [{ place, char: right[place] ?? '' }] : []
    })
    if (only && more.length === 0) chars[at + only.place] = only.char
  }
  return chars.join('')
}
