import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { sql } from '../../src/store/sql.ts'
import { chat, type World } from '../chat.ts'
import { bring, clicking, saying } from './signed.ts'

const refusal = '外部人员和有外部人员的群只能问方案的内容'
const words = commands.filter(({ open, words }) => !open && words.length > 0).map(({ words }) => words[0] ?? '')

/** A group that somebody from another organisation is in, and an office member there, who may do anything inside. */
async function withOutsiders() {
  const world = await chat()
  const office = await world.person('周敏', 'admin')
  const group = await world.group('联席会议', office)
  await world.db.run(sql`update chats set external = 1 where chat_id = ${group.chatId}`)
  return { world, office, group }
}

async function guestSays(world: World, text: string): Promise<string> {
  const guest = await world.person('外单位客人')
  await bring(world, 'im.message.receive_v1', saying(guest.openId, world.emulator.p2p(guest.openId), text, 'theirs'))
  const letters = await world.db.all<{ body: string }>(sql`select body from outbox order by id desc limit 1`)
  return letters[0]?.body ?? ''
}

describe('a group with people of other organisations', () => {
  test.each(words)('is refused “%s” in one sentence, whoever says it', async (word) => {
    const { office, group } = await withOutsiders()
    expect(await group.asks(office, word)).toContain(refusal)
    expect(office.seesAll()).toHaveLength(0)
  })

  test('gets facts of the plan, and no progress', async () => {
    const { office, group } = await withOutsiders()
    expect(await group.asks(office, '试点什么时候结束')).toContain('2025')
    expect(await group.asks(office, '地理标志现在多少了')).not.toMatch(/已确认|完成率|\d+%/)
    expect(await group.asks(office, '帮助')).not.toContain('待审核')
  })

  test('a button of an inside card gains nothing there', async () => {
    const { world, office, group } = await withOutsiders()
    const click = clicking(office.openId, group.chatId, { do: 'status' })
    const clicked = await bring(world, 'card.action.trigger', click)
    expect(clicked.body).toMatchObject({ toast: { content: '这里有外部人员，只能问方案的内容' } })
    expect(clicked.body).not.toHaveProperty('card')
  })

  test('is known from the first outsider who speaks, and gets no digest from then on', async () => {
    const world = await chat()
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    const self = (await world.app.self()) ?? ''
    await bring(world, 'im.message.receive_v1', saying('ou_guest', group.chatId, '帮助', 'theirs', self))
    expect(await group.asks(owner, '状态')).toContain(refusal)
    await world.moveTo('2024-03-25T10:00:00+08:00')
    expect(group.seesAll().filter((said) => said.startsWith('周报 '))).toHaveLength(0)
    expect(await group.asks(owner, '退订周报')).toContain('已退订')
  })
})

describe('a guest in the private chat', () => {
  test('asks about the plan and is refused the rest', async () => {
    const world = await chat()
    expect(await guestSays(world, '试点什么时候结束')).toContain('2025')
    expect(await guestSays(world, '状态')).toContain(refusal)
  })
})

describe('a click on the menu, which does not say where somebody is from', () => {
  const clicks = async (world: World, openId: string, key: string): Promise<string> => {
    world.clock.moveTo(new Date(world.clock.now().getTime() + 5000))
    const menu = { operator: { operator_id: { open_id: openId } }, event_key: key, timestamp: 1710727200 }
    await bring(world, 'application.bot.menu_v6', menu)
    const letters = await world.db.all<{ body: string }>(sql`select body from outbox order by id desc limit 1`)
    return letters[0]?.body ?? ''
  }

  test('tells a guest facts of the plan only', async () => {
    const world = await chat()
    const guest = await world.person('外单位客人')
    await bring(
      world,
      'im.message.receive_v1',
      saying(guest.openId, world.emulator.p2p(guest.openId), '你好', 'theirs'),
    )
    for (const word of words) expect(await clicks(world, guest.openId, word), word).toContain(refusal)
    expect(await clicks(world, guest.openId, '试点什么时候结束')).toContain('2025')
    expect(await clicks(world, guest.openId, '地理标志现在多少了')).not.toMatch(/已确认|完成率|\d+%/)
  })

  test('asks somebody who never spoke to say something first, and knows them from then on', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    expect(await clicks(world, someone.openId, '状态')).toContain('请先说一句话')
    expect(await clicks(world, someone.openId, '帮助')).toContain('我能做什么')
    await someone.says('帮助')
    expect(await clicks(world, someone.openId, '状态')).toContain('序时进度')
  })

  test('knows whom the office has enrolled', async () => {
    const world = await chat()
    const office = await world.person('周敏', 'admin')
    expect(await clicks(world, office.openId, '待审核')).toContain('待审核')
    await clicks(world, office.openId, '导出台账')
    expect(office.seesAll()).toContain('（file）')
  })

  test('knows no more of somebody who spoke before organisations were kept', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    await someone.says('帮助')
    await world.db.run(sql`update chats set guest = null`)
    expect(await clicks(world, someone.openId, '状态')).toContain('请先说一句话')
  })
})

describe('a card of an older version', () => {
  test.each([
    ['a command that is no more', { do: 'gone', no: 3 }],
    ['arguments that changed', { do: 'decide', id: 7 }],
    ['a value that is deeper than any of ours', { do: 'decide', id: { a: [{}] } }],
    ['no value', undefined],
  ])('with %s answers “请重新打开”', async (_, value) => {
    const world = await chat()
    const office = await world.person('周敏', 'admin')
    await office.says('帮助')
    const click = clicking(office.openId, world.emulator.p2p(office.openId), value)
    const clicked = await bring(world, 'card.action.trigger', click)
    expect(clicked).toMatchObject({ status: 200, body: { toast: { content: '卡片已过期，请重新打开' } } })
    expect(JSON.stringify(clicked.body)).toContain('请重新打开')
  })
})
