import { tasksAt } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import { nounsAsked, withOfficial } from './cues.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { inFrontOf, type Referred } from './refer.ts'
import { onlyOne } from './referents.ts'
import { signKind } from './signs.ts'
import { isRowKind } from './subject-rows.ts'
import type { Topic } from './topic.ts'

const names = /[ⓊⓄⒼⓅⓁⒷ]/u
/** Words that ask of the plan, a table, the body or reporting by themselves. */
const saysWhole = patternOf('saysWhole', 'u')
const asksAnything = /[谁哪啥几咋怎吗么没不呢]|什么|多少|如何|是否|何时|名字|名单|写/u

/** What is told of a plan where a sentence fits nothing else of it. */
const vague = new Set(['silence', 'issued', 'issuer', 'number', 'missing', 'basis', 'title', 'addressees', 'start'])
const idle = new Set(['unknown', 'offTopic', 'edit', 'invent', 'judge'])
const open = new Set<Query['how']>(['tell', 'list', 'count', 'check'])

/** Whether a reading is of everything there is, which nobody asked for. */
export function isOfWhole({ of, rows, where, show, how, strangers }: Query): boolean {
  const [first = ''] = show
  if (strangers.length > 0) return false
  if (of === 'plan') return vague.has(first)
  if (of === 'reporting') return true
  if (of === 'talk') return idle.has(first)
  return rows === 'all' && where.length === 0 && open.has(how)
}

/** Half a sentence that names nothing: as it was said, without rows that only its words describe. */
function halfOf(masked: string, meant: readonly Meant[]): { text: string; meant: Meant[]; described: boolean } | null {
  let next = 0
  let text = ''
  const kept: Meant[] = []
  for (const char of masked) {
    const one = signKind(char) ? meant[next++] : undefined
    if (one?.described) text += one.said
    else text += char
    if (one && !one.described) kept.push(one)
  }
  if (names.test(masked) || kept.some(({ kind }) => kind === 'row' || kind === 'passage')) return null
  return { text, meant: kept, described: kept.length < meant.length }
}

/**
 * Half a sentence that names nothing and would be answered with the whole, with what it was just about in front. A row
 * that nothing but its words describe is a guess, too, while another one is spoken of.
 */
export function ofLast(
  query: Query,
  masked: string,
  meant: readonly Meant[],
  topic: Topic,
  plan: Plan,
): Referred | null {
  const last = topic.queries.at(-1)
  const half = last && halfOf(masked, meant)
  if (!half || half.text.length > 16 || saysWhole.test(half.text) || !asksAnything.test(half.text)) return null
  if (query.of === 'plan' && query.show[0] === 'silence' && timed.test(half.text)) return null
  const at = spokenOf(last, topic)
  const isSought = at && query.where.some((one) => one.by === 'text' && !one.not && holds(at, one.is, half.text, plan))
  if (!at || !(isSought || (half.described || query.of === 'unit' ? saysSo(at, half.text, plan) : isOfWhole(query))))
    return null
  return inFrontOf(at, half.text, half.meant)
}

const timed = /[ⓉⒹ]/u
const points = /[那这][一]?[条项块个]|[呢的][?]*$/

/** Whether the text of a row has a word that is asked for: “靠哪几种方式” is of the row that has 方式. */
function saysSo(at: Ref, words: string, plan: Plan): boolean {
  const asked = points.test(words) ? [] : nounsAsked(words).flatMap(withOfficial)
  return textsOf(at, plan).some((text) => asked.some((word) => text.includes(word)))
}

const textsOf = (ref: Ref, plan: Plan): string[] => tasksAt(plan, ref).map(({ text }) => text)

const ofOthers = /[哪几][几些]?[条项]|别的|其他|还有/u

/** “跟影像有关的是哪个” of a row that says 影像 is of that row. */
const holds = (at: Ref, word: string, said: string, plan: Plan): boolean =>
  !ofOthers.test(said) && textsOf(at, plan).some((text) => text.includes(word))

/** The one thing the talk is at. */
function spokenOf(last: Query, topic: Topic): Ref | null {
  if (isRowKind(last.of)) return onlyOne(topic, 'row')
  const [only, ...more] = last.rows === 'all' ? [] : last.rows
  return only && more.length === 0 && last.of !== 'person' ? only : null
}

const namesAny = /[ⓈⓊⓄⒼⓅⓁⒷ]/u
const asksContent = /哪(?![^,]{0,3}(?:厅|局|委|部|单位|家|条|项))|什么|啥|怎|咋|[给对为向]谁/u
const toWhere = /[往到从向进给打](?:了|的)?(?:哪|什么地方|啥地方|谁)/u

/** Of a task that is spoken of, what no facet was asked for is asked of its text: “要进哪些地方”, “往哪儿录”. */
export function inText(query: Query, said: string, { topic }: { topic: Topic | null }): Query {
  const { of, rows, how, show, guessed } = query
  const [row, more] = rows === 'all' ? [] : rows
  if (!topic || !isRowKind(of) || row?.kind !== 'task' || more || how !== 'tell' || namesAny.test(said)) return query
  const isBare = guessed === true && show.length === 0
  const isElsewhere = show.length === 1 && show[0] === 'place' && toWhere.test(said)
  return asksContent.test(said) && (isBare || isElsewhere) ? { ...query, show: ['text'], guessed: true } : query
}

const onceAgain = patternOf('onceAgain', 'u')
const wherefrom = patternOf('wherefrom', 'u')

/** “名字”, “哪几条”, “写在哪” after what was counted, or told of no row: the last question, listed. */
export function lastAgain(query: Query, spoken: string, topic: Topic): Query | null {
  const last = topic.queries.at(-1)
  if (!last || !(isOfWhole(query) || query.of === 'command')) return null
  const isSet = last.rows === 'all' && last.where.length > 0
  const isHolder = !isRowKind(last.of) && last.rows !== 'all' && last.rows.length === 1
  const asks = onceAgain.test(spoken) || (!isHolder && wherefrom.test(spoken))
  if (!asks || !(isSet || isHolder || last.of === 'plan')) return null
  const { claim: _claim, near: _near, ...asked } = last
  return { ...asked, how: isSet ? 'list' : 'tell', unexplained: [] }
}
