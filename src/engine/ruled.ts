import { amendmentPlace } from '../domain/amendments/amendment.ts'
import { ruledWords, unitsOfRuling } from '../domain/amendments/ruled.ts'
import type { Indicator, Plan, Ruled, Task } from '../domain/plan.ts'
import type { Filter } from '../domain/query.ts'
import type { Context } from './grounds.ts'
import type { Part } from './part.ts'
import { indicatorRow, taskRow, titleOf } from './rows.ts'
import { shownByOne } from './shown.ts'

type Field = Ruled['field']

/** What is asked that tells a fact a ruling may have settled. */
const fieldsOfFacets: Record<Field, ReadonlySet<string>> = {
  leads: new Set([
    'sheet',
    'lead',
    'units',
    'duties',
    'leads',
    'figures',
    'partners',
    'reporter',
    'leadUnits',
    'allUnits',
  ]),
  responsible: new Set(['sheet', 'responsible', 'units', 'duties', 'helps', 'partners', 'allUnits']),
  counting: new Set(['sheet', 'counting', 'countings', 'howTo']),
  due: new Set(['sheet', 'due']),
}
const fieldsOfFilters: Record<Field, ReadonlySet<string>> = {
  leads: new Set(['lead', 'involved', 'namedIn', 'joint', 'isLead', 'doubled', 'count', 'unitKind']),
  responsible: new Set(['responsible', 'involved', 'namedIn', 'noResponsible', 'doubled', 'count']),
  counting: new Set(['counting']),
  due: new Set(['due']),
}

/**
 * An answer that rests on what a ruling settled says which ruling, and what the plan has: of the rows it shows or names,
 * of the units it asks about (also those a row was taken from), and of every row where all of them are counted.
 */
export function withRulings(part: Part, context: Context): Part {
  const { plan } = context
  const all: Matter[] = [
    ...plan.indicators.map((item): Matter => ({ kind: 'indicator', item })),
    ...plan.tasks.map((item): Matter => ({ kind: 'task', item })),
  ].filter(({ item }) => item.ruled)
  if (all.length === 0) return part
  const told = all
    .map((row) => ({ row, marks: (row.item.ruled ?? []).filter((mark) => isTold(row, mark, context)) }))
    .filter(({ marks }) => marks.length > 0)
  if (told.length === 0) return part
  const lines = told.map(
    ({ row, marks }) => `${nameOf(plan, row)}的${ruledWords(plan, row.item, (mark) => marks.includes(mark))}`,
  )
  const shown = lines.length > mostTold ? [...lines.slice(0, mostTold), `等${lines.length}处`] : lines
  return {
    ...part,
    notes: [`${shown.join('；')}。`, ...(part.notes ?? [])],
    places: [...(part.places ?? []), ...told.flatMap(({ marks }) => marks.map(({ by }) => amendmentPlace(by)))],
  }
}

const mostTold = 3

type Matter = { kind: 'indicator'; item: Indicator } | { kind: 'task'; item: Task }

const nameOf = (plan: Plan, { kind, item }: Matter): string =>
  titleOf(plan, kind === 'indicator' ? indicatorRow(item) : taskRow(item))

function isTold(row: Matter, mark: Ruled, context: Context): boolean {
  const { query } = context
  if ((query.of === 'indicator' || query.of === 'task') && query.of !== row.kind) return false
  const where = flat(query.where)
  const facets = query.show.length > 0 ? query.show : ['sheet', 'duties']
  const claimed = query.claim && 'facet' in query.claim ? [query.claim.facet] : []
  const byFacet = [...facets, ...claimed].some((facet) => fieldsOfFacets[mark.field].has(facet))
  const byFilter =
    where.some(({ by }) => fieldsOfFilters[mark.field].has(by)) ||
    (query.by !== undefined && fieldsOfFacets[mark.field].has(query.by))
  if (!byFacet && !byFilter) return false
  const refs = query.rows === 'all' ? [] : query.rows
  const units = [
    ...refs.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : [])),
    ...where.flatMap((filter) => ('unit' in filter && filter.unit !== undefined ? [filter.unit] : [])),
  ]
  if (units.length > 0) return units.some((unit) => unitsOfRuling(row.item, mark).includes(unit))
  if (refs.some(({ kind, id }) => kind === row.kind && id === String(row.item.no))) return true
  if (shownByOne(query, context).some(({ kind, id }) => kind === row.kind && id === String(row.item.no))) return true
  // A count of all rows has counted this one, too.
  return byFilter && query.rows === 'all' ? true : query.of === 'plan' && byFacet && query.show.length > 0
}

const flat = (where: readonly Filter[]): Exclude<Filter, { by: 'any' }>[] =>
  where.flatMap((filter) => (filter.by === 'any' ? flat(filter.of) : [filter]))
