import type { SqlValue } from '../sql.ts'
import { openAddon } from './addon.ts'
import { hasBuiltIn, openBuiltIn } from './built-in.ts'

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

/**
 * Opens a SQLite file (`:memory:` for none) with what the running Node has: its own module where there is one, which
 * needs no compiler and fits every version, else the add-on.
 */
export function openConnection(file: string, options: OpenOptions = {}): Connection {
  return hasBuiltIn() ? openBuiltIn(file, options) : openAddon(file, options)
}

/** What reads SQLite here, for the log. */
export const sqliteModule = (): string => (hasBuiltIn() ? 'node:sqlite' : 'better-sqlite3')

/** Whether SQLite refused because somebody else holds the file. */
export const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
