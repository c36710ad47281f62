import { reportable } from '../due.ts'
import { ratioNames } from '../look.ts'
import { type ReadFigure, readFigure } from '../number-form.ts'
import { isLevel } from '../part.ts'
import { cutTo, kindLabel, type Period, periodIn, periodOf } from '../period.ts'
import type { Plan, Task } from '../plan.ts'
import { taskTexts } from '../report.ts'
import type { About } from './check.ts'
import { figureFields } from './fields.ts'
import { type Placed, placedOn } from './placed.ts'
import { namedFigures, spokenFigures } from './spoken.ts'
import { periodKindOf } from './subject.ts'
import { doneIn } from './told-task.ts'

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
  if (subject.kind === 'task' && sentence.spoken !== undefined)
    return filledWithTask(about.plan, subject.task, sentence.spoken, { typed, said })
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
  const { words, note } = unitOfSaid(sentence.amount, read, unit)
  return {
    typed: field ? filledIn(typed, field.name, placed, read.about === true, note) : typed,
    said: [...said, ...words, ...placed.said],
  }
}

/** In which unit a figure was taken, where its sentence named none and that is a guess; the reviewer hears of it too. */
function unitOfSaid(amount: string, read: Extract<ReadFigure, { value: string }>, unit: string) {
  const guess = `没有说单位，按${read.said}理解`
  if (read.guessed && read.said) return { words: [`您说的“${amount}”${guess}，请核对`], note: `“${amount}”${guess}` }
  const other =
    read.or === undefined ? [] : [`您说的“${amount}”没有说单位，按${amount}${unit}填入；若是${read.or}，请改`]
  return { words: [...(read.said ? [read.said] : []), ...other], note: undefined }
}

/** A figure in its field; that it was rounded stays with it, and how it was converted goes to the reviewer as a note. */
function filledIn(
  typed: Filled['typed'],
  name: string,
  { value, note }: Placed,
  about: boolean,
  unit?: string,
): Filled['typed'] {
  if (value === null) return typed
  const notes = [typed.note, unit, note].filter((words) => words !== undefined)
  return { ...typed, [name]: about ? `约${value}` : value, ...(notes.length > 0 && { note: notes.join('；') }) }
}

/** What was said of a task, in its own words; a figure that an indicator's name stands before is none of that indicator. */
function filledWithTask(plan: Plan, task: Task, spoken: string, { typed, said }: Filled): Filled {
  const done = doneIn(spoken, task)
  const named = namedFigures(plan, spoken).map(
    ({ text, short }) =>
      `“${text}”写在“${taskTexts.done.asks}”里，不作为${short}的数；要报这个数，请另发“填报 ${short}”`,
  )
  return { typed: { ...typed, ...(done !== '' && { done }) }, said: [...said, ...named] }
}

/** Every figure of a whole sentence in its field, and what it said beyond that. */
function filledFromSpoken(about: About, period: Period, sentence: Sentence, spoken: string, start: Filled): Filled {
  const { given, left } = spokenFigures(about.plan, about.subject, spoken)
  const filled = { typed: start.typed, said: [...start.said] }
  for (const { field, said, flow, cued, from, summed } of given) {
    const { reportUnit: unit, decimals, range } = field.part
    const read = readFigure(said, { unit, decimals, range })
    if ('problem' in read) {
      filled.said.push(`您说的“${said}”没有填入：${read.problem}`)
      continue
    }
    const begun = from === null ? null : readFigure(from, { unit, decimals, range })
    const how = {
      flow: summed && sentence.period !== undefined ? undefined : (flow ?? (cued ? undefined : sentence.flow)),
      period: sentence.period,
      from: begun && !('problem' in begun) && !begun.guessed ? begun.value : null,
    }
    const placed =
      field.of === 'value' ? placedOn(about, field.part, period, read.value, how) : { value: read.value, said: [] }
    const { words, note } = unitOfSaid(said, read, unit)
    filled.typed = filledIn(filled.typed, field.name, placed, read.about === true, note)
    filled.said.push(...words, ...placed.said)
  }
  return { typed: filled.typed, said: [...filled.said, ...left] }
}

/** The period of an id, or from the first to the last of two (`2024-01/2024-02`). */
function periodSpan(plan: Plan, said: string): Period | undefined {
  const [from = '', to = from] = said.split('/')
  const [first, last] = [periodIn(plan, from), periodIn(plan, to)]
  if (!first || !last || from === to) return last
  return { ...last, first: first.first, label: `${first.label}至${last.label}` }
}

type Meant = { period: Period | undefined; said: string[] }

/**
 * The form's own period that holds the one that was said; none, with the reason, where it cannot be reported, or where
 * what was said adds up several of the form's periods.
 */
function periodFrom({ plan, subject, today }: About, said: string | undefined, usual: string): Meant {
  const kind = periodKindOf(plan, subject)
  const meant = periodSpan(plan, said ?? usual)
  if (!meant)
    return {
      period: undefined,
      said: said === undefined ? [] : [`您说的期次（${said}）不在${plan.words.period}内，数没有填入`],
    }
  // Of what still runs the figure is today's.
  const own = meant.kind === kind ? periodIn(plan, meant.id) : undefined
  const period = own ?? cutTo(plan, periodOf(kind, meant.last < today ? meant.last : today))
  const isOpen = meant.first <= today && reportable(plan, kind, today).some(({ id }) => id === period.id)
  if (said !== undefined && !isOpen)
    return { period: undefined, said: [`${meant.label}现在不能填报，您说的数没有填入`] }
  if (meant.kind === kind && meant.first === period.first) return { period, said: [] }
  const addsUp = subject.kind === 'indicator' && !isLevel(subject.first.measure) && meant.first < period.first
  if (addsUp) {
    const each = kindLabel[kind]
    return { period: undefined, said: [`这一项按${each}报，您说的是${meant.label}的合计，没有填入，请分${each}填写`] }
  }
  return { period, said: [`这一项按${kindLabel[kind]}报，${meant.label}记在${period.label}`] }
}
