import { describe, expect, test } from 'vitest'
import { bring } from '../app/signed.ts'
import { chat, type World } from '../chat.ts'

describe('what the talk is about', () => {
  test('lasts ten minutes', async () => {
    const world = await chat()
    const someone = await world.person('路人', 'member')
    await someone.says('地理标志目标多少')
    await world.moveTo('2024-03-18T10:09:59+08:00')
    expect(await someone.says('谁牵头')).toContain('地理标志')
    await world.moveTo('2024-03-18T10:20:05+08:00')
    expect(await someone.says('谁牵头')).not.toContain('依据')
  })

  /** The message of the card that says this, in a chat. */
  const cardSaying = ({ emulator }: World, chatId: string, words: string): string =>
    emulator.messages(chatId).findLast(({ card }) => JSON.stringify(card ?? '').includes(words))?.messageId ?? ''

  test('for a reply is what its card shows, however old, and whatever was said since', async () => {
    const world = await chat()
    const someone = await world.person('路人', 'member')
    const p2p = world.emulator.p2p(someone.openId)
    await someone.says('地理标志目标多少')
    const geographic = cardSaying(world, p2p, '地理标志')
    await someone.says('仲裁员目标多少')
    await world.moveTo('2024-03-19T10:00:00+08:00')
    await bring(world, 'im.message.receive_v1', {
      sender: { sender_id: { open_id: someone.openId }, sender_type: 'user', tenant_key: 'ours' },
      message: {
        message_id: 'om_reply',
        root_id: geographic,
        parent_id: geographic,
        create_time: String(world.clock.now().getTime()),
        chat_id: p2p,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '这个谁牵头' }),
      },
    })
    const [said] = await world.db.all<{ words: string }>({
      sql: `select body ->> '$.words' as words from outbox order by id desc limit 1`,
      params: [],
    })
    expect(said?.words).toContain('地理标志')
    expect(said?.words).not.toContain('仲裁员')
  })

  test('of a card in somebody else’s chat tells nothing', async () => {
    const world = await chat()
    const [one, other] = [await world.person('甲', 'member'), await world.person('乙', 'member')]
    await one.says('地理标志目标多少')
    const theirs = cardSaying(world, world.emulator.p2p(one.openId), '地理标志')
    await bring(world, 'im.message.receive_v1', {
      sender: { sender_id: { open_id: other.openId }, sender_type: 'user', tenant_key: 'ours' },
      message: {
        message_id: 'om_reply',
        parent_id: theirs,
        create_time: String(world.clock.now().getTime()),
        chat_id: world.emulator.p2p(other.openId),
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '这个谁牵头' }),
      },
    })
    const [said] = await world.db.all<{ words: string }>({
      sql: `select body ->> '$.words' as words from outbox order by id desc limit 1`,
      params: [],
    })
    expect(said?.words).not.toContain('依据')
  })
})

test('with invented figures every card says so: answers, changed cards, and what others are told', async () => {
  const world = await chat()
  await world.db.run({
    sql: `insert into settings (key, value, at, by_name) values ('exampleData', 'on', '2024-03-18', '示例')`,
    params: [],
  })
  const office = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', '市司法局')
  const group = await world.group('专班', office, liaison)
  await liaison.says('填报 仲裁员')
  await liaison.submits({ value: '18' })
  await office.clicks('确认')
  await group.asks(office, '状态')
  await group.asks(office, '订阅周报')
  await world.moveTo('2024-03-25T09:30:00+08:00')
  for (const chatId of [group.chatId, ...[office, liaison].map(({ openId }) => world.emulator.p2p(openId))]) {
    const cards = world.emulator.messages(chatId).filter(({ card, sender }) => card && sender.kind === 'app')
    expect(cards.length).toBeGreaterThan(0)
    for (const { card } of cards) expect(JSON.stringify(card)).toContain('示例数据')
  }
})
