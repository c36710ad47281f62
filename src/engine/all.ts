import { type Block, b, type Inline, text } from '../cards/kit.ts'
import { neverWords } from '../cards/owed-words.ts'
import { obstacleWords } from '../cards/task-words.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { groupById, unitById } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Task } from '../domain/plan.ts'
import type { Filter } from '../domain/query.ts'
import { neverReported } from '../domain/reporting/never.ts'
import { isTaskReported } from '../domain/tasks.ts'
import { ranking } from './aggregate.ts'
import { arithmetic } from './arithmetic.ts'
import { peoplePlace, tableOf } from './book.ts'
import { compared } from './compare.ts'
import { conditionsOf } from './conditions.ts'
import { boardFacets, boardOf } from './facets/board.ts'
import { factOf } from './facets/index.ts'
import { openTogether, openWords } from './facets/unit-duties.ts'
import { owesAnything } from './facets/unit-standing.ts'
import { passing } from './filters.ts'
import type { Context } from './grounds.ts'
import { alike, factsBehind, listing, named } from './listing.ts'
import { ofFirst, single } from './named.ts'
import type { Part } from './part.ts'
import { indicatorsOf } from './relate.ts'
import { byGoal, countWords, type Kind, type Row, rowsOf, titleOf } from './rows.ts'
import { asking, placesOf, targetWords } from './words.ts'

/** `3项指标（2个目标）、2项任务` */
export function countsOf(rows: readonly Row[], context: Context): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return kinds
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind)
      const goals = kind === 'indicator' ? byGoal(context.plan, own).length : own.length
      return `${countWords(kind, own.length)}${goals < own.length ? `（${goals}个目标）` : ''}`
    })
    .join('、')
}

const emptyKinds: Partial<Record<Context['query']['of'], string>> = {
  indicator: '指标',
  task: '任务',
  unit: '单位',
  person: '人',
  matter: '指标或任务',
  category: '类别',
  section: '部分',
  clause: '段落',
  group: '单位群体',
}

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

/** Of none that is behind or reached one has to know how many could be judged at all. */
function judgedWords({ query, facts, goals, taskStates }: Context): string {
  if (!facts || !query.where.some(({ by }) => by === 'light')) return ''
  if (query.of === 'task') {
    const states = taskStates()
    return `（已填报${states.filter(isTaskReported).length}项，共${states.length}项任务）`
  }
  const all = goals()
  const reported = all.filter(isGoalReported).length
  return reported === 0
    ? `（已填报0个：${all.length}个目标都尚未填报，没有已确认的数据）`
    : `（已填报${reported}个，共${all.length}个目标）`
}

/** Of what nobody reported nothing can be said, least of all that there is none of it; '' where something is known. */
function unjudgedWords({ query, facts, goals, taskStates }: Context): string {
  const ofState = query.where.some((one) => one.by === 'light' && one.is !== 'noData' && !one.not)
  if (!facts || !ofState) return ''
  const isTask = query.of === 'task'
  if (isTask ? taskStates().some(isTaskReported) : goals().some(isGoalReported)) return ''
  return isTask ? `${taskStates().length}项任务都尚未填报` : `${goals().length}个目标都尚未填报`
}

/** Units nothing is asked of, where some of them might be looked for among those that did not report. */
function neverAskedWords(context: Context): string {
  const { query, plan, facts } = context
  const kind = query.where.find((one) => one.by === 'unitKind' || one.by === 'group')
  if (!facts || query.of !== 'unit' || !kind || !query.where.some(tellsLate)) return ''
  const free = passing(rowsOf(plan, 'unit'), [kind], context).filter((row) => !owesAnything(context, row.id))
  return free.length === 0 ? '' : `${free.length}个${kindName(kind, plan)}未要求单独填报。`
}

const kindName = (filter: Filter, plan: Context['plan']): string =>
  filter.by === 'unitKind' && filter.is === 'county'
    ? '县级单位'
    : filter.by === 'group'
      ? `“${groupById(plan, filter.id)?.name ?? filter.id}”的单位`
      : '单位'

/** That nobody owes anything is no news where most was never reported: what a period owes and what nobody ever sent in. */
function unheardWords({ plan, query, facts, since }: Context): string {
  if (!facts || !query.where.some(({ by, not }) => (by === 'owed' || by === 'overdue') && !not)) return ''
  const asked = query.period === undefined ? null : parsePeriod(query.period)
  const before =
    asked && since !== undefined && asked.last < since
      ? `${asked.label}在启用（${dayLabel(since)}）之前，不算应报。`
      : ''
  const never = neverWords(neverReported(plan, facts))
  return `${before}${never === '' ? '' : `${never}。`}`
}

