import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

async function cast(unit = '市市场监管局') {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    liaison: await world.person('李明', 'liaison', unit),
  }
}

describe('the form says what is wrong at its field and keeps what was typed', () => {
  test.each([
    ['指标10', '市司法局', { value: '3.5' }, '应为整数（人）'],
    ['指标10', '市司法局', { value: '很多' }, '看不出是什么数'],
    ['指标10', '市司法局', { value: '301' }, '应在0到300人之间'],
    ['指标1', '市市场监管局', { value: '20%' }, '这里填的是数量（件），不是百分比'],
    ['指标2', '市市场监管局', { value: '14.12345' }, '最多4位小数（万件）'],
    ['指标10', '市司法局', { value: '18', period: '2024Q1', note: '长'.repeat(500) }, null],
  ])('%s of %s: %o', async (about, unit, values, problem) => {
    const { liaison } = await cast(unit)
    await liaison.says(`填报 ${about}`)
    const shown = await liaison.submits(values)
    if (problem === null) expect(liaison.toast?.content).toBe('已提交，等待审核')
    else {
      expect(shown).toContain(problem)
      expect(shown).toContain(values.value)
      expect(liaison.toast?.type).toBe('warning')
    }
  })

  test.each([
    ['指标2', { value: '156000件' }, '15.6'],
    ['指标2', { value: '十五点六万' }, '15.6'],
    ['指标2', { value: '１５．６' }, '15.6'],
    ['指标8', { value: '3500万元' }, '0.35'],
    ['指标2', { value: '148,000件' }, '14.8'],
  ])('%s understands %o', async (about, values, value) => {
    const { world, liaison } = await cast()
    await liaison.says(`填报 ${about}`)
    await liaison.submits(values)
    expect(liaison.toast?.content).toBe('已提交，等待审核')
    expect((await readFacts(world.db)).reports).toMatchObject([{ value }])
  })

  test('a number that only fits another unit is asked about once more', async () => {
    const { world, liaison } = await cast()
    await liaison.says('填报 商标')
    expect(await liaison.submits({ value: '156000' })).toContain('按“156,000件 = 15.6万件”理解')
    expect((await readFacts(world.db)).reports).toHaveLength(0)
    await liaison.submits({}, '确认提交')
    expect((await readFacts(world.db)).reports).toMatchObject([{ value: '15.6' }])
  })

  test.each(['一百四十八', '148', '一四八'])(
    'so is “%s”, however it is written, and the reviewer is told',
    async (value) => {
      const { world, zhou, liaison } = await cast()
      await liaison.says('填报 商标')
      const shown = await liaison.submits({ value })
      expect(shown).toContain('按“148件 = 0.0148万件”理解')
      expect(shown).toContain('商标有效注册量首次填报0.0148万件，远低于目标15.6万件')
      expect((await readFacts(world.db)).reports).toHaveLength(0)
      await liaison.submits({}, '确认提交')
      expect(await zhou.says('待审核')).toContain('没有写单位，按“148件 = 0.0148万件”理解')
    },
  )

  test('a baseline whose unit would be a guess is asked for', async () => {
    const { zhou } = await cast()
    expect(await zhou.says('基数 商标 123000 2021年底 统计公报')).toContain('123000')
    expect(await zhou.submits({}, '设定')).toContain('是不是“123,000件 = 12.3万件”？请写明单位')
  })

  test('a fall is asked about once more and flagged to the reviewer; another figure is looked at anew', async () => {
    const { zhou, liaison } = await cast('市司法局')
    await liaison.says('填报 指标10')
    await liaison.submits({ period: '2023Q4', value: '25' })
    await zhou.clicks('确认')
    await liaison.says('填报 指标10')
    expect(await liaison.submits({ value: '22' })).toContain('知识产权仲裁员比2023年第4季度下降12%（25→22人）')
    expect(await liaison.submits({ value: '20' }, '确认提交')).toContain('下降20%（25→20人）')
    await liaison.submits({}, '确认提交')
    expect(liaison.toast?.content).toBe('已提交，等待审核')
    expect(zhou.sees()).toContain('请留意：知识产权仲裁员比2023年第4季度下降20%（25→20人）')
    expect(zhou.sees()).toContain('2023年第4季度25人，本次-5')
  })

  test('a jump is asked about once more', async () => {
    const { zhou, liaison } = await cast()
    await liaison.says('填报 指标15')
    await liaison.submits({ period: '2024-02', value: '40' })
    await zhou.clicks('确认')
    await liaison.says('填报 指标15')
    expect(await liaison.submits({ period: '2024-03', value: '400' })).toContain('增加900%（40→400家），变动较大')
  })

  test('handled may not exceed accepted over the whole pilot; nothing accepted is no error', async () => {
    const { zhou, liaison } = await cast()
    await liaison.says('填报 查办率')
    expect(await liaison.submits({ period: '2024-01', denominator: '10', numerator: '12' })).toContain(
      '试点以来办结12件，多于受理10件',
    )
    await liaison.submits({ denominator: '10', numerator: '8' })
    await zhou.clicks('确认')
    await liaison.says('填报 查办率')
    await liaison.submits({ period: '2024-02', denominator: '0', numerator: '2' })
    expect(liaison.toast?.content).toBe('已提交，等待审核')
    await liaison.says('填报 查办率')
    await liaison.submits({ period: '2024-03', denominator: '0', numerator: '0' })
    expect(liaison.toast?.content).toBe('已提交，等待审核')
  })

  test('one form makes one report, however often it is sent in', async () => {
    const { world, liaison } = await cast()
    await liaison.says('填报 商标')
    const message = world.emulator.messages(world.emulator.p2p(liaison.openId)).at(-1)
    const once = () =>
      world.emulator.click(liaison.openId, message?.messageId ?? '', { label: '提交' }, { values: { value: '14.8' } })
    await Promise.all([once(), once()])
    await world.settle()
    const { reports } = await readFacts(world.db)
    expect(reports).toHaveLength(1)
    expect(reports[0]?.events).toHaveLength(1)
  })

  test('one part of a shared goal may be left open, and is named', async () => {
    const { zhou, liaison } = await cast()
    await liaison.says('填报 专利代理师')
    const sent = await liaison.submits({ value_16: '12' })
    expect(sent).toContain('知识产权师：本次未填')
    await zhou.clicks('确认')
    expect(liaison.sees()).toContain('专利代理师，期末累计12人')
  })

  test('others are told who reports it', async () => {
    const { world } = await cast()
    const finance = await world.person('王强', 'liaison', '市财政局')
    expect(await finance.says('填报 商标')).toContain('商标有效注册量由市市场监管局(市知识产权局)的联络员填报。')
    const stranger = await world.person('路人')
    expect(await stranger.says('填报')).toContain('您还不能填报')
    expect(await stranger.says('填报 商标')).toContain('您不在联络员名册中')
  })

  test('a joint lead is told what the other reported', async () => {
    const { world, liaison } = await cast()
    const farm = await world.person('王强', 'liaison', '市农业农村局')
    await liaison.says('填报 地理标志')
    await liaison.submits({ value: '62' })
    expect(farm.sees()).toContain('市市场监管局(市知识产权局)已填报地理标志数（2024年第1季度）：期末累计62件，待审核。')
  })
})
