import { proofKey } from '../domain/reporting/proof.ts'
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

/** The files of what waits to be decided, and of one form more. */
export const evidenceWaiting = (db: Sql, form = ''): Promise<Evidence[]> =>
  read(db, `form = ? or form in (select form from reports where state = 'pending')`, form)

export const evidenceOfForms = (db: Sql, forms: readonly string[]): Promise<Evidence[]> =>
  read(db, 'form in (select value from json_each(?))', JSON.stringify(forms))

/** A file of a confirmed report, and when that was sent in. */
export type Proof = Evidence & { sentAt: string }

/** The files of the confirmed reports of one figure's key, also of those that were replaced. */
export async function proofsOf(
  db: Sql,
  { no, unit, period }: { no: number; unit: string; period: string },
): Promise<Proof[]> {
  const own = `select form, at as sentAt from reports where kind = 'indicator' and share = 0 and no = ? and unit = ?
    and period = ? and state = 'confirmed'`
  const rows = await db.all<Row & { sentAt: string }>({
    sql: `select e.*, r.sentAt from (select ${columns} from evidence) e join (${own}) r on r.form = e.form order by e.id`,
    params: [no, unit, period],
  })
  return rows.map((row) => ({ ...evidenceOf(row), sentAt: row.sentAt }))
}

/** The keys of the confirmed figures that have a file, of whichever of their reports. */
export async function filedKeys(db: Sql): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ no: number; unit: string; period: string }>(sql`
    select distinct r.no, r.unit, r.period from evidence e join reports r on r.form = e.form
    where r.kind = 'indicator' and r.share = 0 and r.state = 'confirmed'`)
  return new Set(rows.map(proofKey))
}

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
