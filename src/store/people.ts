import { first, type Sql, type Statement, sql } from './sql.ts'

export const roles = ['liaison', 'leader', 'admin', 'member'] as const
export type Role = (typeof roles)[number]

/** One row of the roster. `unit` is a unit's id for liaisons; for others it is kept as typed, or ''. */
export type RosterRow = { openId: string; name: string; unit: string; role: Role }

const columns = 'open_id as openId, name, unit, role'
const query = (where: string, ...params: (string | null)[]): Statement => ({
  sql: `select ${columns} from people where until is null ${where} order by id`,
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
  where open_id = ${openId} and unit = ${unit} and role = ${role} and until is null`

/** Makes somebody of the office from the first start on, unless the roster already knows them as that. */
export const appoint = (openId: string, name: string, now: string): Statement => sql`
  insert into people (open_id, name, unit, role, since)
  select ${openId}, ${name}, '', 'admin', ${now}
  where not exists (select 1 from people where open_id = ${openId} and role = 'admin')`

/** The name somebody goes by on the roster, ended rows included. */
export async function nameOnRoster(db: Sql, openId: string): Promise<string | undefined> {
  return (
    await first<{ name: string }>(
      db,
      sql`select name from people where open_id = ${openId} order by until is null desc, id desc limit 1`,
    )
  )?.name
}
