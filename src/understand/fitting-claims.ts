import { type Filter, type Query, unitIn } from '../domain/query.ts'
import { namedIn } from './fitting-signs.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { phrasesIn } from './phrases.ts'
import { only, type Rewrite } from './rewrite.ts'

const asksSo =
  /对不对|对吗|对吧|对不(?=$|[?,])|对[?]?$|是不是|是吧|没错|没说错|吗|吧|真的|准不准|属实|有误|这么写|可以这么/
const sides: readonly (readonly [RegExp, 'lead' | 'responsible' | 'namedIn'])[] = [
  [/牵头|领头|打头|带头|挑头|主抓/, 'lead'],
  [/配合|责任|协助|打下手|搭手/, 'responsible'],
  [/点名|点了名|点到名|具名/, 'namedIn'],
]
const counted = /(\d+|[一二两三四五六七八九十]+)(?:项|条|件|个)(?!以上|以下|单位|部门|局|县)(任务|指标|目标)?/g
const none = patternOf('noneSaid')

type Supposed = { of: 'task' | 'indicator'; by: Filter['by']; count: number }

/** What is supposed of a unit's duties: so many of them, so many led, none at all. */
function supposedOf(spoken: string): Supposed[] {
  const sideIn = (text: string): Supposed['by'] => sides.find(([words]) => words.test(text))?.[1] ?? 'involved'
  const found: Supposed[] = []
  for (const clause of spoken.split(/[,;。?]/)) {
    const denial = none.exec(clause)
    if (denial)
      found.push({
        of: /指标/.test(denial[0]) ? 'indicator' : 'task',
        by: sideIn(clause.slice(denial.index)),
        count: 0,
      })
    else
      for (const one of clause.matchAll(counted)) {
        const around = clause.slice(Math.max(0, one.index - 8), one.index + one[0].length + 4)
        found.push({
          of: /指标/.test(around) ? 'indicator' : 'task',
          by: sideIn(around),
          count: numberOf(one[1] ?? ''),
        })
      }
  }
  return found.filter(({ count }) => Number.isInteger(count))
}

/** “商务局有5条任务,其中牵头1条,对吗”: how many duties a unit is taken to have; each number is told by itself. */
export function supposedDuties(query: Query, spoken: string, unit: string): Query[] {
  if (!asksSo.test(spoken)) return []
  const [first, ...rest] = supposedOf(spoken)
  if (!first) return []
  // “一条人才一条仲裁” names what makes up the number that was said first.
  const parts = rest.filter(
    ({ by, of, count }) =>
      (by !== first.by || of !== first.of) && (count !== 1 || by === 'lead' || by === 'responsible'),
  )
  return [first, ...parts].map(({ of, by, count }) => ({
    ...query,
    of,
    rows: 'all' as const,
    where: [{ by: of === 'indicator' ? 'lead' : by, unit } as Filter],
    show: [],
    how: 'check' as const,
    by: undefined,
    claim: { kind: 'count' as const, value: String(count) },
    near: undefined,
  }))
}

/** The first of what is supposed of the one unit that is named; the others follow as questions of their own. */
const dutiesSupposed: Rewrite = (query, spoken, context, meant) => {
  const units = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const [unit, other] = [...new Set(units.map(({ ref }) => ref.id))]
  if (unit === undefined || other || query.of === 'person' || /[ⒼⓅⓁ]|哪|几|多少/.test(spoken)) return null
  if (
    meant.some(({ kind, described }) => kind === 'row' && !described) &&
    !/[项条件][^,]{0,2}任务|任务|点名/.test(spoken)
  )
    return null
  return supposedDuties(query, spoken, unit)[0] ?? null
}

const wholly = /(?:全|都|清一色|一律|统统)(?:部|都)?(?:是|由|归|让|给|靠)?[ⓊⓄ](?:来|一家)?(牵头|领头|打头|配合|负责|管)/

/** “第三部分全是某局牵头?”: supposed of every task of a part. */
const allOfPart: Rewrite = (query, spoken, context, meant) => {
  const found = wholly.exec(spoken)
  const named = namedIn(spoken, meant, context)
  const place = named.find(({ meant: one }) => one.kind === 'place')
  const unit = named.find(({ ref }) => ref.kind === 'unit')
  const part = place?.meant.refs.find(({ ref }) => ref.kind === 'section')?.ref
  if (!found || !part || !unit || /指标|目标|[哪几]/.test(spoken)) return null
  const filter: Filter = { by: /牵|领|打/.test(found[1] ?? '') ? 'lead' : 'involved', unit: unit.ref.id }
  const where: Filter[] = [{ by: 'section', id: part.id }]
  return {
    ...query,
    of: 'task',
    rows: 'all',
    where,
    show: [],
    how: 'check',
    by: undefined,
    claim: { kind: 'all', filter },
  }
}

