import { type Sql, type Statement, sql } from './sql.ts'

export type AuditEntry = { at: string; byOpenId: string; byName: string; act: string; detail: string }

/** What the office changed, in words somebody can read years later. */
export const record = ({ at, byOpenId, byName, act, detail }: AuditEntry): Statement => sql`
  insert into audit (at, by_open_id, by_name, act, detail) values (${at}, ${byOpenId}, ${byName}, ${act}, ${detail})`

export const auditTrail = (db: Sql, limit: number): Promise<AuditEntry[]> =>
  db.all<AuditEntry>(
    sql`select at, by_open_id as byOpenId, by_name as byName, act, detail from audit order by id desc limit ${limit}`,
  )
