import type { Plan } from '../domain/plan.ts'
import { passagesOf } from './book.ts'
import type { Context } from './grounds.ts'
import { quoteFrom, sentencesOf } from './passage.ts'
import { tasksOf } from './relate.ts'
import type { Row } from './rows.ts'

/** A sentence of the text that answers words of a question: how much it says of them, and where it stands. */
export type Evidence = { words: string; place: string; strong: boolean }
/** What the text has of words: a sentence, or that it has none of them. */
export type Looked = { evidence?: Evidence; absent?: string[] }

const quoteLength = 130
/** Beside an answer to what was asked for firmly a sentence must say so much; where the rest is a guess, so much. */
const enough = { firm: 0.9, guessed: 0.45 }
/** A sentence of another place must say so much, and so much more than the row's own. */
const elsewhere = { least: 1.5, more: 0.8, share: 0.5 }

type Sentence = { text: string; place: string }
const known = new WeakMap<Plan, Sentence[]>()

function allSentences(plan: Plan): Sentence[] {
  const made = known.get(plan)
  if (made) return made
  const all = passagesOf(plan).flatMap(({ place, text }) => sentencesOf(text).map((one) => ({ text: one, place })))
  known.set(plan, all)
  return all
}

/** How much a word tells: 1 where one sentence of the plan has it, less the more do, 0 where none does. */
function weightsOf(plan: Plan, words: readonly string[]): Map<string, number> {
  const all = allSentences(plan)
  return new Map(
    words.map((word) => {
      const held = all.filter(({ text }) => text.includes(word)).length
      return [word, held === 0 ? 0 : Math.log(1 + all.length / held) / Math.log(1 + all.length)]
    }),
  )
}

function bestOf(sentences: readonly Sentence[], weights: ReadonlyMap<string, number>): Sentence & { score: number } {
  const score = ({ text }: Sentence): number =>
    [...weights].reduce((sum, [word, weight]) => sum + (text.includes(word) ? weight : 0), 0)
  return sentences
    .map((one) => ({ ...one, score: score(one) }))
    .reduce((most, one) => (one.score > most.score ? one : most), { text: '', place: '', score: 0 })
}

/** Looks up in the text what a question about a row says beside its name: in the row's own text, else in the whole. */
export function lookedUp(row: Row, answered: string, { plan, query }: Context): Looked {
  const { beyond = [], wanted = [], guessed = false } = query
  const words = [...new Set(beyond)].filter((word) => !answered.includes(word))
  if (words.length === 0 || (row.kind !== 'task' && row.kind !== 'indicator')) return {}
  const weights = weightsOf(plan, words)
  const tasks = row.kind === 'task' ? [row.item] : tasksOf(plan, row)
  const own = bestOf(
    tasks.flatMap(({ text, place }) => sentencesOf(text).map((one) => ({ text: one, place }))),
    weights,
  )
  const sum = [...weights.values()].reduce((all, weight) => all + weight, 0)
  if (own.score >= (guessed ? enough.guessed : enough.firm))
    return { evidence: told(plan, own, words, own.score >= enough.firm || own.score >= sum * 0.6) }
  const other = bestOf(allSentences(plan), weights)
  const far = other.score >= elsewhere.least && other.score >= own.score + elsewhere.more
  if (far && other.score >= sum * elsewhere.share) return { evidence: told(plan, other, words, true) }
  // Who asks for the text gets it, whatever he calls it.
  const absent = query.show.includes('text') ? [] : wanted.filter((word) => weights.get(word) === 0)
  return { absent }
}

const told = (plan: Plan, { text, place }: Sentence, words: readonly string[], strong: boolean): Evidence => ({
  words: quoteFrom(plan, text, words.join(' '), quoteLength).words.replace(/[。;；]$/, ''),
  place,
  strong,
})
