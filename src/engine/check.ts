import { b, text } from '../cards/kit.ts'
import { decimal } from '../domain/decimal.ts'
import type { Filter, Query } from '../domain/query.ts'
import { listed } from './all.ts'
import { type AskedFact, placesFor } from './asked.ts'
import { type Asked, judge, noMore, type Verdict, verdictWords } from './claim.ts'
import { conditionsOf, conditionWords } from './conditions.ts'
import { dutyIn } from './duty.ts'
import { bearers, defaults, factOf, has } from './facets/index.ts'
import { passing } from './filters.ts'
import type { Context } from './grounds.ts'
import { factsOf, namedRows, single } from './named.ts'
import { countsOf } from './none.ts'
import type { Part } from './part.ts'
import { byGoal, type Row, titleOf } from './rows.ts'
import { sentence } from './sentences.ts'
import { stateAsked, stateSupposed } from './state-asked.ts'
import { unitsCompared } from './units-compared.ts'
import { asking, placesOf } from './words.ts'

/** A supposed fact: 是 or 不是 first, then what is right. */
export function checked(rows: readonly Row[], isNamed: boolean, context: Context): Part {
  return isNamed ? ofNamed(rows, context) : ofSet(rows, context)
}

/** The facets a claim is about: its own first, then what else was asked. */
function facetsOf(context: Context): string[] {
  const { claim, show } = context.query
  const own = claim && 'facet' in claim ? [claim.facet] : []
  const all = [...new Set([...own, ...show])]
  return all.includes('units') ? all.filter((facet) => facet !== 'lead' && facet !== 'responsible') : all
}

function ofNamed(rows: readonly Row[], context: Context): Part {
  const { query, plan } = context
  const merged = byGoal(plan, rows)
  const state = merged.every(isMatter) ? stateSupposed(query) : undefined
  if (state) return stateAsked(merged, state, context)
  const filtered = query.claim === undefined && query.where.length > 0 && query.show.length === 0
  if (filtered) return ofCondition(merged, context)
  if (query.claim?.kind === 'same' && rows.length > 1 && rows.every(({ kind }) => kind === 'unit'))
    return alike(rows, context)
  const asksSame = query.claim?.kind === 'same' && merged.every(({ kind }) => kind === 'indicator')
  const show = asksSame && query.show.length === 0 ? ['target'] : facetsOf(context)
  const asked = factsOf(merged, { ...context, query: { ...query, show } })
  const claim = query.claim ?? { kind: 'any' as const }
  const isAtOdds = claim.kind === 'any' && asked[0]?.facet === 'notes' && !asksThere(query)
  const ofFacet = 'facet' in claim ? claim.facet : isAtOdds ? 'notes' : null
  const about = ofFacet === null ? asked : asked.filter(({ facet }) => facet === ofFacet)
  const judged: Asked[] = (about.length > 0 ? about : asked).map(({ row, fact }) => ({ row, fact }))
  // Whether it will come so far is told by the forecast, which is neither yes nor no.
  if (claim.kind === 'value' && claim.facet === 'forecast')
    return namedRows(rows, { ...context, query: { ...query, how: 'tell', show: ['forecast'] } })
  // What nobody confirmed is neither reached nor not: it is said that there is no figure.
  const isUnknown = 'facet' in claim && claim.facet === 'progress' && judged.every(({ fact }) => !fact.figures?.length)
  if (claim.kind === 'value' && isUnknown)
    return namedRows(rows, { ...context, query: { ...query, how: 'tell', claim: undefined, show: ['progress'] } })
  const ofPost = 'facet' in claim && claim.facet === 'post'
  // Nothing is supposed and nothing asked of the row: that it is there says neither yes nor no.
  const idle = query.claim === undefined && ((query.show.length === 0 && merged.every(isMatter)) || !asksThere(query))
  if (idle) return namedRows(rows, { ...context, query: { ...query, how: 'tell' } })
  const judgment = judge(claim, judged, context)
  const verdict = isAtOdds ? atOddsWords[judgment.word] : wordsOf(judgment)
  const opening = b(ofPost ? verdict.replace(/^不是。$/, '不是，是') : verdict)
  const part = single(merged, about.length > 1 ? about.slice(0, 1) : asked, context, opening)
  const rest = about.length > 1 ? about.slice(1) : []
  const [first, ...others] = part.blocks
  return {
    ...part,
    title: merged
      .map((row) => titleOf(plan, row))
      .join('、')
      .slice(0, 40),
    blocks: [
      ...(first ? [about.length > 1 ? labelledFirst(first, about[0]) : first] : []),
      ...rest.map(({ row, fact }) => sentence({ ...fact, label: `${titleOf(plan, row)}：${fact.label}` }, '', false)),
      ...others,
    ],
    places: placesFor(merged, asked, context),
  }

  function labelledFirst(block: (typeof part.blocks)[number], one: AskedFact | undefined) {
    if (block.kind !== 'text' || !one) return block
    const [opening, ...words] = block.parts
    return { ...block, parts: [opening ?? '', `${titleOf(plan, one.row)}：`, ...words] }
  }
}

