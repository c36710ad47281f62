import type { Facet, Filter } from '../domain/query.ts'
import { phrased } from './asks.ts'
import { nounsAsked } from './cues.ts'
import { fitted } from './fitted.ts'
import { askedAgain } from './fitting-again.ts'
import { ofAskedState } from './fitting-asked-state.ts'
import { ofClaims } from './fitting-claims.ts'
import { ofCounts } from './fitting-counts.ts'
import { ofDenied } from './fitting-denied.ts'
import { ofDuties } from './fitting-duties.ts'
import { ofFigures } from './fitting-figures.ts'
import { ofInPart } from './fitting-in-part.ts'
import { ofLeft } from './fitting-left.ts'
import { ofMilestones } from './fitting-milestones.ts'
import { ofNames } from './fitting-names.ts'
import { ofOutside } from './fitting-outside.ts'
import { ofOwnTask } from './fitting-own-task.ts'
import { ofParted } from './fitting-parted.ts'
import { ofParts, passageByTopic } from './fitting-parts.ts'
import { ofPeople } from './fitting-people.ts'
import { ofPointed } from './fitting-pointed.ts'
import { ofPosts } from './fitting-posts.ts'
import { ofRows } from './fitting-rows.ts'
import { ofSets } from './fitting-sets.ts'
import { ofShape } from './fitting-shape.ts'
import { ofSigns } from './fitting-signs.ts'
import { ofStanding } from './fitting-standing.ts'
import { ofStates } from './fitting-state.ts'
import { oddsSupposed, ofSupposed } from './fitting-supposed.ts'
import { leaning } from './fitting-talk.ts'
import { againstTold } from './fitting-talk-sets.ts'
import { onceMore } from './fitting-talk-whole.ts'
import { ofText } from './fitting-text.ts'
import { timeAsked, timeSupposed } from './fitting-time.ts'
import { ofUnasked } from './fitting-unasked.ts'
import { ofUnits } from './fitting-units.ts'
import { ofYears, untilYear } from './fitting-years.ts'
import { rowsSpokenOf } from './lean.ts'
import { matching } from './matching.ts'
import type { Meant } from './meant.ts'
import { figuresIn } from './numerals.ts'
import { patternOf } from './patterns.ts'
import type { Candidate, ReadContext } from './reading.ts'
import type { Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'
import { overSpan } from './time-spans.ts'

/** What is asked of rows where none is meant, as the plan's own question. */
const ofAll: Readonly<Record<string, string>> = {
  progress: 'progress',
  gap: 'behind',
  forecast: 'atRisk',
  needed: 'behind',
  change: 'changes',
  reported: 'reported',
}

/** “还差多少” of nothing named and nothing spoken of is about the plan. */
const ofWhole: Rewrite = (query) => {
  const facet = ofAll[query.show[0] ?? '']
  if (!isRowKind(query.of) || query.rows === 'all' || query.rows.length > 0 || facet === undefined) return null
  if (query.strangers.length > 0 || query.how === 'check') return null
  return { ...query, of: 'plan', show: [facet], how: 'tell', by: undefined }
}

/** “还差多少” is no gap of the text. */
const gapOfWhole: Rewrite = (query, spoken) =>
  query.of === 'plan' &&
  query.show[0] === 'silence' &&
  /^(?:那|总共|一共|离目标|现在)?(?:还差(?:什么|啥|哪些)|还?差(?:多少|几|好多|得远))/.test(spoken)
    ? { ...query, show: ['behind'] }
    : null

const askedWhy = /为什么|为啥|为何|何以|怎么会|咋会|什么原因|啥原因/
const lagging = /滞后|落后|拖后|慢|完不成|没完成|没达标|不达标/

/** What is heard of a row that is asked why it lags. */
const notAsked = new Set<Facet>(['duties', 'sheet', 'name', 'due', 'target', 'progress', 'needed', 'gap', 'history'])

/** Why a goal or a unit lags the plan does not say: what was reported of it is what can be told. */
const whySo: Rewrite = (query, spoken) => {
  const bare = query.show.every((facet) => notAsked.has(facet))
  const asked = query.how === 'tell' && bare && query.rows !== 'all' && query.rows.length > 0
  if (!asked || !askedWhy.test(spoken) || !lagging.test(spoken)) return null
  return query.of === 'unit' || isRowKind(query.of) ? { ...query, where: [], show: ['reasons'] } : null
}

const named = /[ⓈⓊⒼⓅⓁⒷ]/
const done = patternOf('doneYet')

/** “配齐了不” after a row is asked of that row. */
const doneYet: Rewrite = (query, spoken, { topic }) => {
  if (named.test(spoken) || !done.test(spoken) || !topic) return null
  const rows = rowsSpokenOf(topic, 'matter')
  return rows.length === 0 || rows.length > 4
    ? null
    : { ...query, of: 'matter', rows, where: [], show: ['progress'], how: 'tell', claim: undefined, by: undefined }
}

/** “任务那边呢,总共几项” after indicators: rows of the other table are not those just shown. */
const otherTable: Rewrite = (query, spoken) => {
  const { of, rows, how } = query
  if ((of !== 'task' && of !== 'indicator') || rows === 'all' || rows.length < 2 || query.show.length > 0) return null
  if (rows.some(({ kind }) => kind === of)) return null
  if (how === 'count' || how === 'list') return { ...query, rows: 'all' }
  return how === 'tell' && askedCount.test(spoken) ? { ...query, rows: 'all', how: 'count' } : null
}
const askedCount = /(?:几|多少|好多)[项条个件]|[总一]共(?:几|多少|好多)/

/** A plan is not compared with anything: its worst and best are facets. */
const notCompared: Rewrite = (query) =>
  query.of === 'plan' && (query.how === 'most' || query.how === 'least')
    ? { ...query, how: 'tell', by: undefined, rank: undefined }
    : null

const sameness = /一回事|同一?[个项条]|一码事|是不是一样|一样[吗么不没]|相同|重[复了]/

/** “这两个是一回事吗”: rows named together are supposed to be the same. */
const supposedSame: Rewrite = (query, spoken) => {
  const rows = query.rows === 'all' ? [] : query.rows
  if (!isRowKind(query.of) || rows.length < 2 || rows.some(({ kind }) => kind !== 'indicator')) return null
  if (!sameness.test(spoken) || query.claim?.kind === 'same') return null
  const show = query.show.filter((facet) => facet !== 'sheet')
  return { ...query, of: 'matter', show, how: 'check', claim: { kind: 'same' }, where: [] }
}

/** “白雪和黎治光哪个是组长”: people named are supposed to hold the role that is said. */
const supposedRole: Rewrite = (query, spoken, { lexicon }) => {
  if (query.of !== 'person' || query.rows === 'all' || query.rows.length === 0 || query.claim) return null
  const [role] = lexicon.roles.filter((one) => spoken.includes(one)).sort((a, b) => b.length - a.length)
  if (role === undefined || !(/哪[个位]|谁/.test(spoken) || query.how === 'check')) return null
  return { ...query, show: ['role'], how: 'check', where: [], claim: { kind: 'word', facet: 'role', word: role } }
}

/** “组长副组长三个名字”: of several roles that are said any. */
const anyRole: Rewrite = (query, spoken, { lexicon }) => {
  const at = query.where.findIndex(({ by, not }) => by === 'role' && !not)
  if (query.of !== 'person' || query.rows !== 'all' || at < 0 || /不|除|哪[个位]/.test(spoken)) return null
  let left = spoken
  const found: string[] = []
  for (const role of lexicon.roles.toSorted((a, b) => b.length - a.length)) {
    if (left.includes(role)) found.push(role)
    left = left.replaceAll(role, '、')
  }
  if (found.length < 2) return null
  const of = found.map((is): Filter => ({ by: 'role', is }))
  return { ...query, where: query.where.with(at, { by: 'any', of }), unexplained: [] }
}

const asksCounted =
  /含不含|包不包(?:括|含)|(?<!不)(?:包括|包含|含着?|算上).{1,8}[吗么没不]|算不算|算进.{0,6}[吗么没不]|在不在内/

/** “15.6万件里含不含驰名的”: what an indicator counts is its counting, whatever figure stands beside it. */
const counted: Rewrite = (query, spoken) => {
  const [row, more] = query.rows === 'all' ? [] : query.rows
  if (!isRowKind(query.of) || row?.kind !== 'indicator' || more || query.claim?.kind !== 'value') return null
  if (!asksCounted.test(spoken) || query.claim.facet !== 'target' || nounsAsked(spoken).length === 0) return null
  return { ...query, of: 'matter', show: ['counting'], how: 'tell', where: [], claim: undefined }
}

const setApart = patternOf('setApart')

/** “到底600还是350”, “30人跟35人差在哪”: two targets that are said are both rows that are meant. */
const byBothFigures: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const isNamed = isRowKind(query.of) && query.rows !== 'all' && query.rows.length === 1
  if (!isNamed && (query.of === 'command' || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken))) return null
  if (!setApart.test(spoken)) return null
  const said = figuresIn(spoken.replace(/[这那有][两2俩]个数?/, ''))
  // “15.6还是15.60”: one figure written in two ways.
  if (isNamed && said.length === 2 && said[0]?.value === said[1]?.value && /还是/.test(spoken))
    return { ...query, show: ['target', 'notes'], how: 'tell', claim: undefined }
  const found = said.slice(0, 2).map(({ value, unit }) => matching(plan, value, unit))
  const numbers = [...new Set(found.flat())]
  const [row] = isNamed && query.rows !== 'all' ? query.rows : []
  if (found.length !== 2 || found.some(({ length }) => length !== 1 && (isNamed || length !== 2))) return null
  if (numbers.length < 2 || (isNamed && numbers.length !== 2)) return null
  if (row?.kind === 'indicator' && !numbers.includes(Number(row.id))) return null
  const rows = numbers.map((no) => ({ kind: 'indicator' as const, id: String(no) }))
  const asked = isNamed ? query.show.filter((facet) => facet !== 'sheet' && facet !== 'place') : []
  const show = [...new Set(['target' as const, ...asked])]
  return { ...query, of: 'matter', rows, where: [], show, how: 'tell', claim: undefined, by: undefined }
}

