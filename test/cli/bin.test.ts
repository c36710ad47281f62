import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../../src/zhibiao.mjs', import.meta.url))
const spawn = (...argv: string[]) =>
  spawnSync(process.execPath, [bin, ...argv], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: { ...process.env, DATABASE_PATH: 'no-such/zhibiao.db', LARK_APP_ID: '', LARK_APP_SECRET: '' },
  })

test('the package’s bin runs the command line from any folder, answers on stdout and fails on stderr', () => {
  const status = spawn('status', '--json')
  expect([status.status, JSON.parse(status.stdout).plan]).toEqual([0, 'zunyi-2022'])
  const backup = spawn('backup', 'x.bak', '--rehearsal')
  expect([backup.status, backup.stdout]).toEqual([1, ''])
  expect(backup.stderr).toMatch(/\n没有数据库 no-such\/zhibiao\.db/)
  expect(spawn('frobnicate').status).toBe(2)
})
