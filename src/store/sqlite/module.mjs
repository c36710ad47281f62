import { createRequire } from 'node:module'

/**
 * Node's own SQLite module, or null where this Node has none, or one too young to tell a query from a change. Plain
 * JavaScript, because what prepares an installation asks too.
 * @returns {object | null}
 */
export function ownSqlite() {
  const { emitWarning } = process
  // Some versions call the module experimental on stderr at every start.
  process.emitWarning = () => {}
  try {
    const module = createRequire(import.meta.url)('node:sqlite')
    return 'columns' in module.StatementSync.prototype ? module : null
  } catch {
    return null
  } finally {
    process.emitWarning = emitWarning
  }
}
