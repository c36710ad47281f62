import { first, type Sql, type Statement, sql } from './sql.ts'

/** A form that was shown to somebody: what it is for, and whether it has made its report. */
export type ShownForm = {
  id: string
  openId: string
  kind: 'indicator' | 'task'
  no: number
  unit: string
  openedAt: string
  usedAt: string | null
}

export const openForm = ({ id, openId, kind, no, unit, openedAt }: Omit<ShownForm, 'usedAt'>): Statement => sql`
  insert into forms (id, open_id, kind, no, unit, opened_at) values (${id}, ${openId}, ${kind}, ${no}, ${unit}, ${openedAt})
  on conflict (id) do nothing`

/** With `expectChange`: a form is used once. */
export const useForm = (id: string, now: string): Statement =>
  sql`update forms set used_at = ${now} where id = ${id} and used_at is null`

const columns = 'id, open_id as openId, kind, no, unit, opened_at as openedAt, used_at as usedAt'

export const formById = (db: Sql, id: string): Promise<ShownForm | undefined> =>
  first<ShownForm>(db, { sql: `select ${columns} from forms where id = ?`, params: [id] })

/** The forms somebody has open: shown since and not yet sent in, the newest first. A file they send may be for one. */
export const formsOpenTo = (db: Sql, openId: string, since: string): Promise<ShownForm[]> =>
  db.all<ShownForm>({
    sql: `select ${columns} from forms where open_id = ? and used_at is null and opened_at >= ? order by opened_at desc`,
    params: [openId, since],
  })

export const pruneForms = (before: string): Statement => sql`delete from forms where opened_at < ${before}`
