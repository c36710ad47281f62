import type { RosterRow } from '../domain/people.ts'
import type { Role } from '../domain/permissions.ts'
import { pseudonymOf } from '../domain/pseudonym.ts'
import { first, type Sql, type Statement, sql } from './sql.ts'

/** What somebody of `ADMIN_OPEN_IDS` is called until the roster names them. */
const nameless = '领导小组办公室'

const columns = `open_id as openId, coalesce(nullif(name, '${nameless}'), (
    select other.name from people as other where other.open_id = people.open_id and other.name <> '${nameless}'
    order by other.until is null desc, other.id desc limit 1), name) as name, unit, role`

/** Rows that hold now; who is of the office by name is not listed once more without one. */
const query = (where: string, ...params: (string | null)[]): Statement => ({
  sql: `select ${columns} from people where until is null ${where} and not (name = '${nameless}' and exists (
    select 1 from people as other where other.open_id = people.open_id and other.role = 'admin' and other.until is null
      and other.name <> '${nameless}')) order by id`,
  params,
})

export const rosterOf = (db: Sql, openId: string): Promise<RosterRow[]> =>
  db.all<RosterRow>(query('and open_id = ?', openId))

export const liaisonsOf = (db: Sql, unit: string): Promise<RosterRow[]> =>
  db.all<RosterRow>(query(`and role = 'liaison' and unit = ?`, unit))

export const admins = (db: Sql): Promise<RosterRow[]> => db.all<RosterRow>(query(`and role = 'admin'`))

export const wholeRoster = (db: Sql): Promise<RosterRow[]> => db.all<RosterRow>(query(''))

/** Adds a row, or gives it its newest name and brings it back if it had ended. */
export function enrol({ openId, name, unit, role }: RosterRow, now: string): Statement {
  return sql`insert into people (open_id, name, unit, role, since) values (${openId}, ${name}, ${unit}, ${role}, ${now})
    on conflict (open_id, unit, role) do update set name = excluded.name, until = null
    where name <> excluded.name or until is not null`
}

/** Ends a row; what its holder reported keeps the name. */
export const dismiss = (openId: string, unit: string, role: Role, now: string): Statement => sql`
  update people set until = ${now}
  where open_id = ${openId} and (unit = ${unit} or name = ${nameless}) and role = ${role} and until is null`

/**
 * Makes people of the office at a start, unless the roster already knows them as that, was told that they are not any
 * more, or their data was deleted. Whatever they did before the roster named them goes by their name from then on.
 */
export const appointAll = (openIds: readonly string[], now: string): Statement[] => [
  ...openIds.map(
    (openId) => sql`
      insert into people (open_id, name, unit, role, since) select ${openId}, ${nameless}, '', 'admin', ${now}
      where not exists (select 1 from people where open_id = ${openId} and role = 'admin')
        and not exists (select 1 from meta where key = ${forgottenKey(openId)})`,
  ),
  ...nameTheNameless(),
]

const forgottenKey = (openId: string): string => `forgotten:${pseudonymOf(openId)}`

/** Remembers, without their open_id, that somebody's data was deleted: a start does not bring them back. */
export const rememberForgotten = (openId: string, now: string): Statement => sql`
  insert into meta (key, value) values (${forgottenKey(openId)}, ${now}) on conflict (key) do update set value = ${now}`

/** Records made before the roster had somebody's name get it. */
export const nameTheNameless = (): Statement[] =>
  ['reports', 'report_events', 'baselines', 'evidence', 'audit'].map((table) => ({
    sql: `update ${table} set by_name = (
        select name from people where open_id = by_open_id and name <> ? order by until is null desc, id desc limit 1)
      where by_name = ? and exists (select 1 from people where open_id = by_open_id and name <> ?)`,
    params: [nameless, nameless, nameless],
  }))

/** The name somebody goes by on the roster, ended rows included. */
export async function nameOnRoster(db: Sql, openId: string): Promise<string | undefined> {
  return (
    await first<{ name: string }>(
      db,
      sql`select name from people where open_id = ${openId} order by name = ${nameless}, until is null desc, id desc limit 1`,
    )
  )?.name
}
