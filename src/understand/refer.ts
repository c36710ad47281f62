import { goalOf, tasksOfPart } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'
import { matching } from './matching.ts'
import type { Meant } from './meant.ts'
import { inWords } from './numerals.ts'
import { neighbourOf } from './of-list.ts'
import { patternOf } from './patterns.ts'
import { ofNamed, pointedIn } from './pointers.ts'
import { isAt, leadsOf, listMeant, onlyOne, placeIn, type Sort, sortOf, unitMeant } from './referents.ts'
import { wholeOf } from './siblings.ts'
import { type SignKind, signKind, signs } from './signs.ts'
import { isSame, type Topic } from './topic.ts'

/** A stretch with what it points to in the talk in the place of a name. */
export type Referred = {
  text: string
  meant: readonly Meant[]
  /** Several things it points to: the stretch is about these. */
  things?: readonly Ref[]
  /** The one or the several it points to where it says nothing else: “第二个呢”. */
  bare?: readonly Ref[]
  /** What the last question was of anyway: the stretch as it was said may be the better reading. */
  idle?: boolean
}

type Chunk = { char: string; one: Meant | null; from: number; to: number }

const figures = new Set<SignKind>(['number', 'measure', 'ordinal', 'counting', 'word'])

/** Each character of a masked stretch with its place among the words that are spoken. */
function chunksOf(masked: string, meant: readonly Meant[]): Chunk[] {
  let next = 0
  let at = 0
  return [...masked].map((char) => {
    const one = signKind(char) ? (meant[next++] ?? null) : null
    const said = one && figures.has(one.kind) ? (one.mark?.said ?? char) : char
    const measure = meant[next]?.kind === 'measure' ? (meant[next]?.mark?.said ?? '') : ''
    const own =
      one?.kind === 'number' && measure !== '' && said.endsWith(measure) ? said.slice(0, -measure.length) : said
    const from = at
    at += own.length
    return { char: own, one, from, to: at }
  })
}

const kindOfSign: Readonly<Record<Ref['kind'], SignKind>> = {
  indicator: 'row',
  task: 'row',
  clause: 'passage',
  unit: 'unit',
  group: 'group',
  person: 'person',
  category: 'place',
  section: 'place',
}
const asNamed = (ref: Ref, said: string): Meant => ({
  kind: kindOfSign[ref.kind],
  said,
  refs: [{ ref, score: 1 }],
  mark: null,
  described: false,
  missing: null,
})

/** The stretch with these things named where the words from one place to another stood. */
function named(chunks: readonly Chunk[], from: number, to: number, refs: readonly Ref[]): Referred {
  const before = chunks.filter((one) => one.to <= from && one.from < from)
  const inside = chunks.filter((one) => one.from < to && one.to > from)
  const after = chunks.filter((one) => one.from >= to)
  const said = inside.map(({ char }) => char).join('')
  const things = refs.map((ref) => asNamed(ref, said))
  const textOf = (all: readonly Chunk[]): string => all.map(({ char, one }) => (one ? signs[one.kind] : char)).join('')
  const meantOf = (all: readonly Chunk[]): Meant[] => all.flatMap(({ one }) => one ?? [])
  return {
    text: `${textOf(before)}${things.map(({ kind }) => signs[kind]).join('和')}${textOf(after)}`,
    meant: [...meantOf(before), ...things, ...meantOf(after)],
  }
}

const filler = /[\p{P}\p{S}那么呢吧的啊呀嘛再看还有]|不是|不对|换成|我(?:要|是)?[问说]的?是?|来说/gu

/**
 * What half a sentence points to in the talk, as if it had been named: “最后一个谁牵头”, “他们没进名单吗”, “比那条多了谁”.
 * Null where it points to nothing.
 */
