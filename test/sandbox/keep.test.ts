import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sqliteKeep } from '../../src/sandbox/emulator/sqlite-keep.ts'
import { cardOf, world } from './world.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const open = () => world({ store: sqliteKeep(join(folder, 'platform.db')), seed: undefined })

it('keeps chats, messages, files, uuids and waiting events over a restart', async () => {
  const before = open()
  const { alice, bob } = before
  before.bot.answer = () => ({ status: 500, body: '' })
  const { chatId } = await before.emulator.createGroup(alice, '专班', [bob])
  await before.emulator.postFile(alice, 'p2p', { name: 'a.txt', bytes: new Uint8Array([1, 2]) })
  await before.client.send(before.emulator.p2p(alice), cardOf(), 'u1')
  const messages = before.emulator.messages(before.emulator.p2p(alice))
  before.emulator.close()

  const after = open()
  expect(after.emulator.chat(chatId)).toMatchObject({ name: '专班', members: [alice, bob], botIn: true })
  expect(after.emulator.messages(after.emulator.p2p(alice))).toEqual(messages)
  const key = JSON.parse(messages[0]?.content ?? '{}').file_key
  expect(Array.from(after.emulator.file(key)?.bytes ?? [])).toEqual([1, 2])
  expect((await after.client.send(after.emulator.p2p(alice), cardOf(), 'u1')).json.data?.message_id).toBe(
    messages[1]?.messageId,
  )
  after.later(15_000)
  await after.emulator.tick()
  expect(after.received).toHaveLength(2)
  const next = await after.emulator.say(alice, 'p2p', '状态')
  expect(next.seq).toBe((messages[1]?.seq ?? 0) + 1)
  after.emulator.close()
})
