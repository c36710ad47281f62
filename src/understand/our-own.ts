import type { Meant, Sensed } from './meant.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { signKind, signs } from './signs.ts'

const justWe = patternOf(['^(?:我们|咱们|俺们|咱|俺)$'])

/** A sentence without some of its signs; `after` is the character behind a sign. */
function withoutSigns(sensed: Sensed, isOut: (one: Meant, after: string | undefined) => boolean): Sensed {
  const out = new Set<Meant>()
  let next = 0
  const masked = [...sensed.masked]
    .filter((char, place, all) => {
      const one = signKind(char) ? sensed.meant[next++] : undefined
      if (!one || !isOut(one, all[place + 1])) return true
      out.add(one)
      return false
    })
    .join('')
  return out.size === 0 ? sensed : { ...sensed, masked, meant: sensed.meant.filter((one) => !out.has(one)) }
}

/** “我们做得怎么样” of somebody who speaks for the whole and for no unit is asked of the whole. */
export function weOfWhole(sensed: Sensed, { asker }: ReadContext): Sensed {
  const forWhole = asker.units.length === 0 && (asker.role === 'leader' || asker.role === 'admin')
  return forWhole ? withoutSigns(sensed, ({ kind, said }) => kind === 'our' && justWe.test(said)) : sensed
}

/** “我们司法局”: one unit, said by its name. */
export const ownByName = (sensed: Sensed): Sensed =>
  withoutSigns(sensed, ({ kind }, after) => kind === 'our' && after === signs.unit)
