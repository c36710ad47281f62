import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'
import type { Connection, OpenOptions } from './port.ts'

/** No SQLite to be had; says what mends it. */
class NoSqlite extends Error {
  constructor(why: string, mend: string, cause: unknown) {
    super(`${why}：请运行 ${mend}（需要 C++ 编译器），或改用 Node 22.16 以上`, { cause })
    this.name = 'NoSqlite'
  }
}

/** A connection on the add-on better-sqlite3, for a Node without SQLite of its own. */
export function openAddon(file: string, { readonly = false, timeoutMs = 5000 }: OpenOptions = {}): Connection {
  const database = opened(file, { readonly, timeout: timeoutMs })
  return {
    prepare(text) {
      const statement = database.prepare<unknown[], unknown>(text)
      return {
        reader: statement.reader,
        all: (...params) => statement.all(...params),
        iterate: (...params) => statement.iterate(...params),
        run: (...params) => statement.run(...params).changes,
      }
    },
    exec: (text) => void database.exec(text),
    close: () => void database.close(),
  }
}

function opened(file: string, options: Database.Options): Database.Database {
  try {
    const Addon: typeof Database = createRequire(import.meta.url)('better-sqlite3')
    return new Addon(file, options)
  } catch (error) {
    throw missing(error) ?? error
  }
}

/** What a failure says about the module itself, as against the file it was to open. */
function missing(error: unknown): NoSqlite | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : ''
  const absent = `SQLite 模块没有装好（Node ${process.version} 没有内置的）`
  const rebuild = 'npm run prepare'
  if (code === 'ERR_DLOPEN_FAILED')
    return new NoSqlite(`SQLite 模块不是为这个 Node（${process.version}）编译的`, rebuild, error)
  if (error.message.startsWith('Could not locate the bindings file')) return new NoSqlite(absent, rebuild, error)
  // An optional package whose build failed is taken away again.
  return code === 'MODULE_NOT_FOUND' ? new NoSqlite(absent, 'npm ci', error) : null
}
