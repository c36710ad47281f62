import { makeFolderOf } from './folder.ts'
import { Conflict, isGuardFailure, type Sql, type Statement } from './sql.ts'
import { type Connection, openConnection, type Prepared } from './sqlite/connection.ts'

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
  const prepared = new Map<string, Prepared>()
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text)
    if (known) return known
    const statement = database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const execute = ({ sql, params }: Statement): number => {
    const statement = prepare(sql)
    if (!statement.reader) return statement.run(...params)
    statement.all(...params)
    return 0
  }
  /** All of them or none. */
  const together = (statements: readonly Statement[]): void => {
    database.exec('begin immediate')
    try {
      for (const statement of statements) execute(statement)
      database.exec('commit')
    } catch (error) {
      rollBack(database)
      throw error
    }
  }
  return {
    async all<Row>({ sql, params }: Statement) {
      return prepare(sql).all(...params) as Row[]
    },
    async run(statement) {
      return execute(statement)
    },
    async batch(statements) {
      try {
        together(statements)
      } catch (error) {
        throw isGuardFailure(error) ? new Conflict() : error
      }
    },
    close() {
      database.close()
    },
  }
}

/** After a full disk SQLite has already gone back by itself. */
function rollBack(database: Connection): void {
  try {
    database.exec('rollback')
  } catch {
    // What failed first is what counts.
  }
}