const rewrites: readonly Rewrite[] = [
  ...ofNames,
  ...ofMilestones,
  ...ofYears,
  ofWhole,
  gapOfWhole,
  doneYet,
  whySo,
  otherTable,
  notCompared,
  ...ofParts,
  byBothFigures,
  supposedSame,
  supposedRole,
  anyRole,
  counted,
  passageByTopic,
  ...ofUnits,
  ...ofSets,
  ...ofSigns,
  ...ofDuties,
  ...ofCounts,
  ...ofPeople,
  ...ofClaims,
  ...leaning,
  ...againstTold,
  ...askedAgain,
  ...onceMore,
  ...ofShape,
  ...ofText,
  ...ofFigures,
  ...ofRows,
  ...ofStates,
  ...ofAskedState,
  ...ofLeft,
  ...ofStanding,
  ...ofSupposed,
  ...ofOutside,
  ...ofInPart,
  ...ofOwnTask,
  ...ofPosts,
  ...ofPointed,
  ...ofDenied,
  ...ofParted,
  ...ofUnasked,
]

/** A reading that the plan cannot mean, as the one it can; the same where it can. */
export function fitting(
  candidate: Candidate,
  spoken: string,
  context: ReadContext,
  meant: readonly Meant[],
): Candidate {
  const { query: asked } = candidate
  const timed = timeSupposed(asked, spoken, context, meant) ?? timeAsked(asked, spoken, context, meant)
  if (timed) return { ...candidate, query: timed, why: [fitted, ...candidate.why] }
  if (candidate.why[0] === phrased) {
    const { query } = candidate
    const given = [query, spoken, context, meant] as const
    const once = overSpan(...given) ?? untilYear(...given) ?? oddsSupposed(...given)
    return once ? { ...candidate, query: once } : candidate
  }
  const query = rewrites.reduce((now, rewrite) => rewrite(now, spoken, context, meant) ?? now, candidate.query)
  return query === candidate.query ? candidate : { ...candidate, query, why: [fitted, ...candidate.why] }
}
