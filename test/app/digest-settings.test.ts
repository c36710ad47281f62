import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'

/** A group that subscribed on a Monday, before its digest's hour, and takes it on Fridays from then on. */
async function onFridays() {
  const world = await chat({ at: '2024-03-18T08:00:00+08:00' })
  const owner = await world.person('群主')
  const office = await world.person('周敏', 'admin')
  const group = await world.group('专班', owner)
  const choose = async (day: string, time = '09:00') => {
    await owner.clicks('设置', group.chatId)
    await owner.submits({ scope: 'all', day, time }, '提交', group.chatId)
  }
  await owner.clicks('订阅周报', group.chatId)
  await choose('5')
  await world.moveTo('2024-03-22T10:00:00+08:00')
  const weeks = () => group.seesAll().flatMap((words) => /^周报 2024年(第\d+周)/.exec(words)?.[1] ?? [])
  expect(weeks()).toEqual(['第12周'])
  return { world, owner, office, group, choose, weeks }
}

describe('another day for the digest', () => {
  test.each(['26', '27', '28'])(
    'that has passed this week: on the %sth it comes at once, says so, and nothing was missed',
    async (day) => {
      const { world, office, group, choose, weeks } = await onFridays()
      await world.moveTo(`2024-03-${day}T10:00:00+08:00`)
      await choose('1')
      expect(group.seesAll().join('\n')).toContain('本周的一份马上发')
      await world.moveTo(`2024-03-${day}T10:05:00+08:00`)
      expect(weeks()).toEqual(['第12周', '第13周'])
      await world.moveTo('2024-04-01T09:00:00+08:00')
      // Each names the week of the last of the seven days before its own day: here twice the same.
      expect(weeks()).toEqual(['第12周', '第13周', '第13周'])
      expect(group.sees()).toMatch(/^周报 2024年第13周（3月25日—3月31日）/)
      expect(office.seesAll().join('\n')).not.toContain('周报没有发出')
    },
  )

  test('after this week’s came: none is added, the next comes on the new day', async () => {
    const { world, group, choose, weeks } = await onFridays()
    await choose('7', '20:00')
    expect(group.seesAll().join('\n')).not.toContain('马上发')
    await world.moveTo('2024-03-25T08:00:00+08:00')
    expect(weeks()).toEqual(['第12周'])
    await world.moveTo('2024-03-31T20:00:00+08:00')
    expect(weeks()).toEqual(['第12周', '第13周'])
  })

  test('chosen again as it is, it changes nothing', async () => {
    const { world, choose, weeks } = await onFridays()
    await world.moveTo('2024-03-26T10:00:00+08:00')
    await choose('5')
    await world.moveTo('2024-03-27T10:00:00+08:00')
    expect(weeks()).toEqual(['第12周'])
    await world.moveTo('2024-03-29T09:00:00+08:00')
    expect(weeks()).toEqual(['第12周', '第13周'])
  })

  test('of a group that subscribed after it begins with the next week', async () => {
    const world = await chat({ at: '2024-03-20T10:00:00+08:00' })
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    await owner.clicks('设置', group.chatId)
    await owner.submits({ scope: 'all', day: '2', time: '09:00' }, '提交', group.chatId)
    await world.moveTo('2024-03-25T23:00:00+08:00')
    expect(group.seesAll().filter((words) => words.startsWith('周报 '))).toEqual([])
    await world.moveTo('2024-03-26T09:00:00+08:00')
    expect(group.seesAll().filter((words) => words.startsWith('周报 '))).toHaveLength(1)
  })
})
