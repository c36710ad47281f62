import { lastClauses } from '../domain/chapters.ts'
import { saysGap } from '../domain/gaps.ts'
import { tasksOfPart } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { unitIn } from '../domain/query.ts'
import { withOfficial } from './cues.ts'
import { fieldOf } from './names.ts'
import { patternOf } from './patterns.ts'
import type { Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

/** “第四部分里谁牵头”: the parts of a plan divide its tasks; its indicators are asked for by that word alone. */
const leadsOfPart: Rewrite = (query, spoken) => {
  const inPart = query.where.some(({ by }) => by === 'section')
  const ofLead = query.show.includes('lead') || query.where.some(({ by }) => by === 'lead')
  if (query.of !== 'indicator' || query.rows !== 'all' || !inPart || !ofLead) return null
  return /指标|目标|数[字值]|[ⓈⒷ]类/.test(spoken) ? null : { ...query, of: 'task' }
}

/** Tasks and duties stand in parts, not in categories: the part that shares the category's own word. */
export const partOfCategory: Rewrite = (query, _, { lexicon: { plan } }) => {
  const at = query.where.findIndex(({ by }) => by === 'category')
  const category = query.where[at]
  if ((query.of !== 'unit' && query.of !== 'task') || category?.by !== 'category') return null
  const id = partCalled(category.is, plan)
  const not = category.not ? { not: true } : {}
  return id === null ? null : { ...query, where: query.where.with(at, { by: 'section', id, ...not }) }
}

/** The part of the plan whose title has most of the words, where one has; what all is about aside. */
export function partCalled(words: string, plan: Plan): string | null {
  const bare = (text: string): string => text.replaceAll(fieldOf(plan), '')
  const own = pairsOf(bare(words))
  const [best, next] = plan.sections
    .map(({ no, title }) => ({ no, shared: own.filter((pair) => bare(title).includes(pair)).length }))
    .toSorted((a, z) => z.shared - a.shared)
  return best && best.shared > (next?.shared ?? 0) ? String(best.no) : null
}

const asksAmounts = /(?:各|分别|都|要|达)[是有为到]{0,2}(?:多少|几)/

/** “园区类各是多少” asks what the indicators of a category are to reach, not which part it shares its name with. */
const goalsOfCategory: Rewrite = (query, spoken) => {
  const [category, more] = query.where
  const open = query.of === 'section' && query.rows === 'all' && query.how === 'tell' && query.show.length === 0
  if (!open || category?.by !== 'category' || more || !asksAmounts.test(spoken) || /任务|部分|单位/.test(spoken))
    return null
  return { ...query, of: 'indicator', show: ['target'], how: 'list' }
}

const pairsOf = (text: string): string[] => [...text].slice(1).map((_, at) => text.slice(at, at + 2))

const topical =
  /(?:跟|和|与|同|涉及|关于|提到)(.{2,20}?)(?:有关|相关|沾边|挂钩|搭边|搭界)的?.{0,8}(?:哪|几|多少|有啥|有什么|清单)/
/** A word that more tasks hold says nothing of them. */
export const tooMany = 12

/** “跟商标有关的有哪些”: all whose text holds the word, not the one row of that name. */
const byTopic: Rewrite = (query, _, { lexicon: { plan } }) => {
  const topic =
    topical
      .exec(query.said ?? '')?.[1]
      ?.replace(fieldOf(plan), '')
      .split(/[、,和用以]/)[0] ?? ''
  if (topic.length < 2 || !(isRowKind(query.of) || query.of === 'plan' || query.of === 'clause')) return null
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

const mentionsWord = patternOf('mentionsWord', 'u')

/** “任务里有几条提到大学”: a word, or what an official text says for it, is looked for in the texts. */
const byMention: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const said = mentionsWord.exec(spoken)?.[1]
  const ofRows = isRowKind(query.of) ? query.rows === 'all' : query.of === 'talk' && query.show[0] === 'unknown'
  if (
    said === undefined ||
    !ofRows ||
    query.where.some(({ by }) => by === 'text') ||
    !/任务|指标|[哪几多][些几少]?[条项]/.test(spoken)
  )
    return null
  const of = query.of === 'indicator' || /指标/.test(spoken) ? 'indicator' : 'task'
  const texts = of === 'task' ? plan.tasks.map(({ text }) => text) : plan.indicators.map(({ name }) => name)
  const is = withOfficial(said).find((word) => texts.some((text) => text.includes(word))) ?? said
  const how = /哪|列/.test(spoken) ? 'list' : query.how === 'list' ? 'list' : 'count'
  return { ...query, of, rows: 'all', where: [...query.where, { by: 'text', is }], show: [], how, unexplained: [] }
}

/** “执法那几条”: a word of the plan that names no row picks those whose text holds it. */
const byLeftWord: Rewrite = (query, _, { lexicon: { plan } }) => {
  if (!isRowKind(query.of) || query.rows !== 'all' || query.where.length > 1) return null
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

const asksYes = /吗|[没不]有?[?]?$|有没有|是不是/

/** Passages and units do not lead or help, and parts not by themselves: what names a unit is a task. */
const rowsOfUnits: Rewrite = (query, spoken) => {
  const named = query.where.some((filter) => unitIn(filter) !== undefined)
  const shows = query.show.every((facet) => facet === 'leads' || facet === 'responsible' || facet === 'text')
  const ofPart = (query.of === 'section' || query.of === 'category') && query.how !== 'most' && shows
  const ofOther = query.of === 'unit' || (query.of === 'clause' && query.where.every(({ by }) => by !== 'text'))
  if (!named || query.rows !== 'all' || !(ofPart || ofOther) || query.claim) return null
  const how = query.how === 'tell' ? (asksYes.test(spoken) ? 'check' : 'list') : query.how
  return { ...query, of: 'task', show: [], how }
}

/** “附件2一共几条指标”: a table is asked for its rows, not for its name. */
const rowsOfTable: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'plan' || query.show[0] !== 'attachments') return null
  const chosen = query.where.length > 0
  if (!chosen && !/[几多]少?[条项个行]/.test(spoken)) return null
  const named = plan.attachments.find(({ place }) => (query.said ?? '').includes(place))
  const holds = (places: readonly string[]): boolean =>
    named !== undefined && places.some((place) => place.startsWith(named.place))
  const of = /指标|目标/.test(spoken)
    ? 'indicator'
    : /任务/.test(spoken) || holds(plan.tasks.map(({ place }) => place))
      ? 'task'
      : null
  return of && { ...query, of, rows: 'all', show: [], how: chosen && /哪/.test(spoken) ? 'list' : 'count' }
}

