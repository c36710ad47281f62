import { describe, expect, test } from 'vitest'
import { tick } from '../../src/clockwork/tick.ts'
import { first, sql } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'

async function subscribed(at = '2024-03-20T10:00:00+08:00') {
  const world = await chat({ at })
  const owner = await world.person('群主')
  const office = await world.person('周敏', 'admin')
  const group = await world.group('专班', owner)
  await owner.clicks('订阅周报', group.chatId)
  const digests = () => group.seesAll().filter((words) => words.startsWith('周报 '))
  return { world, owner, office, group, digests }
}

describe('the weekly digest', () => {
  test('comes on Monday at nine, once, and says the week', async () => {
    const { world, digests } = await subscribed()
    await world.moveTo('2024-03-25T08:59:00+08:00')
    expect(digests()).toHaveLength(0)
    await world.moveTo('2024-03-25T09:00:00+08:00')
    expect(digests()).toHaveLength(1)
    expect(digests()[0]).toContain('周报 2024年第12周（3月18日—3月24日）')
    expect(digests()[0]).toContain('各目标尚未填报')
    await world.moveTo('2024-03-31T23:00:00+08:00')
    expect(digests()).toHaveLength(1)
    await world.moveTo('2024-04-15T10:00:00+08:00')
    expect(digests()).toHaveLength(4)
  })

  test('is one even where two schedulers run at the same moment', async () => {
    const { world, digests } = await subscribed()
    world.clock.moveTo(new Date('2024-03-25T09:00:00+08:00'))
    await Promise.all([tick(world.app, world.metrics), tick(world.app, world.metrics), tick(world.app, world.metrics)])
    await world.settle()
    expect(digests()).toHaveLength(1)
  })

  test('missed while the bot was down it is sent within two days', async () => {
    const { world, digests } = await subscribed()
    world.clock.moveTo(new Date('2024-03-27T08:00:00+08:00'))
    await tick(world.app, world.metrics)
    await world.settle()
    expect(digests()).toHaveLength(1)
    // It is still the digest of the day it was due: the seven days before that Monday.
    expect(digests()[0]).toContain('周报 2024年第12周（3月18日—3月24日）')
  })

  test('later than that it is skipped, and the office hears of it once', async () => {
    const { world, office, digests } = await subscribed()
    world.clock.moveTo(new Date('2024-03-28T08:00:00+08:00'))
    await tick(world.app, world.metrics)
    await tick(world.app, world.metrics)
    await world.settle()
    expect(digests()).toHaveLength(0)
    expect(office.seesAll().filter((words) => words.includes('周报没有发出'))).toHaveLength(1)
    await world.moveTo('2024-04-01T09:00:00+08:00')
    expect(digests()).toHaveLength(1)
  })

  test('stops when the group unsubscribes or the bot is removed', async () => {
    const { world, owner, group, digests } = await subscribed()
    await group.asks(owner, '退订周报')
    await world.moveTo('2024-03-25T10:00:00+08:00')
    expect(digests()).toHaveLength(0)
    await group.asks(owner, '订阅周报')
    await world.emulator.removeBot(owner.openId, group.chatId)
    await world.moveTo('2024-04-01T10:00:00+08:00')
    expect(await first(world.db, sql`select count(*) as n from digests`)).toEqual({ n: 0 })
  })

  test('asked for in between is marked and claims no week', async () => {
    const { world, owner, group, digests } = await subscribed()
    expect(await group.asks(owner, '周报')).toContain('临时')
    await world.moveTo('2024-03-25T09:00:00+08:00')
    expect(digests()).toHaveLength(2)
    expect(digests()[1]).not.toContain('临时')
  })

  test('its owner chooses part, day and time; others may not', async () => {
    const { world, owner, office, group, digests } = await subscribed()
    await owner.clicks('设置', group.chatId)
    await owner.submits({ scope: 'category:知识产权保护', day: '3', time: '8:30' }, '提交', group.chatId)
    expect(group.seesAll().join('\n')).toContain('每周三 08:30')
    await world.moveTo('2024-03-27T08:30:00+08:00')
    expect(digests()).toHaveLength(1)
    expect(digests()[0]).toContain('类别：知识产权保护')
    const stranger = await world.person('路人')
    await world.emulator.addMembers(owner.openId, group.chatId, [stranger.openId, office.openId])
    expect(await group.asks(stranger, '周报设置')).toContain('只有群主和领导小组办公室')
    expect(await group.asks(office, '周报设置')).toContain('选内容和时间')
  })
})
