import { ownSqlite } from './module.mjs'
import type { Connection, OpenOptions, Parameter } from './port.ts'

/** The part of `node:sqlite` that is used; the oldest Node the bot runs on does not have the module. */
type Statement = {
  all(...params: readonly Parameter[]): unknown[]
  iterate(...params: readonly Parameter[]): Iterable<unknown>
  run(...params: readonly Parameter[]): { changes: number | bigint }
  columns(): unknown[]
}
type Database = { prepare(text: string): Statement; exec(text: string): void; close(): void }
type Module = { DatabaseSync: new (file: string, options: { readOnly: boolean; timeout: number }) => Database }

/** SQLite's primary result codes (sqlite.org/rescode.html) under the names both drivers give them. */
const names: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
}

class SqliteFailure extends Error {
  readonly code: string

  constructor(message: string, code: string, cause: unknown) {
    super(message, { cause })
    this.name = 'SqliteFailure'
    this.code = code
  }
}

/** The module once it was looked for. */
let found: Module | null | undefined

function builtIn(): Module | null {
  if (found === undefined) found = ownSqlite() as Module | null
  return found
}

export const hasBuiltIn = (): boolean => builtIn() !== null

/** A connection on Node's own `node:sqlite`. */
export function openBuiltIn(file: string, { readonly = false, timeoutMs = 5000 }: OpenOptions = {}): Connection {
  const module = builtIn()
  if (!module) throw new Error(`Node ${process.version} has no node:sqlite`)
  const database = named(() => new module.DatabaseSync(file, { readOnly: readonly, timeout: timeoutMs }))
  return {
    prepare(text) {
      const statement = named(() => database.prepare(text))
      return {
        reader: statement.columns().length > 0,
        all: (...params) => named(() => statement.all(...params)),
        *iterate(...params) {
          const rows = named(() => statement.iterate(...params))
          for (const row of rows) yield row
        },
        run: (...params) => named(() => Number(statement.run(...params).changes)),
      }
    },
    exec: (text) => named(() => database.exec(text)),
    close: () => database.close(),
  }
}

/** What the module reports by number gets the name that callers and remedies know. */
function named<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error) || !('errcode' in error)) throw error
    // The upper bytes refine the lowest.
    throw new SqliteFailure(error.message, names[Number(error.errcode) & 255] ?? 'SQLITE_ERROR', error)
  }
}
