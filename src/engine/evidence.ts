import { allSentences, bestOf, sentencesOf, weighedIn } from '../domain/sentences.ts'
import type { Context } from './grounds.ts'
import { quoteFrom } from './passage.ts'
import { tasksOf } from './relate.ts'
import type { Row } from './rows.ts'

/** A sentence of the text that answers words of a question, and where it stands; `strong`: it says most of them. */
type Evidence = { words: string; place: string; strong: boolean }
/** What the text has of words: a sentence, or that it has some of them nowhere. */
export type Looked = { evidence?: Evidence; absent?: string[] }

const quoteLength = 130
/** Beside an answer to what was asked for firmly a sentence must say so much; where the rest is a guess, so much. */
const enough = { firm: 0.9, guessed: 0.45 }
/** A sentence of another place must say so much, and so much more than the row's own. */
const elsewhere = { least: 1.5, more: 0.8, share: 0.5 }
const ofText: ReadonlySet<Row['kind']> = new Set(['task', 'indicator', 'category', 'section', 'plan'])

const asksWhether = /有没有|涉及|(?:提|写|说|讲)没(?:提|写|说|讲)/

/** Looks up in the text what a question about a row says beside its name: in the row's own text, else in the whole. */
export function lookedUp(row: Row, answered: string, { plan, query }: Context): Looked {
  const { beyond = [], wanted = [], guessed = false } = query
  const asked = beyond.filter((words) => !words.some((word) => answered.includes(word)))
  if (asked.length === 0 || !ofText.has(row.kind)) return {}
  const weighed = weighedIn(plan, asked)
  const sum = weighed.reduce((all, { weight }) => all + weight, 0)
  const tasks = row.kind === 'task' ? [row.item] : tasksOf(plan, row)
  const own = bestOf(
    tasks.flatMap(({ text, place }) => sentencesOf(text).map((one) => ({ text: one, place }))),
    weighed,
  )
  const told = ({ text, place, said }: typeof own, strong: boolean): Looked => ({
    evidence: {
      words: quoteFrom(plan, text, said.join(' '), quoteLength).words.replace(/[。;；]$/, ''),
      place,
      strong,
    },
  })
  const other = bestOf(allSentences(plan), weighed)
  const far = other.score >= elsewhere.least && other.score >= own.score + elsewhere.more
  const rather = far && other.score >= sum * elsewhere.share
  if (own.score >= enough.firm && !(rather && guessed)) return told(own, true)
  if (rather) return told(other, true)
  if (guessed && own.score >= enough.guessed) return told(own, own.score >= sum * 0.6)
  // Who asks for the text gets it, whatever he calls it; who asks whether it has a word is told that it has not.
  const nowhere = (word: string): boolean =>
    weighed.some(({ words, weight }) => words[0] === word && weight === 0) && !answered.includes(word)
  const whole = query.show.includes('text') && !asksWhether.test(query.said ?? '')
  return { absent: whole ? [] : wanted.filter(nowhere) }
}

/** As rare a word, or so many of several, make a sentence what was asked for in other words. */
const close = { least: 1.2, one: 0.6, share: 0.5 }

/**
 * What the text has in other words of something it does not have as it was said: the sentence that holds most of its
 * parts or of what an official text says for them. Null where it has hardly any.
 */
export function inOtherWords({ plan, query }: Context): { words: string; place: string } | null {
  const weighed = weighedIn(plan, query.beyond ?? [])
  const best = bestOf(allSentences(plan), weighed)
  const [only, ...more] = weighed
  const enough =
    only && more.length === 0 ? only.words.length > 1 && best.score >= close.one : best.score >= close.least
  if (!enough || best.score < weighed.length * close.share) return null
  const { words } = quoteFrom(plan, best.text, best.said.join(' '), quoteLength)
  return { words: words.replace(/[。;；]$/, ''), place: best.place }
}