/** The unit that leads none of what was asked for: it comes first, as no answer may sound as if it led any. */
function leadsNone({ plan, query }: Context): string | undefined {
  const [only, ...more] = query.where
  return only?.by === 'lead' && !only.not && more.length === 0 ? unitById(plan, only.unit)?.short : undefined
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
  const remark = `${open === '' ? '' : `${open}。`}${rows.length === 0 ? neverAskedWords(context) + unheardWords(context) : ''}`
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
        ...nearest(context),
      ],
      places: homes(context),
      buttons:
        query.where.length > 1 ? [asking('去掉最后一个条件', { ...query, where: query.where.slice(0, -1) })] : [],
    }
  if (query.of === 'unit' && query.where.some(tellsLate) && (context.group || !context.may('seeLate')))
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
      blocks: [head('', false), ...(remark === '' ? [] : [text(remark)])],
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
    return { title, blocks: [head('', true), named(plan, rows)], places: homes(context) }
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

/** `没有由…牵头的任务`; of conditions that deny themselves, that nothing fits them. */
function noneWords(whole: string, { query }: Context): string {
  const kind = emptyKinds[query.of] ?? ''
  return /^[没不未]/.test(whole) ? `没有符合“${whole.replace(/的$/, '')}”的${kind}` : `没有${whole}${kind}`
}

/** As many as are named of what there is without one of the conditions. */
const fewNear = 3

/** Where conditions together leave nothing: how many there are without the one that leaves nothing. */
function nearest(context: Context): Block[] {
  const { plan, query } = context
  if (query.where.length < 2 || query.rows !== 'all' || query.where.some(tellsLate)) return []
  for (let at = query.where.length - 1; at >= 0; at--) {
    const where = query.where.toSpliced(at, 1)
    const rows = passing(rowsOf(plan, query.of), where, context)
    if (rows.length === 0) continue
    const named = rows.length <= fewNear ? `：${rows.map((row) => titleOf(plan, row)).join('、')}` : ''
    return [text(`${conditionsOf(where, context)}有${countsOf(rows, context)}${named}。`)]
  }
  return []
}

/** Conditions that say of units who has not reported: names are for those who may see the late, in private. */
const tellsLate = (filter: Filter): boolean =>
  filter.by === 'any' ? filter.of.some(tellsLate) : ['owed', 'overdue', 'reported'].includes(filter.by)

/** What may be a unit's besides; of several units once, what may be all of theirs. */
function openOf(where: readonly Filter[], none: boolean, { plan }: Context): string {
  const units = where.flatMap((filter) =>
    (filter.by === 'involved' || filter.by === 'responsible' || (none && filter.by === 'namedIn')) && !filter.not
      ? [filter.unit]
      : [],
  )
  const [only, ...others] = units
  if (only === undefined) return ''
  return others.length > 0 ? openTogether(plan, units) : openWords(plan, only)
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
  const units = rows.flatMap((row) => (row.kind === 'person' ? [row.item.unit] : []))
  return plan.notes
    .filter((note) => note.facets?.includes('people') && note.units.some((unit) => units.includes(unit)))
    .map(({ says }) => says)
}

/** As many tasks as also say how their text begins; as many characters of it. */
const fewTexts = 6
const excerpt = 28

/** The beginning of a text, cut where a phrase ends. */
function excerptOf(text: string): string {
  if (text.length <= excerpt) return text
  const end = Math.max(...['，', ',', '；', '。', '、'].map((mark) => text.lastIndexOf(mark, excerpt)))
  return `${text.slice(0, end > excerpt / 2 ? end : excerpt)}…`
}

/** The little that tells rows of a list apart where nothing was asked of them. */
function figuresBehind({ plan, query, taskStates }: Context, few: boolean): (row: Row) => Inline[] {
  const byUnit = query.where.some(({ by }) => by === 'lead' || by === 'joint')
  const words: Partial<Record<Kind, (row: Row) => string>> = {
    indicator: (row) =>
      row.kind === 'indicator'
        ? ` ${targetWords(plan, row.item)}${byUnit && row.item.leads.length > 1 ? `（${row.item.leads.map((id) => plan.units.find((unit) => unit.id === id)?.short ?? id).join('、')}）` : ''}`
        : '',
    person: (row) => (row.kind === 'person' ? `，${row.item.postWritten}，${row.item.roles.join('兼')}` : ''),
    task: (row) => (row.kind === 'task' ? `${besidesOf(row.item)}${few ? `：${excerptOf(row.item.text)}` : ''}` : ''),
  }
  const besidesOf = (task: Task): string => {
    if (query.where.some(({ by, not }) => by === 'joint' || (by === 'lead' && not))) return `（${task.leadsWritten}）`
    if (query.where.some((filter) => filter.by === 'light' && filter.is === 'blocked')) return obstaclesOf(task.no)
    if (!query.where.some(({ by, not }) => by === 'linked' && !not)) return ''
    const own = indicatorsOf(plan, { kind: 'task', id: String(task.no), item: task })
    return ` ${own.map((one) => targetWords(plan, one)).join('、')}`
  }
  /** Of what is stuck: by whose report, why, and what would help. */
  const obstaclesOf = (no: number): string => {
    const told = (taskStates().find(({ task }) => task.no === no)?.reports ?? [])
      .filter(({ progress }) => progress === '受阻')
      .map((report) => `${unitById(plan, report.unit)?.short ?? report.unit}${obstacleWords(report)}`)
    return told.length === 0 ? '' : `（${told.join('；')}）`
  }
  return (row) => [words[row.kind]?.(row) ?? '']
}
