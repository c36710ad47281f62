import Module from 'node:module'
import { afterEach, expect, test } from 'vitest'
import { explain } from '../../src/start/failure.ts'
import { openAddon } from '../../src/store/sqlite/addon.ts'

const load: unknown = Reflect.get(Module, '_load')
afterEach(() => void Reflect.set(Module, '_load', load))

/** Lets the loading of the add-on fail as Node or its own loader does. */
function failing(message: string, code?: string): void {
  Reflect.set(Module, '_load', (name: string, ...rest: unknown[]): unknown => {
    if (name === 'better-sqlite3') throw Object.assign(new Error(message), code === undefined ? {} : { code })
    return typeof load === 'function' ? Reflect.apply(load, Module, [name, ...rest]) : undefined
  })
}

/** What somebody reads who opens a database with it. */
function said(): string {
  try {
    openAddon(':memory:').close()
    return 'opened'
  } catch (error) {
    return explain(error)
  }
}

test.each([
  [
    'its package was not installed',
    "Cannot find module 'better-sqlite3'\nRequire stack:\n- x",
    'MODULE_NOT_FOUND',
    'npm ci',
  ],
  ['npm ran no install script', 'Could not locate the bindings file. Tried:\n → a\n → b', undefined, 'npm run prepare'],
  [
    'it was built for another Node',
    'The module was compiled against\na different Node.js version',
    'ERR_DLOPEN_FAILED',
    'npm run prepare',
  ],
])('where %s, one line says what mends it', (_, message, code, mend) => {
  failing(message, code)
  const line = said()
  expect(line).toMatch(/^SQLite 模块.*，或改用 Node 22\.16 以上$/)
  expect(line).toContain(`请运行 ${mend}（`)
  expect(line).toContain(process.version)
})

test('what fails for another reason keeps its own words', () => {
  failing('unable to open database file', 'SQLITE_CANTOPEN')
  expect(said()).toContain('打不开数据库文件')
})
