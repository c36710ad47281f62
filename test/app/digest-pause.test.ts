import { describe, expect, test } from 'vitest'
import { chatById, claimWeeks } from '../../src/store/chats.ts'
import { expectChange } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'

/** A group with a weekly digest on Mondays at nine, after its first one. */
async function weekly() {
  const world = await chat({ at: '2024-03-18T08:00:00+08:00' })
  const owner = await world.person('群主')
  const member = await world.person('组员')
  const office = await world.person('周敏', 'admin')
  const group = await world.group('专班', owner, member)
  await owner.clicks('订阅周报', group.chatId)
  await world.moveTo('2024-03-18T09:00:00+08:00')
  const weeks = () => group.seesAll().flatMap((words) => /^周报 2024年(第\d+周)/.exec(words)?.[1] ?? [])
  expect(weeks()).toEqual(['第11周'])
  const state = async () => (await chatById(world.db, group.chatId))?.digest
  return { world, owner, member, office, group, weeks, state }
}

describe('a paused digest', () => {
  test('is not sent, misses nothing, and goes on with the next due time when it is resumed', async () => {
    const { world, owner, office, group, weeks } = await weekly()
    const paused = await group.asks(owner, '暂停周报')
    expect(paused).toContain('周报已暂停')
    expect(paused).toContain('恢复后每周一 09:00')
    await world.moveTo('2024-04-08T08:30:00+08:00')
    expect(await group.asks(owner, '恢复周报')).toContain('下一份：2024年4月8日 09:00')
    await world.moveTo('2024-04-08T09:00:00+08:00')
    expect(weeks()).toEqual(['第11周', '第14周'])
    expect(office.seesAll().join('\n')).not.toContain('周报没有发出')
  })

  test('resumed after this week’s time begins with the next week, with nothing sent late', async () => {
    const { world, owner, office, group, weeks } = await weekly()
    await owner.clicks('暂停', group.chatId)
    await world.moveTo('2024-03-26T08:00:00+08:00')
    await owner.clicks('恢复周报', group.chatId)
    expect(group.seesAll().join('\n')).toContain(
      '周报已恢复\n每周一 09:00，内容：全部目标。\n下一份：2024年4月1日 09:00',
    )
    await world.moveTo('2024-03-31T23:00:00+08:00')
    expect(weeks()).toEqual(['第11周'])
    await world.moveTo('2024-04-01T09:00:00+08:00')
    expect(weeks()).toEqual(['第11周', '第13周'])
    expect(office.seesAll().join('\n')).not.toContain('周报没有发出')
  })

  test('is the owner’s and the office’s to pause and resume; a member’s 订阅 does not get round it', async () => {
    const { world, owner, member, office, group, state } = await weekly()
    for (const words of ['暂停周报', '先停一周周报']) expect(await group.asks(member, words)).toContain('只有群主')
    await world.emulator.addMembers(owner.openId, group.chatId, [office.openId])
    expect(await group.asks(office, '暂停周报')).toContain('周报已暂停')
    expect(await group.asks(member, '恢复周报')).toContain('只有群主')
    expect(await group.asks(member, '订阅周报')).toContain('周报已暂停')
    expect(await state()).toBe('paused')
    expect(await member.says('暂停周报')).toContain('请在群里设置')
  })

  test('is told on the settings card, keeps its pause when something else is set, and shows one on request', async () => {
    const { world, owner, group, weeks, state } = await weekly()
    expect(await group.asks(owner, '周报设置')).toContain('本群已订阅周报')
    await owner.clicks('暂停周报', group.chatId)
    expect(await group.asks(owner, '周报设置')).toContain('本群的周报暂停中')
    await owner.submits({ scope: 'all', day: '5', time: '10:00' }, '提交', group.chatId)
    expect(group.sees()).toContain('恢复后每周五 10:00')
    expect(await state()).toBe('paused')
    await world.moveTo('2024-03-23T10:00:00+08:00')
    expect(weeks()).toEqual(['第11周'])
    expect(await group.asks(owner, '周报')).toContain('临时')
    await group.asks(owner, '恢复周报')
    await world.moveTo('2024-03-29T10:00:00+08:00')
    expect(weeks()).toEqual(['第11周', '第12周', '第13周'])
  })

  test('ends with leaving the group and with unsubscribing; then there is nothing to pause', async () => {
    const { world, owner, member, group, state } = await weekly()
    await group.asks(owner, '暂停周报')
    expect(await group.asks(member, '退订周报')).toContain('已退订')
    expect(await group.asks(owner, '暂停周报')).toContain('本群没有订阅周报')
    expect(await group.asks(owner, '周报设置')).toContain('本群没有订阅周报。选内容和时间，提交即订阅。')
    expect(await group.asks(owner, '恢复周报')).toContain('已订阅周报')
    expect(await group.asks(owner, '恢复周报')).toContain('本群已经订阅了周报')
    await group.asks(owner, '暂停周报')
    await world.emulator.removeBot(owner.openId, group.chatId)
    await world.settle()
    expect(await state()).toBe('off')
  })

  test('cannot be claimed by a scheduler that read the group before the pause', async () => {
    const { world, owner, group } = await weekly()
    await group.asks(owner, '暂停周报')
    const claim = expectChange(
      claimWeeks([{ chatId: group.chatId, week: '2024-W13', state: 'sent' }], '2024-03-25T09:00:00+08:00'),
    )
    await expect(world.db.batch([...claim])).rejects.toThrow()
  })
})
