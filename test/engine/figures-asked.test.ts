import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { deedIn } from '../../src/understand/deeds.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { yearBefore } from '../../src/understand/time-spans.ts'
import { baseline, facts, figure } from '../domain/facts.ts'
import { grounds, plan } from './said.ts'

const lexicon = lexiconOf(plan)
const asker = { role: 'leader' as const, units: [] }
const by = (day: string) => ({ at: `${day}T09:00:00+08:00`, unit: 'market-regulation' })
const months = ['2023-12', '2024-01', '2024-02', '2024-03']

const known = facts(
  [
    ...months.map((month, at) => figure(8, month, { value: `0.0${at + 1}`, ...by('2024-04-05') })),
    ...['2022Q4', '2023Q1', '2023Q4', '2024Q1'].map((quarter, at) =>
      figure(3, quarter, { value: String(61 + 2 * at), ...by('2024-04-10') }),
    ),
    figure(9, '2024-03', { numerator: '379', denominator: '400', ...by('2024-04-05') }),
    figure(6, '2023', { value: '3', ...by('2024-01-15') }),
    figure(7, '2023', { value: '8', ...by('2024-01-15') }),
  ],
  [baseline(8, '2023-11-30', '0.2'), baseline(3, '2022-06-30', '60'), baseline(9, '2024-02-29', '0')],
)

/** What a leader is told, or the page that opens. */
function told(text: string, { now = '2024-04-16T10:00:00+08:00', of = known } = {}): string {
  const context = { lexicon, language, asker, topic: null, now, group: false }
  const reading = read(text, context)
  const deed = deedIn(reading, context)
  if (deed) return JSON.stringify(deed)
  return wordsOf(answerQuery(reading.queries, { ...grounds, asker, now, facts: of, since: '2024-01-02' }))
}

describe('what figures are asked in words of their own', () => {
  test.each<[string, string[], string[]]>([
    // One of the indicators that share a goal.
    ['申报核心专利项目做到多少个了', ['本项8个', '与指标6合计11个'], ['已有11个']],
    // A span of time.
    ['地理标志2023年增加了多少', ['增加4件', '2022年12月31日61件', '2023年12月31日65件'], ['2024年3月']],
    ['地理标志跟去年同期比怎么样', ['增加4件', '2023年3月31日63件', '2024年3月31日67件'], ['方案没有写']],
    ['地理标志与2023年底相比变化大不大', ['增加2件', '2023年12月31日65件'], []],
    ['质押融资3月份跟2月份比', ['多0.01亿元', '2024年2月0.03亿元，2024年3月0.04亿元'], []],
    ['质押融资上个月是多少', ['2024年3月0.04亿元', '累计0.3亿元'], ['牵头单位']],
    [
      '质押融资一季度一共多少',
      [
        '2024年第1季度0.09亿元',
        '2024年1月0.02亿元，2024年2月0.03亿元，2024年3月0.04亿元',
        '（2024年1月）',
        '（2024年2月）',
        '（2024年3月）',
      ],
      ['未填报'],
    ],
    [
      '质押融资去年四季度一共多少',
      ['2023年12月0.01亿元；2023年10月、2023年11月未填报，没有算进去', '（2023年12月）'],
      [],
    ],
    ['质押融资2月多少', ['2024年2月0.03亿元', '到2024年2月29日累计0.26亿元'], []],
    ['地理标志2月多少', ['没有单独的2024年2月的数（按季度填报）'], []],
    ['跟去年同期比', ['2023年4月16日至2024年4月16日'], ['365天']],
    ['去年一共增加了多少', ['2022年12月31日至2023年12月31日', '61件 → 65件'], ['方案未写']],
    // A qualifier is a condition.
    ['司法局滞后的有几个', ['由司法局牵头、滞后'], []],
    ['多少个目标是正常的', ['正常的'], ['全部指标']],
    ['哪些指标滞后最严重', ['滞后最多的有', '牵头'], ['计量单位不同']],
    ['哪家单位逾期最厉害', ['逾期'], ['任务（牵头加配合）']],
    ['案件查办率是多少', ['已有94.8%', '目标100%'], []],
    ['案件查办率目标是多少', ['100%'], ['已有94.8%']],
    // What nothing is asked of, and what nobody reported.
    ['湄潭县进展如何', ['未要求单独填报'], ['尚未填报']],
    ['哪些区县没上报', ['县'], ['市人民政府、市市场监管局']],
    ['有没有卡住的任务', ['还不能判断有没有受阻的任务', '43项任务都尚未填报'], ['没有。']],
    // The baseline, and what was due.
    ['地理标志的基数多少', ['60件', '2022年6月30日', '统计公报'], ['方案没有写']],
    ['地理标志序时应该到多少', ['按序时应到', '67件'], []],
    // Little words are not quoted.
    ['谁该做什么', ['needs'], ['没有提到']],
    ['我该盯谁', ['needs'], ['没有提到']],
    ['完不成的目标有哪些', ['outlook'], ['问责']],
  ])('%s', (text, all, none) => {
    const words = told(text)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })

  test('the same day a year ago is a day in every year', () => {
    expect(yearBefore('2024-04-16')).toBe('2023-04-16')
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
    expect(yearBefore('2025-02-28')).toBe('2024-02-28')
  })
})
