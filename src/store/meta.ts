import { first, type Sql, type Statement, sql } from './sql.ts'

export async function metaOf(db: Sql, key: string): Promise<string | undefined> {
  return (await first<{ value: string }>(db, sql`select value from meta where key = ${key}`))?.value
}

export const setMeta = (key: string, value: string): Statement =>
  sql`insert into meta (key, value) values (${key}, ${value}) on conflict (key) do update set value = excluded.value`

/** As much as a large event takes. */
const roomBytes = 65_536

/** Fails where the database does not answer, or the disk takes no more: what only answers cannot keep an event. */
export async function needRoom(db: Sql, at: string): Promise<void> {
  await db.all(sql`insert into meta (key, value) values ('room', ${at.padEnd(roomBytes, ' ')})
    on conflict (key) do update set value = excluded.value returning key`)
}

/** Fails where the database does not answer; writes nothing. */
export async function needAnswer(db: Sql): Promise<void> {
  await metaOf(db, 'room')
}

/** What a database belongs to. */
export type Owner = { mode: string; app: string; plan: string }

/** Only what differs: who lost the credentials is told so, and not that an app nobody knows is another one. */
function notItsOwn(found: Owner, wanted: Owner): string {
  if (found.mode === 'production' && wanted.mode === 'sandbox')
    return `没有设置 LARK_APP_ID、LARK_APP_SECRET，而数据库属于正式环境的应用 ${found.app}`
  if (found.mode !== wanted.mode) return '数据库属于演练环境，不能用于正式环境'
  return [
    ...(found.app === wanted.app ? [] : [`数据库属于应用 ${found.app}，LARK_APP_ID 是 ${wanted.app}`]),
    ...(found.plan === wanted.plan ? [] : [`数据库属于方案 ${found.plan}，PLAN 是 ${wanted.plan}`]),
  ].join('；')
}

class ForeignDatabase extends Error {
  constructor(found: Owner, wanted: Owner) {
    super(`${notItsOwn(found, wanted)}；请核对配置，或换一个 DATABASE_PATH`)
    this.name = 'ForeignDatabase'
  }
}

/**
 * Stamps a new database, or one that nobody has used yet under another app, and refuses one that belongs to another
 * mode, app or plan. `start` is when a server starts on it: the first one is kept, because reports are owed from then
 * on; the command line starts nothing and gives null.
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
  const isRenamed = found.app !== owner.app && found.mode === owner.mode && found.plan === owner.plan
  if (isRenamed && start !== null && (await isUnused(db))) {
    // Who was appointed by the environment was so by an id of the other app.
    await db.batch([
      sql`update meta set value = ${JSON.stringify(owner)} where key = 'owner'`,
      sql`delete from people where role = 'admin'`,
    ])
    return
  }
  if (found.mode !== owner.mode || found.app !== owner.app || found.plan !== owner.plan) {
    throw new ForeignDatabase(found, owner)
  }
}

/** Nobody has written to it and nobody is on its roster: a first start under a mistyped app id leaves no more. */
async function isUnused(db: Sql): Promise<boolean> {
  const used = await first(
    db,
    sql`select 1 from inbox union all select 1 from reports union all select 1 from outbox
      union all select 1 from people where role <> 'admin' limit 1`,
  )
  return used === undefined
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
