import { describe, expect, test } from 'vitest'
import { queueKey } from '../../src/reporting/queue.ts'
import type { Faults } from '../../src/sandbox/emulator/faults.ts'
import { forgetMessage } from '../../src/store/inbox.ts'
import { deadLetters, supersede } from '../../src/store/outbox.ts'
import { first, type Sql, sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat, type World } from '../chat.ts'

const send = '/open-apis/im/v1/messages'
const isReply = (path: string) => path.endsWith('/reply')

/** How often the bot answered in somebody's private chat. */
async function answersUnder(faults: Faults, after?: (world: World) => Promise<void>) {
  const world = await chat({ emulator: { faults } })
  const someone = await world.person('路人')
  await someone.says('帮助')
  await after?.(world)
  return { world, someone, count: someone.seesAll().filter((words) => words.includes('我能做什么')).length }
}

describe('an event is answered once', () => {
  test('however often the platform delivers it', async () => {
    expect((await answersUnder({ delivery: () => ({ duplicates: 3 }) })).count).toBe(1)
  })

  test('also when the acknowledgement is lost and it comes again', async () => {
    const { count } = await answersUnder({ delivery: ({ attempt }) => ({ lostAck: attempt === 1 }) }, (world) =>
      world.moveTo('2024-03-18T10:10:00+08:00'),
    )
    expect(count).toBe(1)
  })

  test('also when it does not arrive at first', async () => {
    const { count } = await answersUnder({ delivery: ({ attempt }) => ({ lost: attempt < 4 }) }, (world) =>
      world.moveTo('2024-03-18T17:30:00+08:00'),
    )
    expect(count).toBe(1)
  })

  test('an edited question is answered once more', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const { messageId } = await world.emulator.say(someone.openId, 'p2p', '帮助')
    await world.settle()
    await world.emulator.edit(someone.openId, messageId, '我是谁')
    await world.settle()
    expect(someone.seesAll()).toHaveLength(2)
  })
})

test('a question recalled before its turn is not answered', async () => {
  const world = await chat()
  const someone = await world.person('路人')
  const { messageId } = await world.emulator.say(someone.openId, 'p2p', '帮助')
  await world.settle()
  await world.db.run(sql`update inbox set state = 'waiting' where message_id = ${messageId}`)
  await world.db.run(forgetMessage(messageId, '2024-03-18T10:00:00+08:00'))
  await world.settle()
  expect(someone.seesAll()).toHaveLength(1)
})

test('an answer that still waits is sent although a newer card of its name follows', async () => {
  const world = await chat()
  const office = await world.person('周敏', 'admin')
  world.emulator.setFaults({
    api: ({ path }) => (isReply(path) ? { kind: 'answer', status: 400, code: 230020 } : undefined),
  })
  await office.says('待审核')
  await world.db.run(supersede(queueKey(office.openId)))
  world.emulator.setFaults({})
  await world.moveTo('2024-03-18T10:10:00+08:00')
  expect(office.seesAll()).toHaveLength(1)
})

