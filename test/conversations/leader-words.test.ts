import { beforeAll, describe, expect, test } from 'vitest'
import { cityAtWork } from './leaders-stage.ts'

type City = Awaited<ReturnType<typeof cityAtWork>>

/** What a deputy mayor asks in whatever words: each of a row's sentences is answered alike, and the answer says these. */
describe('asked in other words', () => {
  let city: City
  beforeAll(async () => {
    city = await cityAtWork()
  })

  test.each<[kind: string, asks: readonly string[], says: readonly (string | RegExp)[]]>([
    [
      'who has not reported',
      ['谁没报', '哪家没报', '哪几家没报', '哪几家还没报', '哪家还没报数', '哪些单位没有报数', '还有哪些单位没交'],
      [
        /应报未报158项：逾期16项、今天到期142项，涉及24个单位/,
        /^- 农业农村局（没有联络员）：今天到期11项（地理标志数、.*等）$/m,
        '[请办公室催办]',
      ],
    ],
    [
      'this year',
      ['今年目标完成多少了', '今年完成得怎么样', '今年的进展如何'],
      ['截至2024年4月10日', '方案没有年度目标，只有到2025年6月30日的目标'],
    ],
    [
      'beside last month',
      ['跟上个月比', '跟上个月比怎么样', '和上个月比有没有进步', '与上月相比呢', '比上个月好了吗'],
      ['比3月11日：没有转好或转差的，3个首次有数。', '贯标认证企业 报2家，未填报→严重滞后'],
    ],
    [
      'one goal beside last month',
      ['跟上个月比，商标怎么样了', '商标跟上个月比如何'],
      ['比3月11日：没有转好或转差的，1个首次有数。', '商标有效注册量 报13.9万件'],
    ],
    [
      'the counties',
      ['县里哪几个拖后腿', '县里有哪些没动', '哪个县最慢', '哪个县没完成', '哪些县没动静'],
      ['方案没有分到县(市、区)的指标', '各地只配合任务（22项），没有要求它们报数；都没有单独报过进展'],
    ],
    [
      'who must do what',
      ['下一步谁该干什么', '要谁办', '谁该做什么'],
      [
        /^要谁办\n- 市场监管局：贯标认证企业还差28家，2025年6月30日前；严重滞后/,
        '逾期未报：市场监管局16项、银保监分局3项，现在就补报',
      ],
    ],
    [
      'whether a category or a unit will be done',
      ['司法局到期能完成吗', '司法局能完成吗', '司法局能不能按时完成', '司法局来得及吗'],
      [/^司法局：哪些目标可能完不成\n截至2024年4月10日，1个目标都还不能预计/],
    ],
    [
      'how much a month is needed of all goals',
      ['全部目标还需每月多少', '每个目标每月多少'],
      [/^哪些目标可能完不成\n/],
    ],
    [
      'which goals have no start value',
      ['缺基数的有哪些', '缺基数的目标', '哪些目标缺基数', '哪些还没有设基数', '谁该设基数'],
      [/^要谁办\n尚未填报、也没有设基数的6个（设了才能判断）：.*地理标志数/, '[告诉办公室]'],
    ],
    [
      'what waits for the leader',
      ['需要我协调什么', '今天有什么要我批的', '有什么要我拍板的'],
      [/^要谁办\n- 市场监管局：/],
    ],
    ['what is about to be due', ['哪几个快到期', '哪些马上要到期了'], ['今天到期142项']],
    [
      'how it goes and how new it is',
      ['进度正常吗', '进展顺利吗', '数据新不新', '数据是哪天的'],
      [/^完成情况\n截至2024年4月10日/, '数据截至2月29日'],
    ],
    ['nothing reached', ['那就是说一项都没达标？', '一个都没完成吗'], ['没有已达标的目标（共21个目标']],
    ['due next month', ['下个月到期的有哪些'], ['2024年5月到期的填报', '2024年5月6日：月报（2024年4月）']],
  ])('%s', async (_, asks, says) => {
    for (const ask of asks) {
      const { mayor } = city
      await mayor.says('状态')
      const told = await mayor.says(ask)
      for (const one of says) {
        if (typeof one === 'string') expect(told, ask).toContain(one)
        else expect(told, ask).toMatch(one)
      }
    }
  })

  test('a category’s outlook; a notice asked for shortly; what only sounds alike stays what it was', async () => {
    const { mayor, liming } = city
    expect(await mayor.says('知识产权创造能完成吗')).toMatch(
      /^知识产权创造：哪些目标可能完不成\n截至2024年4月10日，3个目标/,
    )
    await mayor.says('发个通报')
    expect(mayor.seesAll().at(-2)).toContain('督查通报')
    expect(await mayor.says('司法局能完成什么任务')).toContain('仲裁与调解机构建设')
    expect(await mayor.says('方案有没有基数')).toContain('方案未写任何指标的基数')
    expect(await mayor.says('商标进度正常吗')).toContain('正常（比序时领先2.7个百分点）')
    expect(await liming.says('换人')).toContain('由谁接任')
  })

  test('the sources of what was just shown: of a card every figure, of a list its rows, of one goal its reports', async () => {
    const { mayor } = city
    for (const ask of ['这个数怎么来的', '这个数是怎么来的', '这些数是怎么来的', '数据是从哪来的']) {
      await mayor.says('状态')
      const told = await mayor.says(ask)
      expect(told, ask).toContain('3个目标有数，都是单位填报、办公室确认的；另有18个尚未填报')
      expect(told, ask).toContain('知识产权仲裁员 12人：2023年第4季度，司法局4月10日报，4月10日确认')
    }
    await mayor.says('为什么滞后')
    expect(await mayor.says('这些数是怎么来的')).toContain('2个目标有数')
    await mayor.says('商标怎么样')
    expect(await mayor.says('这个数是怎么来的')).toContain('基数12万件（2022年6月30日，来源：统计公报）')
  })

  test('whom to turn to, and that nobody has a number; whether it will be done, of the goal that is open', async () => {
    const { mayor } = city
    await mayor.says('状态')
    expect(await mayor.says('找谁')).toContain('市场监管局：贯标认证企业还差28家')
    await mayor.says('商标怎么样')
    expect(await mayor.says('这事我该找谁，电话多少')).toContain('联络员王芳（名册登记，方案未写）；电话方案没有写')
    await mayor.says('商标怎么样')
    expect(await mayor.says('到期能不能完成')).toContain('13.9万件 / 目标15.6万件 正常')
  })

  test('a number beside a state is the one the state is judged by', async () => {
    const { mayor } = city
    for (const ask of ['市里知识产权这块最让人担心的是什么', '哪个单位最拖后腿', '仲裁员怎么样']) {
      const told = await mayor.says(ask)
      expect(told, ask).toContain('进度10%，严重滞后（比序时落后40.1个百分点）')
      expect(told, ask).not.toContain('完成率40%')
    }
  })

  test('why it is said not to be reached: where it is, what it needs', async () => {
    expect(await city.mayor.says('贯标企业为什么说完不成')).toContain('已有2家，目标30家；还需每月1至2家')
  })

  test('what nobody reported is 未填报 wherever it is counted', async () => {
    const { mayor } = city
    expect(await mayor.says('状态')).toContain('正常1 · 严重滞后2 · 未填报18')
    expect(await mayor.says('谁没报')).toContain('从未填报：18个目标')
    expect(await mayor.says('全部目标')).toContain('网上运营平台 尚未填报/3个以上 未填报')
    expect(await mayor.says('一句话')).toContain('正常1个、未填报18个')
  })
})

test('after the end: counts that add up, no rule of time, whether it was done', async () => {
  const { mayor } = await cityAtWork('2025-08-15T09:00:00+08:00')
  for (const ask of ['状态', '试点到底成没成']) {
    const told = await mayor.says(ask)
    expect(told).toContain('21个目标中已达标0个、未达标3个，未填报18个。')
    expect(told).toContain('试点结束后，达到目标为已达标，没有达到为未达标')
    expect(told).not.toMatch(/可能完不成|比序时/)
  }
  expect(await mayor.says('知识产权仲裁员到底完成没有')).toContain('未达标，还差18人')
  expect(await mayor.says('要谁办')).not.toContain('设了才能判断')
})
