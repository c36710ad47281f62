import { heldBy } from '../domain/held.ts'
import { goalOf, indicatorAt, taskAt, tasksAt } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import type { Facet, Query, Ref } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { signKind } from './signs.ts'
import { isRowKind, unique } from './subject-rows.ts'
import { isSame } from './topic.ts'

const asksAmount = patternOf('asksAmount')
const ofOthers = patternOf('amountOfOthers')
const sentenceCuts = /(?<!呢),|[;?!。]|还有/
const listCuts = patternOf('amountListCuts')
const askedMeasure = /(?:几|多少|好多)(家|件|人|名|位|企业|户)/
const measures: Readonly<Record<string, string>> = { 企业: '家', 户: '家', 名: '人', 位: '人' }

/** A part of a sentence that asks one amount, in its words, with the rows that are named in it. */
type Clause = { text: string; rows: readonly Meant[] }

function clausesOf(masked: string, meant: readonly Meant[]): Clause[] {
  let next = 0
  const partOf = (text: string): Clause => {
    const rows: Meant[] = []
    const words = [...text].map((char) => {
      const one = signKind(char) ? meant[next++] : undefined
      if (one?.kind === 'row') rows.push(one)
      return one ? one.said : char
    })
    return { text: words.join(''), rows }
  }
  // “分中心和站各几个” asks of each.
  return masked.split(sentenceCuts).flatMap((text) => {
    const parts = text.split(listCuts).map(partOf)
    return asksAmount.test(text) ? parts.filter((part) => !ofOthers.test(part.text)) : []
  })
}

const few = 4

/** Indicators of the same tasks: what one description of them may mean; none where they count one goal together. */
function familyOf(ref: Ref, plan: Plan): Indicator[] {
  const tasks = tasksAt(plan, ref)
  const family = plan.indicators.filter(({ no, tasks: own }) =>
    tasks.some((task) => task.indicators.includes(no) || own.includes(task.no)),
  )
  return family.length <= few && new Set(family.map(({ no }) => goalOf(plan, no))).size > 1 ? family : []
}

const families = heldBy((plan: Plan): Indicator[][] => {
  const all = plan.tasks.map(({ no }) => familyOf({ kind: 'task', id: String(no) }, plan))
  return all.filter((one, at) => one.length > 1 && all.findIndex(([first]) => first === one[0]) === at)
})

const counted = /(?:数量|人数|总数|数)$/
const headOf = ({ name }: Indicator): string => name.replace(/\(.*\)/, '').replace(counted, '')

/** Of a family the one that a clause counts: by the measure it asks for, or by the noun that only this one ends with. */
function countedIn(text: string, family: readonly Indicator[]): Indicator | null {
  const said = askedMeasure.exec(text)?.[1] ?? ''
  const unit = measures[said] ?? said
  const byNoun = family.filter((one) => endsIn(text, headOf(one), family))
  const byUnit = unit === '' ? [] : family.filter((one) => one.unit === unit)
  const found = byNoun.length > 0 ? byNoun : byUnit
  return found.length === 1 ? (found[0] ?? null) : null
}

function endsIn(text: string, head: string, family: readonly Indicator[]): boolean {
  const [noun, last] = [head.slice(-2), head.slice(-1)]
  const shared = (word: string): boolean => family.filter(({ name }) => name.includes(word)).length > 1
  if (text.includes(noun) && !shared(noun)) return true
  return !shared(last) && new RegExp(`(?:^|[的个几那种])${last}点?(?=[要设建有几多各分定呢]|$)`).test(text)
}

const rowOf = ({ no }: Indicator): Ref => ({ kind: 'indicator', id: String(no) })

/** A question of everything there is, which half a sentence was taken for. */
const isOpen = ({ of, rows, where, show, claim }: Query): boolean =>
  claim === undefined &&
  (of === 'plan' ? show[0] === 'silence' : where.length === 0 && (rows === 'all' || rows.length === 0))

/** A task without a target that nearly is one with several. */
const instead = ({ near = [] }: Query, row: Ref, plan: Plan): Ref[] =>
  taskAt(plan, row)?.indicators.length === 0 ? near : []

/** Where nothing is named at all: the one family that has something for each of several amounts. */
function unnamed(clauses: readonly Clause[], plan: Plan): Ref[] {
  const fitting = families(plan).flatMap((family) => {
    const found = clauses.flatMap(({ text }) => countedIn(text, family) ?? [])
    return new Set(found).size === clauses.length && clauses.length > 1 ? [found.map(rowOf)] : []
  })
  return fitting.length === 1 ? (fitting[0] ?? []) : []
}

