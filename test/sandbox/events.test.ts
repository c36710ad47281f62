import { describe, expect, it } from 'vitest'
import { sign } from '../../src/sandbox/emulator/crypto.ts'
import { createEmulator } from '../../src/sandbox/emulator/index.ts'
import { app, world } from './world.ts'

const second = 1000
const types = (received: { header: { event_type: string } }[]) => received.map(({ header }) => header.event_type)

describe('what people do', () => {
  it('reaches the bot signed, with mentions as keys', async () => {
    const { emulator, received, alice, bob } = world()
    const { chatId } = await emulator.createGroup(alice, '专班', [bob])
    await emulator.say(alice, chatId, '大家好')
    await emulator.say(alice, chatId, '状态', { mentionBot: true, mentions: [bob] })
    expect(types(received)).toEqual(['im.chat.member.bot.added_v1', 'im.message.receive_v1'])
    expect(received[1]?.event).toMatchObject({
      sender: { sender_id: { open_id: alice }, sender_type: 'user' },
      message: {
        chat_type: 'group',
        message_type: 'text',
        content: '{"text":"@_user_1 @_user_2 状态"}',
        mentions: [
          { key: '@_user_1', id: { open_id: emulator.bot.openId }, mentioned_type: 'bot' },
          { key: '@_user_2', id: { open_id: bob }, mentioned_type: 'user', name: '乙' },
        ],
      },
    })
    expect(received[1]?.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/)
    expect(emulator.messages(chatId).map(({ text }) => text)).toEqual(['大家好', '@知标 @乙 状态'])
  })

  it('signs the bytes it sends', async () => {
    const requests: { body: string; headers: Record<string, string> }[] = []
    const emulator = createEmulator({
      clock: { now: () => new Date(1_700_000_000_000) },
      app,
      async deliver(request) {
        requests.push(request)
        return { status: 200, body: '{}' }
      },
    })
    const { openId } = emulator.addPerson({ openId: 'ou_a', name: '甲' })
    await emulator.say(openId, 'p2p', '状态')
    const [{ body = '', headers = {} } = {}] = requests
    expect(headers['x-lark-request-timestamp']).toBe('1700000000')
    expect(headers['x-lark-signature']).toBe(
      sign('1700000000', headers['x-lark-request-nonce'] ?? '', app.encryptKey, body),
    )
  })

  it('comes in every kind the bot subscribes to', async () => {
    const { emulator, received, alice, bob } = world()
    const { messageId } = await emulator.say(alice, 'p2p', '填报')
    await emulator.edit(alice, messageId, '填报 8')
    await emulator.recall(alice, messageId)
    await emulator.sticker(alice, 'p2p')
    await emulator.audio(alice, 'p2p')
    await emulator.postImage(alice, 'p2p', { name: 'a.png', bytes: new Uint8Array([1]) })
    await emulator.sayWithImage(alice, 'p2p', '证明', { name: 'a.png', bytes: new Uint8Array([1]) })
    await emulator.clickMenu(alice, 'status')
    await emulator.enterP2p(alice)
    const { chatId } = await emulator.createGroup(alice, '专班', [bob])
    await emulator.removeBot(bob, chatId)
    await emulator.addBot(bob, chatId)
    await emulator.disband(alice, chatId)
    expect(types(received)).toEqual([
      'im.message.receive_v1',
      'im.message.receive_v1',
      'im.message.recalled_v1',
      ...Array.from({ length: 4 }, () => 'im.message.receive_v1'),
      'application.bot.menu_v6',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.member.bot.deleted_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.disbanded_v1',
    ])
    const [said, edited] = received.map(({ event }) => event.message)
    expect(edited).toMatchObject({ message_id: messageId, content: '{"text":"填报 8"}' })
    expect(said).not.toEqual(edited)
  })

  it('cannot be done from outside a chat', async () => {
    const { emulator, alice, bob } = world()
    const { chatId } = await emulator.createGroup(alice, '专班', [])
    expect(() => emulator.say(bob, chatId, '状态')).toThrow('not in chat')
  })
})

describe('redelivery', () => {
  it('comes after 15 s, 5 min, 1 h and 6 h with the same event id, then never', async () => {
    const { emulator, received, bot, alice, later, now } = world()
    bot.answer = () => ({ status: 500, body: '' })
    await emulator.say(alice, 'p2p', '状态')
    for (const wait of [15 * second, 300 * second, 3600 * second, 6 * 3600 * second]) {
      const due = emulator.nextDue()?.getTime() ?? 0
      expect(due - now()).toBe(wait)
      later(wait - 1)
      await emulator.tick()
      later(1)
      await emulator.tick()
    }
    expect(emulator.nextDue()).toBeNull()
    later(24 * 3600 * second)
    await emulator.tick()
    expect(received).toHaveLength(5)
    expect(new Set(received.map(({ header }) => header.event_id)).size).toBe(1)
    expect(emulator.deliveries()).toMatchObject([{ state: 'given up' }])
  })

  it('stops when the bot took the event', async () => {
    const { emulator, received, bot, alice, later } = world()
    bot.answer = () => ({ status: received.length < 2 ? 503 : 200, body: '{}' })
    await emulator.say(alice, 'p2p', '状态')
    later(15 * second)
    await emulator.tick()
    expect(emulator.deliveries()).toMatchObject([{ state: 'done', attempts: [{ status: 503 }, { status: 200 }] }])
    expect(emulator.nextDue()).toBeNull()
  })

  it('comes when the bot is too slow', async () => {
    const { emulator, bot, alice } = world({ timeoutMs: 5 })
    bot.answer = () => new Promise(() => {})
    await emulator.say(alice, 'p2p', '状态')
    expect(emulator.deliveries()).toMatchObject([{ state: 'waiting', attempts: [{ status: 0, problem: 'timeout' }] }])
  })

  it('duplicates, loses answers and delays as told', async () => {
    const { emulator, received, alice, later } = world({
      faults: {
        delivery: ({ attempt, type }) =>
          type === 'application.bot.menu_v6'
            ? { delayMs: 60 * second }
            : attempt === 1
              ? { lostAck: true }
              : { duplicates: 1 },
      },
    })
    await emulator.clickMenu(alice, 'status')
    await emulator.say(alice, 'p2p', '状态')
    later(15 * second)
    await emulator.tick()
    later(45 * second)
    await emulator.tick()
    expect(types(received)).toEqual([
      ...Array.from({ length: 3 }, () => 'im.message.receive_v1'),
      'application.bot.menu_v6',
    ])
  })

  it('can be held and let go in the other order', async () => {
    const { emulator, received, alice } = world()
    emulator.hold()
    await emulator.say(alice, 'p2p', '一')
    await emulator.say(alice, 'p2p', '二')
    expect(received).toHaveLength(0)
    await emulator.release('reversed')
    expect(received.map(({ event }) => event.message)).toMatchObject([
      { content: '{"text":"二"}' },
      { content: '{"text":"一"}' },
    ])
  })
})

it('saves the request address with an unsigned challenge', async () => {
  const { emulator } = world()
  expect(await emulator.challenge()).toBe(true)
})