export function referredIn(
  masked: string,
  meant: readonly Meant[],
  topic: Topic,
  plan: Plan,
  turns = 2,
): Referred | null {
  const last = topic.queries.at(-1)
  if (!last || last.of === 'talk' || last.of === 'command') return null
  const chunks = chunksOf(masked, meant)
  const spoken = chunks.map(({ char }) => char).join('')
  const found =
    byNumber(chunks, topic, plan) ??
    byFigure(chunks, topic, plan) ??
    byPlace(spoken, topic, plan) ??
    byPronoun(spoken, topic, plan)
  const [only, ...others] = found?.refs ?? []
  if (!found || !only) return besideLast(masked, meant, topic, plan)
  const rest = `${spoken.slice(0, found.from)}${spoken.slice(found.to)}`
  // “最后一条跟前两条有啥不一样”: some of what was shown beside the others.
  const beside = others.length > 0 && setsBeside.test(spoken) ? byPlace(rest, { ...topic, queries: [] }, plan) : null
  if (beside) return { ...named(chunks, found.from, found.to, []), things: [...beside.refs, ...found.refs] }
  if (rest.replace(filler, '') === '') return { ...named(chunks, found.from, found.to, [only]), bare: found.refs }
  if (others.length > 0) return { ...named(chunks, found.from, found.to, []), things: found.refs }
  const referred = { ...named(chunks, found.from, found.to, [only]), idle: found.idle }
  const again = turns > 0 ? referredIn(referred.text, referred.meant, topic, plan, turns - 1) : null
  return again && !again.things ? { ...again, idle: false } : referred
}

const setsBeside = /[跟和与比同].*(?:不同|区别|差别|一样|一致|相同|多了|少了|比)/u

type Found = { from: number; to: number; refs: readonly Ref[]; idle?: boolean }

/** Of the passages counted under one heading the one of that number, beside the one the talk is at: 三(四) after 三(二). */
function besideIn(topic: Topic, no: number, { tasks, clauses }: Plan): Ref | null {
  const at = onlyOne(topic, 'row')
  const place = at?.kind === 'task' ? tasks.find((one) => String(one.no) === at.id)?.place : at?.id
  const [, head] = /^(.+)\([一二三四五六七八九十]+\)$/.exec(at?.kind === 'indicator' ? '' : (place ?? '')) ?? []
  const begins = clauses.some((one) => one.place === `${head}(一)`)
  const beside = `${head}(${inWords(no)})`
  if (head === undefined || !begins || beside === place) return null
  const task = tasks.find((one) => one.place === beside)
  if (task) return { kind: 'task', id: String(task.no) }
  return clauses.some((one) => one.place === beside) ? { kind: 'clause', id: beside } : null
}

/** The tasks of the part one of which was just told of by its place in it. */
function listOfPart({ queries }: Topic, plan: Plan): Ref[] {
  const last = queries.at(-1)
  const part =
    last && last.rows !== 'all' && last.rows.length === 1 ? last.where.find(({ by }) => by === 'section') : null
  if (part?.by !== 'section' || part.not) return []
  return tasksOfPart(plan, part.id).map((task): Ref => ({ kind: 'task', id: String(task.no) }))
}
const nthOf = (list: readonly Ref[], no: number): Ref | null => list[no - 1] ?? null

/** “第三条” is a row of either table; after a list, the third of it, after a passage, the third beside it. */
function byNumber(chunks: readonly Chunk[], topic: Topic, plan: Plan): Found | null {
  for (const [at, { one, from, to }] of chunks.entries()) {
    const [first, second, ...more] = one?.refs.map(({ ref }) => ref) ?? []
    const isCounted = one?.kind === 'row' && !one.described && /^(?:指标\d+、)?任务\d+$/.test(one.said)
    const inPart = isCounted ? nthOf(listOfPart(topic, plan), Number((second ?? first)?.id)) : null
    if (inPart) return { from, to, refs: [inPart] }
    const beside = isCounted ? besideIn(topic, Number((second ?? first)?.id), plan) : null
    const isListed = listMeant(topic, 'row').length > 1
    if (beside && !isListed) return { from, to, refs: [beside] }
    const either = one?.kind === 'row' && first && second && more.length === 0 && !one.described
    if (!either || first.id !== second.id || first.kind === second.kind) continue
    const spokenOf = onlyOne(topic, 'row')
    const same = [first, second].find(({ kind }) => kind === spokenOf?.kind)
    const says = chunks.map(({ char }) => char).join('')
    if (same && !isListed && !/附件|表|指标|任务/.test(says)) return { from, to, refs: [same] }
    const back = /倒数$/.test(chunks.slice(0, at).reduce((text, { char }) => text + char, ''))
    const ref = listMeant(topic, 'row').at(back ? -Number(first.id) : Number(first.id) - 1)
    if (ref) return { from: back ? from - 2 : from, to, refs: [ref] }
  }
  return null
}

