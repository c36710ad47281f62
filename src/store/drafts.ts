import { first, type Sql, type Statement, sql } from './sql.ts'

/** What is being prepared: many reports (a unit's own page, a table somebody sent), or a paper after the plan. */
export type Draft = {
  id: string
  kind: 'page' | 'table' | 'amendment'
  openId: string
  /** JSON; its shape is its kind's. */
  body: string
  openedAt: string
  usedAt: string | null
}

/** Keeps a draft, or what was typed into it since; one that was sent in does not change any more. */
export const keepDraft = ({ id, kind, openId, body, openedAt }: Omit<Draft, 'usedAt'>): Statement => sql`
  insert into drafts (id, kind, open_id, body, opened_at) values (${id}, ${kind}, ${openId}, ${body}, ${openedAt})
  on conflict (id) do update set body = excluded.body where used_at is null`

/** With `expectChange`: a draft is sent in once. */
export const useDraft = (id: string, now: string): Statement =>
  sql`update drafts set used_at = ${now} where id = ${id} and used_at is null`

const selected = 'select id, kind, open_id as openId, body, opened_at as openedAt, used_at as usedAt from drafts'

export const draftById = (db: Sql, id: string): Promise<Draft | undefined> =>
  first<Draft>(db, { sql: `${selected} where id = ?`, params: [id] })

export const pruneDrafts = (before: string): Statement => sql`delete from drafts where opened_at < ${before}`

/** The newest table somebody sent since then that they have not decided on. */
export const openTableOf = (db: Sql, openId: string, since: string): Promise<Draft | undefined> =>
  first<Draft>(db, {
    sql: `${selected} where kind = 'table' and open_id = ? and used_at is null and opened_at >= ?
      order by opened_at desc limit 1`,
    params: [openId, since],
  })
