import Big from 'big.js'

/** Rounds half away from zero, as offices do. */
const halfUp = Big.roundHalfUp

export type Decimal = Big
export const decimal = (value: string | number | Big): Big => new Big(value)
export const zero = new Big(0)

export const sum = (values: readonly Big[]): Big => values.reduce((total, value) => total.plus(value), zero)

const Precise = Big()
Precise.DP = 30

/** Division to 30 digits: enough that no comparison with a threshold depends on rounding. */
export const share = (part: Big, whole: Big): Big => new Big(new Precise(part).div(new Precise(whole)))

/** A figure without trailing zeros, at most so many decimals: `15.6`, `1250000`. */
export function plainFigure(value: Big, decimals = 4): string {
  const fixed = value.round(decimals, halfUp).toFixed()
  return fixed === '-0' ? '0' : fixed
}

/** A figure for people, thousands separated from ten thousand on: `15.6`, `1,250,000`. */
export function figure(value: Big | string, decimals = 4): string {
  const text = plainFigure(decimal(value), decimals)
  const [whole = '', rest] = text.split('.')
  const spaced = whole.replace('-', '').length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return rest === undefined ? spaced : `${spaced}.${rest}`
}

/** A fraction as so many decimals, half away from zero, and never 1 for what is below it (99.96 % is not 100 %). */
function belowOneStaysBelow(fraction: Big, decimals: number): Big {
  const rounded = fraction.round(decimals, halfUp)
  return fraction.lt(1) && rounded.gte(1) ? fraction.round(decimals, Big.roundDown) : rounded
}

/** A fraction in percent with one decimal, a trailing `.0` dropped: `75%`, `57.2%`. */
export const percent = (fraction: Big): string => `${plainFigure(belowOneStaysBelow(fraction, 3).times(100), 1)}%`

/** A fraction with exactly four decimals, as machine-readable output has it. */
export const fourDecimals = (fraction: Big): string =>
  belowOneStaysBelow(fraction, 4)
    .toFixed(4)
    .replace(/^-(0\.0+)$/, '$1')

/** A difference of shares in percentage points: `12.3`. Without sign. */
export const points = (fraction: Big): string => plainFigure(fraction.abs().times(100), 1)
