import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'

const hostile = '*<at id=all></at>_`[x](http://y)$&'.repeat(20)

/** The largest card in a private chat, in bytes as it is sent. */
function largestIn(world: Awaited<ReturnType<typeof chat>>, openId: string): number {
  const cards = world.emulator.messages(world.emulator.p2p(openId)).flatMap(({ card }) => (card ? [card] : []))
  return Math.max(...cards.map((card) => Buffer.byteLength(JSON.stringify(card))))
}

describe('however much is written and owed, a card stays a card', () => {
  test('hostile texts of the longest kind: the queue, the history, the report', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const lead = await world.person('李明', 'liaison', '市市场监管局')
    for (const no of [1, 2, 3, 4, 5, 6]) {
      await lead.says(`填报 任务${no}`)
      const text = hostile.slice(0, 500)
      await lead.submits({ state: '推进中', done: text, next: text, note: text })
      expect(lead.toast?.content).toBe('已提交，等待审核')
    }
    expect(await zhou.says('待审核')).toContain('待审核 6 件')
    await zhou.clicks('看全文')
    await zhou.clicks('退回')
    for (let count = 0; count < 5; count++) {
      await lead.says('填报 任务1')
      await lead.submits({ state: '推进中', done: hostile.slice(0, 500), next: '', note: hostile.slice(0, 500) })
    }
    expect(await lead.says('记录 任务1')).toContain('共6条')
    for (const { openId } of [zhou, lead]) expect(largestIn(world, openId)).toBeLessThan(30 * 1024)
    for (const { card } of world.emulator.messages(world.emulator.p2p(zhou.openId))) {
      expect(JSON.stringify(card?.body ?? '').includes('<at id=all>')).toBe(false)
    }
  })

  test('everything owed for years: 填报, 谁没报, the reminder', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const lead = await world.person('李明', 'liaison', '市市场监管局')
    await world.moveTo('2025-09-10T10:00:00+08:00')
    expect(await lead.says('填报')).toMatch(/应报未报\d{3}项/)
    await lead.clicks('下一页')
    await zhou.says('谁没报')
    expect(await zhou.says('催一下')).toContain('将私聊提醒')
    for (const { openId } of [zhou, lead]) expect(largestIn(world, openId)).toBeLessThan(30 * 1024)
    expect(world.emulator.unknownRoutes()).toEqual([])
  })
})
