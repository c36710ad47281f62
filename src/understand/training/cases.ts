import { pairHash, sentenceFeatures, signFeatures, tokensOf } from '../features.ts'
import { mask } from '../mask.ts'
import { linesOf } from '../patterns.ts'
import { piecesOf, signsIn } from '../pieces.ts'
import type { Example, Question } from './example.ts'
import { alignedWith, labelsOf } from './labels.ts'
import type { Case } from './learn.ts'

export type Cases = { sentence: Case[]; roles: Case[] }

const now = '2024-03-18T10:00:00+08:00'

/** A masked stretch of an example with the question it asks and what each of its signs stands for. */
export type Reading = { text: string; question: Question; signs: Parameters<typeof labelsOf>[1] }

/** An example as the bot would see it: slots and figures as signs, cut into its questions. */
export function readingsOf(example: Example): Reading[] {
  const { text, marks } = mask(example.frame, now)
  const names = [...example.slots].sort((a, b) => a.at - b.at)
  const signs = marks.map((mark) => ({ slot: mark ? null : (names.shift()?.name ?? null), mark }))
  const pieces = piecesOf(text)
  const pairs = alignedWith(pieces, example)
  if (pairs)
    return pairs.map(([piece, question]) => ({
      text: piece.text,
      question,
      signs: signs.slice(piece.signsBefore, piece.signsBefore + signsIn(piece.text)),
    }))
  const [first] = example.questions
  return first ? [{ text, question: together(first, example.questions.slice(1)), signs }] : []
}

/** Questions that cannot be told apart in the sentence: what is asked of the same kind of row is asked together. */
function together(first: Question, more: readonly Question[]): Question {
  const same = more.filter(({ of, how, where }) => (of ?? first.of) === first.of && !how && !where)
  return { ...first, show: [...new Set([...(first.show ?? []), ...same.flatMap(({ show = [] }) => show)])] }
}

/** What the models learn from; every name may also stand in words, as one nobody knows. */
export function casesOf(examples: readonly Example[], descriptions: readonly string[]): Cases {
  const sentence: Case[] = []
  const roles: Case[] = []
  for (const [at, example] of examples.entries()) {
    for (const reading of readingsOf(example)) {
      const labels = labelsOf(reading.question, reading.signs)
      sentence.push({ features: sentenceFeatures(reading.text), labels: labels.sentence, weight: 1 })
      for (const [index, { sign, features }] of signFeatures(reading.text).entries()) {
        const role = labels.roles[index]
        if (role !== undefined) roles.push({ features, labels: [`role${sign}:${role}`], weight: 1 })
      }
      if (descriptions.length === 0 || !reading.text.includes('Ⓢ')) continue
      let turn = at
      const described = reading.text.replace(/Ⓢ/g, () => descriptions[(turn++ * 31) % descriptions.length] ?? '')
      sentence.push({ features: sentenceFeatures(described), labels: labels.sentence, weight: 0.4 })
    }
  }
  sentence.push(...joinedCases(examples))
  return { sentence, roles }
}

const joints = [',', '、', ',', '和', ',还有', ',', '以及', '?']

/** People ask two things at once in every pairing; so do two examples of the same subject, one behind the other. */
function joinedCases(examples: readonly Example[]): Case[] {
  const single = examples.flatMap(readingsOf).filter(({ question, text }) => isSingle(question) && text.length <= 24)
  const cases: Case[] = []
  for (const [at, one] of single.entries()) {
    const likes = single.filter(({ question }) => question.of === one.question.of)
    const other = likes[(at * 7919 + 13) % likes.length]
    if (!other || other.question.show?.[0] === one.question.show?.[0]) continue
    const text = `${trimmed(one.text)}${joints[at % joints.length]}${trimmed(other.text).replace(/^.{0,4}?[ⓈⓊⒷⒼⓅ](的|这项)?/, '')}`
    const labels = [
      `of:${one.question.of}`,
      'how:tell',
      ...[one, other].map(({ question }) => `show:${question.show?.[0]}`),
    ]
    cases.push({ features: sentenceFeatures(text), labels, weight: 0.5 })
  }
  return cases
}

const isSingle = ({ of, show, how, where, claim, follow }: Question): boolean =>
  of !== undefined && of !== 'talk' && of !== 'command' && show?.length === 1 && !how && !where && !claim && !follow
const trimmed = (text: string): string => text.replace(/[?!。,呢啊呀吗]+$/, '')

/** Pairs of characters that examples use again and again: words of the language, not of a plan. */
export function everydayPairs(examples: readonly Example[]): number[] {
  const counts = new Map<number, number>()
  for (const word of [...linesOf('cueWords'), ...linesOf('ordinaryWords')])
    for (let at = 0; at + 1 < word.length; at++) counts.set(pairHash(word.charAt(at), word.charAt(at + 1)), 3)
  for (const example of examples) {
    const tokens = tokensOf(mask(example.frame, now).text)
    const own = new Set(tokens.slice(1).map((token, at) => pairHash(tokens[at] ?? '', token)))
    for (const pair of own) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count >= 3).map(([pair]) => pair)
}
