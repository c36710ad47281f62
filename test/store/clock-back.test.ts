import { expect, test } from 'vitest'
import { claimLanes } from '../../src/store/leases.ts'
import { newestTime } from '../../src/store/meta.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { beginTries, dueOfEachLane, type Letter, post, postpone } from '../../src/store/outbox.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

const letter = (lane: string): Letter => ({
  kind: 'send',
  target: lane,
  targetType: 'open_id',
  lane,
  body: { card: { schema: '2.0' } as never, words: '' },
})

/** A database with one answer not yet tried and one put off for five minutes, both at ten o'clock. */
async function waiting() {
  const db = openSqlite(':memory:')
  await migrate(db, readMigrations())
  const ten = '2024-03-18T10:00:00+08:00'
  await db.batch([...post(letter('ou_new'), ten), ...post(letter('ou_tried'), ten)])
  const due = await dueOfEachLane(db, ten, 9)
  const [tried] = await beginTries(
    db,
    due.filter(({ lane }) => lane === 'ou_tried'),
    () => 'u',
    ten,
    ten,
  )
  if (!tried) throw new Error('not tried')
  await db.run(postpone(tried, '2024-03-18T10:05:00+08:00', 'busy', true))
  return async (now: string) => (await dueOfEachLane(db, now, 9)).map(({ lane }) => lane)
}

test('a clock that steps back holds no letter', async () => {
  const dueAt = await waiting()
  expect(await dueAt('2024-03-18T10:00:01+08:00')).toEqual(['ou_new'])
  expect(await dueAt('2024-03-18T09:00:00+08:00')).toEqual(['ou_new', 'ou_tried'])
  expect(await dueAt('2024-03-18T10:05:00+08:00')).toEqual(['ou_new', 'ou_tried'])
})

test('a clock never starts behind the newest time in the database', async () => {
  const db = openSqlite(':memory:')
  await migrate(db, readMigrations())
  expect(await newestTime(db)).toBeNull()
  await db.batch(post(letter('ou_new'), '2024-03-18T10:00:00+08:00'))
  expect(await newestTime(db)).toBe('2024-03-18T10:00:00+08:00')
})

test('a clock that steps back holds no lane', async () => {
  const db = openSqlite(':memory:')
  await migrate(db, readMigrations())
  const claims = (holder: string, now: string, until: string) => claimLanes(db, ['oc_1'], holder, now, until)
  await claims('gone', '2024-03-18T10:00:00+08:00', '2024-03-18T10:00:30+08:00')
  // Of another whose clock is a little behind it is still held.
  expect(await claims('other', '2024-03-18T09:59:50+08:00', '2024-03-18T10:00:20+08:00')).toEqual(new Set())
  expect(await claims('other', '2024-03-18T09:00:00+08:00', '2024-03-18T09:00:30+08:00')).toEqual(new Set(['oc_1']))
})

test('a clock that steps back holds no event, digest or reminder', async () => {
  const world = await chat({ at: '2024-03-20T10:00:00+08:00' })
  const owner = await world.person('群主')
  const group = await world.group('专班', owner)
  await owner.clicks('订阅周报', group.chatId)
  world.clock.moveTo(new Date('2024-03-20T09:00:00+08:00'))
  expect(await owner.says('帮助')).toContain('我能做什么')
  await world.moveTo('2024-03-25T09:00:00+08:00')
  const digests = () => group.seesAll().filter((words) => words.startsWith('周报 '))
  expect(digests()).toHaveLength(1)
  // The week stays claimed: the same hour comes again without a second digest.
  world.clock.moveTo(new Date('2024-03-25T08:00:00+08:00'))
  await world.moveTo('2024-03-25T09:30:00+08:00')
  expect(digests()).toHaveLength(1)
})
