import type { Card } from '../cards/kit.ts'
import { text } from '../cards/kit.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { heldBy } from '../domain/held.ts'
import type { Query } from '../domain/query.ts'
import { absent, missingRows, withStrangers } from './absent.ts'
import { allRows } from './all.ts'
import { checked } from './check.ts'
import { reportingFacets } from './facets/reporting.ts'
import { stateOf } from './facets/state.ts'
import { talkFacets } from './facets/talk.ts'
import { said } from './fact.ts'
import { passing } from './filters.ts'
import { type Context, contextOf, type Grounds } from './grounds.ts'
import { namedRows } from './named.ts'
import { tellsLate } from './none.ts'
import { cardOf, type Part } from './part.ts'
import { type Row, rowOf, rowsOf } from './rows.ts'
import { withRulings } from './ruled.ts'
import { holdsSet } from './shown.ts'

/** As many questions of one message as a card answers. */
const mostQueries = 6

/** Queries as a card: the first line answers, the places it rests on are named. Pure; the same ones are answered once. */
export const answerQuery = (queries: readonly Query[], grounds: Grounds): Card => answersOf(grounds)(queries)
const answersOf = heldBy((grounds: Grounds) =>
  heldBy((queries: readonly Query[]) =>
    cardOf(queries.slice(0, mostQueries).map((query) => partOf(currentFirst(contextOf(grounds, query))))),
  ),
)

const howMuch = /多少|几/
/** Words that ask for what is to be reached, and no other. */
const intended = /目标|任务|要|应|该|需|达|到|定|求|底|年|后|期|计划|规划|争|会|能/

/** “案件查办率多少” of what was reported asks how it stands; the target stands beside it. */
function currentFirst(context: Context): Context {
  const { query, plan, facts } = context
  const [only, ...others] = query.show
  const said = query.said ?? ''
  const isValue = only === undefined || only === 'target' || only === 'sheet'
  if (!facts || !isValue || others.length > 0 || query.how !== 'tell' || query.rows === 'all') return context
  if (query.at !== undefined || query.period !== undefined || !howMuch.test(said)) return context
  const rows = query.rows.flatMap((ref) => rowOf(plan, ref) ?? [])
  const names = rows.flatMap((row) => (row.kind === 'indicator' ? [row.item.short, row.item.name] : []))
  if (intended.test(names.reduce((left, name) => left.replace(name, ''), said))) return context
  // Last, because how all goals stand is worked out for it.
  const known = rows.every((row) => {
    const state = row.kind === 'indicator' ? stateOf(row, context) : undefined
    return state !== undefined && isGoalReported(state)
  })
  return known ? contextOf(context, { ...query, show: ['progress'] }) : context
}

function partOf(context: Context): Part {
  const { query, plan } = context
  if (query.of === 'talk' || query.of === 'command') return talk(context)
  if (query.of === 'reporting') return reporting(context)
  if (isLateForOthers(context)) return { title: '谁没报', blocks: [text(lateForOthers)] }
  const missing = missingRows(context)
  if (missing) return missing
  const refs = query.rows === 'all' ? [] : query.rows.flatMap((ref) => rowOf(plan, ref) ?? [])
  if (query.rows !== 'all' && refs.length === 0 && query.of !== 'plan') return absent(context)
  const ofSome = holdsSet(query, refs)
  const isNamed = !ofSome && (refs.length > 0 || query.of === 'plan')
  const passage = isNamed ? undefined : onlyPassage(context)
  if (passage) return namedRows([passage], context)
  const rows = isNamed
    ? refs.length > 0
      ? refs
      : rowsOf(plan, 'plan')
    : passing(ofSome ? refs : rowsOf(plan, query.of), query.where, context)
  const part =
    query.how === 'check'
      ? checked(rows, isNamed, context)
      : isNamed
        ? namedRows(rows, context)
        : allRows(rows, context)
  return withRulings(withStrangers(part, context), context)
}

const lateForOthers = '谁没报只给领导和办公室看；联络员可以发送“谁没报”看本单位的。'

/** Which units are late, or how many, asked in private by somebody who may not know: as the table of permissions has it. */
const isLateForOthers = ({ query, facts, group, may }: Context): boolean =>
  query.of === 'unit' &&
  query.rows === 'all' &&
  (query.where.some(tellsLate) || query.by === 'late') &&
  facts !== undefined &&
  !group &&
  !may('seeLate')

/** The one passage that holds a word is told, not only its heading. */
function onlyPassage(context: Context): Row | undefined {
  const { query, plan } = context
  if (query.of !== 'clause' || query.rows !== 'all' || query.where.length === 0) return undefined
  if (query.how !== 'tell' && query.how !== 'list') return undefined
  const [only, ...more] = passing(rowsOf(plan, 'clause'), query.where, context)
  return more.length === 0 ? only : undefined
}

function talk(context: Context): Part {
  const facet = context.query.show.find((one) => one in talkFacets) ?? 'unknown'
  const { title = '知标', ...fact } = talkFacets[facet]?.(context) ?? { label: '', value: '', rest: '' }
  return {
    title,
    tone: facet === 'unknown' || facet === 'offTopic' ? 'grey' : 'blue',
    blocks: [text(...said(fact), ended(fact.rest ?? ''))],
    buttons: fact.buttons,
    places: fact.places,
  }
}

const asksDay = /截止|几号|哪[一]?天|最[迟晚]|什么时候/
const besideDue: ReadonlySet<string> = new Set(['period', 'nextDue'])

function reporting(context: Context): Part {
  const shown = context.query.show.filter((one) => one in reportingFacets)
  // Who asks for a day wants no list of what is reported how often.
  const asked = shown.filter(
    (one) => !(shown.includes('due') && besideDue.has(one) && asksDay.test(context.query.said ?? '')),
  )
  const facts = (asked.length > 0 ? asked : ['fill']).flatMap((one) => reportingFacets[one]?.(context) ?? [])
  return {
    title: '填报',
    blocks: facts.map((fact) => text(...said(fact), ended(fact.rest ?? ''))),
    buttons: facts.flatMap(({ buttons = [] }) => buttons).slice(0, 3),
    places: facts.flatMap(({ places = [] }) => places),
  }
}

/** The full stop of a sentence that has none. */
const ended = (rest: string): string => (/[。！？：]$/.test(rest) ? '' : '。')
