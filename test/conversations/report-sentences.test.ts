import { describe, expect, test } from 'vitest'
import { readFacts } from '../../src/store/reports.ts'
import { chat } from '../chat.ts'

async function cast(unit = '市市场监管局') {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    liaison: await world.person('李明', 'liaison', unit),
  }
}

describe('a sentence opens the form filled in; nothing counts before it is submitted', () => {
  test('a new amount where a level is asked, in another unit and another period', async () => {
    const { world, zhou, liaison } = await cast()
    await liaison.says('填报 商标')
    await liaison.submits({ period: '2023Q4', value: '14.5' })
    await zhou.clicks('确认')
    const form = await liaison.says('上月新增商标1200件')
    expect(form).toContain('填报：商标有效注册量')
    expect(form).toContain('1200件 = 0.12万件')
    expect(form).toContain('这一项按季度报，2024年2月记在2024年第1季度')
    expect(form).toContain('2023年第4季度14.5加新增0.12，是14.62万件')
    expect(form).toContain('期末累计（万件）：14.62')
    expect((await readFacts(world.db)).reports).toHaveLength(1)
    await liaison.submits({})
    expect((await readFacts(world.db)).reports.at(-1)).toMatchObject({ period: '2024Q1', value: '14.62' })
  })

  test('without a level before, the amount is not taken for one', async () => {
    const { liaison } = await cast()
    const form = await liaison.says('上月新增商标1200件')
    expect(form).toContain('填期末累计，不填新增0.12万件')
    expect(form).toContain('期末累计（万件）：填数字')
  })

  test('a level', async () => {
    const { liaison } = await cast()
    expect(await liaison.says('商标现在14.8万')).toContain('期末累计（万件）：14.8')
  })

  test('a part of a shared goal, of a year', async () => {
    const { liaison } = await cast()
    const form = await liaison.says('这个月申报了3项中国专利奖')
    expect(form).toContain('申报专利奖，本期新增（个）：3')
    expect(form).toContain('这一项按年报，2024年3月记在2024年')
  })

  test('both counts of a ratio', async () => {
    const { liaison } = await cast()
    const form = await liaison.says('查办率:受理120,办结118')
    expect(form).toContain('本期受理数（件）：120')
    expect(form).toContain('本期办结数（件）：118')
  })

  test('how a task goes', async () => {
    const { liaison } = await cast()
    const form = await liaison.says('蓝天行动推进中,约谈2家机构')
    expect(form).toContain('推进中▾')
    expect(form).toContain('约谈2家机构')
  })

  test('a total where a new amount is asked', async () => {
    const { zhou, liaison } = await cast()
    await liaison.says('填报 指标15')
    await liaison.submits({ period: '2024-02', value: '200' })
    await zhou.clicks('确认')
    const form = await liaison.says('网上托管服务企业目前累计230家')
    expect(form).toContain('填本期新增，不填累计230家：已确认累计200家，本期新增是30家')
    expect(form).toContain('本期新增（家）：30')
  })
})

test('“我们要报什么” and “我上次报的审了吗” are understood', async () => {
  const { liaison } = await cast('市司法局')
  expect(await liaison.says('我们要报什么')).toContain('填报　市司法局')
  await liaison.says('填报 仲裁员')
  await liaison.submits({ value: '18' })
  expect(await liaison.says('我上次报的审了吗')).toContain('知识产权仲裁员　2024年第1季度　期末累计18人　待审核')
})

test('导出台账 sends the workbook to those who may', async () => {
  const { zhou, liaison } = await cast('市司法局')
  await liaison.says('填报 仲裁员')
  await liaison.submits({ value: '18' })
  expect(await liaison.says('导出台账')).toContain('台账由领导和领导小组办公室导出')
  await zhou.says('导出台账')
  expect(zhou.seesAll().at(-1)).toBe('（file）')
  expect(zhou.seesAll().at(-2)).toContain('含全部版本和审核记录')
})
