import { lastClauses } from '../domain/chapters.ts'
import { saysGap } from '../domain/gaps.ts'
import { tasksOfSection } from '../domain/look.ts'
import { type Query, unitIn } from '../domain/query.ts'
import { phrased } from './asks.ts'
import { nounsAsked } from './cues.ts'
import { fitted } from './fitted.ts'
import { ofClaims } from './fitting-claims.ts'
import { ofFigures } from './fitting-figures.ts'
import { ofNames } from './fitting-names.ts'
import { ofSets } from './fitting-sets.ts'
import { ofSigns } from './fitting-signs.ts'
import { leaning } from './fitting-talk.ts'
import { againstTold } from './fitting-talk-sets.ts'
import { onceMore } from './fitting-talk-whole.ts'
import { ofText } from './fitting-text.ts'
import { ofUnits } from './fitting-units.ts'
import { ofYears } from './fitting-years.ts'
import { rowsSpokenOf } from './lean.ts'
import { matching } from './matching.ts'
import type { Meant } from './meant.ts'
import { fieldOf } from './names.ts'
import { figuresIn } from './numerals.ts'
import { patternOf } from './patterns.ts'
import type { Candidate, ReadContext } from './reading.ts'
import type { Rewrite } from './rewrite.ts'
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
const isRow = (of: Query['of']): boolean => of === 'matter' || of === 'indicator' || of === 'task'

/** “还差多少” of nothing named and nothing spoken of is about the plan. */
const ofWhole: Rewrite = (query) => {
  const facet = ofAll[query.show[0] ?? '']
  if (!isRow(query.of) || query.rows === 'all' || query.rows.length > 0 || facet === undefined) return null
  if (query.strangers.length > 0 || query.how === 'check') return null
  return { ...query, of: 'plan', show: [facet], how: 'tell', by: undefined }
}

/** “还差多少” is no gap of the text. */
const gapOfWhole: Rewrite = (query, spoken) =>
  query.of === 'plan' &&
  query.show[0] === 'silence' &&
  /^(?:那|总共|一共|离目标|现在)?还?差(?:多少|几|好多|得远)/.test(spoken)
    ? { ...query, show: ['behind'] }
    : null

const askedWhy = /为什么|为啥|为何|何以|怎么会|咋会|什么原因|啥原因/
const lagging = /滞后|落后|拖后|慢|完不成|没完成|没达标|不达标/

