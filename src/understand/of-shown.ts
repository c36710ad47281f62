import type { Input } from '../cards/kit.ts'
import type { Ref } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import type { Sentence } from './sentence.ts'
import type { Topic } from './topic.ts'

const figures = patternOf('figuresSaid')
const whom = patternOf('whomSaid')
const inTheEnd = patternOf('inTheEnd')

/**
 * What is asked of the card that was just shown, whichever it was: where its figures come from, whom to turn to, whether it
 * will be done. Of one row the talk is at these are questions about that row; null for those, but for the last, which
 * its own page answers.
 */
export function ofShown(plain: string, { found }: Sentence, topic: Topic | null): Input | null {
  if (found.length > 0) return null
  const rows = rowsOf(topic)
  const [only, ...others] = rows
  const isOne = only !== undefined && others.length === 0
  if (inTheEnd.test(plain))
    return isOne && only.kind === 'indicator' ? { do: 'status', view: 'goal', of: only.id } : null
  if (isOne) return null
  if (whom.test(plain)) return { do: 'status', view: 'needs' }
  if (!figures.test(plain)) return null
  const goals = rows.filter(({ kind }) => kind === 'indicator').map(({ id }) => id)
  return { do: 'status', view: 'sources', ...(goals.length > 0 ? { of: goals.join() } : {}) }
}

/** The rows the last answer was about. */
function rowsOf(topic: Topic | null): readonly Ref[] {
  if (topic === null) return []
  if (topic.shown.length > 0) return topic.shown
  return topic.queries.flatMap(({ rows }) => (rows === 'all' ? [] : rows))
}
