import type { Query, Ref } from '../domain/query.ts'
import { askedIn } from './asks.ts'
import { compose } from './compose.ts'
import { leanedOn } from './lean-on.ts'
import type { Meant, Sensed } from './meant.ts'
import { amongShown, narrows, subjectOf } from './of-list.ts'
import { silenceIn } from './outside.ts'
import { phrasesIn } from './phrases.ts'
import type { Candidate, ReadContext } from './reading.ts'
import type { Referred } from './refer.ts'
import { beforeSilence, byRole, insteadOfAll, insteadOfWhole, peopleOfUnit } from './settle.ts'
import { siblingIn } from './siblings.ts'
import { spokenIn } from './spoken.ts'
import { isRowKind, soleRow } from './subject-rows.ts'
import { type Scored, scoresOfSentence } from './tell.ts'
import { heardOf, type Told } from './told.ts'
import type { Topic } from './topic.ts'
import { candidatesOf, circumstancesOf, type Stretch } from './ways.ts'
import { weighed } from './weigh.ts'

/** One question of a message as its best readings, best first. */
export function readPiece(
  masked: string,
  meant: readonly Meant[],
  sensed: Sensed,
  context: ReadContext,
  referred?: Referred,
): Candidate[] {
  const { topic } = context
  const told = weighed(scoresOfSentence(masked, context.language), masked)
  const words = spokenIn(masked, meant)
  const { text: spoken } = words
  const piece: Stretch = { masked, spoken, meant, sensed, told, phrased: phrasesIn(words, context.asker.units[0]) }
  const before = topic?.queries.at(-1)
  // Nothing leans on idle talk, or on what was not understood.
  const last = before?.of === 'talk' ? undefined : before
  const [only, ...others] = referred?.bare ?? []
  if (last && only)
    return others.length > 0 ? [ofThese([only, ...others], last, sensed)] : [stepped(only, last, piece, '', context)]
  const among = referred?.things
    ? { rows: referred.things, firm: true }
    : topic && amongShown(spoken, told.follow, topic)
  if (last && among) {
    const within = { ...context, within: among.rows }
    const { best: found } = candidatesOf([{ label: subjectOf(among.rows), score: 0 }], piece, within)
    const [best] = found.map((one) => ({ ...one, query: ofShown(one.query) }))
    if (best && (among.firm || narrows(best.query, last))) return [best, ...found.slice(1, 6)]
  }
  // “附件3也这么写吗” of the row the talk is about.
  const sole = piece.phrased.show?.includes('notes') && !/[ⓈⓁ]/.test(masked) ? soleRow(context) : null
  if (last && sole) return [stepped(sole, last, piece, spoken, context)]
  const sibling = last && !/[ⓊⓄⒼⓅⓁⒷ]/.test(masked) ? siblingOf(last, words.text, sensed, context) : null
  if (last && sibling)
    return [{ ...stepped(sibling, last, piece, spoken, context), query: asBefore(last, sibling, sensed) }]
  const there = last && topic && !/[ⓈⓊⓄⒼⓅⓁⒷ]/.test(masked) ? rowShown(last, topic, spoken) : null
  if (last && there) return [stepped(there, last, piece, spoken, context)]
  const leaning = last ? leaningOfs(told.of, last.of, told.follow, masked) : told.of
  const { best: candidates, all } = candidatesOf(leaning, piece, context)
  const asked = askedIn(spoken, candidates[0], all)
  if (asked) return [asked, ...candidates.slice(0, 5)]
  const [first] = candidates
  const best = first && { ...first, query: ofCategory(first.query, last, spoken) }
  if (best) candidates[0] = best
  const silent = silenceIn(masked, best, context)
  if (best && silent) return [{ ...best, ...silent }, ...candidates.slice(0, 5)]
  const away = meant.find(({ kind }) => kind === 'elsewhere')
  if (best && away && best.query.how !== 'compare')
    return [
      {
        ...best,
        query: {
          ...best.query,
          of: 'talk',
          rows: [],
          where: [],
          show: ['elsewhere'],
          how: 'tell',
          strangers: [away.said],
        },
      },
    ]
  const people = best && !meant.some(({ kind }) => kind === 'person') ? byRole(best, all, context) : null
  if (people) return [people, ...candidates.slice(0, 5)]
  if (best && last && told.follow > 0.5) {
    const leaned = leanedOn(best, last, masked, meant, context, told.correct > 0.5)
    if (leaned) return [leaned, ...candidates.slice(0, 5)]
  }
  const instead =
    best &&
    (peopleOfUnit(masked, best) ??
      beforeSilence(masked, best, all, sensed, context) ??
      insteadOfAll(masked, best, sensed, context) ??
      insteadOfWhole(masked, best, all))
  return instead ? [instead, ...candidates.slice(0, 5)] : candidates
}

