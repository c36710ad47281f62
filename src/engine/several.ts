import { type Block, b, type Inline, text } from '../cards/kit.ts'
import { type AskedFact, placesFor, shortTitle } from './asked.ts'
import { brief, briefly, type Fact } from './fact.ts'
import type { Context } from './grounds.ts'
import { alike, listing } from './listing.ts'
import type { Part } from './part.ts'
import { countWords, type Row, titleOf } from './rows.ts'
import { notesFor } from './sentences.ts'

/** More named rows than this are counted first. */
const fewNamed = 3

/** Several rows with the same facets: what is common once, then a line each with what differs. */
export function several(rows: readonly Row[], asked: readonly AskedFact[], context: Context): Part {
  const { plan, query } = context
  const bearing = [...new Set(asked.map(({ row }) => row))]
  const facets = [...new Set(asked.map(({ facet }) => facet))]
  const of = (facet: string): Fact[] => asked.filter((one) => one.facet === facet).map(({ fact }) => fact)
  const common = facets.filter((facet) => isCommon(facet, of(facet), bearing.length))
  const differing = facets.filter((facet) => !common.includes(facet))
  const labelled = differing.length > 1 || differing[0] !== 'target'
  const line = (row: Row): Inline[] => {
    const own = asked.filter((one) => one.row === row && differing.includes(one.facet))
    const words = own.map(({ fact, facet }) => {
      const short = briefly(plan, fact, labelled && facet !== 'name')
      return own.length === 1 && bearing.length <= fewNamed && !fact.listed && fact.value !== ''
        ? `${short}${(fact.rest ?? '').replace(/。$/, '')}`
        : short
    })
    return words.length === 0 ? [] : [`：${words.join('；')}`]
  }
  const together = alike(bearing, differing, context)
  const listed = listing(bearing, context, line, false)
  const count = bearing.length > fewNamed || rows.length === 1
  const head: Block[] = count ? [text(b(counted(bearing)), listed.pages, '：')] : []
  const shared = common.map((facet) => of(facet)[0]).filter((fact) => fact !== undefined)
  const all: Block[] = shared.length > 0 ? [text(b(shared.map(alikeWords).join('；')), '。')] : []
  const title =
    rows.length === 1 && rows[0] ? titleOf(plan, rows[0]) : rows.map((row) => shortTitle(row, plan)).join('、')
  const own = bearing.length <= fewNamed
  return {
    title: title.slice(0, 40),
    blocks:
      differing.length === 0
        ? [...all, text(`（${bearing.map((row) => titleOf(plan, row)).join('、')}）`)]
        : [
            ...(facets[0] === common[0] ? [...all, ...head] : head),
            ...(together ?? listed.blocks),
            ...(facets[0] === common[0] ? [] : all),
          ],
    notes: own
      ? [...notesFor(plan, bearing, query.show).slice(0, 1), ...asked.flatMap(({ fact }) => fact.notes ?? [])]
      : [],
    places: placesFor(bearing, bearing.length <= 6 ? asked : [], context),
    buttons: together ? [] : listed.buttons,
  }
}

/** Goals are counted, not indicators, where two of them share one: `15个目标（17项指标）`. */
function counted(rows: readonly Row[]): string {
  const indicators = rows.reduce((sum, row) => sum + (row.kind === 'indicator' ? row.with.length : 1), 0)
  return indicators > rows.length && rows.every(({ kind }) => kind === 'indicator')
    ? `${rows.length}个目标（${countWords('indicator', indicators)}）`
    : countWords(rows[0]?.kind ?? 'indicator', rows.length)
}

/** `牵头单位都是…`, `都属于…` */
const alikeWords = ({ label, value }: Fact): string =>
  /[：标]$/.test(label) ? `${label.replace(/：$/, '')}都是${value}` : `都${label === '' ? '是' : label}${value}`

/** Said once where all rows answer alike; of lists and overviews each row has its own. */
const isCommon = (facet: string, facts: readonly Fact[], rows: number): boolean =>
  rows > 1 &&
  facts.length === rows &&
  facet !== 'sheet' &&
  facts.every(({ rows: own, silent }) => !own && !silent) &&
  new Set(facts.map((fact) => brief(fact, true))).size === 1
