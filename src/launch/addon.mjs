import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { ownSqlite } from '../store/sqlite/module.mjs'
import { root } from './bundle.mjs'

/** Whether SQLite is there: in Node itself, or as an add-on made for this Node. */
export function addonRuns() {
  if (ownSqlite()) return true
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

/**
 * Fetches or compiles the add-on for the running Node by its package's own install script, which npm is told not to
 * run: where Node has SQLite the minute it takes would be for nothing.
 */
export function buildAddon() {
  const options = { cwd: `${root}node_modules/better-sqlite3`, shell: process.platform === 'win32' }
  process.stderr.write('正在准备 SQLite 模块，没有现成的就要编译，约一分钟……\n')
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'install'], options)
  if (status === 0 && addonRuns()) return true
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`.split('\n').slice(-15).join('\n'))
  return false
}
