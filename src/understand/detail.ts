import { detailsIn } from '../domain/details.ts'
import { saysGap } from '../domain/gaps.ts'
import { taskByNo } from '../domain/look.ts'
import type { Detail, Plan } from '../domain/plan.ts'
import type { Facet, Query, Ref } from '../domain/query.ts'
import { phrased } from './asks.ts'
import { inOfficial } from './cues.ts'
import { fitted } from './fitted.ts'
import type { Sensed } from './meant.ts'
import { patternOf } from './patterns.ts'
import { piecesOf } from './pieces.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { anew } from './rewrite.ts'

/** The words of each piece of a message as they were typed and as they were read; the whole where they do not part alike. */
export function wordsOf(text: string, { frame, normal }: Sensed, pieces: number): string[] {
  const whole = `${text}\n${frame.text}`
  if (pieces === 1) return [whole]
  const [typed, read] = [piecesOf(normal), piecesOf(frame.text)]
  return Array.from({ length: pieces }, (_, at) =>
    typed.length === pieces && read.length === pieces ? `${typed[at]?.text}\n${read[at]?.text}` : whole,
  )
}

/** A topic of so many characters is no accident; beside a row that was named anyway fewer will do. */
const clear = 4
const beside = 2
/** Where nothing else was understood. */
const enough = 3
/** Of two sentences of different places the better one must be as much ahead. */
const ahead = 0.5

const rowKinds: ReadonlySet<string> = new Set(['matter', 'indicator', 'task'])
const ofOwn: ReadonlySet<string> = new Set([...rowKinds, 'section', 'clause', 'unit', 'group'])
/** What a task is asked for beside its text. */
const ofRow: ReadonlySet<string> = new Set(['lead', 'responsible', 'units', 'progress', 'reported'])
const asksWho =
  /谁|哪[个家几些]?(?:单位|部门|部|厅|局|委|家)|哪[一两三几]?家|什么署|牵头|打头|带头|领头|挂帅|配合|协助|单位|部门/
const asksState = /进展|进度|完成|滞后|落后|达标|填报|上报|报[了过数]|更新/
const asksTarget = /目标|指标|达到|多少|几成|百分之|提高到/
const asksTime = /剩|还有(?:多|几)|多久|多长|到期|过了/
const asksPlace = /第几|哪一?[条章节款]|附件|正文|出处|原文在/

const firmly: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [asksWho, new Set(['lead', 'responsible', 'units', 'duties', 'leads', 'helps', 'membership'])],
  [asksState, new Set(['progress', 'reported', 'history', 'change', 'forecast', 'gap', 'owed', 'overdue'])],
  [asksTarget, new Set(['target', 'needed', 'indicators'])],
  [asksPlace, new Set(['place', 'section', 'number'])],
  [asksTime, new Set(['left', 'elapsed', 'timeShare'])],
]

/** What the words themselves ask for beside the sentence, of what the reading took them to ask. */
const asked = (show: readonly Facet[], words: string): Facet[] =>
  show.filter((facet) => firmly.some(([says, facets]) => facets.has(facet) && says.test(words)))

/** Places that a reading is about: its rows', or of a unit those of its tasks. */
function placesOf({ rows }: Query, plan: Plan): string[] {
  return (rows === 'all' ? [] : rows).flatMap(({ kind, id }): string[] => {
    if (kind === 'task') return [taskByNo(plan, Number(id))?.place ?? '']
    if (kind === 'clause') return [id]
    if (kind !== 'unit' && kind !== 'group') return []
    return plan.tasks
      .filter((task) => [...task.leads, ...task.responsible].some((one) => Object.values(one).includes(id)))
      .map(({ place }) => place)
  })
}

/** More rows than these are a set, which a sentence is closer than. */
const fewRows = 2
const asksDoer = patternOf('asksDoer')
const asksUnits = /几家|哪[两几]家|一块干|一起干|还有(?:谁|哪)|(?:有个)?(?:什么|哪个)署|配合/
const asksReport = /[填报]|联络员|截止|更正|撤回|审核|证明/
const isWhole = ({ of, rows, where }: Query): boolean => rowKinds.has(of) && rows === 'all' && where.length === 0

const our = /[我咱]们?这?(?:厅|局|委|部|办|院|行|实验室|单位|家)/
const pointed = /这块|那块|它|这个行业|该行业|那条|这条/

/** Places of the tasks that units lead. */
const leadPlaces = (plan: Plan, units: readonly string[]): string[] =>
  plan.tasks.flatMap(({ leads, place }) =>
    leads.some((one) => 'unit' in one && units.includes(one.unit)) ? [place] : [],
  )

/** “国家给补几万”: a gap of the plan that is named beside what has a sentence of its own. */
function gapIn(query: Query, words: string, plan: Plan): Query | null {
  const said = saysGap(plan, words)
  const silent = query.of === 'plan' && query.show[0] === 'silence'
  if (said && silent) return query
  const annex = query.of === 'plan' && query.show[0] === 'attachments'
  const beside = rowKinds.has(query.of) || query.of === 'clause' || query.of === 'talk' || annex
  if (!said || !beside || (detailsIn(plan, words).length === 0 && !annex && query.of !== 'talk')) return null
  return { ...query, of: 'plan', rows: [], where: [], show: ['silence'], how: 'tell', claim: undefined, by: undefined }
}

/** Suppositions that can be judged without the sentence. */
const judged: ReadonlySet<string> = new Set(['ref', 'count', 'value', 'same', 'word'])
const isOfOwn = ({ of, rows }: Query): boolean => ofOwn.has(of) && rows !== 'all' && rows.length > 0

