import { readingsOf } from './sounds.ts'

/** Two sounds of a character: as spelled without tone, and as careless ears and southern keyboards have it. */
export type Sound = {
  strict: readonly string[]
  loose: readonly string[]
  /** The loose sounds by their numbers, each below `soundNumbers`: keys of them are made for every character said. */
  numbers: readonly number[]
}

const known = new Map<string, Sound>()
const none: Sound = { strict: [], loose: [], numbers: [] }
const numbered = new Map<string, number>()
export const soundNumbers = 1024

function numberOf(sound: string): number {
  const number = numbered.get(sound) ?? numbered.size
  numbered.set(sound, number)
  return number
}

/** Below this there is no Chinese character. */
const firstHan = '\u2e80'

/** All readings of one Chinese character; nothing for any other sign. */
export function soundOf(char: string): Sound {
  const kept = known.get(char)
  if (kept) return kept
  if (char < firstHan || !/\p{Script=Han}/u.test(char)) return none
  const strict = readingsOf(char)
  const loose = [...new Set(strict.map(careless))]
  const sound = { strict, loose, numbers: loose.map(numberOf) }
  known.set(char, sound)
  return sound
}

/** zh/z, ch/c, sh/s, n/l, h/f before u, and -ng/-n are one sound to many speakers and input methods. */
function careless(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouü])/, 'l')
    .replace(/^hu(?=.|$)/, 'fu')
    .replace(/([aei])ng$/, '$1n')
    .replace(/ü/, 'u')
}

export const share = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((sound) => other.includes(sound))