/** “线上平台建设一节要选几家”: a row outside the part that is named is not meant; the part is. */
const withinPart: Rewrite = (query, _, { lexicon: { plan } }) => {
  const part = query.where.find((filter) => filter.by === 'section' && !filter.not)
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length !== 1 || part?.by !== 'section') return null
  const own = tasksOfPart(plan, part.id)
  const [row] = query.rows
  const inside = own.some((task) =>
    row?.kind === 'task' ? task.no === Number(row.id) : task.indicators.includes(Number(row?.id)),
  )
  if (inside || own.length === 0) return null
  return { ...query, of: 'section', rows: [{ kind: 'section', id: part.id }], where: [], show: ['text'], how: 'tell' }
}

/** Readings of rows, tables and passages held against the parts of the plan and the words of its texts. */
export const ofParts: readonly Rewrite[] = [
  rowsOfUnits,
  leadsOfPart,
  goalsOfCategory,
  partOfCategory,
  byTopic,
  byMention,
  byLeftWord,
  rowsOfTable,
  withinPart,
]

/** As much of a sentence's words must be topics of a passage for it to be the one asked about. */
const clear = 4

/** A clause whose topics a sentence says: a passage of the main text that no row of a table carries. */
export const passageByTopic: Rewrite = (query, _, { lexicon: { plan } }) => {
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
  const found = best && lead >= (ofChapter ? 1 : 2) && best.score >= (ofChapter ? 1 : clear) && (ofChapter || !silent)
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
