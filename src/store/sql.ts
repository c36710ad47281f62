import { heldBy } from '../domain/held.ts'

export type SqlValue = string | number | null

/** One statement; in a batch it must change so many rows, where it says so. */
export type Statement = { sql: string; params: SqlValue[]; changes?: number | 'some' }

/**
 * The storage port: what SQLite on a disk and D1 on Workers can both do. There are no interactive transactions;
 * what belongs together goes into one `batch`, which happens whole or not at all.
 */
export interface Sql {
  all<Row>(statement: Statement): Promise<Row[]>
  /** How many rows changed. */
  run(statement: Statement): Promise<number>
  /** Throws `Conflict` when an `expectChange` in it finds nothing changed; then none of it happened. */
  batch(statements: readonly Statement[]): Promise<void>
  /**
   * What `make` makes of tables that seldom change, under a name of its own, until one of them has been written by
   * anybody; a database that cannot know that leaves this out. `make` asks for all it needs before it awaits anything.
   */
  kept?<Made>(name: string, tables: readonly string[], make: (db: Sql) => Promise<Made>): Promise<Made>
}

/** The same of any database; it is shared by all who ask, and never changed. */
export const kept = <Made>(
  db: Sql,
  name: string,
  tables: readonly string[],
  make: (db: Sql) => Promise<Made>,
): Promise<Made> => db.kept?.(name, tables, make) ?? make(db)

/** Somebody else changed what this work was based on. Read again and decide again. */
export class Conflict extends Error {
  constructor() {
    super('the rows this change was based on have changed')
    this.name = 'Conflict'
  }
}

/** sql`select * from people where open_id = ${id}`: values travel as parameters, never as text. */
export function sql(strings: TemplateStringsArray, ...params: SqlValue[]): Statement {
  return { sql: textOf(strings), params }
}

/** The same place in the code has the same text. */
const textOf = heldBy((strings: TemplateStringsArray): string => strings.join('?').trim())

/** The statement, which must change a row: the optimistic lock of a batch. */
export const expectChange = (statement: Statement): Statement[] => [{ ...statement, changes: 'some' }]

/** The same of a statement for many rows: all of them must have changed. */
export const expectChanges = (statement: Statement, rows: number): Statement[] => [{ ...statement, changes: rows }]

/** Whether as many rows have changed as must. */
export const isAsExpected = ({ changes }: Statement, changed: number): boolean =>
  changes === undefined || (changes === 'some' ? changed > 0 : changed === changes)

/** True for a row whose key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /UNIQUE constraint failed/.test(error.message)
}

/** A database that is reached over a network does not work now. */
export class StorageTrouble extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
    this.name = 'StorageTrouble'
  }
}

/**
 * The database or the disk itself does not work now (full, locked, damaged, not reached, not allowed); what was to be written is not
 * to blame. Evidence lies beside the database, and its files fail with the codes of the file system.
 */
export function isStorageTrouble(error: unknown): boolean {
  if (error instanceof StorageTrouble) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB)|(ENOSPC|EDQUOT|EFBIG|EROFS|EIO|EACCES|EPERM|EMFILE|ENFILE)$)/.test(
    code,
  )
}

/** One row, or undefined. */
export async function first<Row>(db: Sql, statement: Statement): Promise<Row | undefined> {
  return (await db.all<Row>(statement))[0]
}
