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

/** What a sentence of the liaison opens: a form that shows its figure, and beside it what becomes of the rest. */
async function formHolds(sentence: string, ...holds: string[]): Promise<void> {
  const { liaison } = await cast()
  const form = await liaison.says(sentence)
  for (const words of holds) expect(form).toContain(words)
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

describe('no figure of a sentence is cut, none vanishes', () => {
  test.each([
    ['商标有效注册量十四万八千件', '期末累计（万件）：14.8', '十四万八千件 = 14.8万件'],
    ['商标现在14万8', '期末累计（万件）：14.8', '14万8 = 14.8万件'],
    ['商标现在14.8w', '期末累计（万件）：14.8', '每季度报一次'],
    ['这个月质押融资新增3亿2千万元', '本期新增（亿元）：3.2', '3亿2千万元 = 3.2亿元'],
    ['质押融资新增2000万元', '本期新增（亿元）：0.2', '2000万元 = 0.2亿元'],
    ['地理标志比上月多3件,现在65件', '期末累计（件）：65', '您说的“3件”没有填入：是与别的数相比的差数'],
    ['地理标志现在62件，比去年多5件', '期末累计（件）：62', '您说的“5件”没有填入：是与别的数相比的差数'],
    ['地理标志由50件增加到62件', '期末累计（件）：62', '您说的“50件”没有填入：是变化前的数'],
    ['地理标志比上月多3件', '期末累计（件）：填数字', '您说的“3件”没有填入：是与别的数相比的差数'],
    ['地理标志增至63件，较年初净增6件', '期末累计（件）：63', '6件'],
    ['质押融资2,300万', '本期新增（亿元）：0.23', '2,300万 = 0.23亿元'],
    ['案件接到50件办了48件', '本期受理数（件）：50', '本期办结数（件）：48'],
    ['案件受理一百二十件，办结一百一十八件', '本期受理数（件）：120', '本期办结数（件）：118'],
    ['现在专利代理师20人知识产权师5人', '专利代理师，期末累计（人）：20', '知识产权师，期末累计（人）：5'],
    ['地理标志现在62件，仲裁员18人', '期末累计（件）：62', '您说的“18人”没有填入：说的是知识产权仲裁员，请另填'],
    ['地理标志现在60到65件', '期末累计（件）：填数字', '您说的“60”没有填入：是范围，不是一个数'],
    ['地理标志现在近150件', '期末累计（件）：填数字', '您说的“150件”没有填入：前面有“近”，不是确数'],
    ['商标超过14.8万', '期末累计（万件）：填数字', '您说的“14.8万”没有填入：前面有“超过”，不是确数'],
    ['商标14.8万不到', '期末累计（万件）：填数字', '后面有“不到”，不是确数'],
    ['商标约摸14.8万', '期末累计（万件）：约14.8', '约14.8万 = 14.8万件'],
    ['质押融资$3.2亿', '本期新增（亿元）：填数字', '前面有“$”，不是人民币'],
    ['把商标从14万增加到14.3万报上去', '期末累计（万件）：14.3', '您说的“14万”没有填入：是变化前的数'],
    ['质押融资3.2亿，同比增长15%', '本期新增（亿元）：3.2', '您说的“15%”没有填入'],
    ['地理标志60件，其中新增2件', '期末累计（件）：60', '您说的“2件”没有填入'],
    ['试点平台托管企业共60家，其中新增2家', '本期新增（家）：2', '您说的“60家”没有填入：是累计到的数'],
    ['地理标志+5件', '期末累计（件）：填数字', '填期末累计，不填新增5件'],
    ['地理标志小100件', '期末累计（件）：填数字', '前面有“小”，不是确数'],
    ['商标14点8万', '期末累计（万件）：14.8', '填报：商标'],
  ])('%s', formHolds)
})

describe('of two figures for one field the one that was taken back is left, and two that stand are asked about', () => {
  test.each([
    ['商标14.8万件，不对是14.9万件', '期末累计（万件）：14.9', '您说的“14.8万件”没有填入：您说它不对'],
    ['地理标志61件，哦不，62件', '期末累计（件）：62', '您说的“61件”没有填入：您说它不对'],
    ['不是14.8万件，商标是14.9万件', '期末累计（万件）：14.9', '您说的“14.8万件”没有填入'],
    [
      '去年三季度商标14.6万四季度14.8万',
      '填数字',
      '“14.6万”没有填入：同一栏说了几个数',
      '“14.8万”没有填入：同一栏说了',
    ],
    ['商标14.6万，14.8万', '填数字', '“14.6万”没有填入：同一栏说了几个数', '“14.8万”没有填入：同一栏说了'],
    ['案件受理120件、立案100件、结案98件', '本期受理数（件）：填数字', '本期办结数（件）：98', '“120件”没有填入'],
  ])('%s', formHolds)
})

describe('cases are counted without the goal’s name, and of the newest period that has ended', () => {
  test.each([
    [
      '受理50件查办45件',
      '填报：案件查办率',
      '2024年2月▾',
      '本期受理数（件）：50',
      '本期办结数（件）：45',
      '没有说是哪一期的',
    ],
    ['收到举报30起，查处28起', '填报：案件查办率', '本期受理数（件）：30', '本期办结数（件）：28'],
    ['去年四季度受理50件、结案45件', '您说的是2023年第4季度的合计，没有填入', '本期受理数（件）：填数字'],
  ])('%s', formHolds)
})

test('what was said goes along where the unit is asked for', async () => {
  const { zhou } = await cast()
  expect(await zhou.says('地理标志现在62件')).toContain('为哪个单位填报')
  await zhou.clicks('市市场监管局(市知识产权局)')
  expect(zhou.sees()).toContain('期末累计（件）：62')
})

describe('a figure goes into the period it was said of, or into none', () => {
  test.each([
    ['网上托管2月30家', '2024年2月', '本期新增（家）：30'],
    ['网上托管3月30家', '2024年3月（未结束）', '本期新增（家）：30'],
    ['12月质押融资2000万元', '2023年12月', '本期新增（亿元）：0.2'],
    ['四季度商标14.8万件', '2023年第4季度', '期末累计（万件）：14.8'],
    ['截至2月29日地理标志62件', '2024年2月记在2024年第1季度', '期末累计（件）：62'],
    ['专利奖前年申报3项', '2022年', '本期新增（个）：3'],
    ['网上托管一季度30家', '您说的是2024年第1季度的合计，没有填入，请分月填写', '本期新增（家）：填数字'],
    ['今年以来网上托管30家', '您说的是2024年的合计，没有填入', '本期新增（家）：填数字'],
    ['1-2月网上托管30家', '您说的是2024年1月至2024年2月的合计，没有填入', '本期新增（家）：填数字'],
    ['1至2月商标14.8万件', '记在2024年第1季度', '期末累计（万件）：14.8'],
    ['商标比去年多了8千，现在14.8万', '2023年第4季度▾', '没有说是哪一期的', '期末累计（万件）：14.8'],
    ['商标上上个季度14.5万', '2023年第3季度', '期末累计（万件）：14.5'],
    ['13月地理标志62件', '没有说是哪一期的', '期末累计（件）：62'],
    ['地理标志明年62件', '现在不能填报，您说的数没有填入', '期末累计（件）：填数字'],
  ])('%s', formHolds)
})

describe('however a figure is written, it opens the form in the goal’s unit or says why it does not', () => {
  test.each([
    ['商标148000件', '期末累计（万件）：14.8', '148000件 = 14.8万件'],
    ['商标 148,000件', '期末累计（万件）：14.8', '148,000件 = 14.8万件'],
    ['商标共计148000件', '期末累计（万件）：14.8', '148000件 = 14.8万件'],
    ['商标有效注册量一十四万八千零五十六件', '期末累计（万件）：14.8056', '一十四万八千零五十六件 = 14.8056万件'],
    ['质押融资3500.5万', '本期新增（亿元）：填数字', '3500.5万 = 0.35005亿元，最多4位小数'],
    ['质押融资3500.5万元', '本期新增（亿元）：填数字', '最多4位小数'],
    ['质押融资35,000,000元', '本期新增（亿元）：0.35', '35,000,000元 = 0.35亿元'],
    ['商标14.8万左右', '期末累计（万件）：约14.8', '约14.8万 = 14.8万件'],
    ['质押融资3000万，地理标志62件', '本期新增（亿元）：0.3', '您说的“62件”没有填入：说的是地理标志'],
    ['专利代理师十二名，知识产权师廿一名', '专利代理师，期末累计（人）：12', '知识产权师，期末累计（人）：21'],
    ['地理标志300000件', '期末累计（件）：填数字', '您说的“300000件”没有填入：应在0到'],
  ])('%s', formHolds)
})
