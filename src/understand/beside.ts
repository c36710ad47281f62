import type { Query } from '../domain/query.ts'
import type { ReadContext } from './reading.ts'
import type { Meant } from './sense.ts'

const bothCounted =
  /任务.{0,5}(?:几|多少|好多).*指标.{0,5}(?:几|多少|好多)|指标.{0,5}(?:几|多少|好多).*任务.{0,5}(?:几|多少|好多)/

/** “任务几件、指标几个”: the same count of the other kind. */
export function besides(query: Query, masked: string): Query[] {
  if (query.how !== 'count' || query.rows !== 'all' || !bothCounted.test(masked)) return []
  if (query.of === 'task') return [{ ...query, of: 'indicator' }]
  return query.of === 'indicator' ? [{ ...query, of: 'task' }] : []
}

const asksPart = /角色|身份|牵头还是|还是配合|还是责任|算什么|打酱油|要不要(?:管|干|参)|用不用|归不归|沾不沾/

/** “…,我们局是什么角色”: what a unit has to do with the row that is asked about. */
export function partOf(query: Query, meant: readonly Meant[], masked: string, { asker }: ReadContext): Query | null {
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length === 0 || query.claim) return null
  const unit = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const id = unit?.kind === 'our' ? asker.units[0] : unit?.refs[0]?.ref.id
  if (id === undefined || !asksPart.test(masked)) return null
  const ref = { kind: 'unit' as const, id }
  return { ...query, where: [], show: [], how: 'check', claim: { kind: 'ref', facet: 'units', ref } }
}
