import { expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { beginTries, dueOfEachLane, type Letter, post, postpone } from '../../src/store/outbox.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

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