/** The rows that the clauses count, each by its own words or by its place in the family of what is named. */
function rowsCounted(clauses: readonly Clause[], own: readonly Ref[], anchor: Ref, plan: Plan): Ref[] {
  const family = familyOf(anchor, plan)
  const several = clauses.filter(({ rows }) => rows.length > 0).length > 1
  return clauses.flatMap(({ text, rows }): Ref[] => {
    const refs = rows.flatMap((row) => row.refs.map(({ ref }) => ref))
    const mine = own.filter((ref) => refs.some((one) => isSame(one, ref)))
    const one = countedIn(text, family) ?? (several && refs[0] ? countedIn(text, familyOf(refs[0], plan)) : null)
    if (one) return [rowOf(one)]
    if (mine.length > 0 || rows.length === 0 || !several) return [...own]
    return refs.filter(({ kind }) => kind === 'indicator').slice(0, 1)
  })
}

/**
 * “维权援助,站几个,分中心几个”, “托管多少家、成交多少件”: each amount that is asked, of the indicators that one
 * description may mean; `words` is the sentence without signs, `beside` the row the sentence before or after it names. Null where nothing more is asked.
 */
export function amountsOf(
  query: Query,
  masked: string,
  meant: readonly Meant[],
  words: string,
  beside: Ref | null,
  plan: Plan,
): Query | null {
  const { of, rows: asked, how, claim, where } = query
  if (of === 'command' || claim || where.length > 0 || !asksAmount.test(words)) return null
  const own = isRowKind(of) && asked !== 'all' ? asked : []
  const anchor = own[0] ?? (isOpen(query) ? beside : null)
  const chosen = chosenOf(query, masked, anchor, plan)
  if (chosen) return chosen
  if (own.length > 2 || (how !== 'tell' && how !== 'count' && how !== 'list')) return null
  if (!anchor && !isOpen(query)) return null
  const [signed, plain] = [clausesOf(masked, meant), clausesOf(words, [])]
  // A description may be made of the words that tell the amounts apart.
  const clauses = signed.length < plain.length ? plain : signed
  const [near] = anchor ? instead(query, anchor, plan) : []
  const nearby = near ? unique(rowsCounted(clauses, [], near, plan)) : []
  const found = nearby.length > 1 ? nearby : anchor ? rowsCounted(clauses, own, anchor, plan) : unnamed(clauses, plan)
  const rows = unique(found)
  const isKnown = rows.every((row) => own.some((one) => isSame(one, row)))
  if (isKnown || rows.length > few || rows.some(({ kind }) => kind !== 'indicator')) return null
  const show: Facet[] = [...new Set(['target' as const, ...query.show.filter((facet) => facet !== 'sheet')])]
  const told = { ...query, of: 'matter' as const, rows, show, how: 'tell' as const }
  return { ...told, strangers: [], unexplained: [], by: undefined, near: undefined }
}

const asksChosen = patternOf('asksChosen')
const saysChosen = patternOf('chosenSaid')

/** “拿来试点的几家”, “要挑几家”: how many are picked stands in the text of a task, not in a target. */
function chosenOf(query: Query, masked: string, anchor: Ref | null, plan: Plan): Query | null {
  if (!anchor || !asksChosen.test(masked) || /[ⓊⓄⒼ]/.test(masked)) return null
  const [task, more] = plan.tasks.filter(({ text }) => saysChosen.test(text))
  const own = indicatorAt(plan, anchor)
  const isOther = own !== undefined && !saysChosen.exec(task?.text ?? '')?.[0].includes(headOf(own).slice(-2))
  if (!task || more || isOther) return null
  const rows: Ref[] = [{ kind: 'task', id: String(task.no) }]
  return { ...query, of: 'matter', rows, show: ['text'], how: 'tell', strangers: [], unexplained: [], by: undefined }
}

/** The one row that was asked about just before. */
export const rowBefore = (query: Query | undefined): Ref | null =>
  query && isRowKind(query.of) && query.rows !== 'all' && query.rows.length <= 2 ? (query.rows[0] ?? null) : null
/** The first row that is named after. */
export const rowAfter = (meant: readonly Meant[], from: number): Ref | null => {
  const [row] = meant.slice(from).filter(({ kind, described }) => kind === 'row' && !described)
  return row?.refs[0]?.ref ?? null
}

const announces = patternOf('announces')

/** “设几个维权的点?分中心和站分开说”, “两个事。”: what only says that questions follow. */
export const isAnnounced = (query: Query, masked: string, next: string | undefined): boolean =>
  next !== undefined &&
  (announces.test(masked) ||
    (isOpen(query) && query.rows !== 'all' && asksAmount.test(masked) && /Ⓢ/.test(next) && asksAmount.test(next)))
