import { expect, test } from 'vitest'
import type { MessageIn } from '../../src/feishu/incoming.ts'
import { ownWaiting } from '../../src/mail/waiting.ts'
import { finish, keep, laneOf, type Waiting } from '../../src/store/inbox.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const now = '2024-03-18T10:00:00+08:00'

const said = (openId: string, createdMs: number): MessageIn => ({
  kind: 'message',
  eventId: `e-${openId}-${createdMs}`,
  createdMs,
  openId,
  messageId: `om-${openId}-${createdMs}`,
  onceKey: `om-${openId}-${createdMs}`,
  chatId: `oc-${openId}`,
  chatType: 'p2p',
  messageType: 'text',
  text: '帮助',
  mentioned: [],
  files: [],
  parentId: null,
  external: false,
})

/** An inbox, what is known of it, and how often it is read. */
async function inbox() {
  const real = openSqlite(':memory:')
  await migrate(real, readMigrations())
  let reads = 0
  const db: typeof real = {
    ...real,
    all(statement) {
      if (statement.sql.startsWith('select')) reads++
      return real.all(statement)
    },
  }
  const claimed = new Set<number>()
  const waiting = ownWaiting(db, claimed)
  async function keeps(openId: string, createdMs: number, tell = true): Promise<Waiting> {
    const incoming = said(openId, createdMs)
    const seq = (await keep(db, incoming, now)) ?? Number.NaN
    const event = { seq, lane: laneOf(incoming), attempts: 0, incoming }
    if (tell) waiting.kept(event)
    return event
  }
  const taken = async (busy: string[] = [], room = 20): Promise<string[]> =>
    (await waiting.take(new Set(busy), room)).map(({ incoming }) => `${incoming.openId} ${incoming.createdMs}`)
  return { db, waiting, claimed, keeps, taken, reads: () => reads }
}

test('the next of every lane, by when it was written, without asking the database', async () => {
  const { keeps, taken, reads, waiting } = await inbox()
  expect(await taken()).toEqual([])
  const before = reads()
  for (const [openId, createdMs] of [
    ['a', 3],
    ['a', 1],
    ['b', 2],
    ['a', 2],
  ] as const)
    await keeps(openId, createdMs)
  expect([waiting.isFree('a'), waiting.isFree('c')]).toEqual([false, true])
  expect(await taken()).toEqual(['a 1', 'b 2'])
  expect(await taken(['a'])).toEqual([])
  expect(await taken()).toEqual(['a 2'])
  expect(await taken()).toEqual(['a 3'])
  expect(await taken()).toEqual([])
  expect(reads()).toBe(before)
})

test('lanes take turns: who has many waiting does not keep the others from theirs', async () => {
  const { keeps, taken } = await inbox()
  for (let at = 0; at < 10; at++) await keeps('many', at)
  await keeps('one', 100)
  expect(await taken([], 1)).toEqual(['many 0'])
  expect(await taken([], 1)).toEqual(['one 100'])
  expect(await taken([], 1)).toEqual(['many 1'])
})

test('what an earlier process left, and what comes beside it, is found; what is being answered is not', async () => {
  const { keeps, taken, claimed, waiting } = await inbox()
  await keeps('left', 1, false)
  claimed.add((await keeps('claimed', 1, false)).seq)
  expect(await taken()).toEqual(['left 1'])
  await keeps('beside', 1, false)
  expect(await taken()).toEqual([])
  waiting.look()
  expect(await taken(['left'])).toEqual(['beside 1'])
})

test('what has not ended comes again first, with the attempts that were counted; what ended elsewhere does not', async () => {
  const { db, keeps, waiting } = await inbox()
  const first = await keeps('a', 1)
  await keeps('a', 2)
  const [event] = await waiting.take(new Set(), 20)
  expect(event).toEqual(first)
  await db.run({ sql: 'update inbox set attempts = 1 where seq = ?', params: [first.seq] })
  waiting.left(first)
  expect((await waiting.take(new Set(), 20)).map(({ seq, attempts }) => [seq, attempts])).toEqual([[first.seq, 1]])
  waiting.left(first)
  await db.run(finish(first.seq, null, now))
  expect(await waiting.take(new Set(), 20)).toEqual([])
  expect((await waiting.take(new Set(), 20)).map(({ incoming }) => incoming.createdMs)).toEqual([2])
})

test('of many thousand only the places are remembered, and all are taken in order', async () => {
  const { db, keeps, taken, waiting } = await inbox()
  await taken()
  const one = await keeps('a', 0)
  for (let at = 1; at < 2500; at++) {
    waiting.kept({ ...one, seq: one.seq + at, incoming: said('a', at) })
  }
  await db.batch(
    Array.from({ length: 2499 }, (_, at) => ({
      sql: `insert into inbox (seq, event_id, kind, lane, created_ms, received_at, body) values (?, ?, 'message', 'a', ?, ?, ?)`,
      params: [one.seq + at + 1, `f${at}`, at + 1, now, JSON.stringify(said('a', at + 1))],
    })),
  )
  for (let at = 0; at < 2500; at++) expect(await taken()).toEqual([`a ${at}`])
})
