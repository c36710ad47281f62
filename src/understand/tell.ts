import { heldBy, ofLate } from '../domain/held.ts'
import type { Query } from '../domain/query.ts'
import { sentenceFeatures } from './features.ts'
import { groupScores, type Language, type Model, scoresOf, singleScores } from './model.ts'

export type Scored = { label: string; score: number }
type Likely = { label: string; chance: number }

/** All that the model says of a masked sentence. */
export type Scores = {
  of: Scored[]
  how: Scored[]
  by: string[]
  command: string | undefined
  /** Chances that it leans on what was said before, and that it corrects its reading. */
  follow: number
  correct: number
  show: Likely[]
  lits: Likely[]
}

const separators = /[,、;:?!。+/]|以及|还有|另外|顺便|(?<!累计|期间)(?:和|跟|与)|再(?=说|给|讲)/
const chanceOf = (scores: Scored[], label: string): number =>
  Math.exp(scores.find((one) => one.label === label)?.score ?? -9)

export function scoresOfSentence(masked: string, { sentence }: Language): Scores {
  const scores = scoresOf(sentence, sentenceFeatures(masked))
  return {
    of: groupScores(sentence, scores, 'of'),
    how: groupScores(sentence, scores, 'how'),
    by: groupScores(sentence, scores, 'by').map(({ label }) => label),
    command: groupScores(sentence, scores, 'command')[0]?.label,
    follow: chanceOf(groupScores(sentence, scores, 'follow'), 'yes'),
    correct: chanceOf(groupScores(sentence, scores, 'correct'), 'yes'),
    show: bySegments(masked, singleScores(sentence, scores, 'show'), sentence),
    lits: singleScores(sentence, scores, 'lit', 0.3),
  }
}

/** Where somebody who dictates goes on to the next question without a pause. */
const runOn = /(?<=[几少谁家位个件人项没吗ⓆⓊ])(?=谁|哪[家个些]|还有|归谁|什么时候|啥时候|[配牵][合头]的[^几多]*$)/

/** The parts of a sentence that say something by themselves. */
const segmentsOf = (masked: string): string[] =>
  masked
    .split(separators)
    .flatMap((part) => part.split(runOn))
    .filter((part) => part.replace(/[Ⓐ-Ⓩ]/g, '').length >= 2)

/** What each part of a sentence asks by itself, the likeliest facets of each. */
export const partsTold = (masked: string, { sentence }: Language): { text: string; show: readonly Likely[] }[] =>
  segmentsOf(masked).map((text) => ({ text, show: toldBy(sentence)(text) }))

const mostTold = 8
const toldBy = heldBy((model: Model) =>
  ofLate((text): readonly Likely[] =>
    singleScores(model, scoresOf(model, sentenceFeatures(text)), 'show').slice(0, mostTold),
  ),
)

/** Of two things asked at once each is clearest in its own part of the sentence. */
function bySegments(masked: string, whole: Likely[], model: Language['sentence']): Likely[] {
  const segments = segmentsOf(masked)
  if (segments.length < 2) return whole
  const chances = new Map(whole.map(({ label, chance }) => [label, chance]))
  for (const segment of segments) {
    for (const { label, chance } of toldBy(model)(segment).slice(0, 3)) {
      const known = chances.get(label) ?? 0
      // What a part says has to be thinkable of the whole.
      if (chance > known) chances.set(label, Math.max(known, chance * segmentTrust * (known > 0.01 ? 1 : 0.6)))
    }
  }
  return [...chances].map(([label, chance]) => ({ label, chance })).sort((a, b) => b.chance - a.chance)
}
const segmentTrust = 0.85

/** A facet less likely than this is not asked. */
const sure = 0.27

/** Below this the likeliest facet of a row is a guess: the row's sheet stands beside it. */
const least = 0.16
/** A second facet nearly as likely as an unsure first one is told too. */
const close = { below: 0.5, share: 0.45 }
const unsure: Readonly<Record<string, string>> = { unit: 'duties', person: 'who', plan: 'silence', group: 'members' }
/** What is told of a row where nothing is sure holds these. */
const inSheet = new Set(['sheet', 'target', 'lead', 'responsible', 'units', 'counting', 'measureUnit', 'category'])
const rowKinds = new Set(['matter', 'indicator', 'task'])

/** What is asked of rows of a kind, of the facets they have: all that is likely enough, else the likeliest where something must be asked. */
export function shownOf(fitting: readonly Likely[], how: Query['how'], of = ''): Likely[] {
  const [best, next] = fitting
  if (of === 'talk') return fitting.slice(0, 1)
  const chosen = fitting.filter(({ chance }) => chance >= sure)
  if (chosen.length > 1 || (best && best.chance >= close.below)) return chosen.slice(0, 6)
  if (of === 'plan' && how !== 'tell') return fitting.slice(0, 1)
  if (how !== 'tell' && how !== 'check' && how !== 'sum' && how !== 'difference') return chosen
  if (!best) return []
  const guess = best.chance < least
  if (how === 'tell' && rowKinds.has(of)) {
    if (guess) return inSheet.has(best.label) || best.chance < 0.04 ? [] : [best, { label: 'sheet', chance: least }]
    return next && next.chance >= best.chance * close.share ? [best, next] : [best]
  }
  const usual = how === 'check' ? undefined : unsure[of]
  if (guess && usual !== undefined) return [{ label: usual, chance: least }]
  return guess && of !== 'reporting' ? [] : [best]
}
