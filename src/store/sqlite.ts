import Database from 'better-sqlite3'
import { makeFolderOf } from './folder.ts'
import { Conflict, isGuardFailure, type Sql, type Statement } from './sql.ts'

export type SqliteStore = Sql & {
  close(): void
}

/**
 * The port on a SQLite file (`:memory:` for tests). Write-ahead log with full synchronisation: an acknowledged commit
 * survives a power cut. Waits up to 5 s for another process, such as the command line beside a running server.
 */
export function openSqlite(file: string): SqliteStore {
  if (file !== ':memory:') makeFolderOf(file)
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  // better-sqlite3's build drops to NORMAL in WAL mode, which can lose acknowledged commits on power loss.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  const prepared = new Map<string, Database.Statement<unknown[], unknown>>()
  const prepare = (text: string) => {
    const known = prepared.get(text)
    if (known) return known
    const statement = database.prepare<unknown[], unknown>(text)
    prepared.set(text, statement)
    return statement
  }
  const execute = ({ sql, params }: Statement): number => {
    const statement = prepare(sql)
    if (!statement.reader) return statement.run(...params).changes
    statement.all(...params)
    return 0
  }
  const together = database.transaction((statements: readonly Statement[]) => {
    for (const statement of statements) execute(statement)
  })
  return {
    async all<Row>({ sql, params }: Statement) {
      return prepare(sql).all(...params) as Row[]
    },
    async run(statement) {
      return execute(statement)
    },
    async batch(statements) {
      try {
        together.immediate(statements)
      } catch (error) {
        throw isGuardFailure(error) ? new Conflict() : error
      }
    },
    close() {
      database.close()
    },
  }
}
