import { facets } from '../domain/facets.ts'
import { saysGap } from '../domain/gaps.ts'
import type { Facet, Query } from '../domain/query.ts'
import { chooseRows } from './choose-rows.ts'
import { described } from './describe.ts'
import { everydayRole } from './everyday.ts'
import { hasPronoun } from './lean.ts'
import type { Meant, Sensed } from './meant.ts'
import type { Language } from './model.ts'
import { patternOf } from './patterns.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { scoresOfSentence } from './tell.ts'

/** A row described as well as this is what a question is about that otherwise finds nothing. */
const fits = 0.3

const rowKinds = new Set<Query['of']>(['matter', 'indicator', 'task'])

/**
 * Before it is said that the plan is silent, everything else is tried: a gap of the plan that is listed by its topics
 * stands; then the row the words describe, the rows spoken of before, what is least unlikely to be asked of the plan.
 */
export function beforeSilence(
  masked: string,
  best: Candidate,
  all: () => readonly Candidate[],
  sensed: Sensed,
  context: ReadContext,
): Candidate | null {
  if (best.query.of !== 'plan' || best.query.show[0] !== 'silence' || best.query.strangers.length > 0) return null
  if (saysGap(context.lexicon.plan, sensed.asked)) return null
  const row = all().find(({ query }) => rowKinds.has(query.of))
  if (row && row.query.rows !== 'all' && row.query.rows.length > 0) return row
  const described = row && byDescription(masked, row, sensed, context)
  if (described || sensed.unknown.some((word) => masked.includes(word))) return described ?? null
  return likeliest(masked, best, context.language)
}

/** A facet of the plan no likelier than this is not what was meant. */
const thinkable = 0.1

/** “到哪个月为止”: what is least unlikely to be asked of the plan itself. */
function likeliest(masked: string, best: Candidate, language: Language): Candidate | null {
  const { show } = scoresOfSentence(masked, language)
  const [first] = show.filter(({ label }) => planFacets.has(label) && label !== 'silence')
  if (!first || first.chance < thinkable) return null
  return { ...best, query: { ...best.query, show: [first.label as Facet] } }
}
const planFacets: ReadonlySet<string> = new Set(facets.plan)

/** The row that the words of a sentence describe, where none was named. */
function byDescription(masked: string, like: Candidate, sensed: Sensed, context: ReadContext): Candidate | null {
  const { lexicon, language } = context
  const refs = described(lexicon.descriptions, language.pairs, masked).slice(0, 8)
  if ((refs[0]?.score ?? 0) < fits) return null
  const meant: Meant = { kind: 'row', said: masked, refs, mark: null, described: true, missing: null }
  const figure = sensed.meant.find(({ kind }) => kind === 'number')?.mark?.value ?? null
  const { rows, others } = chooseRows(meant, like.query, { around: [], masked, figure }, lexicon)
  if (rows.length === 0) return null
  const { show } = like.query
  return {
    ...like,
    query: { ...like.query, of: 'matter', rows, how: 'tell', show },
    others: others.map(({ ref }) => ref),
  }
}

/** “全部”, “一共”: the whole list is what is asked for. */
const asksAll = /全部|所有|一共|总共|拢共|整个|都有|各项|每[项个]|清单|一览|名单|全列|统统/

/** The whole list answers nothing where a word of the question was left over: the row it describes, else what is near. */
export function insteadOfAll(masked: string, best: Candidate, sensed: Sensed, context: ReadContext): Candidate | null {
  const { of, rows, where, how } = best.query
  if (rows !== 'all' || where.length > 0 || !(rowKinds.has(of) || of === 'person')) return null
  const left = sensed.unknown.filter((word) => masked.includes(word))
  if (left.length === 0 || hasPronoun(masked) || asksAll.test(masked) || how === 'check' || how === 'count') return null
  if (rowKinds.has(of)) {
    const row = byDescription(masked, best, sensed, context)
    if (row) return row
  }
  return notUnderstood(best, left)
}