const bareFigure = patternOf('bareFigure', 'u')

/** “那18呢” in talk of rows by their numbers, “42那个呢” of the row with that target. */
function byFigure(chunks: readonly Chunk[], topic: Topic, plan: Plan): Found | null {
  const spoken = chunks.map(({ char }) => char).join('')
  const { no = '', that } = bareFigure.exec(spoken)?.groups ?? {}
  const row = onlyOne(topic, 'row') ?? topic.shown[0] ?? null
  if (no === '' || (row?.kind !== 'indicator' && row?.kind !== 'task')) return null
  const byTarget = matching(plan, Number(no), '').map((one): Ref => ({ kind: 'indicator', id: String(one) }))
  const table = row.kind === 'indicator' ? plan.indicators : plan.tasks
  const byNo: Ref[] = table.some((one) => one.no === Number(no)) ? [{ kind: row.kind, id: no }] : []
  const goals = byTarget.length > 0 && new Set(byTarget.map(({ id }) => goalOf(plan, Number(id)))).size === 1
  const refs = that !== undefined && goals ? byTarget : byNo.length > 0 ? byNo : goals ? byTarget : []
  return refs.length > 0 ? { from: 0, to: spoken.length, refs } : null
}

/** A place in what was shown, or beside the row the talk is at. */
function byPlace(spoken: string, topic: Topic, plan: Plan): Found | null {
  const walkOf = (sort: Sort) => {
    const list = listMeant(topic, sort)
    return { list, at: placeIn(list, topic), besides: besides(list, plan), oneByOne: topic.list.length < 2 }
  }
  const walked = pointedIn(spoken, walkOf)
  if (walked) return walked
  const step = neighbourOf(spoken, topic)
  return step && { from: step.from, to: step.to, refs: [step.ref] }
}

/** “剩下的几项” after some of a plan's rows were counted: all that are not among them. */
function besides(list: readonly Ref[], { indicators, tasks }: Plan): Ref[] {
  const kind = list[0]?.kind
  if ((kind !== 'indicator' && kind !== 'task') || list.some((ref) => ref.kind !== kind)) return []
  const all = (kind === 'indicator' ? indicators : tasks).map(({ no }): Ref => ({ kind, id: String(no) }))
  return all.filter((ref) => !list.some((one) => isSame(one, ref)))
}

const ofUnits = patternOf('theyUnits', 'gu')
/** “那它到底在哪几条” after a unit was supposed of a row. */
const ofUnitIn = patternOf('itUnit', 'gu')
/** “除了它还有谁” after who leads: a unit. */
const exceptIt = /(?<=除(?:了|开)?)(?:[它他她](?!们)|[这那]个)(?=.{0,4}(?:谁|哪|单位|部门))/gu
const ofPeople = /(?<![其吉])[他她](?![们人])|[这那](?:个?人|位)(?!置)|[这那]个?同志|该同志|此人/gu
const ofLeads = /牵头的?(?:[那这]一?[个家]?)?(?:单位|部门|方)?的?(?=全称|全名|正式名|是不是|自己|还|另外|也|在不在)/gu
const ofRows = patternOf('itRow', 'gu')

const ofWhole = /(?:全[市国省])(?:的那个|那个|平均|的)?(?=呢|是|要|多少|谁|跟|一|比|定|不|同|[?]|$)/gu

