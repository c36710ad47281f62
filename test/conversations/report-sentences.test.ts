import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { cast } from './sentences-stage.ts'

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

  test.each(['2023年12月商标14.8万', '2023年12月底商标有效注册量达到14.8万件'])(
    'a period and a figure of one’s own goal, and nothing is stored: %s',
    async (said) => {
      const { world, liaison } = await cast()
      const form = await liaison.says(said)
      expect(form).toContain('填报：商标有效注册量')
      expect(form).toContain('2023年第4季度')
      expect(form).toContain('期末累计（万件）：14.8')
      expect((await readFacts(world.db)).reports).toHaveLength(0)
    },
  )

  test.each(['2025年6月商标15.6万件', '2023年12月商标14.8万吗', '2023年12月仲裁员25人', '2024年2月商标要达到14.8万'])(
    'a period to come, a question, an aim or another unit’s goal opens none: %s',
    async (said) => {
      const { liaison } = await cast()
      expect(await liaison.says(said)).not.toContain('填报：')
    },
  )

  test('a level', async () => {
    const { liaison } = await cast()
    const form = await liaison.says('商标现在14.8万')
    expect(form).toContain('期末累计（万件）：14.8')
    expect(form).toMatch(/没有说是哪一期的，先填在刚结束、还没有确认的.+；若是.+的，请改报告期/)
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
    expect(form).toContain('此前另有19期没有数，累计若含这些期，请改')
    await liaison.submits({})
    await liaison.submits({}, '确认提交')
    expect(await zhou.says('待审核')).toContain('按累计230家减已确认的200家折算，此前另有19期没有数')
  })
})

describe('a level said of a sum of amounts is never taken for one period’s', () => {
  test.each([
    ['试点平台托管企业从200家增加到310家', '110', '从200家到310家，新增110家'],
    ['试点平台托管企业200家增至310家', '110', '从200家到310家，新增110家'],
    ['试点平台托管企业从200到310家', '110', '从200家到310家，新增110家'],
    ['试点平台托管企业从310家到200家', '填数字', '从310家到200家是减少，请核对后填本期新增'],
    ['维权援助工作站由5个增加到8个', '3', '从5个到8个，新增3个'],
    ['质押融资从8000万元增加到1.2亿元', '0.4', '从0.8亿元到1.2亿元，新增0.4亿元'],
    ['试点平台托管企业增加到310家', '填数字', '此前19期没有数，看不出哪些是这一期的，没有填入'],
    ['试点平台托管企业已310家', '填数字', '不填累计310家'],
    ['试点平台托管企业310家了', '填数字', '不填累计310家'],
    ['质押融资到1.2亿了', '填数字', '不填累计1.2亿元'],
    ['试点平台托管企业净增110家', '填数字', '您说的“110家”没有填入'],
    ['试点平台托管企业现在310家', '填数字', '不填累计310家'],
    ['质押融资累计1.2亿元', '填数字', '请填2024年2月新增的数；以前的可以逐期补报，或请'],
    ['试点平台托管企业总数310家', '填数字', '不填累计310家'],
    ['质押融资2月共3500万元', '0.35', '3500万元 = 0.35亿元'],
    ['截至2月质押融资共3500万元', '填数字', '不填累计0.35亿元'],
    ['试点平台托管企业增加了110家，达到310家', '110', '您说的“310家”没有填入：是累计到的数'],
  ])('%s', async (sentence, field, said) => {
    const { liaison } = await cast()
    const form = await liaison.says(sentence)
    expect(form).toMatch(new RegExp(`本期新增（..?）：${field}(，|\n)`))
    expect(form).toContain(said)
  })

  test('what it came from is held against what is confirmed, and the reviewer reads of it', async () => {
    const { zhou, liaison } = await cast()
    await zhou.says('基数 指标15 500家 2024-01-31 市局台账')
    await zhou.submits({}, '设定')
    const form = await liaison.says('网上托管服务企业2月从200家增加到310家')
    expect(form).toContain('本期新增（家）：110')
    expect(form).toContain('已确认累计是500家，不是200家，请核对')
    await liaison.submits({})
    const queue = await zhou.says('待审核')
    expect(queue).toContain('按从200家到310家折算本期新增；已确认累计是500家，不是200家，请核对')
    expect(queue).toContain('累计500→610家')
  })

  test('a total after an opening one is what came since', async () => {
    const { zhou, liaison } = await cast()
    await zhou.says('基数 指标15 500家 2024-01-31 市局台账')
    await zhou.submits({}, '设定')
    const form = await liaison.says('网上托管服务企业2月累计530家')
    expect(form).toContain('已确认累计500家，本期新增是30家')
    expect(form).not.toContain('没有数')
  })

  test('where earlier periods are missing no card counts them as nothing', async () => {
    const { zhou, liaison } = await cast()
    await liaison.says('填报 指标15')
    await liaison.submits({ period: '2024-02', value: '200' })
    const queue = await zhou.says('待审核')
    expect(queue).toContain('已知累计200家（此前19期没有数）')
    expect(queue).not.toContain('累计0')
    await zhou.clicks('确认')
    expect(await liaison.says('填报 指标15')).toContain('已确认累计200家（此前19期没有数）')
  })
})

test('a new amount is added to the level of then, not to a later one', async () => {
  const { liaison } = await cast()
  for (const [period, value] of [
    ['2023Q3', '50'],
    ['2024Q1', '60'],
  ]) {
    await liaison.says('填报 地理标志')
    await liaison.submits({ period: period ?? '', value: value ?? '' })
  }
  expect(await liaison.says('2023年四季度地理标志新增3件')).toContain('期末累计（件）：53')
})

describe('a rounded figure is asked about and shown to the reviewer', () => {
  test.each(['仲裁员约二十人', '仲裁员大概20人', '仲裁员20人左右', '仲裁员差不多20人'])('%s', async (sentence) => {
    const { zhou, liaison } = await cast('市司法局')
    expect(await liaison.says(sentence)).toContain('期末累计（人）：约20')
    const again = await liaison.submits({})
    expect(again).toContain('是约数，要确定的数')
    await liaison.submits({}, '确认提交')
    expect(await zhou.says('待审核')).toContain('报的是约数：“约20 = 20人”')
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
  expect(await liaison.says('导出台账')).toContain('这件事由领导和领导小组办公室办理')
  await zhou.says('导出台账')
  expect(zhou.seesAll().at(-1)).toBe('（file）')
  expect(zhou.seesAll().at(-2)).toContain('含全部版本和审核记录')
})

test.each([
  ['填报 商标 十四万', '期末累计（万件）：十四万'],
  ['填报 商标 14.8万件', '期末累计（万件）：14.8万件'],
  ['填报 商标有效注册量十四万八千件', '期末累计（万件）：十四万八千件'],
  ['填报 地理标志 六十二', '期末累计（件）：六十二'],
  ['填报 任务28', '任务28'],
])('%s opens the form with the figure in it', async (words, field) => {
  const { liaison } = await cast(words.includes('任务') ? '市中院' : undefined)
  expect(await liaison.says(words)).toContain(field)
})

test('what was said goes along where the unit is asked for', async () => {
  const { zhou } = await cast()
  expect(await zhou.says('地理标志现在62件')).toContain('为哪个单位填报')
  await zhou.clicks('市市场监管局(市知识产权局)')
  expect(zhou.sees()).toContain('期末累计（件）：62')
})