/** “有” answers who asks whether there is something, or whether it is written. */
const asksThere = ({ said }: Query): boolean => said === undefined || there.test(said)
const there = /有|写|提|讲|说|规定|涉及|包[括含]|要求|列/

/** “附件不一致吧” supposes it, and asks for no list. */
const atOddsWords = { ...verdictWords, any: verdictWords.yes, none: verdictWords.no }

const isMatter = ({ kind }: Row): boolean => kind === 'indicator' || kind === 'task'

/** The verdict, and what belongs to it: that the unit is there through a group, or is something else. */
const wordsOf = ({ word, remark }: Verdict): string => `${verdictWords[word]}${remark ? `${remark}。` : ''}`

/** What of a row says why it passes a condition, or does not. */
const facetOf: Partial<Record<Filter['by'], string>> = {
  lead: 'lead',
  responsible: 'responsible',
  involved: 'units',
  namedIn: 'units',
  category: 'category',
  measureUnit: 'measureUnit',
  wording: 'wording',
  counting: 'counting',
  binding: 'binding',
  section: 'section',
  group: 'responsible',
  target: 'target',
  light: 'progress',
  reported: 'reported',
  owed: 'reported',
  overdue: 'reported',
  joint: 'lead',
  shared: 'target',
  noResponsible: 'responsible',
  isLead: 'leads',
  isMember: 'membership',
  surname: 'who',
  post: 'post',
  role: 'role',
}

/** Whether named rows pass conditions, with the row's own sheet behind. */
function ofCondition(rows: readonly Row[], context: Context): Part {
  const { query, plan } = context
  const fits = passing(rows, query.where, context)
  const word = fits.length === rows.length ? 'yes' : fits.length > 0 ? 'partly' : 'no'
  const [row] = rows
  const about = query.where.flatMap((filter) => facetOf[filter.by] ?? [])
  const fitting = about.filter((facet) => row !== undefined && has(row, facet))
  const show = fitting.length > 0 ? fitting : row ? defaults[row.kind] : []
  const bare: Context = { ...context, query: { ...query, where: [], show } }
  const part = single(rows, factsOf(rows.slice(0, 1), bare), bare, b(verdictWords[word]))
  return {
    ...part,
    title: rows
      .map((one) => titleOf(plan, one))
      .join('、')
      .slice(0, 40),
  }
}

