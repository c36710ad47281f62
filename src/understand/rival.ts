import type { Facet } from '../domain/query.ts'
import type { Candidate } from './reading.ts'

/** Surer than this is what is asked. */
const sure = 0.6
/** A second facet so nearly as likely is offered. */
const close = 0.4
/** Less likely than this is not worth a button. */
const least = 0.08
const inSheet: ReadonlySet<Facet> = new Set([
  'sheet',
  'name',
  'target',
  'lead',
  'responsible',
  'units',
  'counting',
  'category',
])

/**
 * Two things asked of one row nearly as likely are told together where both are short; a third, or one that was not
 * told, is offered beside the answer.
 */
export function withRival(best: Candidate): Candidate {
  const { query, rival } = best
  if (!rival || query.rows === 'all' || query.rows.length !== 1 || query.how !== 'tell' || query.claim) return best
  const unsure = best.sure < sure && rival.chance >= Math.max(least, best.sure * close)
  const told = query.show.includes(rival.facet) || (query.show.includes('sheet') && inSheet.has(rival.facet))
  const idle = rival.facet === 'sheet' || rival.facet === 'name'
  return unsure && !told && !idle ? { ...best, query: { ...query, or: [rival.facet] } } : best
}
