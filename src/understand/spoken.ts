import type { Meant } from './sense.ts'
import { signKind } from './signs.ts'

const figures = new Set(['number', 'measure', 'ordinal', 'counting'])

/** A masked stretch with its figures in words again: phrases such as 两家一起 or 下一条 are fixed, whatever they count. */
export function spokenIn(masked: string, meant: readonly Meant[]): string {
  let next = 0
  return [...masked]
    .map((char) => {
      if (!signKind(char)) return char
      const one = meant[next++]
      return one && figures.has(one.kind) ? (one.mark?.said ?? char) : char
    })
    .join('')
}