/** Whether a set is what is supposed of it: so many, these rows, or anything at all. */
function ofSet(rows: readonly Row[], context: Context): Part {
  const { query } = context
  // That there are rows at all answers nobody who asked something of them.
  if (query.claim === undefined && query.where.length === 0 && !asksThere(query))
    return {
      title: '没有看懂',
      tone: 'grey',
      blocks: [text(b(`“${(query.said ?? '').slice(0, 40)}”没有看懂`), '，请换个说法。')],
      buttons: [asking('列出全部', { ...query, how: 'list' })],
    }
  const claim = query.claim ?? { kind: 'any' as const }
  if (claim.kind === 'all') return ofEvery(rows, claim.filter, context)
  if (claim.kind === 'any') return listed(rows, context, verdictWords[rows.length > 0 ? 'any' : 'none'])
  if (claim.kind === 'more') return listed(rows, context, `${verdictWords.none}${noMore}。`)
  if (claim.kind === 'count')
    return listed(
      rows,
      { ...context, query: { ...query, how: 'count' } },
      verdictWords[decimal(claim.value).eq(rows.length) ? 'yes' : 'no'],
    )
  const asked = rows.flatMap((row) =>
    ('facet' in claim ? [claim.facet] : query.show).flatMap((facet) =>
      bearers(row, facet, context).flatMap((bearer) => {
        const fact = factOf(bearer, facet, context)
        return fact ? [{ row: bearer, fact }] : []
      }),
    ),
  )
  const isAmong = claim.kind === 'ref' && rows.some((row) => row.kind === claim.ref.kind && row.id === claim.ref.id)
  const among = claim.kind === 'ref' && rows[0]?.kind === claim.ref.kind
  const verdict: Verdict = among
    ? { word: isAmong ? (claim.only && rows.length > 1 ? 'partly' : 'yes') : 'no' }
    : judge(claim, asked, context)
  // Who leads instead is told beside it.
  const isLead = claim.kind === 'ref' && claim.facet === 'lead' && verdict.word !== 'yes' && query.show.length === 0
  const show = isLead ? ['lead'] : query.show
  return listed(rows, { ...context, query: { ...query, show, how: 'list' } }, wordsOf(verdict))
}

/** As many exceptions as are named. */
const fewExceptions = 8

/** Whether all rows of a set pass a condition; those that do not are named. */
function ofEvery(rows: readonly Row[], filter: Filter, context: Context): Part {
  const { plan, query } = context
  const passed = passing(rows, [filter], context)
  const others = rows.filter((row) => !passed.includes(row))
  const words = conditionWords(filter, context)
  const whole = `${conditionsOf(query.where, context)}${countsOf(rows, context)}`
  const led = (row: Row): string =>
    filter.by === 'lead' && others.length <= fewExceptions ? `（${factOf(row, 'lead', context)?.value ?? ''}）` : ''
  const named = others.slice(0, fewExceptions).map((row) => `${titleOf(plan, row)}${led(row)}`)
  const part = { title: words.slice(0, 30), places: placesOf(plan, others.length > 0 ? others : rows) }
  if (rows.length === 0) return listed(rows, context, verdictWords.none)
  if (others.length === 0) return { ...part, blocks: [text(b(verdictWords.yes), `${whole}都${words}。`)] }
  const rest = `${whole}里${words}的${passed.length}项，不是的${others.length}项：${named.join('、')}${others.length > named.length ? '等' : ''}。`
  return {
    ...part,
    blocks: [text(b(verdictWords.no), rest)],
    buttons:
      others.length > named.length
        ? [asking('列出来', { ...query, how: 'list', claim: undefined, where: [...query.where, turned(filter)] })]
        : [],
  }
}

const turned = (filter: Filter): Filter => ({ ...filter, not: filter.not !== true })

/** Whether units have the same tasks in the same part; what each has. */
function alike(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const own = rows.map((row) =>
    plan.tasks.flatMap(({ no }, at) => {
      const part = plan.tasks[at] ? dutyIn(plan, plan.tasks[at], row.id)?.part : undefined
      return part === 'lead' || part === 'responsible' ? [`${no} ${part}`] : []
    }),
  )
  const [first = []] = own
  const said = query.said ?? ''
  const whole = /条目|内容|逐条|完全|一模一样|都一[样致]/.test(said)
  const counted = query.show.length > 0 || (/多|数|几/.test(said) && !whole)
  const same = own.every((one) => (counted ? one.length === first.length : one.join() === first.join()))
  const part = unitsCompared(rows, context)
  const words = same && !counted ? `${first.length}项任务完全一样。` : ''
  return {
    ...part,
    blocks: [text(b(`${verdictWords[same ? 'yes' : 'no']}${words}`)), ...part.blocks.slice(same ? 1 : 0)],
  }
}
