import { first, type Sql, type Statement, sql } from './sql.ts'

/** What is being prepared: many reports (a unit's own page, a table somebody sent), or a paper after the plan. */
export type Draft = {
  id: string
  kind: 'page' | 'table' | 'amendment' | 'opening' | 'said'
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

/** The newest draft of a kind somebody has had since then and not decided on: a table, or words said before one. */
export const newestOf = (db: Sql, openId: string, kind: Draft['kind'], since: string): Promise<Draft | undefined> =>
  first<Draft>(db, {
    sql: `${selected} where kind = ? and open_id = ? and used_at is null and opened_at >= ?
      order by opened_at desc limit 1`,
    params: [kind, openId, since],
  })
