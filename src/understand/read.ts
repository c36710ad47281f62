import { noSuchTime } from '../domain/no-such-time.ts'
import type { Plan } from '../domain/plan.ts'
import type { Facet, Query, Ref } from '../domain/query.ts'
import { amountsOf, isAnnounced, rowAfter, rowBefore } from './amounts.ts'
import {
  alsoCounted,
  alsoSupposed,
  asideOf,
  beneath,
  besides,
  eachOf,
  isListedAlready,
  isSetAgain,
  isWholeOf,
  listedFirst,
  partOf,
  wholeBefore,
  withoutPart,
} from './beside.ts'
import { completed } from './complete.ts'
import { contentOf, cuedIn, firmlyCued, nounsAsked, withOfficial } from './cues.ts'
import { detailed, wordsOf } from './detail.ts'
import { fitting } from './fitting.ts'
import { supposedOf } from './fitting-supposed.ts'
import { heardWithout, insteadOfLost, isFound, isLost, shorterOf } from './lost.ts'
import type { Meant, Sensed } from './meant.ts'
import { inText, isOfWhole, lastAgain, ofLast } from './of-last.ts'
import { ownByName, weOfWhole } from './our-own.ts'
import { topicFor } from './own-subject.ts'
import { patternOf } from './patterns.ts'
import { piecesOf, signsIn } from './pieces.ts'
import { readPiece } from './read-piece.ts'
import type { Candidate, ReadContext, Reading } from './reading.ts'
import { referredIn } from './refer.ts'
import { withRival } from './rival.ts'
import { senseOf } from './sense.ts'
import { signKind } from './signs.ts'
import { spokenIn } from './spoken.ts'
import { topicAfter } from './topic.ts'

/** A message as what it asks. The same answer every time; nothing is looked up and nothing is remembered. */
export function read(text: string, context: ReadContext): Reading {
  const sensed = weOfWhole(ownByName(senseOf(text, context.lexicon, context.language, context.now)), context)
  const candidates: Candidate[][] = []
  let topic = context.topic
  let before: Query | undefined
  const pieces = piecesOf(sensed.masked).slice(0, 6)
  const words = wordsOf(text, sensed, pieces.length)
  for (const [at, piece] of pieces.entries()) {
    const own = sensed.meant.slice(piece.signsBefore, piece.signsBefore + signsIn(piece.text))
    const readAs = (said: string, named = own.slice(0, signsIn(said)), heard = sensed) => {
      const here = { ...context, topic: topicFor(spokenIn(said, named).text, topic, context.lexicon.plan) }
      const asSaid = fitted(likelier(said, named, heard, here), here)
      // What one message says together is read together already.
      if (!here.topic || here.topic !== context.topic || !asSaid.read) return asSaid
      const again = lastAgain(asSaid.read.query, asSaid.spoken, here.topic)
      if (again) return { ...asSaid, read: { ...asSaid.read, query: again } }
      const open = ofLast(asSaid.read.query, said, named, here.topic, context.lexicon.plan)
      if (!open) return asSaid
      const { text, meant } = open
      const ofThat = fitted({ masked: text, meant, found: readPiece(text, meant, heard, here, open) }, here)
      return ofThat.read && !isOfWhole(ofThat.read.query) ? { ...ofThat, read: uncounted(ofThat.read) } : asSaid
    }
    const { plan } = context.lexicon
    const { masked, meant, spoken, read, rest } = unlost(readAs(piece.text))
    function unlost(said: ReturnType<typeof readAs>): typeof said {
      if (!said.read || !isLost(said.read.query, plan)) return said
      const next = insteadOfLost(said.read, said.rest, plan)
      if (next) return { ...said, read: next }
      for (const shorter of shorterOf(piece.text)) {
        const { text, from, signs } = shorter
        const left = readAs(text, own.toSpliced(from, signs), heardWithout(sensed, shorter))
        if (left.read && isFound(left.read.query, text, plan)) return left
      }
      return said
    }
    const found = read && detailed(read, words[at] ?? text, context)
    const judged = found && { ...found, query: supposedOf(found.query, spoken, context, meant) }
    const under = judged && beneath(judged.query, before, masked)
    const said = (words[at] ?? text).split('\n').at(-1) ?? ''
    const next = rowAfter(sensed.meant, piece.signsBefore + own.length)
    const asked = under && {
      ...judged,
      query: amountsOf(under, masked, meant, said, rowBefore(before) ?? next, plan) ?? under,
    }
    if (asked && before && isSetAgain(asked.query, before)) candidates.pop()
    if (asked && before && isListedAlready(asked.query, before, masked)) continue
    if (asked && isAnnounced(asked.query, masked, pieces[at + 1]?.text)) continue
    const cued = asked && { ...asked, query: asCued(asked.query, spoken) }
    const told =
      cued && withRival({ ...cued, query: inText(withEvidence(cued, masked, meant, plan), piece.text, context) })
    const whole = told && wholeBefore(told.query, piece.text)
    const all = whole ? readAs(whole).read : undefined
    const left = told && leftOf(told.query, piece.text, own, context, all?.query)
    const best = told && left ? { ...told, query: { ...left, said: told.query.said } } : told
    before = best?.query
    if (!best) continue
    if (all && (left || isWholeOf(all.query, best.query))) candidates.push([only(all.query)])
    const [one = best.query, ...others] = eachOf(best.query, masked).flatMap((query) => listedFirst(query, masked))
    candidates.push([{ ...best, query: one }, ...rest])
    const part = partOf(best.query, meant, masked, context)
    const also = [
      ...others,
      ...(part ? [part] : []),
      ...alsoSupposed(best),
      ...alsoCounted(best.query, spoken),
      ...besides(best.query, masked),
    ]
    candidates.push(...also.map((query) => [only(query)]))
    if (best.query.of !== 'talk') topic = topicAfter(topic, [best.query], { rows: [], named: [] })
  }
  const real = candidates.filter(([best]) => best?.query.of !== 'talk')
  const kept = real.length > 0 ? real : candidates.slice(0, 1)
  const queries = kept.flatMap((found) => answerable(found))
  const impossible = noSuchTime(text, context.now)
  return {
    queries: impossible === null ? queries : timeless(queries, impossible),
    margin: Math.min(...kept.map(marginOf)),
    candidates: kept,
    sensed,
  }
}

