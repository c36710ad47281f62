import type { Plan } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import { rowsSpokenOf } from './lean.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const toEach = patternOf('sharesSaid')
const byYearEnd = patternOf('byYearEnd')

/** “年底前要完成多少地理标志”: the shares of those beneath are told where they are asked for; the year's end is a day. */
const unaskedShares: Rewrite = (query, _, { now }) => {
  const { of, show, how, said = '' } = query
  if (!isRowKind(of) || how !== 'tell' || !show.includes('shares') || toEach.test(said)) return null
  if (query.where.some((filter) => 'unit' in filter && filter.by !== 'target')) return null
  const others = show.filter((facet) => facet !== 'shares')
  const at = query.at ?? (byYearEnd.test(said) ? `${now.slice(0, 4)}-12-31` : undefined)
  return { ...query, show: others.length > 0 ? others : ['target'], at }
}

/** A pace leads to the end, whatever day to come is named; without a row of what was spoken of, else of the whole. */
const forecastAhead: Rewrite = (query, spoken, { topic, now }) => {
  const { of, rows, show, at, where } = query
  if (!isRowKind(of) || !show.includes('forecast') || query.claim) return null
  const isAhead = at !== undefined && at > now.slice(0, 10)
  if (rows !== 'all' || where.length > 0 || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken))
    return isAhead ? { ...query, at: undefined, period: undefined } : null
  const known = topic ? rowsSpokenOf(topic, 'matter').filter(({ kind }) => kind === 'indicator') : []
  return known.length > 0 && known.length <= fewSpoken
    ? { ...query, rows: known, show: ['forecast'], how: 'tell', at: undefined, period: undefined }
    : { ...query, ...anew, of: 'plan', rows: [], show: ['atRisk'], how: 'tell', at: undefined, period: undefined }
}
const fewSpoken = 6

const fieldAsked = patternOf('fieldAsked', 'u')

/** Tasks whose text has a word, with the indicators they carry. */
function rowsWith(word: string, { tasks, indicators }: Plan): Ref[] {
  const own = tasks.filter(({ text, short }) => text.includes(word) || short.includes(word))
  // A task that is named by the word carries figures of it; one whose text only has it does not.
  const carried = new Set(own.flatMap((task) => (task.short.includes(word) ? task.indicators : [])))
  const named = indicators.filter(({ no, name }) => carried.has(no) || name.includes(word))
  return [
    ...named.map(({ no }): Ref => ({ kind: 'indicator', id: String(no) })),
    ...own.map(({ no }): Ref => ({ kind: 'task', id: String(no) })),
  ]
}

const loose: ReadonlySet<Query['of']> = new Set(['clause', 'category', 'section'])

/** “执法方面怎么样”: how what bears on that word stands, not the whole and not the text. */
const ofField: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const isOpen =
    (query.of === 'plan' && (query.show[0] === 'silence' || query.show[0] === 'progress')) ||
    (query.of === 'talk' && query.show[0] === 'unknown') ||
    // A part of the plan by whose name nothing is asked.
    (query.of === 'section' && query.show.length === 0) ||
    (query.rows !== 'all' && query.rows.length === 0 && (isRowKind(query.of) || loose.has(query.of)))
  const word = isOpen ? fieldAsked.exec(query.said ?? spoken)?.groups?.word : undefined
  const rows = word === undefined ? [] : rowsWith(word, plan)
  return rows.length === 0 ? null : { ...query, ...anew, of: 'matter', rows, show: ['progress'], how: 'tell' }
}

const ownMatters = patternOf('ownMatters')

/** What is asked of figures, reports and the bot itself no plan writes of: it is not understood, never said not to be written. */
const notOfText: Rewrite = (query, spoken) => {
  const isDenial = query.of === 'plan' && query.show.join() === 'silence' && query.how === 'tell'
  return isDenial && ownMatters.test(spoken) ? ({ ...query, of: 'talk', show: ['unknown'], where: [] } as Query) : null
}

/** What was heard that nobody asked for. */
export const ofUnasked: readonly Rewrite[] = [unaskedShares, forecastAhead, ofField, notOfText]
