import { describe, expect, test } from 'vitest'
import { evidenceInMemory } from '../../src/store/files/memory.ts'
import { first, type Sql, sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'
import { bring, clicking, saying } from './signed.ts'

/** Lets a database grow no more, as on a full disk; gives how to make room again. */
async function fill(db: Sql): Promise<() => Promise<void>> {
  const pages = await first<{ page_count: number }>(db, sql`pragma page_count`)
  await db.all({ sql: `pragma max_page_count = ${pages?.page_count ?? 1}`, params: [] })
  return async () => {
    await db.all(sql`pragma max_page_count = 1000000`)
  }
}

const long = '说'.repeat(20_000)
const waiting = sql`select count(*) as n from inbox where state = 'waiting'`

describe('a full disk', () => {
  test('is answered with 500, nothing is acknowledged, and the redelivery is answered once there is room', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const room = await fill(world.db)
    const chatId = world.emulator.p2p(someone.openId)
    const refused = await bring(world, 'im.message.receive_v1', saying(someone.openId, chatId, long))
    expect(refused.status).toBe(500)
    expect(await first(world.db, sql`select count(*) as n from inbox`)).toEqual({ n: 0 })
    await world.emulator.say(someone.openId, 'p2p', `帮助${long}`)
    await room()
    await world.moveTo('2024-03-18T10:00:20+08:00')
    expect(someone.seesAll()).toHaveLength(1)
  })

  test('while an event that was kept is worked on: it waits, however long, and is no dead letter', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    await someone.says('我是谁')
    await world.db.run(sql`update inbox set state = 'waiting', attempts = 0`)
    const room = await fill(world.db)
    for (let count = 0; count < 50; count++) await world.settle()
    await room()
    await world.settle()
    expect(await first(world.db, waiting)).toEqual({ n: 0 })
    expect(await first(world.db, sql`select count(*) as n from inbox where state = 'dead'`)).toEqual({ n: 0 })
    expect(someone.seesAll()).toHaveLength(2)
  })
})

describe('a database that stops working', () => {
  /** Fails as SQLite does, while `broken` is true. */
  function fragile() {
    const db = openSqlite(':memory:')
    const state = { broken: false }
    const unlessBroken =
      <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
      (...args: Args): Promise<Result> =>
        state.broken
          ? Promise.reject(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' }))
          : work(...args)
    return { state, db: { all: unlessBroken(db.all), run: unlessBroken(db.run), batch: unlessBroken(db.batch) } }
  }

  test('makes the server unready, and ready again', async () => {
    const { state, db } = fragile()
    const world = await chat({ db })
    const ready = async () => (await world.server.request('/readyz')).status
    expect(await ready()).toBe(200)
    state.broken = true
    expect(await ready()).toBe(503)
    expect(await (await world.server.request('/readyz')).text()).toBe('database: disk I/O error')
    expect((await world.server.request('/healthz')).status).toBe(200)
    const metrics = async () => (await world.server.request('/metrics')).text()
    expect(await metrics()).toContain('\nzhibiao_ready 0\n')
    expect(await metrics()).not.toContain('zhibiao_inbox_depth')
    state.broken = false
    for (const line of ['zhibiao_ready 1', 'zhibiao_inbox_depth 0']) expect(await metrics()).toContain(`\n${line}\n`)
    expect(await ready()).toBe(200)
  })

  test('is asked whether it has room by one write in ten seconds, however often and by whomever', async () => {
    const inner = openSqlite(':memory:')
    let writes = 0
    const db = {
      ...inner,
      all: ((statement) => {
        if (/insert into meta[\s\S]*'room'/.test(statement.sql)) writes++
        return inner.all(statement)
      }) as typeof inner.all,
    }
    const world = await chat({ db, at: '2024-03-18T10:00:00+08:00' })
    const asked = async () => {
      const paths = ['/readyz', '/metrics', '/readyz', '/metrics', '/readyz']
      const answers = await Promise.all(paths.map((path) => world.server.request(path)))
      expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
      return writes
    }
    expect([await asked(), await asked()]).toEqual([1, 1])
    world.clock.moveTo(new Date('2024-03-18T10:00:09.999+08:00'))
    expect(await asked()).toBe(1)
    world.clock.moveTo(new Date('2024-03-18T10:00:10+08:00'))
    expect([await asked(), await asked()]).toEqual([2, 2])
  })

  test('while a message waits: it is answered when the database works again', async () => {
    const { state, db } = fragile()
    const world = await chat({ db })
    const someone = await world.person('路人')
    world.pump.wake()
    await world.emulator.say(someone.openId, 'p2p', '帮助')
    state.broken = true
    for (let count = 0; count < 10; count++) await world.settle()
    state.broken = false
    await world.settle()
    expect(someone.seesAll().filter((words) => words.includes('我能做什么'))).toHaveLength(1)
  })

  test('while a click is worked on: it is kept, answered as taken, and done afterwards', async () => {
    const { state, db } = fragile()
    const world = await chat({
      db: {
        ...db,
        batch: (statements) => {
          if (statements.some(({ sql: text }) => text.includes('update chats set digest'))) state.broken = once
          return db.batch(statements)
        },
      },
    })
    let once = false
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    once = true
    const click = clicking(owner.openId, group.chatId, { do: 'unsubscribe' })
    const { status, body } = await bring(world, 'card.action.trigger', click)
    expect(status).toBe(200)
    expect(body).toEqual({ toast: { type: 'info', content: '已收到，处理中' } })
    once = false
    state.broken = false
    await world.settle()
    expect(await first(world.db, sql`select digest from chats where chat_id = ${group.chatId}`)).toEqual({
      digest: 'off',
    })
  })
})

describe('a folder of evidence that may not be written now', () => {
  test.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO', 'EMFILE'])(
    '%s: the file waits, is no dead letter, and is kept once it may',
    async (code) => {
      const store = evidenceInMemory()
      let broken = true
      const keep: typeof store.keep = (sha256, bytes) =>
        broken ? Promise.reject(Object.assign(new Error(code), { code })) : store.keep(sha256, bytes)
      const world = await chat({ evidence: { ...store, keep } })
      const liaison = await world.person('李明', 'liaison', '市司法局')
      await liaison.says('填报 仲裁员')
      await world.emulator.postFile(liaison.openId, 'p2p', { name: '批复.pdf', bytes: new Uint8Array([1, 2, 3]) })
      for (let count = 0; count < 10; count++) await world.settle()
      expect(await first(world.db, waiting)).toEqual({ n: 1 })
      broken = false
      await world.settle()
      expect(await first(world.db, waiting)).toEqual({ n: 0 })
      expect(liaison.sees()).toContain('批复.pdf（1KB）已附到打开着的“知识产权仲裁员”表')
    },
  )
})