describe('what the platform refuses or does not say', () => {
  const once = (fault: NonNullable<ReturnType<NonNullable<Faults['api']>>>): Faults => {
    let failed = false
    return {
      api: ({ path }) => {
        if (failed || !isReply(path)) return undefined
        failed = true
        return fault
      },
    }
  }
  const later = (world: World) => world.moveTo('2024-03-18T10:20:00+08:00')

  test.each<[string, Parameters<typeof once>[0]]>([
    ['too many requests', { kind: 'answer', status: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '5' } }],
    ['too many in this chat', { kind: 'answer', status: 400, code: 230020 }],
    ['an internal error', { kind: 'answer', status: 500 }],
    ['an expired token', { kind: 'answer', status: 400, code: 99991663 }],
    ['a connection cut before the work', { kind: 'reset', when: 'before' }],
    ['a connection cut after the work', { kind: 'reset', when: 'after' }],
  ])('%s: the answer comes once', async (_, fault) => {
    const { count } = await answersUnder(once(fault), later)
    expect(count).toBe(1)
  })

  test('a refusal after an unclear try does not make it come twice', async () => {
    let count = 0
    const faults: Faults = {
      api: ({ path }) => {
        if (!isReply(path) || ++count > 2) return undefined
        return count === 1 ? { kind: 'reset', when: 'after' } : { kind: 'answer', status: 429, code: 99991400 }
      },
    }
    const twice = async (world: World) => {
      await world.moveTo('2024-03-18T10:10:00+08:00')
      await later(world)
    }
    expect((await answersUnder(faults, twice)).count).toBe(1)
    expect(count).toBe(3)
  })

  test('a card the platform does not take is said as plain text', async () => {
    const { someone } = await answersUnder(
      once({ kind: 'answer', status: 400, code: 230099, message: 'ErrCode: 200621' }),
      later,
    )
    expect(someone.sees()).toContain('我能做什么')
  })

  test('what the platform does not take as plain text either is not tried for ever', async () => {
    let count = 0
    const refuse: Faults['api'] = ({ path }) => {
      if (!isReply(path)) return undefined
      count++
      return { kind: 'answer', status: 400, code: 230099, message: 'ErrCode: 200621' }
    }
    await answersUnder({ api: refuse }, later)
    expect(count).toBe(2)
  })

  test('an outage longer than the platform remembers becomes a dead letter, and nothing is sent twice', async () => {
    const faults: Faults = { api: ({ path }) => (isReply(path) ? { kind: 'reset', when: 'after' } : undefined) }
    const { world, count } = await answersUnder(faults, (it) => it.moveTo('2024-03-18T10:50:00+08:00'))
    expect(count).toBe(1)
    for (const minute of ['11:00', '11:10', '12:00']) await world.moveTo(`2024-03-18T${minute}:00+08:00`)
    expect((await deadLetters(world.db, 10)).map(({ error }) => error)).toEqual(['结果不明：超过平台记住消息的时限'])
  })

  test('an answer whose topic is gone is said in the chat', async () => {
    const gone: Faults = {
      api: ({ path }) => (isReply(path) ? { kind: 'answer', status: 400, code: 230019 } : undefined),
    }
    const { world, someone, count } = await answersUnder(gone)
    expect(count).toBe(1)
    expect(world.emulator.messages(world.emulator.p2p(someone.openId)).at(-1)?.parentId).toBeFalsy()
  })

  test('a group that has dissolved is marked gone and not written to again', async () => {
    const world = await chat()
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    world.emulator.setFaults({
      api: ({ path }) => (path.startsWith(send) ? { kind: 'answer', status: 400, code: 232009 } : undefined),
    })
    await group.asks(owner, '帮助')
    expect(
      await first(world.db, sql`select gone_at is not null as gone from chats where chat_id = ${group.chatId}`),
    ).toEqual({ gone: 1 })
    expect(await first(world.db, sql`select state from outbox order by id desc limit 1`)).toEqual({ state: 'dropped' })
  })
})

describe('a group', () => {
  test('is greeted once, and only mentions are answered', async () => {
    const world = await chat()
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    expect(group.seesAll()).toHaveLength(1)
    expect(group.sees()).toContain('订阅周报')
    await world.emulator.say(owner.openId, group.chatId, '帮助')
    await world.settle()
    expect(group.seesAll()).toHaveLength(1)
    await world.emulator.removeBot(owner.openId, group.chatId)
    await world.emulator.addBot(owner.openId, group.chatId)
    await world.settle()
    expect(group.seesAll()).toHaveLength(1)
    expect(await group.asks(owner, '帮助')).toContain('我能做什么')
  })

  test('gets private things in one line, and the person in private', async () => {
    const world = await chat()
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    expect(await group.asks(owner, '我是谁')).toContain('已在私聊中回复您')
    expect(group.sees()).not.toContain('open_id')
    expect(owner.sees()).toContain(owner.openId)
  })
})

describe('a callback', () => {
  test('repeated gives its first answer and has no second effect', async () => {
    const world = await chat({
      emulator: {
        faults: { delivery: ({ type }) => (type === 'card.action.trigger' ? { duplicates: 1 } : undefined) },
      },
    })
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    expect(owner.toast?.content).toBe('已订阅周报')
    expect(await first(world.db, sql`select count(*) as n from inbox where kind = 'click'`)).toEqual({ n: 1 })
  })

  test('of a card this version does not know asks to open it anew', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    await someone.says('帮助')
    const { messageId = '' } = world.emulator.messages(world.emulator.p2p(someone.openId)).at(-1) ?? {}
    const clicked = await world.emulator.click(someone.openId, messageId, { label: '我是谁' })
    expect(clicked.error).toBeNull()
  })
})

describe('work that fails', () => {
  /** A database that fails to read the roster so many times. */
  function failing(times: number): Sql {
    const db = openSqlite(':memory:')
    let left = times
    return {
      ...db,
      all: (statement) => {
        if (left > 0 && statement.sql.includes('from people') && statement.sql.includes('open_id = ?')) {
          left--
          return Promise.reject(new Error('disk I/O error'))
        }
        return db.all(statement)
      },
    }
  }

  test('is tried again, and then answered', async () => {
    const world = await chat({ db: failing(2) })
    const someone = await world.person('路人')
    expect(await someone.says('帮助')).toContain('我能做什么')
  })

  test('three times becomes a dead letter with a reference, and the office hears of it', async () => {
    const world = await chat({ db: failing(3) })
    const office = await world.person('周敏', 'admin')
    const someone = await world.person('路人')
    expect(await someone.says('帮助')).toMatch(/没有处理成功[\s\S]*编号 [0-9a-f]{8}/)
    expect(office.sees()).toContain('有一条消息没有处理成功')
    expect(await first(world.db, sql`select state, attempts from inbox`)).toEqual({ state: 'dead', attempts: 3 })
  })
})
