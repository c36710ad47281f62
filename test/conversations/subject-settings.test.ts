import { describe, expect, test } from 'vitest'
import { goalOf, indicatorByNo } from '../../src/domain/look.ts'
import { planAsSet } from '../../src/domain/office-plan.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

describe('单项设置', () => {
  test('until the office sets something all is the system’s default; what it sets holds, is called its own and is recorded', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    await liming.says('填报 仲裁员')
    expect(liming.sees()).toContain('每季度报一次（系统默认，方案未规定）')
    expect(await zhou.says('单项设置 仲裁员')).toContain('都是系统默认')
    await zhou.submits({ period: 'month', behind: '5', farBehind: '20', meaning: '在册的专家仲裁员' }, '保存')
    expect(zhou.sees()).toContain('办公室设定：报告期（周敏，2024年4月8日）、滞后界限（周敏，2024年4月8日）')
    await liming.says('填报 仲裁员')
    expect(liming.sees()).toContain('每月报一次（办公室设定，方案未规定）')
    await liming.submits({ period: '2024-03', value: '18' })
    expect((await readFacts(world.db)).reports.map(({ period }) => period)).toEqual(['2024-03'])
    expect(await zhou.says('变更记录')).toContain('滞后界限 = 0.05')
    const set = await zhou.says('办公室设定')
    expect(set).toContain('共设4项')
    expect(set).toContain('指标10 知识产权仲裁员　落后5个百分点起算滞后（周敏，2024年4月8日）')
    expect(set).toContain('指标10 知识产权仲裁员　按月报（周敏，2024年4月8日）')
    expect(await zhou.clicks('指标10 知识产权仲裁员')).toContain('报告期（周敏，2024年4月8日）')
    // Beside goals that are judged by the default, the line tells of both.
    expect(await zhou.says('全部目标')).toContain('判定（系统默认）：比序时落后满10个百分点为滞后')
    expect(await liming.says('办公室设定')).toContain('不能看办公室设定')
    await zhou.says('单项设置 仲裁员')
    await zhou.clicks('恢复系统默认')
    expect(await zhou.says('单项设置 仲裁员')).toContain('都是系统默认')
    expect(await zhou.says('办公室设定')).toContain('办公室还没有设过，都是系统默认。')
    expect(await zhou.says('设置')).toContain('月报5日（系统默认）')
    await zhou.submits(
      { dueMonth: '8', dueQuarter: '10', dueHalf: '15', dueYear: '20', remindFrom: '09:00', remindTo: '17:30' },
      '保存',
    )
    expect(await zhou.says('设置')).toContain('月报8日（办公室设定：周敏，2024年4月8日）')
    expect(zhou.sees()).toContain('季度报10日（系统默认）')
  })

  test('a wrong threshold is said at its field and changes nothing', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    await zhou.says('单项设置 仲裁员')
    await zhou.submits({ behind: '40', farBehind: '20' }, '保存')
    expect(zhou.sees()).toContain('要大于滞后的界限')
    expect(await zhou.says('单项设置 仲裁员')).toContain('都是系统默认')
  })

  test('a task of a group phrase is owed by the counties once it is switched on', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const he = await world.person('何苗', 'liaison', '赤水市')
    await zhou.says('单项设置 任务23')
    await zhou.submits({ owed: 'everybody' }, '保存')
    await world.moveTo('2024-07-08T10:00:00+08:00')
    expect(await he.says('填报')).toContain('应报未报1项')
  })

  test('nobody but the office', async () => {
    const world = await chat()
    const liming = await world.person('李明', 'liaison', '市司法局')
    expect(await liming.says('单项设置 仲裁员')).not.toContain('[保存]')
  })
})

test('a shared goal has one rhythm for both parts, thresholds stand at the goal, an empty value is the default again', () => {
  const set = planAsSet(plan, { 'period 16': 'month', 'behind 16': '0.05', 'meaning 3': '' })
  expect([16, 17].map((no) => indicatorByNo(set, no)?.period)).toEqual(['month', 'month'])
  expect(goalOf(set, 17).thresholds).toEqual({ behind: '0.05', farBehind: plan.thresholds.farBehind })
  expect(indicatorByNo(set, 3)).toMatchObject({ meaning: indicatorByNo(plan, 3)?.meaning, setByOffice: [] })
  expect(planAsSet(plan, {})).toBe(plan)
})