/** A pronoun of a unit, a person or a row the talk is at. */
function byPronoun(spoken: string, topic: Topic, plan: Plan): Found | null {
  const names = alone.test(spoken)
  const ways: readonly [RegExp, (word: string) => readonly Ref[]][] = [
    [
      exceptIt,
      (word) => some((/[他她]/.test(word) ? onlyOne(topic, 'person') : null) ?? unitMeant(topic, plan, false)),
    ],
    [ofLeads, () => leadsOf(onlyOne(topic, 'row'), plan)],
    [ofUnitIn, () => some(unitAsked(topic, plan))],
    [ofUnits, (word) => theyOf(topic, plan, !/家/.test(word))],
    [ofPeople, () => some(onlyOne(topic, 'person'))],
    [ofWhole, (word) => some(wholeOf(onlyOne(topic, 'row'), word.slice(0, 2), plan))],
    [ofRows, () => some(onlyOne(topic, 'row'))],
  ]
  for (const [says, refs] of ways)
    for (const { index, 0: word } of spoken.matchAll(says)) {
      const meant = ofNamed.test(spoken.slice(0, index)) ? [] : refs(word)
      const [only, ...more] = meant
      const idle = !names && more.length === 0 && only !== undefined && isAt(topic, only)
      if (only) return { from: index, to: index + word.length, refs: meant, idle }
    }
  return null
}
/** The unit that was just supposed of a row, or told to lead it. */
function unitAsked({ queries, ...topic }: Topic, plan: Plan): Ref | null {
  const last = queries.at(-1)
  if (last?.claim?.kind === 'ref' && last.claim.ref.kind === 'unit') return last.claim.ref
  const [lead, more] = last?.show.includes('lead') ? leadsOf(onlyOne({ queries, ...topic }, 'row'), plan) : []
  return lead && !more ? lead : null
}

const some = (ref: Ref | null): Ref[] => (ref ? [ref] : [])

/** “他们”: the unit spoken of, else all the people or units that were named together. */
function theyOf(topic: Topic, plan: Plan, leads: boolean): readonly Ref[] {
  const one = unitMeant(topic, plan, leads)
  if (one) return [one]
  const people = listMeant(topic, 'person')
  return people.length > 0 ? people : listMeant(topic, 'unit')
}

const compares = patternOf('comparesOne', 'u')
const alone = /[ⓈⓊⓄⒼⓅⓁⒷ]/u
const each = /[ⓈⓊⓄⒼⓅⓁⒷ]/gu
const enough = /(?:够|达标|完成|达到|合格|到位|过关|算数|及格)/u
const asksPost = /本职|职务|头衔|兼(?:任|职|着|了|个)?(?:什么|啥|何|哪)|(?:什么|啥|何)(?:职|官)|干(?:啥|什么|吗|嘛)的/u
const asksBody = /^(?:也|都|又|还)?(?:没有?|是不是|在不在|进没进|算不算|在|是|进)?[^有]{0,4}(?:小组|专班|成员单位)/u
const ofPerson = /[他她](?!们)/u
const asksHow = /几[家个](?:单位|部门)?.{0,2}(?:牵头|配合|参与|领头|一起)/u
const anew = /全部|所有|整个|方案|指标|任务|一共有?几|哪些/u

/** A stretch with something it does not name in front of it. */
export function inFrontOf(ref: Ref, text: string, meant: readonly Meant[]): Referred {
  const first = asNamed(ref, '')
  return { text: `${signs[first.kind]}${text}`, meant: [first, ...meant] }
}

/** What a stretch that names too little leaves out, in front of it: what it compares with, whose figure or post it is. */
function besideLast(text: string, meant: readonly Meant[], topic: Topic, plan: Plan): Referred | null {
  const names = text.match(each) ?? []
  const front = (ref: Ref | null): Referred | null => {
    const isNamed = ref && meant.some(({ refs }) => refs.some((one) => isSame(one.ref, ref)))
    return ref && !isNamed ? inFrontOf(ref, text, meant) : null
  }
  if (names.length === 1 && compares.test(text)) {
    const [other] = meant.flatMap(({ refs }) => refs.slice(0, 1))
    return other ? front(onlyOne(topic, sortOf(other.ref))) : null
  }
  if (names.length > 0) return null
  if (text.includes(signs.number) && enough.test(text)) return front(onlyOne(topic, 'row'))
  if (asksPost.test(text)) return front(onlyOne(topic, 'person'))
  if (asksBody.test(text) && text.length < 14 && !ofPerson.test(text)) return front(unitMeant(topic, plan))
  if (asksHow.test(text) && !anew.test(text) && text.length < 14) return front(onlyOne(topic, 'row'))
  return null
}
