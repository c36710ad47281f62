import type { Query, Ref } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { isSame, type Topic, togetherIn } from './topic.ts'

/** Words that pick some of what was just shown. */
const among = /里面|里头|其中|当中|中间|这里边|这些|那些|上面|这几|那几|刚才(?:那|这|列|说)|(?:它|他)们/
/** Words that make one answer of several things, where nothing else is named. */
const together = patternOf('madeOne')
/** “按个算的呢”, “期间数的呢”: a condition alone. */
const condition = /的(?:呢|有哪些|有几|是哪|那|$)/
/** What a question of its own opens with: the plan's rows, not those just shown. */
const anew = /全部|所有|整个|全市|方案|哪些(?:指标|任务|单位|部门|人)|附件/
/** What rows of a kind are called; one that the things shown are not asks something else. */
const called: Readonly<Record<string, Ref['kind']>> = {
  指标: 'indicator',
  任务: 'task',
  单位: 'unit',
  部门: 'unit',
  类别: 'category',
  部分: 'section',
}
/** “任务里面公安配合的”: of the table, not of what was shown. */
const newTable = /(?:指标|任务|单位|部门|类别)(?:里面?|里头|当中|中)/
const isOfOthers = (spoken: string, [first]: readonly Ref[]): boolean =>
  Object.entries(called).some(([word, kind]) => kind !== first?.kind && spoken.includes(word))

const named = /[ⓈⒷⓊⓄⒼⓅⓁ]/

/** Things shown that a stretch is about; `firm` unless only a condition said so, which must then be a new one. */
export type Among = { rows: readonly Ref[]; firm: boolean }

/**
 * The things just shown that half a sentence is about: “其中由…牵头的”, “哪个最大”, “这俩差几个”, “按人算的呢”. Null where
 * it asks something of its own.
 */
export function amongShown(spoken: string, follows: number, topic: Topic): Among | null {
  const others = newTable.test(spoken) && isOfOthers(spoken, topic.list)
  if (topic.list.length > 1 && among.test(spoken) && !others) return { rows: topic.list, firm: true }
  const all = togetherIn(topic)
  if (all.length < 2 || named.test(spoken) || anew.test(spoken) || isOfOthers(spoken, all)) return null
  if (follows < 0.35 && spoken.length > 8) return null
  if (together.test(spoken)) return { rows: all, firm: true }
  return topic.list.length > 1 && condition.test(spoken) ? { rows: topic.list, firm: false } : null
}

/** Whether a reading of a condition alone narrows what was shown: it says one the last question had not. */
export const narrows = ({ where }: Query, last: Query): boolean =>
  where.length > 0 && last.where.every(({ by }) => where.every((filter) => filter.by !== by))

/** Rows of a kind are what a question about them may be of. */
export function subjectOf(rows: readonly Ref[]): Query['of'] {
  const kinds = new Set(rows.map(({ kind }) => kind))
  const [kind] = kinds
  return kind === undefined || kinds.size > 1 ? 'matter' : kind
}

/** “下个截止日”, “上个月” are of time, no neighbours. */
const step = patternOf('stepInList')
const next = /^(?:那)?(?:再下|接着|继续|往下)(?:一|1)?(?:个|项|条|家|位|行)?(?=呢|的|$)/

/** “下一条”, “再下一个”, “它上面那一项的责任单位”: the neighbour of the row last asked about, in the list it was shown in. */
export function neighbourOf(
  spoken: string,
  { list, shown, queries }: Topic,
): { ref: Ref; from: number; to: number } | null {
  const said = step.exec(spoken) ?? next.exec(spoken)
  const rows = queries.at(-1)?.rows
  const from = shown.length === 1 ? shown[0] : rows === 'all' ? undefined : rows?.at(-1)
  if (!said || from === undefined) return null
  const [words, way = '下', again] = said
  // “比上一条少了谁” keeps its 比.
  const begin = /^[比跟和与较]/.test(spoken) ? 1 : 0
  const found = (ref: Ref | undefined) => (ref ? { ref, from: begin, to: said.index + words.length } : null)
  const by = (way === '下' || way === '后' ? 1 : -1) * (again ? 2 : 1)
  const at = list.findIndex((ref) => isSame(ref, from))
  if (at >= 0) return found(list[at + by])
  const isNumbered =
    from.kind === 'indicator' || from.kind === 'task' || (from.kind === 'section' && !/\./.test(from.id))
  return isNumbered ? found({ kind: from.kind, id: String(Number(from.id) + by) }) : null
}