/** What is said where a sentence comes to nothing, with the words nobody knows. */
const notUnderstood = (best: Candidate, unexplained: string[]): Candidate => ({
  ...best,
  query: { ...best.query, of: 'talk', rows: [], show: ['unknown'], how: 'tell', unexplained, by: undefined },
})

/** Words for rows of a table as such. */
const ofTable = /指标|任务|目标|工作|事项|项目|各|都|分别|[Ⓑ]/

/**
 * “哪些滞后了”, “谁牵头”: every row is told only to who says so; else the next reading, which is narrower, and where a
 * row is missing that it is not known which.
 */
export function insteadOfWhole(masked: string, best: Candidate, all: () => readonly Candidate[]): Candidate | null {
  if (!isWhole(best.query) || asksAll.test(masked) || ofTable.test(masked)) return null
  const narrower = all()
    .slice(1)
    .find(({ query }) => !isWhole(query) && query.of !== 'talk' && query.rows.length === 0)
  if (narrower && best.score - narrower.score < 2.5) return narrower
  if (best.query.show.length === 0) return null
  return notUnderstood(best, best.query.unexplained)
}

const isWhole = ({ of, rows, where, how }: Query): boolean =>
  rowKinds.has(of) && rows === 'all' && where.length === 0 && (how === 'list' || how === 'tell')

/** “那个组的头儿是哪位”, “副的呢”: people are told by the role that everyday words name, never all of them. */
export function byRole(best: Candidate, all: () => readonly Candidate[], context: ReadContext): Candidate | null {
  const is = everydayRole(best.query.said ?? '', context.lexicon.roles)
  if (is === null || !asksPeople(best.query, context)) return null
  const person = [best, ...all().slice(1)].find(({ query }) => query.of === 'person') ?? best
  const { where, show, rows } = person.query
  if ((person !== best && rows !== 'all') || where.some(({ by }) => by === 'role' || by === 'post')) return null
  const asked = person.query.of === 'person' && show.length > 0 ? show : (['who'] as const)
  const query: Query = {
    ...person.query,
    of: 'person',
    rows: 'all',
    where: person.query.of === 'person' ? [...where, { by: 'role', is }] : [{ by: 'role', is }],
    how: 'tell',
    show: [...asked],
  }
  return { ...person, query }
}

const officed = new Set(['silence', 'office', 'officeUnit', 'officeHead', 'body'])

/** Whether it is people that are asked for, by itself or because the talk was of them; else nothing is surely asked. */
function asksPeople({ of, show, rows }: Query, { topic }: ReadContext): boolean {
  if (of === 'person') return rows === 'all' || topic?.queries.at(-1)?.of === 'person'
  return (of === 'plan' && officed.has(show[0] ?? '')) || of === 'talk' || topic?.queries.at(-1)?.of === 'person'
}

/** Words that ask for a person of a unit. */
const asksWhom = patternOf('asksWhom', 'u')

/** Words that ask for nothing else. */
const asksPost = /(?:那|哪)一?位(?!置)|(?:什么|啥|何)(?:职务|头衔|官|职位)|各是谁|分别是谁|派的?谁|谁去/

/** “海关谁参加”, “派的是副局长吗”: a unit's people, whatever post was supposed. */
export function peopleOfUnit(masked: string, best: Candidate): Candidate | null {
  const { of, rows, where, show } = best.query
  if (of !== 'unit' || rows === 'all' || rows.length === 0 || rows.length > 6) return null
  const posts = where.filter(({ by }) => by === 'post')
  const asks =
    show[0] === 'people'
      ? posts.length > 0 || (show.length > 1 && asksPost.test(masked))
      : asksPost.test(masked) || (best.sure < 0.3 && asksWhom.test(masked))
  if (!asks) return null
  const query: Query = {
    ...best.query,
    show: ['people'],
    how: 'tell',
    where: where.filter(({ by }) => by !== 'post'),
    by: undefined,
  }
  return { ...best, query }
}
