import { describe, expect, test } from 'vitest'
import { allEvidence, readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

async function cast(unit = '市市场监管局') {
  const world = await chat({ at: '2024-03-18T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', unit)
  await world.moveTo('2024-04-02T10:00:00+08:00')
  return {
    world,
    zhou,
    liaison,
    reports: async () => (await readFacts(world.db)).reports.map((one) => ({ value: null, ...one })),
  }
}

const csv = (...lines: string[]) => ({
  name: '一季度.csv',
  bytes: new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`),
})

const quarter = csv(
  '2024年第一季度指标统计表,,,',
  '指标,单位,期末累计,备注',
  '商标有效注册量,件,148000,',
  '地理标志数,件,62,含2件待公告',
  '合计,,148062,',
  '其他事项,,5,',
)

describe('a unit’s own table', () => {
  test('becomes one draft; 提交这些 stores exactly what it shows, each with the file as evidence', async () => {
    const { world, liaison, reports } = await cast()
    const draft = await liaison.sendsFile(quarter)
    expect(draft).toContain('草稿：一季度.csv')
    expect(draft).toContain('指标2 商标有效注册量（2024年第1季度）：14.8万件（此前没有报过）　C3')
    expect(draft).toContain('指标3 地理标志数（2024年第1季度）：62件（此前没有报过）　C4')
    expect(draft).toContain('没有用：C5　合计不填')
    expect(draft).toContain('没有用：C6　没有认出“其他事项”是哪一项')
    expect(await reports()).toEqual([])
    const sent = await liaison.clicks('提交这些')
    expect(sent).toContain('已提交2项')
    expect((await reports()).map(({ no, period, value }) => [no, period, value])).toEqual([
      [2, '2024Q1', '14.8'],
      [3, '2024Q1', '62'],
    ])
    const files = await allEvidence(world.db)
    expect(new Set(files.map(({ form }) => form))).toEqual(new Set((await reports()).map(({ form }) => form)))
    await liaison.clicks('提交这些').catch(() => undefined)
    expect(await reports()).toHaveLength(2)
  })

  test('the same file again has nothing new; another figure for what waits replaces it', async () => {
    const { liaison, reports } = await cast()
    await liaison.sendsFile(quarter)
    await liaison.clicks('提交这些')
    const again = await liaison.sendsFile(quarter)
    expect(again).toContain('与已报相同2项')
    expect(again).not.toContain('[提交这些]')
    expect(await reports()).toHaveLength(2)
  })

  test('a task of which any one field is another is no report that is there already', async () => {
    const { liaison, reports } = await cast()
    const first = {
      状态: '推进中',
      进展情况: '拟了方案',
      下一步: '报审',
      存在问题: '没有编制',
      需协调事项: '请编办支持',
    }
    const sends = (row: Record<string, string>) =>
      liaison.sendsFile(csv('2024年第一季度任务进展', `任务,${Object.keys(row)}`, `任务1,${Object.values(row)}`))
    await sends(first)
    await liaison.clicks('提交这些')
    expect(await sends(first)).toContain('与已报相同1项')
    const changes = {
      状态: '受阻',
      进展情况: '方案已印发',
      下一步: '等批复',
      存在问题: '没有经费',
      需协调事项: '请财政支持',
    }
    expect(Object.keys(changes)).toEqual(Object.keys(first))
    for (const [name, words] of Object.entries(changes)) {
      const draft = await sends({ ...first, [name]: words })
      expect(draft, name).toContain('读出1项')
      expect(draft, name).not.toContain('与已报相同')
    }
    expect(await reports()).toHaveLength(1)
  })

  test('what changed since is shown anew and nothing is stored', async () => {
    const { world, liaison, reports } = await cast()
    const other = await world.person('陈静', 'liaison', '市市场监管局')
    await liaison.sendsFile(quarter)
    await other.says('填报 地理标志')
    await other.submits({ period: '2024Q1', value: '62' })
    const anew = await liaison.clicks('提交这些')
    expect(anew).toContain('什么也没有提交')
    expect(await reports()).toHaveLength(1)
    expect(await liaison.clicks('提交这些')).toContain('已提交1项')
  })

  test('what is not certain is asked, one tap an answer', async () => {
    const { liaison, reports } = await cast()
    const draft = await liaison.sendsFile(csv('2024年3月情况,', '指标,完成数', '试点平台交易量,12', '贯标企业,3'))
    expect(draft).toContain('请选：“完成数”里是什么数？')
    expect(draft).not.toContain('[提交这些]')
    const answered = await liaison.clicks('是本期新增')
    expect(answered).toContain('试点平台交易量（2024年3月）：12件')
    await liaison.clicks('提交这些')
    expect(await reports()).toHaveLength(2)
  })

  test('64 rows are answered within three seconds of work', async () => {
    const { liaison } = await cast()
    const months = ['2024年1月', '2024年2月', '2024年3月']
    const names = plan.indicators.map(({ short }) => short)
    const rows = Array.from({ length: 64 }, (_, at) =>
      at < 43
        ? `${plan.tasks[at]?.text.replaceAll(',', '，')},推进中,已部署第${at}项,`
        : `${names[at % names.length]},,,${at}`,
    )
    const file = csv('2024年第一季度工作台账,,,', `任务或指标,状态,进展情况,${months.at(-1)}新增`, ...rows)
    await liaison.says('你好')
    const before = process.cpuUsage()
    const draft = await liaison.sendsFile(file)
    const { user, system } = process.cpuUsage(before)
    expect(draft).toMatch(/读出\d+项/)
    // Time of the processor, not of the clock: other work on the machine does not count.
    expect((user + system) / 1e6).toBeLessThan(3)
  })

  test('取消 stores nothing; 作为证明材料 joins a report', async () => {
    const { world, liaison, reports } = await cast()
    await liaison.sendsFile(quarter)
    expect(await liaison.clicks('取消')).toContain('什么也没有记')
    await liaison.says('填报 地理标志')
    await liaison.submits({ period: '2024Q1', value: '60' })
    await liaison.sendsFile(quarter)
    await liaison.clicks('作为证明材料')
    await liaison.clicks('地理标志数 2024年第1季度（待审核）')
    expect((await allEvidence(world.db)).map(({ name }) => name)).toEqual(['一季度.csv'])
    expect(await reports()).toHaveLength(1)
  })

  test('a pasted table is read like a file; plain words are not', async () => {
    const { liaison, reports } = await cast()
    const draft = await liaison.says('2024年一季度\n指标\t期末累计\n地理标志数\t62\n商标有效注册量\t14.8万件')
    expect(draft).toContain('读出2项')
    await liaison.clicks('提交这些')
    expect((await reports()).map(({ value }) => value)).toEqual(['62', '14.8'])
    expect(await liaison.says('地理标志是什么，\n谁牵头，怎么算')).not.toContain('草稿')
  })

  test('a message of sentences is a draft; one line with one report opens its form as before', async () => {
    const { liaison, reports } = await cast()
    const draft = await liaison.says('一季度数据报一下：\n商标14.8万件，比上季多2000；\n地理标志62件，其中农产品22件')
    expect(draft).toContain('读出2项')
    expect(draft).toContain('“比上季多2000”是与别的数相比的差数')
    await liaison.clicks('提交这些')
    expect((await reports()).map(({ value }) => value)).toEqual(['14.8', '62'])
    expect(await liaison.says('地理标志现在63件')).not.toContain('草稿')
  })

  test('from the office it is figures on behalf of the units it names, who hear of it first', async () => {
    const { zhou, liaison, reports } = await cast()
    const draft = await zhou.sendsFile(
      csv(
        '2024年第一季度末,,',
        '指标,责任单位,期末累计',
        '地理标志数,市市场监管局,62',
        '仲裁员,市司法局,18',
        '仲裁员,市财政局,18',
      ),
    )
    expect(draft).toContain('市场监管局　指标3 地理标志数（2024年第1季度）：62件')
    expect(draft).toContain('由办公室代单位录入')
    expect(draft).toContain('不由您单位填报')
    await zhou.clicks('提交这些')
    expect((await reports()).map(({ no, unit, byOffice }) => [no, unit, byOffice])).toEqual([
      [3, 'market-regulation', true],
      [10, 'justice', true],
    ])
    expect(liaison.sees()).toContain('办公室录入，代市市场监管局(市知识产权局)填报地理标志数（2024年第1季度）')
    expect(await zhou.says('待审核')).toContain('这是您本人填报的，不能自己审核')
  })

  test('another unit’s figures, a hidden place and a broken file are not taken', async () => {
    const { liaison, reports } = await cast('市司法局')
    expect(await liaison.sendsFile(quarter)).toContain('不由您单位填报')
    expect(await liaison.sendsFile({ name: 'a.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) })).toContain(
      '没有读成表格',
    )
    expect(await reports()).toEqual([])
  })
})

describe('words sent beside a table', () => {
  const bare = { ...csv('指标,期末累计', '地理标志数,62'), name: '统计.csv' }

  test('give the period the file does not say, and are asked about where it says one itself', async () => {
    const { liaison, reports } = await cast()
    expect(await liaison.sendsFile(bare)).toContain('表里没有写报告期')
    expect(await liaison.says('这是2024年一季度的表')).toContain('指标3 地理标志数（2024年第1季度）：62件')
    await liaison.clicks('提交这些')
    expect(await reports()).toMatchObject([{ no: 3, period: '2024Q1', value: '62' }])
  })

  test('change nothing a file says itself, and a question stays a question', async () => {
    const { liaison } = await cast()
    await liaison.sendsFile(quarter)
    expect(await liaison.says('这是2023年四季度的表')).toContain('（2024年第1季度）：62件')
    expect(await liaison.says('三月份的表交了吗？')).not.toContain('草稿：')
  })

  test('said before it hold for the one table that comes next', async () => {
    const { world, liaison, reports } = await cast()
    expect(await liaison.says('这是2024年一季度的表')).toContain('报告期按2024年第1季度')
    expect(await liaison.sendsFile(bare)).toContain('指标3 地理标志数（2024年第1季度）：62件')
    await liaison.clicks('提交这些')
    expect(await reports()).toMatchObject([{ no: 3, period: '2024Q1', value: '62' }])
    await world.moveTo('2024-07-02T10:00:00+08:00')
    const other = { ...csv('指标,期末累计', '专利代理师人数,15'), name: '统计2.csv' }
    expect(await liaison.sendsFile(other)).toContain('表里没有写报告期')
  })

  test('said by somebody who reports nothing are words like any', async () => {
    const { world } = await cast()
    const member = await world.person('王芳', 'member', '市市场监管局')
    expect(await member.says('这是2024年一季度的表')).not.toContain('请把表发来')
  })
})

describe('a workbook of opening totals', () => {
  const opening = {
    ...csv(
      '期初累计（截至2023年12月31日）,,,',
      '指标,单位,期初累计,来源',
      '维权援助工作站,个,9,市局台账',
      '网上托管服务企业,家,305,运营平台后台',
      '知识产权案件受理数,件,812,执法统计',
      '知识产权案件办结数,件,800,执法统计',
      '商标有效注册量,件,145100,国家局数据',
      '托管企业,家,12,平台',
      '其他事项,个,5,',
      '合计,,146,',
    ),
    name: '期初累计.csv',
  }

  test('from the office sets exactly what the draft shows, with its source, and counts nothing twice', async () => {
    const { world, zhou } = await cast()
    const draft = await zhou.sendsFile(opening)
    expect(draft).toContain('指标13 维权援助工作站：期初累计9个（截至2023年12月31日，市局台账）')
    expect(draft).toContain('指标2 商标有效注册量：基数14.51万件')
    expect(draft).toContain('C8　“托管企业”不能确定是哪一项')
    expect(draft).toContain('C9　没有认出“其他事项”是哪一项')
    expect(draft).toContain('C10　合计不填')
    expect((await readFacts(world.db)).baselines).toEqual([])
    expect(await zhou.clicks('提交这些')).toContain('已设定：期初累计.csv')
    expect(zhou.sees()).toContain('国家局数据）（按“145100件 = 14.51万件”记入）')
    expect(zhou.sees()).not.toContain('市局台账）（')
    const { baselines, reports } = await readFacts(world.db)
    expect(reports).toEqual([])
    const told = baselines.map(({ no, date, value, numerator, denominator, source }) => [
      ...[no, date, value, numerator ?? null, denominator ?? null, source],
    ])
    expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [2, '2023-12-31', '14.51', null, null, '国家局数据'],
      [9, '2023-12-31', expect.any(String), '800', '812', '执法统计'],
      [13, '2023-12-31', '9', null, null, '市局台账'],
      [15, '2023-12-31', '305', null, null, '运营平台后台'],
    ])
    await zhou.clicks('提交这些').catch(() => undefined)
    expect((await readFacts(world.db)).baselines).toHaveLength(4)
    const again = await zhou.sendsFile(opening)
    expect(again).toContain('与已设的相同4项')
    expect(again).not.toContain('[提交这些]')
  })

  test('a day within a period is refused, so that no period counts twice', async () => {
    const { world, zhou } = await cast()
    const lines = ['期初累计（截至2024年2月15日）,', '指标,期初累计', '网上托管服务企业,305']
    const draft = await zhou.sendsFile({ ...csv(...lines), name: '期初累计.csv' })
    expect(draft).toContain('以免重复计算')
    expect(draft).not.toContain('[提交这些]')
    expect((await readFacts(world.db)).baselines).toEqual([])
  })

  test('from anybody else sets nothing, and nobody else can use the office’s draft', async () => {
    const { world, liaison, zhou } = await cast()
    expect(await liaison.sendsFile(opening)).not.toContain('期初累计：期初累计.csv')
    await zhou.sendsFile(opening)
    await zhou.clicks('取消')
    expect(await readFacts(world.db)).toMatchObject({ baselines: [], reports: [] })
  })
})