/** Why a goal or a unit lags the plan does not say: how it stands is what can be told. */
const whySo: Rewrite = (query, spoken) => {
  const bare = query.show.every((facet) => facet === 'duties' || facet === 'sheet' || facet === 'name')
  const asked = query.how === 'tell' && bare && query.rows !== 'all' && query.rows.length > 0
  if (!asked || !askedWhy.test(spoken) || !lagging.test(spoken)) return null
  if (query.of === 'unit') return { ...query, where: [], show: ['progress'] }
  return isRow(query.of) ? { ...query, where: [], show: ['progress', 'needed'] } : null
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

/** “第四部分里谁牵头”: the parts of a plan divide its tasks; its indicators are asked for by that word alone. */
const leadsOfPart: Rewrite = (query, spoken) => {
  const inPart = query.where.some(({ by }) => by === 'section')
  const ofLead = query.show.includes('lead') || query.where.some(({ by }) => by === 'lead')
  if (query.of !== 'indicator' || query.rows !== 'all' || !inPart || !ofLead) return null
  return /指标|目标|数[字值]|[ⓈⒷ]类/.test(spoken) ? null : { ...query, of: 'task' }
}

/** Tasks and duties stand in parts, not in categories: the part that shares the category's own word. */
const partOfCategory: Rewrite = (query, _, { lexicon: { plan } }) => {
  const at = query.where.findIndex(({ by }) => by === 'category')
  const category = query.where[at]
  if ((query.of !== 'unit' && query.of !== 'task') || category?.by !== 'category') return null
  const own = pairsOf(category.is.replace(fieldOf(plan), ''))
  const scored = plan.sections
    .map(({ no, title }) => ({ no, shared: own.filter((pair) => title.includes(pair)).length }))
    .toSorted((a, z) => z.shared - a.shared)
  const [best, next] = scored
  if (!best || best.shared === 0 || best.shared === next?.shared) return null
  const not = category.not ? { not: true } : {}
  return { ...query, where: query.where.with(at, { by: 'section', id: String(best.no), ...not }) }
}
const pairsOf = (text: string): string[] => [...text].slice(1).map((_, at) => text.slice(at, at + 2))

const topical =
  /(?:跟|和|与|同|涉及|关于|提到)(.{2,20}?)(?:有关|相关|沾边|挂钩|搭边|搭界)的?.{0,8}(?:哪|几|多少|有啥|有什么|清单)/
/** A word that more tasks hold says nothing of them. */
const tooMany = 12

/** “跟商标有关的有哪些”: all whose text holds the word, not the one row of that name. */
const byTopic: Rewrite = (query, _, { lexicon: { plan } }) => {
  const topic =
    topical
      .exec(query.said ?? '')?.[1]
      ?.replace(fieldOf(plan), '')
      .split(/[、,和用以]/)[0] ?? ''
  if (topic.length < 2 || !(isRow(query.of) || query.of === 'plan' || query.of === 'clause')) return null
  const words = Array.from({ length: Math.min(topic.length, 6) - 1 }, (__, at) => topic.slice(0, at + 2))
  const held = words.map((word) => ({ word, count: plan.tasks.filter(({ text }) => text.includes(word)).length }))
  const word = held.find(({ count }) => count > 0 && count <= tooMany)?.word
  if (word === undefined) return null
  const of = /指标/.test(query.said ?? '') ? 'indicator' : 'task'
  const how = query.how === 'count' ? 'count' : 'list'
  return {
    ...query,
    of,
    rows: 'all',
    where: [{ by: 'text', is: word }],
    show: [],
    how,
    claim: undefined,
    by: undefined,
  }
}

/** “执法那几条”: a word of the plan that names no row picks those whose text holds it. */
const byLeftWord: Rewrite = (query, _, { lexicon: { plan } }) => {
  if (!isRow(query.of) || query.rows !== 'all' || query.where.length > 1) return null
  if (query.where.some(({ by }) => by === 'text')) return null
  const counted = query.unexplained.map((word) => ({
    word,
    count: plan.tasks.filter(({ text, short }) => text.includes(word) || short.includes(word)).length,
  }))
  const word = counted.find(({ count }) => count > 1 && count <= tooMany)?.word
  if (word === undefined) return null
  const of = query.of === 'indicator' ? 'indicator' : 'task'
  const unexplained = query.unexplained.filter((one) => one !== word)
  return { ...query, of, where: [...query.where, { by: 'text', is: word }], unexplained }
}

/** A plan is not compared with anything: its worst and best are facets. */
const notCompared: Rewrite = (query) =>
  query.of === 'plan' && (query.how === 'most' || query.how === 'least')
    ? { ...query, how: 'tell', by: undefined, rank: undefined }
    : null

/** Passages do not lead or help: what names a unit is a task. */
const passagesOfUnits: Rewrite = (query) =>
  query.of === 'clause' &&
  query.where.some((filter) => unitIn(filter) !== undefined) &&
  query.where.every(({ by }) => by !== 'text')
    ? { ...query, of: 'task', show: [], how: query.how === 'tell' ? 'list' : query.how }
    : null

/** “附件2一共几条指标”: a table is asked for its rows, not for its name. */
const rowsOfTable: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'plan' || query.show[0] !== 'attachments' || !/[几多]少?[条项个]/.test(spoken)) return null
  const named = plan.attachments.find(({ place }) => (query.said ?? '').includes(place))
  const holds = (places: readonly string[]): boolean =>
    named !== undefined && places.some((place) => place.startsWith(named.place))
  const of = /指标|目标/.test(spoken)
    ? 'indicator'
    : /任务/.test(spoken) || holds(plan.tasks.map(({ place }) => place))
      ? 'task'
      : null
  return of && { ...query, of, rows: 'all', show: [], how: 'count' }
}

/** “线上平台建设一节要选几家”: a row outside the part that is named is not meant; the part is. */
const withinPart: Rewrite = (query, _, { lexicon: { plan } }) => {
  const part = query.where.find((filter) => filter.by === 'section' && !filter.not)
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length !== 1 || part?.by !== 'section') return null
  const [no, sub] = part.id.split('.').map(Number)
  const own = tasksOfSection(plan, no ?? 0, sub ?? null)
  const [row] = query.rows
  const inside = own.some((task) =>
    row?.kind === 'task' ? task.no === Number(row.id) : task.indicators.includes(Number(row?.id)),
  )
  if (inside || own.length === 0) return null
  return { ...query, of: 'section', rows: [{ kind: 'section', id: part.id }], where: [], show: ['text'], how: 'tell' }
}

const sameness = /一回事|同一?[个项条]|一码事|是不是一样|一样[吗么不没]|相同|重[复了]/

