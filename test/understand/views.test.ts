import { describe, expect, test } from 'vitest'
import type { Topic } from '../../src/understand/topic.ts'
import { leader, read as readAs, talk as talkAs } from './world.ts'

const read = (text: string, topic: Topic | null = null) => readAs(text, { asker: leader, topic })
const talk = (...turns: string[]): string => talkAs(turns, { asker: leader })

describe('how things stood, what changed, where it leads', () => {
  test.each<[string, object]>([
    ['2022年底的情况', { at: '2022-12-31' }],
    ['去年底完成得怎么样', { at: '2023-12-31' }],
    ['去年6月30日是什么情况', { at: '2023-06-30' }],
    ['2023年9月的完成情况', { at: '2023-09-30' }],
    ['上个月底进展如何', { at: '2024-02-29' }],
    ['上周这个时候的情况', { at: '2024-03-11' }],
    ['去年底地理标志有多少件', { at: '2023-12-31', view: 'goal', of: '3' }],
    ['和上个月相比有什么变化', { view: 'changes', days: 30 }],
    ['这一周有哪些变化', { view: 'changes', days: 7 }],
    ['一句话说说', { view: 'oneLine' }],
    ['明年年底的情况', { at: '2025-12-31' }],
    ['后年这时候怎么样', { at: '2026-03-18' }],
    ['下个月底完成率', { at: '2024-04-30' }],
    ['2031年进展如何', { at: '2031-12-31' }],
    ['仲裁员到期能完成吗', { view: 'goal', of: '10' }],
    ['贯标企业还需要每个月多少家', { view: 'goal', of: '18' }],
    ['按类别看', { view: 'categories' }],
    ['为什么是21个目标', { view: 'goals' }],
    ['23项指标怎么只有21个目标', { view: 'goals' }],
    ['商标和去年比多了多少', { view: 'goal', of: '2' }],
    ['司法局能按期完成吗', { view: 'outlook', of: 'unit:justice' }],
    ['知识产权保护类哪些完不成', { view: 'outlook', of: 'category:知识产权保护' }],
  ])('%s', (text, input) => expect(read(text).input).toMatchObject({ do: 'status', ...input }))

  test('a day alone is asked of the goal the talk was about', () => {
    const { topic } = read('贯标企业多少家了')
    expect(read('上周这时候呢', topic).input).toEqual({ do: 'status', view: 'goal', of: '18', at: '2024-03-11' })
    expect(read('明年这时候呢', topic).input).toEqual({ do: 'status', view: 'goal', of: '18', at: '2025-03-18' })
    expect(read('上周这时候呢').input).toEqual({ do: 'status', at: '2024-03-11' })
  })

  test.each([
    '明年要完成哪些',
    '下个月要报什么',
    '年底前谁负责',
    '2023年的地理标志目标',
    '方案2022年10月21日印发的吗',
    '2021年底商标有多少',
    '去年谁牵头',
  ])('%s is none of it', (text) => expect(read(text).input).toBeNull())
})

describe('what the talk was about', () => {
  test('does not take over questions about all goals', () => {
    expect(talk('贯标企业目标', '哪几个滞后了')).toContain('21个目标')
    expect(talk('贯标企业目标', '没报的有哪些')).toContain('指标')
    expect(read('现在完成多少', read('贯标企业目标').topic).queries).toMatchObject([
      { rows: [{ kind: 'indicator', id: '18' }], show: ['progress'] },
    ])
  })

  test('what comes next in time is no neighbour in a list', () => {
    expect(talk('仲裁员还差多少', '下个截止日是哪天')).toContain('截止日')
    expect(talk('司法局的任务', '第二项谁牵头', '上一项谁牵头')).not.toContain('截止日')
  })

  test('why something lags is asked of its reports', () => {
    expect(read('贯标企业为什么滞后').queries).toMatchObject([
      { rows: [{ kind: 'indicator', id: '18' }], show: ['reasons'] },
    ])
    expect(read('司法局为什么落后').queries).toMatchObject([
      { of: 'unit', rows: [{ kind: 'unit', id: 'justice' }], show: ['reasons'] },
    ])
  })

  test('after a list a number means its row', () => {
    expect(talk('司法局的任务', '第二项谁牵头')).toContain('任务29')
    expect(talk('哪些指标是联合牵头', '第一个的目标')).toContain('80件')
    expect(talk('知识产权保护类的指标', '最后一个是多少')).toContain('14个')
  })
})

describe('lists', () => {
  test.each([
    ['把全部指标列出来', '23项指标'],
    ['任务清单', '43项任务'],
    ['每一类各有多少指标', '3项'],
    ['农业农村局和别的单位联合牵头的指标', '指标3'],
    ['不止一家牵头的任务', '任务23'],
    ['家为单位的指标有哪些', '指标20'],
    ['任务9和任务8的责任单位一不一样', '任务9'],
    ['公安局的任务比商务局少哪几项', '任务9'],
    ['省里的指标是多少', '方案未写'],
    ['地理标志、贯标企业、网点各是多少', '30家'],
    ['把贯标企业的目标改成20家', '不'],
  ])('%s', (text, words) => expect(talk(text)).toContain(words))
})
