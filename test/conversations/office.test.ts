import { describe, expect, test } from 'vitest'
import { auditTrail } from '../../src/store/audit.ts'
import { chat } from '../chat.ts'

async function cast() {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

describe('设置', () => {
  test('due days and hours of reminders are the office’s, and audited', async () => {
    const { world, zhou, liming } = await cast()
    expect(await zhou.says('设置')).toContain('季度报10日（系统默认）')
    expect(await zhou.submits({ dueQuarter: '40', remindFrom: '九点' }, '保存')).toContain('填1到28的整数')
    expect(zhou.sees()).toContain('请写时刻')
    expect(await zhou.submits({ dueQuarter: '12', remindFrom: '10:00' }, '保存')).toContain('季度报12日')
    expect((await auditTrail(world.db, 20)).map(({ detail }) => detail)).toContain('dueQuarter = 12')
    await world.moveTo('2024-04-09T09:30:00+08:00')
    // 12 April less three days is Tuesday the 9th, from 10:00 on.
    expect(liming.seesAll().filter((card) => card.startsWith('到期提醒'))).toHaveLength(0)
    await world.moveTo('2024-04-09T10:30:00+08:00')
    expect(liming.seesAll().filter((card) => card.startsWith('到期提醒'))).toHaveLength(1)
    expect(liming.sees()).toContain('最近的截止日是4月12日')
    expect(await liming.says('设置')).toContain('由领导小组办公室办理')
  })

  test('names of overdue units in groups can be switched on and off', async () => {
    const { world, zhou, liming } = await cast()
    const group = await world.group('工作群', zhou, liming)
    await world.moveTo('2024-04-16T10:00:00+08:00')
    expect(await group.asks(liming, '谁没报')).not.toContain('司法局')
    await zhou.says('设置')
    await zhou.clicks('群里改为点名')
    expect(await group.asks(liming, '谁没报')).toContain('- 司法局：逾期3项，')
    expect(group.sees()).not.toContain('李明')
    await zhou.clicks('群里改为不点名')
    expect(await group.asks(liming, '谁没报')).not.toContain('司法局')
  })
})

describe('死信', () => {
  test('what could not be sent is shown, sent again or let go', async () => {
    const { world, zhou, liming } = await cast()
    let broken = true
    const refused = { kind: 'answer', status: 400, code: 230001, message: 'refused' } as const
    const isSend = (path: string) => /\/im\/v1\/messages(\?|$)/.test(path)
    world.emulator.setFaults({ api: ({ path }) => (broken && isSend(path) ? refused : undefined) })
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    broken = false
    const card = await zhou.says('死信')
    expect(card).toContain('待审核 1 件')
    await zhou.clicks('重发')
    expect(zhou.toast?.content).toBe('已重新排队发送')
    expect(await zhou.says('死信')).toContain('没有发不出去的消息')
    expect(await liming.says('死信')).toContain('由领导小组办公室办理')
  })
})