const noShare = /(?:没有?|没得|不关)[ⓊⓄⒼ]+(?:们|局)?(?:的)?(?:什么|啥)?(?:事|份|任务|活|戏)/

/** “保护那章没有我们的事吧”: none is supposed; those that there are speak against it. */
const noneSupposed: Rewrite = (query, spoken) => {
  if (query.of !== 'task' || query.rows !== 'all' || query.claim || query.how !== 'check') return null
  if (!noShare.test(spoken) || !asksSo.test(spoken) || /有没有/.test(spoken)) return null
  const where = query.where.map(
    (filter): Filter => (unitIn(filter) !== undefined && filter.not ? { ...filter, not: undefined } : filter),
  )
  return { ...query, where, claim: { kind: 'count', value: '0' } }
}

const greatest = /最([大高多小低少])的?(?:那个|一个|那项)?(?:是|就是|为|应该是)(?!哪|谁|什么|啥|多少|几)/

/** “按家算的里最大的是350家吧”: what is supposed of the first in an order. */
const firstSupposed: Rewrite = (query, spoken, _, meant) => {
  const way = greatest.exec(spoken)?.[1]
  const isRow = query.of === 'indicator' || query.of === 'matter'
  const order = query.how === 'most' || query.how === 'least'
  if (way === undefined || !isRow || !(query.how === 'check' || order) || !asksSo.test(spoken)) return null
  const figure = meant.find(({ kind }) => kind === 'number')?.mark?.value
  const ofFigure = figure === undefined ? undefined : ({ kind: 'value', facet: 'target', value: figure } as const)
  const named = figure === undefined ? only(query.rows) : null
  const ofRow = named ? ({ kind: 'ref', facet: 'name', ref: named } as const) : ofFigure
  const claim = query.claim?.kind === 'value' || query.claim?.kind === 'ref' ? query.claim : ofRow
  const counts = /(?:单位是|[按以用])[^,]{1,3}(?:算|计|的)/.test(spoken)
  const measure = counts ? meant.find(({ kind }) => kind === 'measure')?.mark?.value : undefined
  const where = query.where.filter(({ by }) => by !== 'target')
  if (measure !== undefined && !where.some(({ by }) => by === 'measureUnit'))
    where.push({ by: 'measureUnit', is: measure })
  if (where.length === 0 || !claim) return null
  const how = /[大高多]/.test(way) ? 'most' : 'least'
  return { ...query, of: 'indicator', rows: 'all', where, show: [], how, by: 'target', top: undefined, claim }
}

const onlyRow = patternOf('onlyRow', 'u')
const rowKinds: ReadonlySet<string> = new Set(['indicator', 'task'])

/** What is supposed of a named row, as a condition that others may pass, too. */
function conditionOf({ claim, where }: Query): Filter[] {
  if (where.length > 0 || !claim || claim.kind === 'count') return where
  if (claim.kind === 'word' && claim.facet === 'measureUnit') return [{ by: 'measureUnit', is: claim.word }]
  if (claim.kind === 'word' && claim.facet === 'counting')
    return claim.word === '累计数' || claim.word === '期间数' ? [{ by: 'counting', is: claim.word }] : []
  if (claim.kind !== 'ref' || claim.ref.kind !== 'unit') return []
  const by = claim.facet === 'lead' || claim.facet === 'responsible' ? claim.facet : 'involved'
  return [{ by, unit: claim.ref.id }]
}

/** “按钱算的是不是只有质押那一个”: that no other row passes what is said of the one that is named. */
const onlyOfSet: Rewrite = (query, spoken, { asker }) => {
  const row = only(query.rows)
  if (!row || !rowKinds.has(row.kind) || !onlyRow.test(spoken) || !asksSo.test(spoken)) return null
  const rest = spoken.replace(onlyRow, ',')
  const said = phrasesIn({ text: rest, owners: [...rest].map(() => null) }, asker.units[0]).where
  const where = said.length > 0 ? said : conditionOf(query)
  const of = row.kind === 'indicator' ? ('indicator' as const) : ('task' as const)
  const claim = { kind: 'ref' as const, facet: 'name' as const, ref: row, only: true }
  if (where.length === 0) return null
  return { ...query, of, rows: 'all', where, show: [], how: 'check', by: undefined, claim, guessed: undefined }
}

export const ofClaims: readonly Rewrite[] = [dutiesSupposed, allOfPart, noneSupposed, firstSupposed, onlyOfSet]
