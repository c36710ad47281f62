import type { SqlValue } from '../sql.ts'

export type Parameter = SqlValue | Uint8Array

/** One statement, compiled. */
export type Prepared = {
  /** Whether it gives rows. */
  readonly reader: boolean
  all(...params: readonly Parameter[]): unknown[]
  /** Rows one at a time, for what is too large to hold; nothing may be written on the connection meanwhile. */
  iterate(...params: readonly Parameter[]): Iterable<unknown>
  /** How many rows an insert, update or delete changed. */
  run(...params: readonly Parameter[]): number
}

/** One open SQLite file, the same whichever module reads it. Failures carry `code`: `SQLITE_BUSY`, `SQLITE_FULL` … */
export type Connection = {
  prepare(text: string): Prepared
  /** Any number of statements, without parameters and without rows. */
  exec(text: string): void
  close(): void
}

export type OpenOptions = {
  readonly?: boolean
  /** How long to wait for another process that holds the file. */
  timeoutMs?: number
}
