import type { Meant, Sensed } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { signKind } from './signs.ts'

const justWe = patternOf(['^(?:我们|咱们|俺们|咱|俺)$'])

/** “我们做得怎么样” of somebody who speaks for the whole and for no unit is asked of the whole. */
export function weOfWhole(sensed: Sensed, { asker }: ReadContext): Sensed {
  const forWhole = asker.units.length === 0 && (asker.role === 'leader' || asker.role === 'admin')
  if (!forWhole || !sensed.meant.some(({ kind }) => kind === 'our')) return sensed
  const isWe = ({ kind, said }: Meant): boolean => kind === 'our' && justWe.test(said)
  let next = 0
  const masked = [...sensed.masked]
    .filter((char) => {
      const one = signKind(char) ? sensed.meant[next++] : undefined
      return !one || !isWe(one)
    })
    .join('')
  return { ...sensed, masked, meant: sensed.meant.filter((one) => !isWe(one)) }
}

/** “我们司法局”: one unit, said by its name. */
export function ownByName(sensed: Sensed): Sensed {
  const signs = [...sensed.masked].filter((char) => signKind(char) !== undefined)
  const double = new Set<number>()
  let at = 0
  const masked = [...sensed.masked]
    .filter((char, place, all) => {
      if (signKind(char) === undefined) return true
      const own = signs[at] === 'Ⓞ' && all[place + 1] === 'Ⓤ'
      if (own) double.add(at)
      at += 1
      return !own
    })
    .join('')
  return double.size === 0
    ? sensed
    : { ...sensed, masked, meant: sensed.meant.filter((_, place) => !double.has(place)) }
}
