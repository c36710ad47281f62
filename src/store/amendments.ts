import * as z from 'zod'
import { type Amendment, type AmendmentLine, amendmentLine } from '../domain/amendments/amendment.ts'
import { kept, type Sql, type Statement, sql } from './sql.ts'

type Row = {
  id: number
  title: string
  number: string | null
  date: string
  effective: string
  lines: string
  by_open_id: string
  by_name: string
  at: string
  withdrawn_at: string | null
  reason: string | null
  withdrawn_by: string | null
  withdrawn_by_name: string | null
}

const linesSchema = z.array(amendmentLine)

/** Lines never change: a paper of a thousand figures is checked once, not with every message. */
const read = new Map<string, AmendmentLine[]>()
const mostRead = 200

function linesOf(text: string): AmendmentLine[] {
  const held = read.get(text)
  if (held) return held
  const lines = linesSchema.parse(JSON.parse(text))
  if (read.size < mostRead) read.set(text, lines)
  return lines
}

/** Every paper after the plan, those taken back too, in the order they were entered. */
export const allAmendments = (db: Sql): Promise<Amendment[]> =>
  kept(db, 'amendments', ['amendments', 'amendment_withdrawals'], async (db) => {
    const rows = await db.all<Row>(sql`
      select a.*, w.at as withdrawn_at, w.reason, w.by_open_id as withdrawn_by, w.by_name as withdrawn_by_name
      from amendments a left join amendment_withdrawals w on w.amendment = a.id order by a.id`)
    return rows.map(amendmentOf)
  })

function amendmentOf(row: Row): Amendment {
  const { id, title, number, date, effective, at } = row
  const withdrawn =
    row.withdrawn_at === null
      ? null
      : {
          at: row.withdrawn_at,
          reason: row.reason ?? '',
          by: { openId: row.withdrawn_by ?? '', name: row.withdrawn_by_name ?? '' },
        }
  const by = { openId: row.by_open_id, name: row.by_name }
  return { id, title, number, date, effective, at, by, withdrawn, lines: linesOf(row.lines) }
}

/** A paper before it has an id. `form`: what it was entered with; the same one a second time fails the batch. */
export type NewAmendment = Omit<Amendment, 'id' | 'withdrawn'> & { form: string }

export const keepAmendment = ({ title, number, date, effective, lines, by, at, form }: NewAmendment): Statement => sql`
  insert into amendments (title, number, date, effective, lines, by_open_id, by_name, at, form)
  values (${title}, ${number}, ${date}, ${effective}, ${JSON.stringify(lines)}, ${by.openId}, ${by.name}, ${at}, ${form})
  on conflict (form) do nothing`

/** With `expectChange`: a paper is taken back once. */
export const withdrawAmendment = (
  id: number,
  { at, by, reason }: NonNullable<Amendment['withdrawn']>,
): Statement => sql`
  insert into amendment_withdrawals (amendment, at, reason, by_open_id, by_name)
  select id, ${at}, ${reason}, ${by.openId}, ${by.name} from amendments where id = ${id}
  on conflict (amendment) do nothing`

/** A paper read from the plan's folder: the mark of what the file held, and whether and by whom it was taken back. */
export type FiledRow = { id: number; form: string; title: string; number: string | null; withdrawnBy: string | null }

/** Every paper that ever came from a file, in the order it was read. */
export const filedAmendments = (db: Sql): Promise<FiledRow[]> =>
  db.all<FiledRow>(sql`
    select a.id, a.form, a.title, a.number, w.by_open_id as withdrawnBy
    from amendments a left join amendment_withdrawals w on w.amendment = a.id
    where a.form like 'file:%' order by a.id`)
