import { senseOf } from '../wording.ts'
import type { Made } from './made.ts'
import { type Stated, wordingOf } from './targets.ts'

/** A target of prose says the same as a row of a table where figure, unit and part of the name agree. */
export function statedAgain(made: Made, said: Stated, place: string): boolean {
  const { value } = said
  if (value === null) return false
  const same = made.indicators.filter((indicator) => {
    const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
    const same = goal?.targets.some(
      (one, at) =>
        one.value !== null &&
        Number(one.value) === Number(value) &&
        (one.on === said.on || (said.on === null && at === goal.targets.length - 1)),
    )
    return (
      indicator.targetWritten !== null &&
      same &&
      (alike(indicator.name, said.quote) || isPart(said.name, indicator.name))
    )
  })
  for (const indicator of same) {
    if (indicator.statedAt.some((one) => one.place === place && one.quote === said.quote)) continue
    indicator.statedAt.push({ place, quote: said.quote })
    for (const word of wordingOf(said.quote, [value])) indicator.wording.push({ word, place })
    const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
    const read = senseOf(said.quote, value)
    if (goal && read?.strict) goal.strict = true
  }
  return same.length > 0
}

/** 新增泊位 of 新增公共停车泊位. */
const isPart = (short: string, name: string): boolean =>
  short.length >= 4 && [...short].reduce((at, char) => (at < 0 ? at : name.indexOf(char, at) + 1 || -1), 0) >= 0

/** Four characters of the name in a row are in the sentence. */
const alike = (name: string, sentence: string): boolean => {
  const [a, b] = [name.replace(/[（(].*[)）]/g, ''), sentence.normalize('NFKC')]
  const length = Math.min(4, a.length)
  return Array.from({ length: Math.max(1, a.length - length + 1) }, (_, at) => a.slice(at, at + length)).some((piece) =>
    b.includes(piece),
  )
}
