import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createServer, type Face } from '../../src/mail/server.ts'
import { chat } from '../chat.ts'
import { startServer } from '../torture/server.ts'
import { otherPlanId, writeOtherPlan } from './other-plan.ts'

test('what keeps a deployment from starting is said of every plan at once, and nothing listens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-tenants-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeOtherPlan(join(folder, 'plan'))
  mkdirSync(join(folder, 'broken'))
  writeFileSync(join(folder, 'broken', 'bot.db'), 'not a database at all, but long enough to be looked at '.repeat(20))
  const app = (no: number) => ({
    LARK_APP_ID: `cli_${no}`,
    LARK_APP_SECRET: 's',
    LARK_ENCRYPT_KEY: 'k',
    LARK_VERIFICATION_TOKEN: 't',
  })
  const tenants = [
    { PLAN: 'zunyi-2022', ...app(1), DATABASE_PATH: join(folder, 'broken', 'bot.db') },
    // The folder holds another plan than the one it is named for.
    {
      PLAN: 'elsewhere-2024',
      ...app(2),
      DATABASE_PATH: join(folder, 'b', 'bot.db'),
      PLAN_FOLDER: join(folder, 'plan'),
    },
    { PLAN: 'nowhere-2024', ...app(3), DATABASE_PATH: join(folder, 'c', 'bot.db') },
  ]
  const file = join(folder, 'tenants.json')
  writeFileSync(file, JSON.stringify(tenants))
  const says = await startServer({ TENANTS_FILE: file, LOG_LEVEL: 'silent' }).then(
    () => expect.unreachable('it started'),
    (error: Error) => error.message,
  )
  expect(says).toContain('the server did not start (1)')
  expect(says).toMatch(/zunyi-2022: 数据库文件不是 SQLite 文件，或已损坏/)
  expect(says).toContain(`elsewhere-2024: ${join(folder, 'plan')}: 方案是 ${otherPlanId}，不是 elsewhere-2024`)
  expect(says).toMatch(/nowhere-2024: PLAN: data\/ 下没有方案 nowhere-2024，有：/)
})

test('readiness names the plan whose database does not answer; alone there is no name to say', async () => {
  const { app, pump, metrics } = await chat()
  const silent = { ...app.db, all: () => Promise.reject(new Error('disk I/O error')) }
  const good: Face = { name: 'one-2022', app, webhook: null, pump, metrics }
  const bad: Face = { ...good, name: 'two-2023', app: { ...app, db: silent } }
  const readiness = async (...faces: Face[]) => {
    const response = await createServer(faces).request('/readyz')
    return [response.status, await response.text()]
  }
  expect(await readiness(good, { ...good, name: 'three-2024' })).toEqual([200, 'ready'])
  expect(await readiness(good, bad)).toEqual([503, 'two-2023: database: disk I/O error'])
  expect(await readiness({ ...bad, name: null })).toEqual([503, 'database: disk I/O error'])
})
