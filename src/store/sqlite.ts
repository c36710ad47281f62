import { makeFolderOf } from './folder.ts'
import { Conflict, isAsExpected, type Sql, type Statement } from './sql.ts'
import { openConnection } from './sqlite/connection.ts'
import { groupCommit } from './sqlite/group.ts'
import { createKept } from './sqlite/kept.ts'
import type { Connection, Prepared } from './sqlite/port.ts'

export type SqliteStore = Sql & {
  close(): void
}

/** The port on a SQLite file (`:memory:` for tests). Waits up to 5 s for another process, such as the command line. */
export function openSqlite(file: string): SqliteStore {
  if (file !== ':memory:') makeFolderOf(file)
  return sqliteOn(openConnection(file))
}

/**
 * The port on an open connection. Write-ahead log with full synchronisation: an acknowledged commit survives a power
 * cut, which the drivers' own choice for a write-ahead log may not.
 */
export function sqliteOn(database: Connection): SqliteStore {
  database.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON')
  // 16 MB: with the 2 MB of SQLite's own choice the letters of a burst push out the pages of every index.
  database.exec('pragma cache_size = -16000')
  const prepared = new Map<string, Prepared>()
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text)
    if (known) return known
    const statement = database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const { kept, wrote } = createKept(prepare)
  const execute = ({ sql, params }: Statement): number => {
    const statement = prepare(sql)
    wrote(sql)
    if (!statement.reader) return statement.run(...params)
    statement.all(...params)
    return 0
  }
  const { write, flush } = groupCommit(database)
  const db: SqliteStore = {
    async all<Row>({ sql, params }: Statement) {
      const rows = () => prepare(sql).all(...params) as Row[]
      if (!changesRows(sql)) return rows()
      return write(() => {
        wrote(sql)
        return rows()
      }, true)
    },
    async run(statement) {
      if (changesRows(statement.sql)) return write(() => execute(statement), true)
      // What SQLite takes outside of a transaction only, such as a copy of the whole.
      flush()
      return execute(statement)
    },
    async batch(statements) {
      if (statements.length === 0) return
      const [only] = statements
      await write(
        () => {
          for (const statement of statements) if (!isAsExpected(statement, execute(statement))) throw new Conflict()
        },
        statements.length === 1 && only?.changes === undefined,
      )
    },
    kept: (name, tables, make) => kept(name, tables, () => make(db)),
    close() {
      flush()
      database.close()
    },
  }
  return db
}

const changesRows = (text: string): boolean => /^(insert|update|delete)\b/.test(text)
