import { type Block, b, text } from '../cards/kit.ts'
import type { Plan } from '../domain/plan.ts'
import type { Filter } from '../domain/query.ts'
import { ranking } from './aggregate.ts'
import { figuresBehind } from './apart.ts'
import { arithmetic } from './arithmetic.ts'
import { peoplePlace, tableOf } from './book.ts'
import { compared } from './compare.ts'
import { conditionsOf } from './conditions.ts'
import { inOtherWords } from './evidence.ts'
import { boardFacets, boardOf } from './facets/board.ts'
import { factOf } from './facets/index.ts'
import { openTogether, openWords } from './facets/unit-duties.ts'
import type { Context } from './grounds.ts'
import { alike, factsBehind, listing, named } from './listing.ts'
import { ofFirst, single } from './named.ts'
import {
  countsOf,
  emptyKinds,
  judgedWords,
  leadsNone,
  nearest,
  neverAskedWords,
  noneWords,
  tellsLate,
  undatedWords,
  unheardOf,
  unheardWords,
  unjudgedWords,
} from './none.ts'
import type { Part } from './part.ts'
import { indicatorsOf, tasksOf } from './relate.ts'
import { byGoal, type Row, rowOf } from './rows.ts'
import { asking, placesOf } from './words.ts'

/** Where rows of a kind stand, for an answer that none of them fits. */
function homes({ plan, query }: Context): string[] {
  if (query.of === 'indicator' || query.of === 'category') return [tableOf(plan, 'indicator')]
  if (query.of === 'task' || query.of === 'section') return [tableOf(plan, 'task')]
  if (query.of === 'person') return [peoplePlace(plan)]
  return [tableOf(plan, 'indicator'), tableOf(plan, 'task')]
}

/** The rows that pass the conditions: their number first, then the rows; or what is made of them together. */
export function allRows(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const whole = conditionsOf(query.where, context)
  const [board] = boardFacets.filter((facet) => query.show.includes(facet))
  if (query.how === 'sum' || query.how === 'difference') return arithmetic(rows, context, query.how, whole)
  if (query.how === 'most' || query.how === 'least')
    return ofFirst(ranking(rows, context, query.how, whole), rows, context)
  if (query.how === 'compare' && rows.length > 1 && rows.length <= 4) return compared(rows, context)
  if (
    board &&
    rows.every(({ kind }) => kind === 'indicator') &&
    (query.where.length === 0 || board !== 'progress' || rows.length > 6) &&
    rows.length > 1
  )
    return single(
      [],
      [
        {
          row: { kind: 'plan', id: plan.id, item: plan },
          facet: board,
          fact: boardOf(
            board,
            rows.flatMap((row) => indicatorsOf(plan, row)),
            context,
            whole,
          ),
        },
      ],
      context,
    )
  return listed(rows, context, '')
}

/** A set as it is said: `由市司法局牵头的有1项指标、1项任务：`, then its rows. */
export function listed(all: readonly Row[], context: Context, opening: string): Part {
  const { plan, query } = context
  // Of an earlier year those that have a target for it.
  const dated = query.of === 'indicator' && query.at !== undefined && query.show.includes('target')
  const then = dated ? all.filter((row) => factOf(row, 'target', context)?.silent !== true) : all
  const rows = then.length > 0 ? then : all
  const whole = conditionsOf(query.where, context)
  const title = (whole === '' ? `全部${emptyKinds[query.of] ?? ''}` : whole.replace(/的$/, '')).slice(0, 30)
  const open = query.of === 'indicator' ? '' : openOf(query.where, rows.length === 0, context)
  const idle = rows.length === 0 ? leadsNone(context) : undefined
  const remark = `${open === '' ? '' : `${open}。`}${undatedWords(context)}${unheardOf(rows, context)}${rows.length === 0 ? neverAskedWords(context) + unheardWords(context) : ''}`
  const unjudged = rows.length === 0 ? unjudgedWords(context) : ''
  if (unjudged !== '')
    return {
      title,
      blocks: [
        text(
          b(`还不能判断有没有${whole}${emptyKinds[query.of] ?? ''}`),
          `（已填报0${query.of === 'task' ? '项' : '个'}：${unjudged}）。`,
        ),
      ],
      places: homes(context),
    }
  const close = rows.length === 0 && query.of === 'clause' ? inOtherWords(context) : null
  if (rows.length === 0)
    return {
      title: idle ? `${idle}牵头的${emptyKinds[query.of] ?? ''}` : title,
      blocks: [
        text(
          opening,
          b(idle ? `${idle}没有牵头的${emptyKinds[query.of] ?? ''}` : noneWords(whole, context)),
          `${judgedWords(context)}。`,
          remark,
        ),
        ...(close ? [text(`相近的一句：“${close.words}”。`)] : nearest(context)),
      ],
      places: close ? [close.place] : homes(context),
      buttons:
        query.where.length > 1 ? [asking('去掉最后一个条件', { ...query, where: query.where.slice(0, -1) })] : [],
    }
  if (query.of === 'unit' && query.where.some(tellsLate) && context.group)
    return {
      title,
      blocks: [
        text(opening, `${whole}有`, b(countsOf(rows, context)), '。'),
        text('是哪些单位只给领导和办公室看，请私聊问我。'),
      ],
    }
  const head = (pages: string, more: boolean): Block =>
    text(opening, whole === '' ? '共' : `${whole}有`, b(countsOf(rows, context)), pages, more ? '：' : '。')
  const few = rows.every(({ kind }) => kind === 'unit' || kind === 'group') ? 12 : 6
  if (query.how === 'count' && rows.length > few && query.show.length === 0)
    return {
      title,
      blocks: [
        head('', false),
        ...[otherRoles(rows, context), remark].filter((one) => one !== '').map((one) => text(one)),
      ],
      places: placesOrHomes(rows, context),
      buttons: [asking('列出来', { ...query, how: 'list' })],
    }
  const show = facetsOf(context).filter(
    (facet) => facet !== 'name' && !(query.of === 'person' && shownAnyway.includes(facet)),
  )
  const together = alike(rows, show, context)
  if (together)
    return {
      title,
      blocks: [head('', true), ...together, ...(remark === '' ? [] : [text(remark)])],
      places: placesOrHomes(rows, context),
    }
  const bare = show.length === 0
  if (bare && rows.every(({ kind }) => kind === 'unit' || kind === 'group' || kind === 'category'))
    return {
      title,
      blocks: [head('', true), named(plan, rows), ...(remark === '' ? [] : [text(remark)])],
      places: homes(context),
    }
  const shown = listing(
    query.how === 'count' || bare ? rows : byGoal(plan, rows),
    context,
    bare ? figuresBehind(context, rows.length <= fewTexts) : factsBehind(show, context),
    bare,
  )
  return {
    title,
    blocks: [
      ...(shown.shown.length === 1 ? inOne(head('', true), shown.blocks) : [head(shown.pages, true), ...shown.blocks]),
      ...(remark === '' ? [] : [text(remark)]),
    ],
    notes: query.of === 'person' && rows.length <= 3 ? notesOfPeople(rows, context) : [],
    places: placesOrHomes(shown.shown, context),
    buttons: shown.buttons,
  }
}

