import { decimal, figure, plainFigure } from '../decimal.ts'
import { reportable } from '../due.ts'
import { newestOf } from '../figures.ts'
import { ratioNames } from '../look.ts'
import { readFigure } from '../number-form.ts'
import { cutTo, kindLabel, type Period, periodIn, periodOf } from '../period.ts'
import type { Indicator } from '../plan.ts'
import type { About } from './check.ts'
import { figureFields } from './fields.ts'
import { spokenFigures } from './spoken.ts'
import { liveFigures, totalWithout } from './standing.ts'
import { periodKindOf } from './subject.ts'

/**
 * What a sentence said of one indicator: an amount as typed, whether it is new or a level, and a period; `spoken` is the
 * whole sentence, and what it says of figures goes before `amount`.
 */
export type Sentence = { no: number; amount?: string; flow?: boolean; period?: string; spoken?: string }

export type Filled = { typed: Record<string, string>; said: string[] }

/**
 * A sentence's figure as the fields of the form : a new amount becomes a level and a level a
 * new amount where the form asks for the other, and all of it is said back. Nothing counts before it is submitted.
 */
export function filledFrom(about: About, sentence: Sentence, usual: string): Filled {
  const { subject } = about
  const part = subject.kind === 'indicator' ? subject.parts.find(({ no }) => no === sentence.no) : undefined
  const { period, said } = periodFrom(about, sentence.period, usual)
  const typed = { period: period?.id ?? usual }
  if (period && sentence.spoken !== undefined && subject.kind === 'indicator') {
    return filledFromSpoken(about, period, sentence, sentence.spoken, { typed, said })
  }
  if (!part || !period || sentence.amount === undefined) return { typed, said }
  if (part.measure === 'ratio')
    return {
      typed,
      said: [...said, `这一项分别填${ratioNames(part).denominator}和${ratioNames(part).numerator}，不直接填比率`],
    }
  const { reportUnit: unit, decimals, range } = part
  const read = readFigure(sentence.amount, { unit, decimals, range })
  if ('problem' in read) return { typed, said: [...said, `您说的“${sentence.amount}”没有填入：${read.problem}`] }
  const field = figureFields(subject).find((one) => one.part === part)
  const placed = placedOn(about, part, period, read.value, sentence)
  const words = [...said, ...(read.said ? [read.said] : []), ...placed.said]
  return { typed: placed.value === null || !field ? typed : { ...typed, [field.name]: placed.value }, said: words }
}

/** Every figure of a whole sentence in its field, and what it said beyond that. */
function filledFromSpoken(about: About, period: Period, sentence: Sentence, spoken: string, start: Filled): Filled {
  const { given, left } = spokenFigures(about.plan, about.subject, spoken)
  const filled = { typed: { ...start.typed }, said: [...start.said] }
  for (const { field, said, flow } of given) {
    const { reportUnit: unit, decimals, range } = field.part
    const read = readFigure(said, { unit, decimals, range })
    if ('problem' in read) {
      filled.said.push(`您说的“${said}”没有填入：${read.problem}`)
      continue
    }
    const how = { ...sentence, flow: flow ?? sentence.flow }
    const placed =
      field.of === 'value' ? placedOn(about, field.part, period, read.value, how) : { value: read.value, said: [] }
    if (placed.value !== null) filled.typed[field.name] = placed.value
    filled.said.push(...(read.said ? [read.said] : []), ...placed.said)
  }
  return { typed: filled.typed, said: [...filled.said, ...left] }
}

type Meant = { period: Period | undefined; said: string[] }

/**
 * The form's own period that holds the one that was said; none, with the reason, where it cannot be reported, or where
 * what was said adds up several of the form's periods.
 */
function periodFrom({ plan, subject, today }: About, said: string | undefined, usual: string): Meant {
  const kind = periodKindOf(plan, subject)
  const meant = periodIn(plan, said ?? usual)
  if (!meant)
    return {
      period: undefined,
      said: said === undefined ? [] : [`您说的期次（${said}）不在${plan.words.period}内，数没有填入`],
    }
  // Of what still runs the figure is today's.
  const period = meant.kind === kind ? meant : cutTo(plan, periodOf(kind, meant.last < today ? meant.last : today))
  const isOpen = meant.first <= today && reportable(plan, kind, today).some(({ id }) => id === period.id)
  if (said !== undefined && !isOpen)
    return { period: undefined, said: [`${meant.label}现在不能填报，您说的数没有填入`] }
  if (meant.kind === kind) return { period, said: [] }
  const addsUp = subject.kind === 'indicator' && !isLevel(subject.first) && meant.first < period.first
  if (addsUp) {
    const each = kindLabel[kind]
    return { period: undefined, said: [`这一项按${each}报，您说的是${meant.label}的合计，没有填入，请分${each}填写`] }
  }
  return { period, said: [`这一项按${kindLabel[kind]}报，${meant.label}记在${period.label}`] }
}

const isLevel = ({ measure }: Indicator): boolean => measure === 'stock' || measure === 'growth'

type Placed = { value: string | null; said: string[] }

function placedOn(about: About, part: Indicator, period: Period, value: string, sentence: Sentence): Placed {
  if (isLevel(part)) return sentence.flow === true ? levelFrom(about, part, value) : { value, said: [] }
  if (sentence.flow === false) return amountFrom(about, part, period, value)
  return amountWithin(about, part, period, value, sentence.period)
}

/** A new amount where a level is asked: added to the newest level there is. */
function levelFrom({ plan, facts }: About, part: Indicator, value: string): Placed {
  const unit = part.reportUnit
  const own = liveFigures(plan, facts).filter(({ no }) => no === part.no)
  const last = newestOf(own)
  if (!last?.value) {
    return { value: null, said: [`${part.short}填期末累计，不填新增${figure(value)}${unit}；此前没有报过，请填累计数`] }
  }
  const sum = last.value.plus(value)
  const words = `${part.short}填期末累计：${last.period.label}${figure(last.value)}加新增${figure(value)}，是${figure(sum)}${unit}；如另有减少，请改`
  return { value: plainFigure(sum), said: [words] }
}

/** A total where a new amount is asked: what is confirmed of other periods is taken off. */
function amountFrom({ plan, facts, today }: About, part: Indicator, period: Period, value: string): Placed {
  const unit = part.reportUnit
  const others = totalWithout(plan, part, facts, period, today)
  const rest = decimal(value).minus(others)
  const words = `${part.short}填本期新增，不填累计${figure(value)}${unit}：已确认累计${figure(others)}${unit}`
  if (rest.lt(0)) return { value: null, said: [`${words}，比您说的多，请核对后填本期新增`] }
  return { value: plainFigure(rest), said: [`${words}，本期新增是${figure(rest)}${unit}`] }
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
