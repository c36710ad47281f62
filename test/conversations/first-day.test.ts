import { beforeAll, describe, expect, test } from 'vitest'
import { cityAtWork } from './leaders-stage.ts'

type City = Awaited<ReturnType<typeof cityAtWork>>

/**
 * A deputy mayor who sees it for the first time, on the day after the first quarter was due: what they would ask, the
 * buttons they would press, and what they must then have read. Nothing takes more than two taps.
 */
const questions: readonly { ask: string; taps?: readonly string[]; read: readonly (string | RegExp)[] }[] = [
  {
    ask: '现在怎么样',
    read: ['截至2024年4月10日，序时进度59.3%，21个目标中滞后2个（严重2个）。', '未填报', '数据截至'],
  },
  { ask: '谁拖后腿', read: [/贯标认证企业 2家\/30家，比序时落后52\.6个百分点 严重滞后（市场监管局牵头/] },
  {
    ask: '能不能按时完成',
    read: ['21个目标中1个可能完不成（到2025年6月30日）', '可能完不成', '知识产权仲裁员'],
  },
  { ask: '差在哪', taps: ['知识产权仲裁员'], read: ['还差18人', '还需每月', '司法局牵头'] },
  { ask: '这个月谁动了', read: ['没有转好或转差的，3个首次有数', '商标有效注册量 报13.9万件'] },
  { ask: '最大的问题是什么', read: ['差得最多的在前', '贯标认证企业'] },
  {
    ask: '需要我做什么',
    read: [
      '高新区管委会还没有联络员',
      '[告诉办公室]',
      '任务1 健全工作机制（市场监管局：没有编制；需协调：请编办核定）',
    ],
  },
  { ask: '状态', taps: ['滞后', '知识产权仲裁员'], read: ['司法局牵头', '（李明，已审核）', '[牵头单位]'] },
  { ask: '状态', taps: ['近七天', '近一年'], read: ['没有转好或转差的，3个首次有数'] },
  { ask: '市里排第几', read: ['按方案的顺序，不是排名', '没有别的城市的数', '司法局（1个目标）严重滞后1'] },
  { ask: '离试点结束还有多久', read: ['446天'] },
  { ask: '哪些任务受阻', read: ['43项任务：受阻1', '没有编制'] },
  { ask: '谁没报', read: [/应报未报\d+项/, '- 司法局（李明）：'] },
  // A second dozen, asked one after the other as they come to mind.
  { ask: '哪些任务卡住了，要我协调什么', read: ['任务1 健全工作机制', '没有编制；需协调：请编办核定'] },
  { ask: '贯标企业为什么滞后', read: ['已有2家，目标30家', '严重滞后（比序时落后52.6个百分点）', '还需每月1至2家'] },
  { ask: '下个截止日是哪天', read: ['下一个截止日是2024年4月10日：季度报（2024年第1季度）'] },
  { ask: '哪个单位拖得最厉害', read: ['按方案的顺序，不是排名', '司法局（1个目标）严重滞后1'] },
  { ask: '今天有什么要我关注的', read: ['等办公室办：2个目标没有联络员', '请编办核定'] },
  { ask: '为什么是21个目标', read: ['23项指标合为21个目标：指标6和7合算，16和17合算'] },
  { ask: '商标能按时完成吗', read: ['13.9万件 / 目标15.6万件 正常', '还需每月约944件'] },
  { ask: '上个月谁没交数', read: [/2024年3月应报未报的有\d+个单位/, '市司法局'] },
  { ask: '去年底完成得怎么样', read: ['截至2023年12月31日，序时进度50.1%', '此后补报或更正'] },
  { ask: '哪些指标还没达标', read: ['还没达标的有23项指标（21个目标）'] },
  { ask: '司法局牵头的做得怎么样', read: ['知识产权仲裁员：已有12人，目标30人', '严重滞后'] },
  { ask: '给我一句话', read: ['截至2024年4月10日，序时进度59.3%，21个目标中滞后2个（严重2个）'] },
]

/** A third dozen, by somebody who had not seen the first two; each was answered wrong, or as not written, when first asked. */
const asked: typeof questions = [
  { ask: '今天怎么样', read: ['截至2024年4月10日，序时进度59.3%'] },
  { ask: '我明天开调度会，该点哪几个单位', read: ['按方案的顺序，不是排名', '司法局（1个目标）严重滞后1'] },
  { ask: '这个季度谁最该表扬', read: ['按方案的顺序，不是排名'] },
  { ask: '省里下周来检查，我们拿得出手的是哪几项', read: ['21个目标', '商标有效注册量'] },
  { ask: '哪个单位从来没报过', read: ['从未填报'] },
  { ask: '年底前能完成几项', read: ['21个目标中1个可能完不成'] },
  { ask: '离6月底验收还有几个月，来得及吗', read: ['到2025年6月30日', '可能完不成'] },
  { ask: '给我一段话，我要在常务会上说', read: ['截至2024年4月10日，序时进度59.3%，21个目标中滞后2个'] },
  { ask: '哪个指标差得最多', read: [/贯标认证企业 2家\/30家/] },
  { ask: '司法局为什么没动静', read: ['知识产权仲裁员', '严重滞后'] },
  { ask: '全市哪个县做得好', read: ['方案没有分到县(市、区)的指标'] },
  { ask: '有哪些事要我签字', read: ['请编办核定'] },
  { ask: '上个季度比再上个季度强吗', read: ['没有转好或转差的，3个首次有数'] },
  { ask: '下一步该抓什么', taps: ['知识产权仲裁员'], read: ['还需每月', '司法局牵头'] },
]

describe('the first day of a deputy mayor', () => {
  let city: City
  beforeAll(async () => {
    city = await cityAtWork()
    const { liming, wang, reports } = city
    await reports(liming, '仲裁员', { period: '2023Q2', value: '10' })
    await reports(liming, '仲裁员', { period: '2023Q3', value: '11' })
    await reports(wang, '任务1', {
      period: '2023Q4',
      state: '受阻',
      done: '拟了方案',
      next: '再报',
      problem: '没有编制',
      help: '请编办核定',
    })
  }, 120_000)

  test('invents a dozen questions', () => expect(questions.length).toBeGreaterThanOrEqual(12))

  test.each([...questions, ...asked])('$ask $taps', async ({ ask, taps = [], read }) => {
    expect(taps.length).toBeLessThanOrEqual(2)
    let card = await city.mayor.says(ask)
    for (const tap of taps) card = await city.mayor.clicks(tap)
    for (const words of read)
      if (typeof words === 'string') expect(card).toContain(words)
      else expect(card).toMatch(words)
    // What a leader reads always says what it rests on, or where to go on.
    expect(card).toMatch(/依据：|\[[^\]]+\]/)
  })
})

test('what is confirmed on Monday morning is in the digest of that Monday', async () => {
  const { world, zhou, liming, reports } = await cityAtWork('2024-04-12T09:00:00+08:00')
  const group = await world.group('专班', zhou)
  await zhou.clicks('订阅周报', group.chatId)
  await world.moveTo('2024-04-15T08:30:00+08:00')
  await reports(liming, '仲裁员', { period: '2024Q1', value: '14' })
  await world.moveTo('2024-04-15T09:01:00+08:00')
  expect(group.sees()).toContain('周报 2024年第15周（4月8日—4月14日）')
  expect(group.sees()).toContain('14人')
  expect(group.sees()).toContain('计入4月15日09:00前确认的填报。')
})