/** What is asked of a time no calendar has is answered for no other. */
function timeless(queries: readonly Query[], time: string): Query[] {
  const [first] = queries
  if (!first || (first.of === 'talk' && refusals.has(first.show[0] ?? ''))) return [...queries]
  const { said, unexplained } = first
  return [{ of: 'talk', rows: [], where: [], show: ['noTime'], how: 'tell', strangers: [time], unexplained, said }]
}
const refusals: ReadonlySet<Facet> = new Set(['edit', 'invent', 'writing', 'instructions', 'private'])

/** “…,没写责任单位的去掉是几条”: the whole without what is taken off it. */
function leftOf(asked: Query, text: string, own: readonly Meant[], context: ReadContext, all?: Query): Query | null {
  const aside = asked.where.some(({ not }) => not) ? null : asideOf(text)
  if (!aside || (aside.whole === undefined && !all)) return null
  const alone = (said: string, asks = ''): Query | undefined => {
    const before = signsIn(text.slice(0, text.indexOf(said)))
    const { text: words, owners } = spokenIn(said, own.slice(before, before + signsIn(said)))
    const named = [...words].map((char, at) => (signKind(char) ? (owners[at]?.said ?? char) : char)).join('')
    return read(`${named}${asks}`, { ...context, topic: null }).queries[0]
  }
  const whole = aside.whole === undefined ? all : alone(aside.whole)
  const part = whole && alone(aside.part, `的${rowWords[whole.of] ?? '任务'}有几个`)
  return whole && part ? withoutPart(whole, part) : null
}
const rowWords: Partial<Record<Query['of'], string>> = {
  indicator: '指标',
  category: '指标',
  person: '人',
  unit: '单位',
}

const ofRow: ReadonlySet<Query['of']> = new Set(['matter', 'indicator', 'task'])
/** A sheet holds what it asks for anyway; these say by themselves what was asked. */
const whole: ReadonlySet<Facet> = new Set(['sheet', 'units', 'shares', 'text', 'notes', 'gap', 'needed', 'forecast'])

const asksDay = /每[次月季年期]|几号前|最[晚迟]|截止/

/** “谁牵头、谁配合、到哪年要到”: what the words surely ask for is shown, and nothing that none of them asks for. */
function asCued(query: Query, spoken: string): Query {
  const { of, rows, how, show, where } = query
  const named = ofRow.has(of) && rows !== 'all' && rows.length > 0 && rows.length <= 2
  if (
    !named ||
    how !== 'tell' ||
    where.length > 0 ||
    query.against !== undefined ||
    show.some((facet) => whole.has(facet) && facet !== 'sheet')
  )
    return query
  // “每次最晚几号前要交” asks when it is reported, not when it is done.
  if (asksDay.test(spoken) && /[交报填]/.test(spoken) && show.includes('due') && !/办法|完成|出台/.test(spoken))
    return { ...query, show: show.map((facet) => (facet === 'due' ? 'period' : facet)) }
  const firm = firmlyCued(spoken)
  const missing = firm.filter((facet) => !show.includes(facet))
  if (missing.length === 0 || /报|填|交/.test(spoken)) return query
  const cued = cuedIn(spoken)
  const kept = show.filter((facet) => cued.has(facet))
  return { ...query, show: [...new Set([...firm, ...kept])] }
}

const ofText: ReadonlySet<Query['of']> = new Set(['matter', 'indicator', 'task', 'category'])
/** Units are one question, whichever part they have. */
const ofUnits: readonly Facet[] = ['lead', 'responsible', 'units']
/** A facet the model is as sure of needs no word of its own. */
const surely = 0.6