const why = 'a sentence of the plan'

/** Rows that are picked, counted or put in order are no sentence of the plan. */
const isCounted = ({ how, where }: Query): boolean =>
  how !== 'tell' && how !== 'check' && where.every(({ by }) => by !== 'text')

/** The row of a place: the task that stands there, else the passage. */
function rowAt(plan: Plan, place: string): Ref | null {
  const tasks = plan.tasks.filter((task) => task.place === place)
  if (tasks[0] && tasks.length === 1) return { kind: 'task', id: String(tasks[0].no) }
  return plan.clauses.some((clause) => clause.place === place) ? { kind: 'clause', id: place } : null
}

/**
 * A sentence of the plan that the words ask for by one of its own topics: it is told, whatever else was guessed. What
 * words ask for firmly (who, how far, how much) stays beside it.
 */
export function detailed(candidate: Candidate, words: string, context: ReadContext): Candidate {
  const { plan } = context.lexicon
  const { query } = candidate
  if (query.of === 'talk' && query.show[0] === 'writing') return candidate
  // What the plan wants of a year is more than any of its sentences.
  if (query.of === 'plan' && query.show[0] === 'mainGoals' && query.period !== undefined) return candidate
  const gap = gapIn(query, words, plan)
  if (gap) return { ...candidate, query: gap, why: ['a gap of the plan', ...candidate.why] }
  if (candidate.why[0] === phrased && !rowKinds.has(query.of)) return candidate
  // How one reports is answered from the settings.
  if (query.of === 'reporting' && /报|填/.test(words)) return candidate
  if (query.how === 'sum' || query.how === 'difference' || query.of === 'command' || query.of === 'person')
    return candidate
  if (query.how === 'check' && query.claim && judged.has(query.claim.kind) && isOfOwn(query)) return candidate
  if (candidate.why[0] === fitted && query.rows === 'all' && query.where.length > 0 && isCounted(query))
    return candidate
  const meant = pointed.test(words) ? context.topic?.queries.at(-1) : undefined
  const named = ofOwn.has(query.of) ? placesOf(query, plan) : []
  const ours = our.test(words) ? leadPlaces(plan, context.asker.units) : []
  const own = [...named, ...(meant && named.length === 0 ? placesOf(meant, plan) : []), ...ours]
  const whole = `${words}\n${inOfficial(words)}`.trim()
  const all = detailsIn(plan, whole)
  const [here, other] = [all.find(({ detail }) => own.includes(detail.place)), all[0]]
  const rival = all.find(({ detail }) => detail.place !== other?.detail.place)
  const vague = query.of === 'section' || (query.of === 'reporting' && !asksReport.test(words)) || isWhole(query)
  const open =
    vague || query.of === 'talk' || query.show[0] === 'silence' || (query.rows !== 'all' && query.rows.length === 0)
  const far =
    other && other.score >= (open ? enough : clear) && other.score >= (rival?.score ?? 0) + ahead ? other : undefined
  const near = here && here.score >= beside && here.score >= (far?.score ?? 0) - 1 ? here : undefined
  const found = near ?? far
  const row = found && rowAt(plan, found.detail.place)
  if (!found || !row) return candidate
  const kept = asked(query.show, words)
  // Who does it is asked of the row, which is the one the sentence stands in.
  const ownRow = query.rows !== 'all' && query.rows.some(({ kind, id }) => kind === row.kind && id === row.id)
  const some = query.rows === 'all' || query.rows.length <= fewRows
  if (kept.length > 0 && kept.length === query.show.length && some) {
    if (ownRow || !rowKinds.has(query.of)) return candidate
    // A target is asked of what has no row of its own, only a sentence: the row beside it is another's.
    const state =
      far === found && found.from >= 0 && found.score >= whollySaid && !isItsRow(query, whole, found.detail, plan)
    if (state && kept.every((facet) => facet === 'target')) return sentence(candidate, row, ['text'], whole)
    if (row.kind !== 'task') return candidate
    return { ...candidate, query: { ...query, of: 'matter', rows: [row], where: [] }, why: [why, ...candidate.why] }
  }
  const firm = kept.filter((facet) => ofRow.has(facet))
  const asksWhom: Facet[] = asksUnits.test(words) ? ['units'] : asksDoer.test(words) ? ['lead'] : []
  const who = firm.some((facet) => facet !== 'progress') ? [] : asksWhom
  const show: Facet[] = row.kind === 'task' ? [...who, 'text', ...firm] : ['text']
  return sentence(candidate, row, show, whole)
}

/** As many characters of a topic in a row are what is asked, not a part of another name. */
const whollySaid = 5

/** The words hold a name of the row that was read, or the sentence is what states its target. */
function isItsRow({ rows }: Query, words: string, { place, quote }: Detail, { indicators }: Plan): boolean {
  if (rows === 'all') return false
  const own = indicators.filter(({ no }) => rows.some(({ kind, id }) => kind === 'indicator' && id === String(no)))
  return own.some(
    ({ name, short, aliases, statedAt }) =>
      [name, short, ...aliases].some((one) => words.includes(one)) ||
      statedAt.some((one) => one.place === place && (quote.includes(one.quote) || one.quote.includes(quote))),
  )
}

/** The sentence a row holds, told in place of what was guessed. */
function sentence(candidate: Candidate, row: Ref, show: Facet[], said: string): Candidate {
  const of = row.kind === 'task' ? ('matter' as const) : ('clause' as const)
  return {
    ...candidate,
    query: { ...candidate.query, ...anew, of, rows: [row], show, how: 'tell', said, strangers: [] },
    why: [why, ...candidate.why],
    others: [],
    sure: 1,
  }
}
