import type { Meant } from './meant.ts'
import { signKind } from './signs.ts'

const figures = new Set(['number', 'measure', 'ordinal', 'counting', 'word'])

/** A stretch in which names are signs and figures words; whose character each is. */
export type Spoken = { text: string; owners: (Meant | null)[] }

/** A masked stretch with its figures in words again: phrases such as 两家一起 or 下一条 are fixed, whatever they count. */
export function spokenIn(masked: string, meant: readonly Meant[]): Spoken {
  let next = 0
  let text = ''
  const owners: (Meant | null)[] = []
  for (const char of masked) {
    const one = signKind(char) ? (meant[next++] ?? null) : null
    const after = meant[next]?.kind === 'measure' ? (meant[next]?.mark?.said ?? '') : ''
    const said = one && figures.has(one.kind) ? withoutMeasure(one, after, one.mark?.said ?? char) : char
    text += said
    for (let at = 0; at < said.length; at++) owners.push(one)
  }
  return { text, owners }
}

/** A figure is kept with its unit of measure, which has a sign of its own. */
const withoutMeasure = ({ kind }: Meant, measure: string, said: string): string =>
  kind === 'number' && measure !== '' && said.endsWith(measure) ? said.slice(0, -measure.length) : said
