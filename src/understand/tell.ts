import type { Query } from '../domain/query.ts'
import { sentenceFeatures } from './features.ts'
import { groupScores, type Language, scoresOf, singleScores } from './model.ts'

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

const separators = /[,、;:?!。]|以及|还有|另外|顺便|(?<!累计|期间)(?:和|跟|与)|再(?=说|给|讲)/
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
    lits: singleScores(sentence, scores, 'lit').filter(({ chance }) => chance > 0.3),
  }
}

/** Of two things asked at once each is clearest in its own part of the sentence. */
function bySegments(masked: string, whole: Likely[], model: Language['sentence']): Likely[] {
  const segments = masked.split(separators).filter((part) => part.replace(/[Ⓐ-Ⓩ]/g, '').length >= 2)
  if (segments.length < 2) return whole
  const chances = new Map(whole.map(({ label, chance }) => [label, chance]))
  for (const segment of segments) {
    const own = singleScores(model, scoresOf(model, sentenceFeatures(segment)), 'show')
    for (const { label, chance } of own.slice(0, 3)) {
      const known = chances.get(label) ?? 0
      // What a part says has to be thinkable of the whole.
      if (chance > known) chances.set(label, Math.max(known, chance * segmentTrust * (known > 0.01 ? 1 : 0.6)))
    }
  }
  return [...chances].map(([label, chance]) => ({ label, chance })).sort((a, b) => b.chance - a.chance)
}
const segmentTrust = 0.85

/** A facet less likely than this is not asked. */
export const sure = 0.27

/** Below this the likeliest facet is a guess, and what is told is what tells most of such a row. */
const least = 0.16
const unsure: Readonly<Record<string, string>> = { unit: 'duties', person: 'who', plan: 'silence', group: 'members' }

/** What is asked of rows of a kind: all that is likely enough, else the likeliest where something must be asked. */
export function shownOf(show: readonly Likely[], valid: readonly string[], how: Query['how'], of?: string): Likely[] {
  const fitting = show.filter(({ label }) => valid.includes(label))
  const chosen = fitting.filter(({ chance }) => chance >= sure)
  if (of === 'talk' || (of === 'plan' && how !== 'tell' && chosen.length === 0)) return fitting.slice(0, 1)
  if (chosen.length === 0 && (how === 'tell' || how === 'check' || how === 'sum' || how === 'difference')) {
    const [best] = fitting
    if (best && best.chance >= least) return [best]
    const usual = how === 'check' ? undefined : unsure[of ?? '']
    return usual === undefined ? [] : [{ label: usual, chance: least }]
  }
  return chosen.slice(0, 6)
}