/** The sibling of the last indicator that half a sentence names by the word in which they differ. */
function siblingOf(last: Query, spoken: string, { frame }: Sensed, { lexicon }: ReadContext): Ref | null {
  if (!isRowKind(last.of) || last.rows === 'all') return null
  return siblingIn(/[Ⓢ]/.test(spoken) ? frame.text : spoken, last.rows, lexicon.plan)
}
const asBefore = (last: Query, row: Ref, { frame }: Sensed): Query => ({
  ...last,
  of: 'matter',
  rows: [row],
  said: frame.text,
  strangers: [],
})

/** “那条打头的是谁” after a unit with one task: that task. */
function rowShown(last: Query, { shown }: Topic, spoken: string): Ref | null {
  if (last.of !== 'unit' || !/^(?:那|这|该)(?:一)?[条项]|^谁.{0,3}它/.test(spoken)) return null
  const tasks = shown.filter(({ kind }) => kind === 'task')
  return tasks.length === 1 ? (tasks[0] ?? null) : null
}

/** “其中落后的有哪些” after a category is asked of that category. */
function ofCategory(query: Query, last: Query | undefined, spoken: string): Query {
  const [only, ...others] = last === undefined || last.rows === 'all' ? [] : last.rows
  const open = query.rows === 'all' || query.rows.length === 0
  const all = query.of === 'plan' || query.of === 'indicator'
  if (only?.kind !== 'category' || others.length > 0 || !open || !all || !/其中|里面|里头|当中/.test(spoken))
    return query
  return { ...query, where: [...query.where.filter(({ by }) => by !== 'light'), { by: 'category', is: only.id }] }
}

const asksYes = /吗|么|是不是|对不对|有没有|是否|[?吧]$/

/** Of things just shown a condition picks some: they are listed, unless more is asked of them. */
function ofShown(query: Query): Query {
  if (query.where.length === 0) return query
  const picks = (query.how === 'check' && !query.claim && !asksYes.test(query.said ?? '')) || query.how === 'tell'
  const own = new Set(['name', 'tasks', 'indicators', 'sheet'])
  return { ...query, how: picks ? 'list' : query.how, show: query.show.filter((facet) => !own.has(facet)) }
}

/** “后者呢”, “下一条”: nothing else is said, so it is asked what was asked before. */
const isShort = /^[^,]{1,6}[呢吧的]?[?]?$/

/** “剩下的呢”, “前两个”: some of what was shown, of which is asked what was asked before. */
function ofThese(rows: readonly Ref[], last: Query, { frame }: Sensed): Candidate {
  const of = subjectOf(rows)
  const same = last.of === of || (isRowKind(last.of) && isRowKind(of))
  const query: Query = {
    of,
    rows: [...rows],
    where: [],
    show: same ? last.show : [],
    how: 'tell',
    strangers: [],
    unexplained: [],
    said: frame.text,
  }
  return { query, score: 1, why: ['those pointed to'], others: [], sure: 1 }
}

/** “下一条呢” asks of the neighbour what was asked before, “下一条谁牵头” what it says. */
function stepped(to: Ref, last: Query, piece: Stretch, spoken: string, context: ReadContext): Candidate {
  const of = to.kind === 'indicator' || to.kind === 'task' ? 'matter' : to.kind
  const as: Told = { ...piece.told, of, how: 'tell', heard: heardOf(of, piece.told.show) }
  const { query } = compose(as, [], circumstancesOf(piece, context))
  const same = last.of === of || (isRowKind(last.of) && isRowKind(of))
  const bare = spoken === '' || (isShort.test(spoken) && !/谁|哪|多少|几|啥|什么|单位|目标/.test(spoken))
  const asked = bare ? (same ? last.show : []) : query.show
  // The part whose rows are gone through stays the one that is spoken of.
  const where = bare && to.kind === 'task' ? last.where.filter(({ by, not }) => by === 'section' && !not) : []
  const asking: Query = { ...query, rows: [to], where, show: [...asked], unexplained: [] }
  return { query: asking, score: 1, why: ['the one pointed to'], others: [], sure: 1 }
}

/** Half a sentence that names nothing is of what the talk was of, rather than idle talk. */
function leaningOfs(ofs: Scored[], last: Query['of'], follow: number, masked: string): Scored[] {
  const names = /[ⓈⓊⒷⒼⓅⓁⓄ]/.test(masked)
  return ofs
    .map(({ label, score }) => {
      const same = label === last || (isRowKind(label) && isRowKind(last))
      const lean = same ? 1 + 2 * follow : label === 'talk' ? -1.5 - 2 * follow : 0
      return { label, score: names ? score + (same ? follow : 0) : score + lean }
    })
    .sort((a, b) => b.score - a.score)
}
