import { expect, test } from 'vitest'
import { inboxDepth } from '../../src/store/inbox.ts'
import { outboxDepth } from '../../src/store/outbox.ts'
import type { Sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

/**
 * Tables that grow with everything that is ever sent in or said, by their names and by what queries call them; what
 * waits in the mail has an index of its own.
 */
const growing = /^SCAN (reports|report_events|evidence|r|n)\b|^SCAN (inbox|outbox)\b(?! USING (COVERING )?INDEX)/

/** A database that notes which of its questions go through a whole table that grows. */
function watched(inner: Sql) {
  const scans = new Set<string>()
  const asked = new Set<string>()
  const { kept: _, ...reading } = inner
  const db: Sql = {
    ...reading,
    async all(statement) {
      if (/^(select|with)\b/.test(statement.sql) && !asked.has(statement.sql)) {
        asked.add(statement.sql)
        const plan = await inner.all<{ detail: string }>({ ...statement, sql: `explain query plan ${statement.sql}` })
        if (plan.some(({ detail }) => growing.test(detail))) scans.add(statement.sql)
      }
      return inner.all(statement)
    },
  }
  return { db, scans, asked }
}

test('nothing that people do every day goes through every report or all that was ever said', async () => {
  const { db, scans, asked } = watched(openSqlite(':memory:'))
  const world = await chat({ db, at: '2024-04-08T10:00:00+08:00' })
  const [leader, office] = [await world.person('陈市长', 'leader'), await world.person('周敏', 'admin')]
  const liaison = await world.person('李明', 'liaison', '市司法局')
  const group = await world.group('领导小组', office)
  asked.clear()
  scans.clear()
  await liaison.says('填报 仲裁员')
  await liaison.submits({ value: '18' })
  await office.says('待审核')
  await office.clicks('确认')
  for (const words of ['状态', '仲裁员现在多少了', '2024年3月1日的状态', '一个月来有什么变化']) await leader.says(words)
  for (const words of ['谁没报', '记录 仲裁员', '今天审核的', '撤销确认 仲裁员', '待办']) await office.says(words)
  for (const words of ['我的填报', '填报', '撤回']) await liaison.says(words)
  await group.asks(office, '周报')
  await outboxDepth(db)
  await inboxDepth(db)
  expect(asked.size).toBeGreaterThan(20)
  expect([...scans]).toEqual([])
})
