import { describe, expect, it } from 'vitest'
import { lastMilestone } from '../../src/engine/book.ts'
import { stylesOf } from '../domain/numbers/styles.ts'
import { plan, said } from './world.ts'

const sizes = [
  ['亿', 100_000_000],
  ['万', 10_000],
] as const

/** Indicators that stand alone in their goal, with the target as single things. */
const targets = plan.goals.flatMap(({ indicators: [no, ...more], sense, strict }) => {
  const indicator = plan.indicators.find((one) => one.no === no)
  const value = indicator && lastMilestone(plan, indicator).value
  if (!indicator || !value || more.length > 0 || sense !== 'atLeast' || strict || indicator.unit === '%') return []
  const [mark, size] = sizes.find(([written]) => indicator.unit.startsWith(written)) ?? ['', 1]
  const whole = Math.round(Number(value) * size)
  return whole >= 10 ? [{ name: indicator.short, unit: indicator.unit.replace(mark, ''), whole }] : []
})

/** Thousands apart by commas are read as an enumeration in a sentence. */
const isSaid = (style: string): boolean => !style.includes(',')

describe('a figure somebody supposes, in every way it is written', () => {
  it.each(targets.map(({ name, unit, whole }): [string, number, string] => [name, whole, unit]))(
    '%s: %i%s is right, others are not',
    (name, whole, unit) => {
      for (const style of stylesOf(whole).filter(isSaid))
        expect(said(`${name}的目标是${style}${unit}，对吗`), style).toMatch(/^是。|^不完全是。/m)
      for (const other of [whole + Math.max(1, whole / 2), whole * 10])
        for (const style of stylesOf(Math.round(other)).filter(isSaid))
          expect(said(`${name}的目标是${style}${unit}，对吗`), style).not.toMatch(/^是。/m)
    },
  )
})
