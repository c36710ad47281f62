import { baselineOf } from '../counting.ts'
import { decimal, figure, plainFigure } from '../decimal.ts'
import { newestOf } from '../figures.ts'
import { officeOf } from '../look.ts'
import { isLevel } from '../part.ts'
import type { Period } from '../period.ts'
import type { Indicator } from '../plan.ts'
import type { About } from './check.ts'
import { confirmedFigures, liveFigures, totalWithout, unknownPast } from './standing.ts'

/**
 * How a figure was said: new in the period (true) or a level (false) where that was said, the level it came from, and
 * the period as said.
 */
export type Said = { flow?: boolean | undefined; from?: string | null; period?: string | undefined }

/** What goes into the field (null: nothing, it is asked), what is said of it, and what the reviewer is to know. */
export type Placed = { value: string | null; said: string[]; note?: string }

/**
 * A figure as its field wants it (docs/rules.md 4): the one place that decides whether what was said is a level or the
 * amount of a period, and turns one into the other, or leaves the field open and says why.
 */
export function placedOn(about: About, part: Indicator, period: Period, value: string, said: Said): Placed {
  if (isLevel(part.measure)) return said.flow === true ? levelFrom(about, part, period, value) : { value, said: [] }
  if (said.flow !== false) return amountWithin(about, part, period, value, said.period)
  return typeof said.from === 'string'
    ? amountBetween(about, part, period, said.from, value)
    : amountFrom(about, part, period, value)
}

/** A new amount where a level is asked: added to the newest level there is by then. */
function levelFrom({ plan, facts }: About, part: Indicator, period: Period, value: string): Placed {
  const unit = part.reportUnit
  const last = newestOf(
    liveFigures(plan, facts).filter(({ no, period: of }) => no === part.no && of.last <= period.last),
  )
  if (!last?.value) {
    return { value: null, said: [`${part.short}填期末累计，不填新增${figure(value)}${unit}；此前没有报过，请填累计数`] }
  }
  const sum = last.value.plus(value)
  const words = `${part.short}填期末累计：${last.period.label}${figure(last.value)}加新增${figure(value)}，是${figure(sum)}${unit}；如另有减少，请改`
  return { value: plainFigure(sum), said: [words] }
}

/** A level and the one it came from, where a new amount is asked: their difference, held against what is confirmed. */
function amountBetween(
  { plan, facts, today }: About,
  part: Indicator,
  period: Period,
  from: string,
  to: string,
): Placed {
  const unit = part.reportUnit
  const grown = decimal(to).minus(from)
  const span = `从${figure(from)}${unit}到${figure(to)}${unit}`
  if (grown.lt(0)) return { value: null, said: [`${part.short}填本期新增，${span}是减少，请核对后填本期新增`] }
  const others = totalWithout(plan, part, facts, period, today)
  const differs = unknownPast(plan, part, facts, period.last, today) === 0 && !others.eq(from)
  const against = differs ? `；已确认累计是${figure(others)}${unit}，不是${figure(from)}${unit}，请核对` : ''
  const words = `${part.short}填本期新增：${span}，新增${figure(grown)}${unit}；若不是这一期内增加的，请改${against}`
  return { value: plainFigure(grown), said: [words], note: `按${span}折算本期新增${against}` }
}

/**
 * A total where a new amount is asked: what is confirmed of other periods is taken off. Where nothing is known of earlier
 * periods that is not zero, and the total is not one period's.
 */
function amountFrom({ plan, facts, today }: About, part: Indicator, period: Period, value: string): Placed {
  const { no, short, reportUnit: unit } = part
  const asked = `${short}填本期新增，不填累计${figure(value)}${unit}`
  const past = unknownPast(plan, part, facts, period.last, today)
  const isKnown =
    baselineOf(facts, no, today) !== undefined ||
    confirmedFigures(plan, facts).some((one) => one.no === no && one.period.id !== period.id)
  if (past > 0 && !isKnown) {
    const ways = `请填${period.label}新增的数；以前的可以逐期补报，或请${officeOf(plan)}补录期初累计`
    return { value: null, said: [`${asked}：此前${past}期没有数，看不出哪些是这一期的，没有填入。${ways}`] }
  }
  const others = totalWithout(plan, part, facts, period, today)
  const rest = decimal(value).minus(others)
  const words = `${asked}：已确认累计${figure(others)}${unit}`
  if (rest.lt(0)) return { value: null, said: [`${words}，比您说的多，请核对后填本期新增`] }
  const gap = past > 0 ? `；此前另有${past}期没有数，累计若含这些期，请改` : ''
  return {
    value: plainFigure(rest),
    said: [`${words}，本期新增是${figure(rest)}${unit}${gap}`],
    note: `按累计${figure(value)}${unit}减已确认的${figure(others)}${unit}折算${past > 0 ? `，此前另有${past}期没有数` : ''}`,
  }
}

/** A new amount of a shorter time than the form's period: added to what the period has already. */
function amountWithin({ plan, facts }: About, part: Indicator, period: Period, value: string, said?: string): Placed {
  const shorter = said !== undefined && said !== period.id
  const known = liveFigures(plan, facts).find(({ no, period: of }) => no === part.no && of.id === period.id)?.value
  if (!shorter || !known) return { value, said: [] }
  const sum = known.plus(value)
  return {
    value: plainFigure(sum),
    said: [`${period.label}已报${figure(known)}，加上${figure(value)}，是${figure(sum)}${part.reportUnit}`],
  }
}
