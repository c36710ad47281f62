import { groupById } from '../domain/look.ts'
import type { AskedFact } from './asked.ts'
import type { Context } from './grounds.ts'

/** How many units a cell names, and the groups beside them, which are no single unit: `2家，另有各县(市、区)人民政府。` */
export function unitsCounted(asked: readonly AskedFact[], { plan }: Context): string {
  const members = asked.flatMap(({ facet, fact }) => (ofUnits.has(facet) ? (fact.members ?? []) : []))
  const named = members.filter(({ through, perhaps }) => through === undefined && perhaps === undefined)
  const units = new Set(named.flatMap(({ ref }) => (ref.kind === 'unit' ? [ref.id] : [])))
  const groups = new Set(
    named.flatMap(({ ref }) => (ref.kind === 'group' ? [groupById(plan, ref.id)?.name ?? ref.id] : [])),
  )
  const beside = [...groups].map((name) => `“${name}”`).join('、')
  if (groups.size === 0) return units.size > 0 ? `${units.size}家。` : ''
  return units.size > 0 ? `${units.size}家，另有${beside}。` : `没有点名的单位，写的是${beside}。`
}
const ofUnits = new Set(['lead', 'responsible', 'units'])
