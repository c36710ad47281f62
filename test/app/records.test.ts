import { describe, expect, test } from 'vitest'
import { createRecords } from '../../src/mail/records.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { beginTries, delivered, dueOfEachLane, giveUp, post, postpone } from '../../src/store/outbox.ts'
import { first, type Sql, type Statement, sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const now = '2024-03-18T08:00:00+08:00'
const later = '2024-03-18T08:01:00+08:00'

/** A database that only counts its batches; a batch with `bad` in it fails. */
function counted(failure: Error = new Error('bad')) {
  const batches: Statement[][] = []
  const db: Sql = {
    all: async () => [],
    run: async () => 0,
    batch: async (statements) => {
      if (statements.some(({ params }) => params.includes('bad'))) throw failure
      batches.push([...statements])
    },
  }
  return { db, batches }
}
const statementsOf = (words: readonly string[]) => words.map((word) => sql`say ${word}`)
const never = () => new Promise<void>(() => {})

describe('outcomes of work side by side', () => {
  test('are written together once nothing more is under way', async () => {
    const { db, batches } = counted()
    let underway = 3
    const records = createRecords<string>(db, { statementsOf, gatherMs: 50, underway: () => underway, sleep: never })
    const all = ['a', 'b', 'c'].map((word) => {
      underway--
      return records.add(word)
    })
    await Promise.all(all)
    expect(batches.map((batch) => batch.length)).toEqual([3])
  })

  test('do not wait longer than they are given for one that is slow', async () => {
    const { db, batches } = counted()
    const records = createRecords<string>(db, { statementsOf, gatherMs: 50, underway: () => 1, sleep: async () => {} })
    await records.add('a')
    expect(batches).toHaveLength(1)
  })

  test('go without one that cannot be written', async () => {
    const { db, batches } = counted()
    const records = createRecords<string>(db, { statementsOf, sleep: never })
    const first = records.add('a')
    const rest = ['b', 'bad', 'c'].map((word) => records.add(word))
    await first
    const results = await Promise.allSettled(rest)
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(batches.flat().flatMap(({ params }) => params)).toEqual(['a', 'b', 'c'])
  })

  test('all wait where the database itself does not work, and none is tried alone', async () => {
    const { db, batches } = counted(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
    const records = createRecords<string>(db, { statementsOf, sleep: never })
    const results = await Promise.allSettled(['bad', 'b', 'c'].map((word) => records.add(word)))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    const together = await Promise.allSettled([records.add('x'), records.add('bad'), records.add('y')])
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(batches.map((batch) => batch.length)).toEqual([2, 1])
  })
})

describe('letters that are being tried', () => {
  async function outbox() {
    const db = openSqlite(':memory:')
    await migrate(db, readMigrations())
    const letter = { kind: 'send', targetType: 'chat_id', body: { card: { schema: '2.0' }, words: '' } } as const
    for (const lane of ['oc_1', 'oc_2', 'oc_3']) await db.batch(post({ ...letter, target: lane, lane }, now))
    return db
  }
  const ids = () => {
    let count = 0
    return () => `uuid-${++count}`
  }

  test('belong to whoever marked them first, with all of a wave in one statement', async () => {
    const db = await outbox()
    const due = await dueOfEachLane(db, now, 10)
    const mine = await beginTries(db, due.slice(0, 2), ids(), now, later)
    expect(mine.map(({ lane, attempts, uuid, firstTryAt }) => [lane, attempts, uuid, firstTryAt])).toEqual([
      ['oc_1', 1, 'uuid-1', null],
      ['oc_2', 1, 'uuid-2', null],
    ])
    const theirs = await beginTries(db, due, ids(), now, later)
    expect(theirs.map(({ lane }) => lane)).toEqual(['oc_3'])
    expect(await dueOfEachLane(db, now, 10)).toEqual([])
  })

  test('come again under the same uuid when their time is over, and then the first outcome counts no more', async () => {
    const db = await outbox()
    const [letter] = await beginTries(db, await dueOfEachLane(db, now, 1), ids(), now, later)
    const [again] = await beginTries(db, await dueOfEachLane(db, later, 1), () => 'another', later, later)
    expect(again).toMatchObject({ uuid: letter?.uuid, attempts: 2, firstTryAt: now })
    if (!letter || !again) throw new Error('no letter')
    await db.batch([giveUp(letter, 'dead', 'late news'), postpone(letter, later, 'late news', false)])
    const row = () => first(db, sql`select state, uuid, message_id from outbox where id = ${letter.id}`)
    expect(await row()).toEqual({ state: 'waiting', uuid: 'uuid-1', message_id: null })
    // But what has arrived has arrived, whoever says so.
    await db.run(delivered({ id: letter.id, messageId: 'om_1', at: later }))
    await db.run(giveUp(again, 'dead', 'later news'))
    expect(await row()).toEqual({ state: 'sent', uuid: 'uuid-1', message_id: 'om_1' })
  })
})
