import type { Meant, Sensed } from './meant.ts'
import { patternOf } from './patterns.ts'

const place = patternOf('strangePlace', 'gu')
const office = patternOf('strangeOffice', 'gu')
const common = patternOf('noStranger')
const asking = /哪|什么|还有|多少/
const prefix = /^(?:[\p{Script=Han}]{2}市|市|省|区|县)(?=[\p{Script=Han}]{3})/u

/** “几条提到大学”: a word that is looked for in the text, no unit. */
const mentions = /提到|提及|涉及|写到|关于|有关|出现/

/** Names a sentence uses that the plan does not have: places, units, annexes by a number it lacks. */
export function strangersIn(meant: readonly Meant[], { masked, unknown }: Sensed): string[] {
  const strangers = meant.flatMap(({ missing, kind, said }) =>
    missing?.startsWith('附件') ? [missing] : kind === 'elsewhere' ? [said] : [],
  )
  for (const pattern of [place, office]) {
    for (const [, name = ''] of masked.matchAll(pattern)) {
      const core = name.replace(prefix, '')
      const strange = unknown.some((word) => sharesPair(word, core))
      if (strange && !mentions.test(name) && !asking.test(name) && !common.test(core) && !strangers.includes(name))
        strangers.push(name)
    }
  }
  return strangers
}

const sharesPair = (word: string, name: string): boolean =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).some((pair) => name.includes(pair))

const person = patternOf('strangePerson', 'u')

/** A person's name the plan does not have, where somebody is asked about. */
export const strangePerson = (masked: string): string | null => person.exec(masked)?.[1] ?? null
