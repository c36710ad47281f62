import type { Query } from '../domain/query.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import type { Rewrite } from './rewrite.ts'
import type { Topic } from './topic.ts'

const onlyThese = patternOf('onlyThese', 'u')
const nothingElse = /^(?:那|就)?没有?(?:别的|其他的?|其它的?|更多)?了?(?:吗|吧|么)?[?]*$/u
const anythingElse = /^(?:那)?还有(?:没有?|别的|其他的?|其它的?|更多)?(?:吗|么|没有?|不)?[?]*$/u
/** As many as a list shows at once. */
const perPage = 12

/** How many things the last answer told. */
const toldCount = ({ queries, shown, named }: Topic): number => {
  const last = queries.at(-1)
  const ofUnits = last?.show.some((facet) => facet === 'lead' || facet === 'responsible' || facet === 'units')
  return ofUnits && last?.rows !== 'all' ? named.length : shown.length
}

/** “就这两家?”, “还有吗”: the last answer is supposed to be all there is. */
const supposedWhole: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!topic || !last || last.of === 'talk' || last.of === 'command' || last.of === 'reporting') return null
  const [said, count] = onlyThese.exec(spoken) ?? []
  const asked: Query = { ...last, said: query.said, unexplained: [], strangers: [], near: undefined }
  if (anythingElse.test(spoken) && topic.shown.length > perPage * (last.page ?? 1))
    return { ...asked, page: (last.page ?? 1) + 1 }
  if (anythingElse.test(spoken)) return { ...asked, how: 'check', claim: { kind: 'more' } }
  const isSo =
    (said !== undefined && /[这那\d一两俩二三四五六七八九十]/.test(said)) ||
    (nothingElse.test(spoken) && /别|其|更/.test(spoken))
  const number = numberOf((count ?? '').replace('俩', '两'))
  if (!isSo) return null
  return {
    ...asked,
    how: 'check',
    claim: { kind: 'count', value: String(Number.isNaN(number) ? toldCount(topic) : number) },
  }
}

const bareTime = /^(?:那|到|换成|换|要是|如果是?|改成)*[ⓉⒹ](?:底|末|的|呢|年)*[?]*$/u
const dated = new Set(['target', 'progress', 'gap', 'reported', 'sheet', 'history', 'change'])

/** “换成2024年呢”: the last question at another time. */
const anotherTime: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!last || !bareTime.test(spoken) || (query.period === undefined && query.at === undefined)) return null
  if (last.show.length > 0 && !last.show.some((facet) => dated.has(facet))) return null
  if (!['matter', 'indicator', 'task', 'category'].includes(last.of) || last.rows.length === 0) return null
  const year = query.period !== undefined && /^\d{4}$/.test(query.period) ? { at: `${query.period}-12-31` } : {}
  const { at: _at, period: _period, claim: _claim, ...rest } = last
  const when = { ...(query.period ? { period: query.period } : {}), ...(query.at ? { at: query.at } : year) }
  return { ...rest, ...when, how: last.how === 'check' ? 'tell' : last.how, said: query.said }
}

/** The last question asked once more: whether that is all, or for another time. */
export const onceMore: readonly Rewrite[] = [supposedWhole, anotherTime]
