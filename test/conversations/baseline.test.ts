import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

async function cast() {
  const world = await chat()
  return { world, zhou: await world.person('周敏', 'admin'), wu: await world.person('吴迪', 'admin') }
}

test.each(['期初累计', '期初数', '期初', '补录期初累计', '基数'])(
  '%s with a name opens the total of a sum',
  async (word) => {
    const { zhou } = await cast()
    expect(await zhou.says(`${word} 网上托管服务企业 200家 2024-01-31 市局台账`)).toContain(
      '期初累计：网上托管服务企业',
    )
    expect(await zhou.submits({}, '设定')).toContain('期初累计已设定')
  },
)

test('a rounded total is no start', async () => {
  const { zhou } = await cast()
  await zhou.says('基数 网上托管服务企业')
  const form = await zhou.submits({ value: '约200家', date: '2024-01-31', source: '市局台账' }, '设定')
  expect(form).toContain('“约200家”是约数，请填确定的数')
})

describe('基数', () => {
  test('is set with its date and source, shown back before it holds', async () => {
    const { world, zhou } = await cast()
    const form = await zhou.says('基数 商标 12.3万件 2021年底 统计公报')
    expect(form).toContain('基数（万件）：12.3万件')
    expect(form).toContain('截至日期：2021-12-31')
    expect((await readFacts(world.db)).baselines).toHaveLength(0)
    expect(await zhou.submits({}, '设定')).toContain('商标有效注册量：12.3万件（截至2021年12月31日，统计公报）')
    expect((await readFacts(world.db)).baselines).toMatchObject([{ no: 2, date: '2021-12-31', value: '12.3' }])
    expect(await zhou.says('记录 商标')).toContain('基数12.3万件（2021年12月31日），来源：统计公报，周敏')
  })

  test.each([
    ['基数 商标 十二万三 2021年底 统计公报', '基数（万件）：十二万三', '来源：统计公报'],
    ['基数 知识产权仲裁员 两千人 2022年6月底 司法局函', '基数（人）：两千人', '来源：司法局函'],
    ['基数 商标 2021年底 三方评估', '基数（万件）：\n', '来源：三方评估'],
  ])('%s: the number in words is the number', async (said, value, source) => {
    const { zhou } = await cast()
    const form = await zhou.says(said)
    expect(`${form}\n`).toContain(value)
    expect(form).toContain(source)
  })

  test('growth has the date the plan fixes, and a flow an opening total at the end of a period', async () => {
    const { world, zhou } = await cast()
    expect(await zhou.says('基数 指标1')).toContain('方案规定以2021-12-31为基期')
    await zhou.submits({ value: '2.5', source: '统计公报' }, '设定')
    expect(await zhou.says('基数 指标15 320家 2024-02-10 办公室汇总')).toContain('期初累计')
    expect(await zhou.submits({}, '设定')).toContain('请用报告期的最后一天，例如2024年2月的 2024-02-29')
    await zhou.submits({ date: '2024年2月底' }, '设定')
    const goal = board(plan, await readFacts(world.db), '2024-03-18').find(
      ({ goal: { indicators } }) => indicators[0] === 1,
    )
    expect(goal?.baseline?.toFixed()).toBe('2.5')
    expect((await readFacts(world.db)).baselines).toMatchObject([
      { no: 1, date: '2021-12-31' },
      { no: 15, date: '2024-02-29', value: '320' },
    ])
  })

  test('each part of a shared stock has its own; without a name it says which are missing', async () => {
    const { world, zhou } = await cast()
    await zhou.says('基数 知识产权师 3人 2022年6月底 人社局函')
    await zhou.submits({}, '设定')
    expect((await readFacts(world.db)).baselines).toMatchObject([{ no: 17, value: '3' }])
    expect(await zhou.says('基数')).toContain('指标16 专利代理师')
    expect(zhou.sees()).not.toContain('指标17')
  })

  test('only the office sets one', async () => {
    const { world } = await cast()
    const liaison = await world.person('李明', 'liaison', '市司法局')
    expect(await liaison.says('基数 商标 12.3万件 2021年底 统计公报')).toContain(
      '不能设基数\n这件事由领导小组办公室办理',
    )
  })
})

test('the office enters a figure for a unit; it is marked, and somebody else reviews it', async () => {
  const { world, zhou, wu } = await cast()
  expect(await zhou.says('代填 司法局 仲裁员 18')).toContain('办公室录入')
  expect(zhou.sees()).toContain('期末累计（人）：18')
  await zhou.submits({})
  expect(wu.sees()).toContain('市司法局　周敏（办公室录入）')
  await wu.clicks('确认')
  expect(zhou.sees()).toContain('已确认')
  expect((await readFacts(world.db)).reports).toMatchObject([{ unit: 'justice', byOffice: true }])
})