/** What is shown of each row: what was asked; of goals by their state, where nothing was, how far each is. */
function facetsOf({ query, facts }: Context): readonly string[] {
  const byState = query.of === 'indicator' && query.where.some((one) => one.by === 'light' && one.is !== 'noData')
  return facts && byState && query.show.length === 0 ? ['gap'] : query.show
}

/** What may be a unit's besides; of several units once, what may be all of theirs. */
function openOf(where: readonly Filter[], none: boolean, { plan }: Context): string {
  const units = where.flatMap((filter) =>
    (filter.by === 'involved' || filter.by === 'responsible' || (none && filter.by === 'namedIn')) && !filter.not
      ? [filter.unit]
      : [],
  )
  const [only, ...others] = units
  if (only === undefined) return groupsBeside(where, plan)
  return others.length > 0 ? openTogether(plan, units) : openWords(plan, only)
}

/** Of a part whose units are asked for the groups its tasks name that nobody lists. */
function groupsBeside(where: readonly Filter[], plan: Plan): string {
  const ofUnits = where.some((one) => one.by === 'count' && (one.of === 'helps' || one.of === 'duties'))
  const [part] = where.flatMap((one) =>
    one.by === 'section' && !one.not ? [{ kind: 'section' as const, id: one.id }] : [],
  )
  const row = part && ofUnits ? rowOf(plan, part) : undefined
  const named = row ? tasksOf(plan, row).flatMap(({ responsible }) => responsible) : []
  const open = plan.groups.filter(
    ({ id, members }) => !members && named.some((one) => 'group' in one && one.group === id),
  )
  return open.length === 0 ? '' : `另写了${open.map(({ name }) => `“${name}”`).join('、')}，方案未写明是哪些单位`
}

/** How many of the body have other roles than the one that was counted: `另有组长1人、副组长2人。` */
function otherRoles(rows: readonly Row[], { plan, query }: Context): string {
  const [only, another] = query.where
  if (query.of !== 'person' || only?.by !== 'role' || only.not || another) return ''
  const counted = new Set(rows.map(({ id }) => id))
  const first = plan.people.flatMap(({ name, roles: [role = ''] }) => (counted.has(name) ? [] : [role]))
  const each = [...new Set(first)].map((role) => `${role}${first.filter((one) => one === role).length}人`)
  return each.length > 0 ? `另有${each.join('、')}。` : ''
}

/** A list of one stands in the line that announces it. */
function inOne(head: Block, blocks: readonly Block[]): Block[] {
  const [only] = blocks
  return head.kind === 'text' && only?.kind === 'list' && blocks.length === 1
    ? [{ ...head, parts: [...head.parts, ...(only.items[0] ?? []), '。'] }]
    : [head, ...blocks]
}

/** What a person's line says in any case. */
const shownAnyway = ['who', 'post', 'role']

const placesOrHomes = (rows: readonly Row[], context: Context): string[] => {
  const places = placesOf(context.plan, rows)
  return places.length > 0 ? places : homes(context)
}

const notesOfPeople = (rows: readonly Row[], { plan }: Context): string[] => {
  const names = rows.flatMap((row) => (row.kind === 'person' ? [row.item.name] : []))
  return plan.notes
    .filter((note) => note.facets?.includes('people') && names.some((name) => note.title.includes(name)))
    .map(({ says }) => says)
}

/** As many tasks as also say how their text begins. */
const fewTexts = 6
