import { first, type Sql, type Statement, sql } from './sql.ts'

export async function metaOf(db: Sql, key: string): Promise<string | undefined> {
  return (await first<{ value: string }>(db, sql`select value from meta where key = ${key}`))?.value
}

export const setMeta = (key: string, value: string): Statement =>
  sql`insert into meta (key, value) values (${key}, ${value}) on conflict (key) do update set value = excluded.value`

/** What a database belongs to. */
export type Owner = { mode: string; app: string; plan: string }

class ForeignDatabase extends Error {
  constructor(found: Owner, wanted: Owner) {
    const words = ({ mode, app, plan }: Owner) => `模式 ${mode}、应用 ${app}、方案 ${plan}`
    super(`数据库属于${words(found)}，不是${words(wanted)}；请换一个 DATABASE_PATH`)
    this.name = 'ForeignDatabase'
  }
}

/**
 * Stamps a new database, and refuses one that belongs to another mode, app or plan. `start` is when a server starts on
 * it: the first one is kept, because reports are owed from then on; the command line starts nothing and gives null.
 */
export async function claimDatabase(db: Sql, owner: Owner, start: string | null): Promise<void> {
  const unstamped = (await metaOf(db, 'owner')) === undefined
  const unstarted = start !== null && (await metaOf(db, 'first_start')) === undefined
  // A command beside a busy server does not wait for its turn to write what is there.
  const missing = [
    ...(unstamped
      ? [sql`insert into meta (key, value) values ('owner', ${JSON.stringify(owner)}) on conflict do nothing`]
      : []),
    ...(unstarted ? [sql`insert into meta (key, value) values ('first_start', ${start}) on conflict do nothing`] : []),
  ]
  if (missing.length > 0) await db.batch(missing)
  // Written above, now or at the first start.
  const found = JSON.parse((await metaOf(db, 'owner')) ?? '{}') as Owner
  if (found.mode !== owner.mode || found.app !== owner.app || found.plan !== owner.plan) {
    throw new ForeignDatabase(found, owner)
  }
}

/** The newest time anything in the database carries: the clock never starts behind it. */
export async function newestTime(db: Sql): Promise<string | null> {
  return (
    (
      await first<{ at: string | null }>(
        db,
        sql`select max(at) as at from (
          select max(received_at) as at from inbox
          union all select max(coalesce(sent_at, created_at)) from outbox
          union all select max(at) from report_events
          union all select max(at) from audit
          union all select max(value) from meta where key in ('clock', 'first_start'))`,
      )
    )?.at ?? null
  )
}
