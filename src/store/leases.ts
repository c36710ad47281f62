import { shift } from '../domain/time.ts'
import { type Sql, type Statement, sql } from './sql.ts'

/** Clocks of two processes may differ by so much. A lease that ends later was taken before this clock stepped back. */
const slackSeconds = 60

/**
 * Which of several processes works on a lane. One server on one machine needs none; isolates that share a database do,
 * or a chat's messages would be answered out of order. A lease ends by itself when its holder is gone.
 */
export async function claimLanes(
  db: Sql,
  lanes: readonly string[],
  holder: string,
  now: string,
  until: string,
): Promise<Set<string>> {
  if (lanes.length === 0) return new Set()
  const rows = await db.all<{ lane: string }>(sql`
    insert into leases (lane, holder, until)
    select value, ${holder}, ${until} from json_each(${JSON.stringify(lanes)}) where true
    on conflict (lane) do update set holder = excluded.holder, until = excluded.until
      where leases.until < ${now} or leases.until > ${shift(until, slackSeconds)} or leases.holder = excluded.holder
    returning lane`)
  return new Set(rows.map(({ lane }) => lane))
}

export const releaseLanes = (lanes: readonly string[], holder: string): Statement => sql`
  delete from leases where holder = ${holder} and lane in (select value from json_each(${JSON.stringify(lanes)}))`
