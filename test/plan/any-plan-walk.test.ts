import { expect, test } from 'vitest'
import { chat } from '../chat.ts'
import { ofAnother } from './any-plan.ts'
import { villagePlan } from './village.ts'

/** What this plan does not say, the office settles; everything after is as in any plan, in this plan's own words. */
test('a plan without leads from its first figure to its papers', async () => {
  const world = await chat({ plan: villagePlan, at: '2024-11-20T10:00:00+08:00' })
  const office = await world.person('周敏', 'admin')
  const leader = await world.person('陈县长', 'leader')
  const liaison = await world.person('王芳', 'liaison', '市工信局')
  const group = await world.group('专班', office, liaison, leader)
  await office.says('帮助')
  await group.asks(office, '订阅周报')

  await liaison.says('填报 5G通达率')
  expect(liaison.sees()).toContain('办公室还没有指定由谁填报')
  await office.says('代填 5G通达率')
  expect(office.sees()).toContain('单项设置')
  await office.says('单项设置 5G通达率')
  expect(await office.submits({ reporter: '市邮政局' }, '保存')).toContain('方案里没有这个单位')
  expect(await office.submits({ reporter: '市工信局' }, '保存')).toContain('填报单位')
  expect(await liaison.says('5G通达率由谁填报')).toContain('办公室指定')
  // Who reports it leads nothing for that.
  expect(await leader.says('5G通达率谁牵头')).not.toContain('牵头单位：市工信局')

  await world.moveTo('2025-01-03T10:00:00+08:00')
  const owed = await liaison.says('填报')
  expect(owed).toContain('行政村5G通达率')
  expect(owed).toContain('任务1 建好网络')
  await liaison.submits({ value_1: '61.5', state_1: '推进中', done_1: '新建基站12座' })
  expect(await office.says('待审核')).toContain('61.5')
  await office.clicks('确认这些')
  expect(await leader.says('行政村5G通达率现在多少')).toContain('61.5%')
  expect(await leader.says('状态')).toContain('1个目标缺基数')
  await liaison.says('更正 5G通达率')
  await liaison.submits({ value: '62', reason: '复核' })
  await office.says('待审核')
  await office.clicks('确认')
  expect(await leader.says('5G通达率现在多少')).toContain('62%')

  await office.says('起草通报')
  await office.says('验收材料')
  await office.says('导出台账')
  await world.moveTo('2025-01-06T09:30:00+08:00')
  expect(group.sees()).toContain('周报')
  for (const said of [...office.seesAll(), ...leader.seesAll(), ...liaison.seesAll(), ...group.seesAll()])
    expect(said).not.toMatch(ofAnother)
  expect(office.seesAll().filter((said) => said === '（file）').length).toBeGreaterThanOrEqual(3)
})
