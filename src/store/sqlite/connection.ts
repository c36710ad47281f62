import { openAddon } from './addon.ts'
import { hasBuiltIn, openBuiltIn } from './built-in.ts'
import type { Connection, OpenOptions } from './port.ts'

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
