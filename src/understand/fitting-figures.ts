import type { Filter, Query } from '../domain/query.ts'
import type { Rewrite } from './rewrite.ts'
import { ofPeriod, overSpan } from './time-spans.ts'

type Light = Extract<Filter, { by: 'light' }>['is']

/** States of goals as people count them; the first that is said. */
const lights: readonly (readonly [Light, RegExp])[] = [
  ['farBehind', /严重滞后/],
  ['lagging', /滞后|落后/],
  ['onCourse', /正常/],
  ['noBaseline', /缺(?:少)?基数/],
]

const counts = /几[个项家]?|多少|哪些|哪几/
const most = /最/
const isGoals = ({ of, rows }: Query): boolean => rows === 'all' && (of === 'indicator' || of === 'matter')

/** “市场监管局滞后几个”, “有多少目标正常”: the state that is said is a condition, never dropped. */
const byState: Rewrite = (query, spoken) => {
  if (!isGoals(query) || !counts.test(spoken) || most.test(spoken) || query.how === 'check') return null
  if (query.where.some(({ by }) => by === 'light')) return null
  const is = lights.find(([, words]) => words.test(spoken))?.[0]
  if (is === undefined) return null
  const show = query.show.filter((facet) => facet !== 'target' && facet !== 'sheet')
  return { ...query, of: 'indicator', where: [...query.where, { by: 'light', is }], show, unexplained: [] }
}

const worst =
  /(?:指标|目标).{0,8}(?:最差|(?:落后|滞后|差)得?最(?:多|严重|厉害|大))|最(?:差|落后)的?(?:是|有)?(?:哪|指标|目标)/

/** “哪几个指标落后最多谁牵头”: the worst, each with its gap and who leads it. */
const worstOf: Rewrite = (query, spoken) => {
  if (!(isGoals(query) || query.of === 'plan') || !worst.test(spoken) || query.how === 'check') return null
  return { ...query, of: 'indicator', rows: 'all', show: ['worst'], how: 'list', by: undefined, rank: undefined }
}

const lateMost = /(?:逾期|欠报|拖报)(?:得|的)?最(?:多|严重|厉害)|最(?:爱|常)逾期/

/** “逾期最多的是哪个单位”. */
const latest: Rewrite = (query, spoken) =>
  lateMost.test(spoken) && query.rows === 'all'
    ? { ...query, of: 'unit', where: [{ by: 'overdue' }], show: [], how: 'most', by: 'late', claim: undefined }
    : null

const countyLate =
  /(?:哪|有)(?:[个些几]{0,2})?(?:区县|县区|县市区|县)(?:[^,]{0,4})(?:没|未)(?:有)?(?:填报|上报|报|填|交)/

/** “哪个县没报”: of the counties, never of all units. */
const countiesLate: Rewrite = (query, spoken) =>
  countyLate.test(spoken.replaceAll('Ⓖ', '县')) && query.of !== 'matter'
    ? {
        ...query,
        of: 'unit',
        rows: 'all',
        where: [{ by: 'unitKind', is: 'county' }, { by: 'owed' }],
        show: [],
        how: 'list',
        unexplained: [],
      }
    : null

const littleWords = /^[谁我你您他它该要用给准吗呢吧的了是这那个数得在把被让叫做办什么怎么哪几多少大会]+$/

/** A fragment of the asker's own little words is no name to deny. */
const notQuoted: Rewrite = (query) => {
  const unexplained = query.unexplained.filter((word) => !littleWords.test(word))
  return unexplained.length === query.unexplained.length ? null : { ...query, unexplained }
}

/** Readings of how figures stand. */
export const ofFigures: readonly Rewrite[] = [overSpan, ofPeriod, byState, worstOf, latest, countiesLate, notQuoted]
