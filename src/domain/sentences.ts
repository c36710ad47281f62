import { heldBy, ofLate } from './held.ts'
import type { Plan } from './plan.ts'

/** A sentence of the published text, and where it stands. */
export type Sentence = { text: string; place: string }

export const sentencesOf = (text: string): string[] => text.match(/[^。;；]+[。;；]?/g) ?? [text]

/** All sentences of the published text. */
export const allSentences = heldBy((plan: Plan): readonly Sentence[] =>
  plan.source.flatMap((block) => {
    const cells = 'text' in block ? [block.text] : block.cells.map((cell) => cell ?? '')
    return cells.flatMap((cell) => sentencesOf(cell).map((text) => ({ text, place: block.place })))
  }),
)

/** Words that mean the same: one of them answers. */
export type Wanted = readonly string[]
export type Weighed = { words: Wanted; weight: number }

const holds = (text: string, words: Wanted): boolean => words.some((word) => text.includes(word))

/** How much each word tells: 1 where one sentence of the plan has it, less the more do, 0 where none does. */
export function weighedIn(plan: Plan, wanted: readonly Wanted[]): Weighed[] {
  const weightOf = weightsOf(plan)
  return wanted.map((words) => ({ words, weight: weightOf(words.join('\n')) }))
}

/** What is asked of a sentence is weighed several times over, until it is answered. */
const weightsOf = heldBy((plan: Plan) => {
  const all = allSentences(plan)
  return ofLate((joined) => {
    const words = joined.split('\n').filter((word) => word !== '')
    const held = all.filter(({ text }) => holds(text, words)).length
    return held === 0 ? 0 : Math.log(1 + all.length / held) / Math.log(1 + all.length)
  })
})

/** The sentence that says most of some words, and how much. */
export function bestOf(
  sentences: readonly Sentence[],
  weighed: readonly Weighed[],
): Sentence & { score: number; said: string[] } {
  let most = { text: '', place: '', score: 0, said: [] as string[] }
  for (const { text, place } of sentences) {
    const found = weighed.filter(({ words }) => holds(text, words))
    const score = found.reduce((sum, { weight }) => sum + weight, 0)
    if (score > most.score)
      most = { text, place, score, said: found.flatMap(({ words }) => words.filter((word) => text.includes(word))) }
  }
  return most
}
