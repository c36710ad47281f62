import type { Request } from '../domain/people.ts'
import { first, type Sql, type Statement, sql } from './sql.ts'

export type NewRequest = Omit<Request, 'state' | 'decidedByName'>

const columns = `id, kind, open_id as openId, name, unit, other_open_id as otherOpenId, other_name as otherName,
  last_day as lastDay, at, state, decided_by_name as decidedByName`

export const ask = ({
  id,
  kind,
  openId,
  name,
  unit,
  otherOpenId,
  otherName,
  lastDay,
  at,
}: NewRequest): Statement => sql`
  insert into requests (id, kind, open_id, name, unit, other_open_id, other_name, last_day, at)
  values (${id}, ${kind}, ${openId}, ${name}, ${unit}, ${otherOpenId}, ${otherName}, ${lastDay}, ${at})`

export const requestById = (db: Sql, id: string): Promise<Request | undefined> =>
  first<Request>(db, { sql: `select ${columns} from requests where id = ?`, params: [id] })

/** What somebody has asked for and nobody has decided. */
export const openRequests = (db: Sql, openId: string): Promise<Request[]> =>
  db.all<Request>({
    sql: `select ${columns} from requests where open_id = ? and state = 'open' order by at`,
    params: [openId],
  })

/** Everything the office has not decided yet, the oldest first, however old. */
export const allOpenRequests = (db: Sql): Promise<Request[]> =>
  db.all<Request>({ sql: `select ${columns} from requests where state = 'open' order by at`, params: [] })

/** Taken back by who asked; with `expectChange` only while nobody has decided it. */
export const takeBack = (id: string, openId: string): Statement =>
  sql`delete from requests where id = ${id} and open_id = ${openId} and state = 'open'`

/** With `expectChange`: two deciders decide once. */
export const settle = (id: string, state: 'approved' | 'refused', byName: string, now: string): Statement => sql`
  update requests set state = ${state}, decided_by_name = ${byName}, decided_at = ${now}
  where id = ${id} and state = 'open'`
