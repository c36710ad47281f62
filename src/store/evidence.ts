import { type Sql, type Statement, sql } from './sql.ts'

/** A file kept as evidence; its bytes lie in the evidence store under `sha256`. */
export type Evidence = {
  id: number
  /** The form it belongs to; null while nobody has said which. */
  form: string | null
  messageId: string
  fileKey: string
  name: string
  kind: 'file' | 'image'
  /** Bytes. */
  size: number
  sha256: string
  byOpenId: string
  byName: string
  at: string
  /** It came when the report was confirmed already: 补充. */
  afterConfirmation: boolean
}

type Row = Omit<Evidence, 'afterConfirmation'> & { afterConfirmation: number }

const columns = `id, form, message_id as messageId, file_key as fileKey, name, kind, size, sha256,
  by_open_id as byOpenId, by_name as byName, at, after_confirmation as afterConfirmation`

const evidenceOf = (row: Row): Evidence => ({ ...row, afterConfirmation: row.afterConfirmation === 1 })

async function read(db: Sql, where: string, ...params: (string | number)[]): Promise<Evidence[]> {
  const rows = await db.all<Row>({ sql: `select ${columns} from evidence where ${where} order by id`, params })
  return rows.map(evidenceOf)
}

export const allEvidence = (db: Sql): Promise<Evidence[]> => read(db, 'form is not null')

export const evidenceById = async (db: Sql, id: number): Promise<Evidence | undefined> =>
  (await read(db, 'id = ?', id))[0]

/** The files one message brought. */
export const evidenceOfMessage = (db: Sql, messageId: string): Promise<Evidence[]> =>
  read(db, 'message_id = ?', messageId)

/** Keeps what a file is and whose; a message handled twice keeps it once. */
export function keepEvidence(evidence: Omit<Evidence, 'id'>): Statement {
  const { form, messageId, fileKey, name, kind, size, sha256, byOpenId, byName, at, afterConfirmation } = evidence
  return sql`
    insert into evidence (form, message_id, file_key, name, kind, size, sha256, by_open_id, by_name, at, after_confirmation)
    values (${form}, ${messageId}, ${fileKey}, ${name}, ${kind}, ${size}, ${sha256}, ${byOpenId}, ${byName}, ${at},
      ${afterConfirmation ? 1 : 0})
    on conflict (message_id, file_key) do nothing`
}

/** Says which form a kept file belongs to; with `expectChange` only once. */
export const attach = (id: number, form: string, afterConfirmation: boolean): Statement => sql`
  update evidence set form = ${form}, after_confirmation = ${afterConfirmation ? 1 : 0} where id = ${id} and form is null`
