import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
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
  tell('正在准备 SQLite 模块，没有现成的就要编译：一般 3 到 6 分钟，请等它结束（Node 22.16 以上不需要这一步）……\n')
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'install'], options)
  if (status === 0 && addonRuns()) return true
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`.split('\n').slice(-15).join('\n'))
  return false
}

/**
 * npm keeps what an install script prints to itself unless it fails; a terminal shows it all the same.
 * @param {string} words
 */
function tell(words) {
  try {
    const terminal = openSync('/dev/tty', 'w')
    writeSync(terminal, words)
    closeSync(terminal)
  } catch {
    process.stderr.write(words)
  }
}
