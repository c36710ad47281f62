import { dutiesOf } from '../domain/duties.ts'
import type { Query, Ref } from '../domain/query.ts'
import { passing } from './filters.ts'
import { contextOf, type Grounds } from './grounds.ts'
import { rowsOf } from './rows.ts'

const most = 60

/** The rows an answer shows, in its order: what 第二个 and 这些 point to in the next message. */
export function shownBy(queries: readonly Query[], grounds: Grounds): Ref[] {
  const [query, ...more] = queries
  if (!query || more.length > 0) return []
  const { plan } = grounds
  if (query.rows === 'all') {
    const rows = passing(rowsOf(plan, query.of), query.where, contextOf(grounds, query))
    return rows.flatMap(({ kind, id }) => (kind === 'plan' ? [] : [{ kind, id }])).slice(0, most)
  }
  const [only, ...others] = query.rows
  if (only?.kind !== 'unit' || others.length > 0) return query.rows
  const { leads, responsible } = dutiesOf(plan, only.id)
  const led = query.show.includes('helps') ? [] : leads
  const does = query.show.includes('leads') ? [] : responsible.map(({ task }) => task)
  return [...led, ...does].map(({ no }): Ref => ({ kind: 'task', id: String(no) })).slice(0, most)
}
