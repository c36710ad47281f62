import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { cast } from './sentences-stage.ts'

const confirmed = { period: '2023Q4', value: '14.83' }

/** 商标 confirmed for the last quarter, as the one thing reported. */
async function afterOne() {
  const all = await cast()
  await all.liaison.says('填报 商标')
  await all.liaison.submits(confirmed)
  await all.zhou.clicks('确认')
  return all
}

describe('what is corrected is found by the figure that was wrong', () => {
  const same = ['更正：商标有效注册量', '2023年第4季度14.83万件已确认，更正这一期', '2023年第4季度（已确认）▾']
  const newest = '没有说是哪一期的，先按最近一次报的：2023年第4季度14.83万件已确认'
  test.each([
    ['商标14.83万件是错的，应为14.38万件', '：14.38\n', ...same],
    ['商标不是14.83万件而是14.5万件', '：14.5\n', ...same],
    ['商标不是14.83万件，是14.5万件', '：14.5\n', ...same],
    ['不是14.83万件，商标是14.5万件', '：14.5\n', ...same],
    ['商标148300件不对，应该是14.5万', '：14.5\n', ...same],
    ['商标2023年四季度14.83万件是错的，应为14.5万件', '：14.5\n', ...same],
    ['商标录成14.83万了，实际是14.38万', '：14.38\n', ...same],
    ['把商标14.83万件更正为14.38万件', '：14.38\n', ...same],
    ['商标14.83万件报错了', '：填数字', ...same],
    ['上季度商标报错了，应该是14.38万', '：14.38\n', ...same],
    ['商标有效注册量的数不对，应为14.38万件', '：14.38\n', newest],
    ['更正商标为14.2', '：14.2\n', newest],
    ['更正 商标 2023年四季度 14.2', '：14.2\n', ...same],
    ['把商标改成14.2万件', '：14.2\n', newest],
  ])('%s', async (said, ...holds) => {
    const { world, liaison } = await afterOne()
    const form = await liaison.says(said)
    for (const words of holds) expect(form).toContain(words)
    expect(form).not.toContain('没有填入')
    expect((await readFacts(world.db)).reports).toHaveLength(1)
  })

  test('a figure that was never reported names no period: it is asked', async () => {
    const { liaison } = await afterOne()
    const form = await liaison.says('商标不是14.38万件而是14.5万件')
    expect(form).toContain('2023年第4季度14.83万件是最近一次报的，没有报过14.38万件')
    expect(form).toMatch(/报告期\n请选择▾\n期末累计（万件）：14.5\n/)
  })

  test('a figure of two periods is asked about, unless the period is said', async () => {
    const { liaison, zhou } = await afterOne()
    await liaison.says('填报 商标')
    await liaison.submits({ period: '2023Q3', value: '14.83' })
    await zhou.says('待审核')
    await zhou.clicks('确认')
    const form = await liaison.says('商标14.83万件是错的，应为14.38万件')
    expect(form).toContain('请选要更正的报告期')
    expect(form).toMatch(/请选择▾\n期末累计（万件）：14.38\n/)
    expect(await liaison.says('三季度商标14.83万件是错的，应为14.38万件')).toContain('2023年第3季度（已确认）▾')
  })

  test('what still waits is the newest report: it is reported anew, for the same period', async () => {
    const { liaison } = await afterOne()
    await liaison.says('填报 地理标志')
    await liaison.submits({ period: '2023Q3', value: '61' })
    for (const said of [
      '上次报的地理标志错了，应该是62',
      '地理标志61件是错的，应为62件',
      '地理标志报成61了，应该是62件',
    ]) {
      const form = await liaison.says(said)
      expect(form).toContain('填报：地理标志数')
      expect(form).toContain('2023年第3季度61件还在待审核，提交后由新报的代替')
      expect(form).toMatch(/2023年第3季度（待审核）▾\n期末累计（件）：62\n/)
    }
    expect(await liaison.says('地理标志报错了')).toContain('2023年第3季度（待审核）▾')
  })

  test('a sum of amounts, in another size of its unit', async () => {
    const { liaison, zhou } = await cast()
    await liaison.says('填报 指标8')
    await liaison.submits({ period: '2024-01', value: '0.3' })
    await zhou.clicks('确认')
    const form = await liaison.says('质押融资3000万不对，应为5000万元')
    expect(form).toMatch(/2024年1月（已确认）▾\n本期新增（亿元）：0.5\n/)
  })

  test.each([
    '商标14.83万件不对吗',
    '商标是不是14.83万件，应该是多少',
    '商标目标15.6万件不对，应为16万件',
    '商标的目标应该改为15万件',
    '商标应该是15.6万件吧',
  ])('a question, and what is said of the target, is no correction: %s', async (said) => {
    const { liaison } = await afterOne()
    expect(await liaison.says(said)).not.toMatch(/更正：|填报：/)
  })

  test('of another unit’s figure it is none, nor where nothing was reported', async () => {
    const { liaison } = await afterOne()
    expect(await liaison.says('仲裁员28人不对，应该是26人')).not.toContain('更正：')
    expect(await liaison.says('地理标志61件，不对，是62件')).toContain('填报：地理标志数')
    expect(liaison.sees()).toContain('您说的“61件”没有填入：您说它不对')
  })
})
