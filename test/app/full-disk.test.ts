import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { evidenceFolderOf } from '../../src/store/files/folder.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { enrol } from '../../src/store/people.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { live, until } from './live.ts'

let running: Awaited<ReturnType<typeof live>> | undefined
afterEach(async () => {
  await running?.end()
  running = undefined
})

test('a disk that takes no more: nothing is acknowledged in vain, and everything is answered when there is room', async () => {
  running = await live({ fileKilobytes: 800 })
  const { emulator, server, answersIn, clock } = running
  const someone = emulator.openIdOf('somebody')
  emulator.addPerson({ openId: someone, name: '张三' })
  const p2p = emulator.p2p(someone)
  const questions = 20
  for (let count = 0; count < questions; count++) await emulator.say(someone, 'p2p', `帮助${'说'.repeat(10_000)}`)
  await until(() => server.errors().join('').includes('request failed'))
  expect(server.errors().join('')).toContain('request failed')
  expect(server.alive()).toBe(true)
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  expect(emulator.deliveries().some(({ state }) => state === 'waiting')).toBe(true)
  const ready = await fetch(`${server.address}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.text()).toMatch(/^database: ./)
  expect(await (await fetch(`${server.address}/metrics`)).text()).toContain('\nzhibiao_ready 0\n')
  expect(server.errors().join('')).toContain('"not ready"')
  await running.restart()
  expect((await fetch(`${running.server.address}/readyz`)).status).toBe(200)
  clock.moveTo(new Date(clock.now().getTime() + 60_000))
  await emulator.tick()
  await until(() => answersIn(p2p) === questions)
  expect(answersIn(p2p)).toBe(questions)
})

test('evidence that has no room waits, is no dead letter, leaves no half, and is kept when there is room', async () => {
  running = await live({
    fileKilobytes: 800,
    prepare: async (file, emulator) => {
      const db = openSqlite(file)
      await migrate(db, readMigrations())
      const { openId } = emulator.addPerson({ openId: emulator.openIdOf('liaison'), name: '李明' })
      await db.run(enrol({ openId, name: '李明', unit: 'justice', role: 'liaison' }, '2024-03-18T09:00:00+08:00'))
      db.close()
    },
  })
  const { emulator, server, file } = running
  const liaison = emulator.openIdOf('liaison')
  await emulator.postFile(liaison, 'p2p', { name: '批复.pdf', bytes: new Uint8Array(900_000).fill(1) })
  await until(() => server.errors().join('').includes('EFBIG'))
  expect(server.errors().join('')).toContain('EFBIG')
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const kept = () =>
    readdirSync(evidenceFolderOf(file), { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
  expect(kept()).toEqual([])
  await running.restart()
  await until(() => kept().length > 0)
  expect(kept()).toHaveLength(1)
  const said = () =>
    JSON.stringify(emulator.messages(emulator.p2p(liaison)).filter(({ sender }) => sender.kind === 'app'))
  await until(() => said().includes('批复.pdf'))
  expect(said()).not.toContain('没有处理成功')
})
