import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqliteKeep } from '../../src/sandbox/emulator/sqlite-keep.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

test('the whole way: asked, submitted, confirmed, asked again, subscribed, read on Monday; a restart in between loses nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-walk-'))
  const file = join(folder, 'bot.db')
  const start = async (at: string) => {
    const db = openSqlite(file)
    const world = await chat({ at, db, emulator: { store: sqliteKeep(join(folder, 'feishu.db')), seed: at } })
    const liaison = await world.person('李明', 'liaison', '市农业农村局')
    const office = await world.person('周敏', 'admin')
    const stop = () => {
      db.close()
      world.emulator.close()
    }
    return { ...world, liaison, office, stop }
  }
  try {
    const first = await start('2024-03-18T08:00:00+08:00')
    const asked = await first.liaison.says('地理标志目标是多少,谁牵头')
    expect(asked).toContain('80件')
    expect(asked).toContain('市农业农村局')
    expect(asked).toContain('附件2第3项')
    expect(await first.liaison.says('地理标志现在多少了')).toContain('尚未填报')
    await first.liaison.says('填报 地理标志')
    await first.liaison.submits({ value: '62' })
    expect(first.liaison.toast).toMatchObject({ type: 'success' })
    await first.pump.stop()
    first.stop()

    const second = await start('2024-03-18T09:30:00+08:00')
    expect(await second.office.says('待审核')).toContain('62件')
    await second.office.clicks('确认')
    expect(second.office.toast).toMatchObject({ type: 'success' })
    expect(await second.liaison.says('地理标志现在多少了')).toContain('62件')
    const group = await second.group('专班', second.office, second.liaison)
    await second.office.clicks('订阅周报', group.chatId)
    await second.pump.stop()
    second.stop()

    const third = await start('2024-03-20T09:00:00+08:00')
    await third.moveTo('2024-03-25T09:00:00+08:00')
    const digests = third.saidIn(group.chatId).filter((words) => words.startsWith('周报 2024年第12周'))
    expect(digests).toHaveLength(1)
    expect(digests[0]).toContain('地理标志数')
    third.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
