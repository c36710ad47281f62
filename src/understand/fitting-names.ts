import { indicatorByNo } from '../domain/look.ts'
import { pairsOf } from '../domain/pairs.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'
import type { Rewrite } from './rewrite.ts'
import { siblingsSaid } from './siblings.ts'
import { isRowKind } from './subject-rows.ts'

const refOf = (no: number): Ref => ({ kind: 'indicator', id: String(no) })

/** “花生收的那头”: an indicator's sibling, where the words are the sibling's; both, where both are said. */
const ofSiblings: Rewrite = (query, _, { lexicon: { plan } }) => {
  const [row, more] = query.rows === 'all' ? [] : query.rows
  if (!row || !isRowKind(query.of) || row.kind !== 'indicator' || query.how === 'compare') return null
  const rows = siblingsSaid(query.said ?? '', row, plan)
  // Two that were found by the name they share are one, where only its own word is said.
  const pair = siblingsSaid('', row, plan).length
  if (more && (pair !== 1 || query.rows.length !== 2 || !isSibling(row, more, plan) || rows.length !== 1)) return null
  if (more && !saysOne(query.said ?? '', row, more, plan)) return null
  const same = rows.length === query.rows.length && rows[0]?.id === row.id
  return same ? null : { ...query, rows }
}

const isSibling = (one: Ref, other: Ref, plan: Plan): boolean =>
  siblingsSaid(indicatorByNo(plan, Number(other.id))?.name ?? '', one, plan)[0]?.id === other.id

/** Whether the words are of one of two alone. */
const saysOne = (said: string, one: Ref, other: Ref, plan: Plan): boolean =>
  siblingsSaid(said, one, plan).length === 1 &&
  siblingsSaid(said, one, plan)[0]?.id === siblingsSaid(said, other, plan)[0]?.id

/** “山区县的综合机械化率”: of a name that another indicator's name ends with, the other, where what it begins with is said. */
const qualified: Rewrite = (query, _, { lexicon: { plan } }) => {
  const [row, more] = query.rows === 'all' ? [] : query.rows
  const from = row?.kind === 'indicator' && !more ? indicatorByNo(plan, Number(row.id)) : undefined
  if (!from || !isRowKind(query.of)) return null
  const said = query.said ?? ''
  const own = new Set(pairsOf(from.name))
  const fuller = plan.indicators.find(({ no, name }) => {
    if (no === from.no || !name.endsWith(from.name)) return false
    const before = name.slice(0, -from.name.length).replace(/\(.*\)/, '')
    return pairsOf(before).some((pair) => !own.has(pair) && said.includes(pair))
  })
  return fuller ? { ...query, rows: [refOf(fuller.no)] } : null
}

/** As much of a name must be said for all that have it to be meant. */
const shared = 3
const several = /哪[几些样个]|谁|都有|那[些几]|各|几[个样项]|最|多少[个项]/

/** “收获机械化率哪个最低”, “那些机械化率过六成的”: all whose name has what is said of it, where some of them are asked for. */
const amongAlike: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const [row] = query.rows === 'all' ? [] : query.rows
  if (!row || query.rows === 'all' || query.rows.some(({ kind }) => kind !== 'indicator')) return null
  const picks = query.how === 'most' || query.how === 'least' || query.where.some(({ by }) => by === 'target')
  if (!isRowKind(query.of) || !picks || !several.test(spoken) || query.rows.length > 2) return null
  const from = indicatorByNo(plan, Number(row.id))
  const said = from && longestShared(from.name, query.said ?? '')
  if (!said || said.length < shared) return null
  const rows = plan.indicators.filter(({ name }) => name.includes(said))
  if (rows.length < 3) return null
  const how = query.how === 'most' || query.how === 'least' ? query.how : query.how === 'count' ? 'count' : 'list'
  const by = how === 'most' || how === 'least' ? (query.by ?? 'target') : undefined
  const within = { by: 'rows' as const, rows: rows.map(({ no }) => refOf(no)) }
  return { ...query, of: 'indicator', rows: 'all', where: [...query.where, within], show: [], how, by, near: undefined }
}

function longestShared(name: string, said: string): string {
  let best = ''
  for (let from = 0; from < name.length; from++)
    for (let to = name.length; to > from + best.length; to--)
      if (said.includes(name.slice(from, to))) best = name.slice(from, to)
  return best
}

/** “每个行业要多少” where no task of the part has a figure: the figures are of all. */
const figuresOfPart: Rewrite = (query, _, { lexicon: { plan } }) => {
  if ((query.of !== 'indicator' && query.of !== 'matter') || query.rows !== 'all') return null
  const where = query.where.filter(({ by }) => by !== 'section')
  const figures = query.of === 'indicator' || query.show.includes('target')
  if (where.length === query.where.length || !figures || plan.indicators.some(({ tasks }) => tasks.length > 0))
    return null
  return { ...query, of: 'indicator', where }
}

const elsewhere = /([\p{Script=Han}]{2}[市县州盟])Ⓤ/u

/** “绍兴市数据局” where the plan has another place's: a unit it does not know, never its namesake. */
const unitElsewhere: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const [, place] = elsewhere.exec(spoken) ?? []
  const unit = meant.find(({ kind }) => kind === 'unit')
  if (place === undefined || !unit || plan.city.includes(place) || /[全本我各哪每个]/.test(place)) return null
  if ([...plan.units, ...plan.groups].some(({ name }) => name.startsWith(place))) return null
  return {
    ...query,
    of: 'unit',
    rows: [],
    where: [],
    show: [],
    how: 'tell',
    claim: undefined,
    strangers: [`${place}${unit.said}`],
  }
}

/** Readings of names that several rows share a part of, or that are another place's. */
export const ofNames: readonly Rewrite[] = [unitElsewhere, figuresOfPart, qualified, ofSiblings, amongAlike]
