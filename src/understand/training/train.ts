import { createHash } from 'node:crypto'
import { sentenceFeatures } from '../features.ts'
import type { Language, Model } from '../model.ts'
import { groupScores, scoresOf, singleScores } from '../model.ts'
import { packModel, packPairs, type Stored, unpack } from '../weights.ts'
import { casesOf, everydayPairs, readingsOf } from './cases.ts'
import type { Example } from './example.ts'
import { labelsOf } from './labels.ts'
import { learn } from './learn.ts'
import { readDescriptions, readExamples } from './read-examples.ts'

type Options = { check: boolean; old: string | null }
const careful = { seeds: 1, epochs: 5, seen: 3 }
const quick = { seeds: 1, epochs: 4, seen: 3 }

/** The weights as text, and a report: accuracy with each hand left out, and what reads otherwise than before. */
export async function train({ check, old }: Options): Promise<{ weights: string; report: string }> {
  const examples = await readExamples('data/language/examples')
  const descriptions = await readDescriptions('data')
  const stored = learned(examples, descriptions, careful)
  const weights = `${JSON.stringify(stored)}\n`
  const lines = [`${examples.length} examples of ${new Set(examples.map(({ hand }) => hand)).size} hands`]
  if (check) lines.push(...crossChecked(examples, descriptions))
  if (old !== null) lines.push(...changes(unpack(JSON.parse(old)), unpack(stored), examples))
  lines.push(`${(weights.length / 1024).toFixed(0)} KiB`)
  return { weights, report: `${lines.join('\n')}\n` }
}

/** SHA-256 of all that is learned from, in hexadecimal: weights that say another one are out of date. */
export const fingerprintOf = (examples: readonly Example[], descriptions: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([examples, descriptions]))
    .digest('hex')

function learned(examples: readonly Example[], descriptions: readonly string[], options: typeof careful): Stored {
  const cases = casesOf(examples, descriptions)
  const sentence = learn(cases.sentence, options)
  const roles = learn(cases.roles, options)
  return {
    from: fingerprintOf(examples, descriptions),
    examples: examples.length,
    sentence: packModel(sentence.labels, sentence.rows, sentence.weights),
    roles: packModel(roles.labels, roles.rows, roles.weights),
    pairs: packPairs(everydayPairs(examples)),
  }
}

/** Hands in five parts, each read by what the other four taught. */
function crossChecked(examples: readonly Example[], descriptions: readonly string[]): string[] {
  const hands = [...new Set(examples.map(({ hand }) => hand))]
  const parts = Math.min(5, hands.length)
  const right = new Map<string, [number, number]>()
  const count = (what: string, fits: boolean): void => {
    const [good, all] = right.get(what) ?? [0, 0]
    right.set(what, [good + (fits ? 1 : 0), all + 1])
  }
  for (let part = 0; part < parts; part++) {
    const held = new Set(hands.filter((_, at) => at % parts === part))
    const others = examples.filter(({ hand }) => !held.has(hand))
    const own = examples.filter(({ hand }) => held.has(hand))
    const language = unpack(learned(others, descriptions, quick))
    for (const example of own) for (const { what, fits } of judged(example, language)) count(what, fits)
  }
  return [...right].map(
    ([what, [good, all]]) => `${what.padEnd(8)} ${((good / all) * 100).toFixed(1)} % of ${all}, each hand unseen`,
  )
}

function judged(example: Example, language: Language): { what: string; fits: boolean }[] {
  return readingsOf(example).flatMap(({ text, question, signs }) => {
    const wanted = labelsOf(question, signs)
    const scores = scoresOf(language.sentence, sentenceFeatures(text))
    const of = (group: string) => {
      const truth = wanted.sentence.find((label) => label.startsWith(`${group}:`))
      const said = groupScores(language.sentence, scores, group)[0]?.label
      return truth === undefined ? [] : [{ what: group, fits: truth === `${group}:${said}` }]
    }
    const shown = (name: string) => {
      const truth = wanted.sentence.filter((label) => label.startsWith(`${name}:`)).sort()
      const said = singleScores(language.sentence, scores, name).filter(({ chance }) => chance > 0.5)
      return {
        what: name,
        fits:
          truth.join() ===
          said
            .map(({ label }) => `${name}:${label}`)
            .sort()
            .join(),
      }
    }
    return [...of('of'), ...of('how'), ...of('follow'), shown('show'), shown('lit')]
  })
}

/** Sentences the new weights read otherwise than the old ones. */
function changes(before: Language, after: Language, examples: readonly Example[]): string[] {
  const read = (model: Model, text: string): string => {
    const scores = scoresOf(model, sentenceFeatures(text))
    const [of] = groupScores(model, scores, 'of')
    const show = singleScores(model, scores, 'show').filter(({ chance }) => chance > 0.5)
    return `${of?.label} ${show.map(({ label }) => label).join(' ')}`
  }
  const changed = examples
    .flatMap(readingsOf)
    .map(({ text }) => ({ text, from: read(before.sentence, text), to: read(after.sentence, text) }))
    .filter(({ from, to }) => from !== to)
  return [
    `${changed.length} readings changed`,
    ...changed.slice(0, 20).map(({ text, from, to }) => `  ${text}: ${from} → ${to}`),
  ]
}