/** “人民调解员” where the plan has 人民调解: a name that goes on as another word. */
const longerNames = (masked: string, meant: readonly Meant[]): string[] => {
  let next = 0
  return [...masked].flatMap((char, at, all) => {
    const one = signKind(char) ? meant[next++] : undefined
    const after = all[at + 1] ?? ''
    return one?.kind === 'row' && !one.described && /[员师官庭院馆]/.test(after) ? [`${one.said}${after}`] : []
  })
}

/** A task whose whole text is an answer. */
const isShortTask = ({ kind, id }: Ref, { tasks }: Plan): boolean =>
  kind === 'task' && tasks.some(({ no, text }) => String(no) === id && text.length <= 160)

/** What of a task is asked for that no facet is called: its text tells it. */
const asksContent = patternOf('asksOfText')
/** Who does it and what is at odds no text tells. */
const asksElse = patternOf('asksUnitsOrOdds')

/** Of so few words each is what is asked about. */
const fewWords = 2

/** A question about a row with the words of it that its text may answer. */
function withEvidence({ query, sure }: Candidate, masked: string, meant: readonly Meant[], plan: Plan): Query {
  const { beyond: _beyond, wanted: _wanted, guessed: _guessed, ...rest } = query
  // A span of time, a state and a forecast are computed; no text of the plan answers them.
  if (query.since !== undefined || query.against !== undefined || isComputed(query)) return rest
  const sought = query.where.flatMap((filter) => (filter.by === 'text' ? [filter.is] : []))
  const isSought = query.of === 'clause' ? sought.length > 0 : query.of === 'plan' && query.show[0] === 'silence'
  if (isSought) {
    const words = (sought.length > 0 ? sought : [masked]).flatMap((one) => contentOf(one))
    return { ...rest, beyond: words.filter((word) => cuedIn(word).size === 0).map(withOfficial) }
  }
  if (!ofText.has(query.of) || query.rows === 'all' || query.rows.length === 0) return rest
  const cued = cuedIn(masked)
  if (ofUnits.some((facet) => cued.has(facet)) || /[ⓊⓄⒼ]/.test(masked)) for (const facet of ofUnits) cued.add(facet)
  const guessed = query.how === 'tell' && sure < surely && !query.show.some((facet) => cued.has(facet))
  const words = contentOf(masked)
  const longer = longerNames(masked, meant)
  const beyond = [...words, ...longer]
  const tells =
    guessed && asksContent.test(masked) && !asksElse.test(masked) && query.rows.every((row) => isShortTask(row, plan))
  const few = guessed && beyond.length <= fewWords ? beyond.filter((word) => cuedIn(word).size === 0) : []
  return {
    ...rest,
    ...(tells ? { show: ['text' as const] } : {}),
    beyond: beyond.map(withOfficial),
    wanted: [...new Set([...nounsAsked(masked, words), ...longer, ...few])],
    guessed,
  }
}

const isComputed = ({ how, where, claim }: Query): boolean =>
  how === 'check' && (where.some(({ by }) => by === 'light') || (claim?.kind === 'value' && claim.facet === 'forecast'))

/** A stretch with its best reading as the plan can mean it. */
function fitted({ masked, meant, found: [first, ...rest] }: Stretch, context: ReadContext) {
  const { text: spoken } = spokenIn(masked, meant)
  const read = first && completed(fitting(first, spoken, context, meant), masked, meant, context)
  return { masked, meant, spoken, read, rest }
}

/** Of one row nothing is counted: “扩多少人” asks for its figure. */
const uncounted = (read: Candidate): Candidate =>
  read.query.how === 'count' && read.query.show.length === 0 ? { ...read, query: { ...read.query, how: 'tell' } } : read

type Stretch = { masked: string; meant: readonly Meant[]; found: Candidate[] }

/** A stretch as it was said, or with what it points to in the talk named: whichever reads better. */
function likelier(said: string, own: readonly Meant[], sensed: Sensed, context: ReadContext): Stretch {
  const { topic, lexicon } = context
  const asSaid = (): Stretch => ({ masked: said, meant: own, found: readPiece(said, own, sensed, context) })
  const referred = topic && referredIn(said, own, topic, lexicon.plan)
  if (!referred) return asSaid()
  const { text, meant } = referred
  const named: Stretch = { masked: text, meant, found: readPiece(text, meant, sensed, context, referred) }
  if (!referred.idle) return named
  const plain = asSaid()
  return (plain.found[0]?.score ?? -99) > (named.found[0]?.score ?? -99) ? plain : named
}

const only = (query: Query): Candidate => ({ query, score: 0, why: ['asked beside it'], others: [], sure: 1 })

/** The best reading that can be answered: words of a command that is none are a question or talk. */
function answerable(found: readonly Candidate[]): Query[] {
  const best = found.find(({ query }) => query.of !== 'command') ?? found[0]
  return best ? [best.query.of === 'command' ? { ...best.query, of: 'talk', show: ['help'] } : best.query] : []
}

const marginOf = ([best, ...rest]: readonly Candidate[]): number => {
  const other = rest.find((one) => best && (one.query.of !== best.query.of || one.query.how !== best.query.how))
  return best ? best.score - (other?.score ?? best.score - 4) : 0
}