/** “这两个是一回事吗”: rows named together are supposed to be the same. */
const supposedSame: Rewrite = (query, spoken) => {
  const rows = query.rows === 'all' ? [] : query.rows
  if (!isRow(query.of) || rows.length < 2 || rows.some(({ kind }) => kind !== 'indicator')) return null
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

const asksCounted =
  /含不含|包不包(?:括|含)|(?<!不)(?:包括|包含|含着?|算上).{1,8}[吗么没不]|算不算|算进.{0,6}[吗么没不]|在不在内/

/** “15.6万件里含不含驰名的”: what an indicator counts is its counting, whatever figure stands beside it. */
const counted: Rewrite = (query, spoken) => {
  const [row, more] = query.rows === 'all' ? [] : query.rows
  if (!isRow(query.of) || row?.kind !== 'indicator' || more || query.claim?.kind !== 'value') return null
  if (!asksCounted.test(spoken) || query.claim.facet !== 'target' || nounsAsked(spoken).length === 0) return null
  return { ...query, of: 'matter', show: ['counting'], how: 'tell', where: [], claim: undefined }
}

/** As much of a sentence's words must be topics of a passage for it to be the one asked about. */
const clear = 4

/** A clause whose topics a sentence says: a passage of the main text that no row of a table carries. */
const passageByTopic: Rewrite = (query, _, { lexicon: { plan } }) => {
  const said = query.said ?? ''
  const [facet = ''] = query.show
  const ofChapter = query.of === 'plan' && facet === 'safeguards'
  const away = query.of === 'talk' && (facet === 'elsewhere' || facet === 'unknown') && query.strangers.length === 0
  if (!(ofChapter || away || (query.of === 'plan' && facet === 'silence')) || query.how === 'count') return null
  const silent = saysGap(plan, said)
  const clauses = ofChapter ? lastClauses(plan) : plan.clauses
  const scored = clauses
    .filter(({ place }) => !plan.attachments.some((one) => place.startsWith(one.place)))
    .map(({ place, topics }) => ({
      place,
      score: topics.filter((topic) => said.includes(topic)).reduce((sum, { length }) => sum + length, 0),
    }))
    .toSorted((a, z) => z.score - a.score)
  const [best, next] = scored
  const lead = (best?.score ?? 0) - (next?.score ?? 0)
  const found = best && lead >= 2 && best.score >= (ofChapter ? 2 : clear) && (ofChapter || !silent)
  if (found)
    return {
      ...query,
      of: 'clause',
      rows: [{ kind: 'clause', id: best.place }],
      where: [],
      show: ['text'],
      how: 'tell',
    }
  return away && facet === 'elsewhere' ? { ...query, of: 'plan', show: ['silence'], how: 'tell' } : null
}

/** “到底600还是350”: two targets said beside one name are both rows that are meant. */
const byBothFigures: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (!isRow(query.of) || query.rows === 'all' || query.rows.length !== 1) return null
  if (!/差别|区别|不同|还是|到底|哪个|一回事|怎么分|咋分|各是|分别|一共|加|合起来/.test(spoken)) return null
  const said = figuresIn(spoken.replace(/[这那有][两2俩]个数?/, ''))
  // “15.6还是15.60”: one figure written in two ways.
  if (said.length === 2 && said[0]?.value === said[1]?.value && /还是/.test(spoken))
    return { ...query, show: ['target', 'notes'], how: 'tell', claim: undefined }
  const found = said.slice(0, 2).map(({ value, unit }) => matching(plan, value, unit))
  const numbers = [...new Set(found.flat())]
  const [row] = query.rows
  if (found.length !== 2 || found.some(({ length }) => length !== 1) || numbers.length !== 2) return null
  if (row?.kind === 'indicator' && !numbers.includes(Number(row.id))) return null
  const rows = numbers.map((no) => ({ kind: 'indicator' as const, id: String(no) }))
  const show = [...new Set(['target', ...query.show.filter((facet) => facet !== 'sheet')])]
  return { ...query, of: 'matter', rows, where: [], show, how: 'tell', claim: undefined, by: undefined }
}

const rewrites: readonly Rewrite[] = [
  ...ofNames,
  ...ofYears,
  ofWhole,
  gapOfWhole,
  doneYet,
  whySo,
  otherTable,
  leadsOfPart,
  partOfCategory,
  byTopic,
  byLeftWord,
  notCompared,
  passagesOfUnits,
  rowsOfTable,
  withinPart,
  byBothFigures,
  supposedSame,
  supposedRole,
  counted,
  passageByTopic,
  ...ofUnits,
  ...ofSets,
  ...ofSigns,
  ...ofClaims,
  ...leaning,
  ...againstTold,
  ...onceMore,
  ...ofText,
  ...ofFigures,
]

/** A reading that the plan cannot mean, as the one it can; the same where it can. */
export function fitting(
  candidate: Candidate,
  spoken: string,
  context: ReadContext,
  meant: readonly Meant[],
): Candidate {
  if (candidate.why[0] === phrased) {
    const spanned = overSpan(candidate.query, spoken, context, meant)
    return spanned ? { ...candidate, query: spanned } : candidate
  }
  const query = rewrites.reduce((now, rewrite) => rewrite(now, spoken, context, meant) ?? now, candidate.query)
  return query === candidate.query ? candidate : { ...candidate, query, why: [fitted, ...candidate.why] }
}
