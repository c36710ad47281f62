import { describe, expect, test } from 'vitest'
import { countsWords, distanceWords, gapWords, lightText, ruleWords, targetWords } from '../../src/cards/state-words.ts'
import { sentence } from '../../src/cards/status.ts'
import { wordsOfParts } from '../../src/cards/words.ts'
import { board } from '../../src/domain/attainment.ts'
import { weekBefore } from '../../src/domain/day.ts'
import { fromTheStart } from '../../src/domain/judging.ts'
import type { Goal, Plan } from '../../src/domain/plan.ts'
import type { Facts, Report } from '../../src/domain/report.ts'
import { countsOf, isBehind, statusJson } from '../../src/domain/status.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, withPast } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`

const stateOf = (no: number, known: Facts, day: string, of: Plan = plan, since = plan.start) => {
  const found = board(of, known, day, { ...fromTheStart(of), since }).find(({ goal }) => goal.indicators.includes(no))
  if (!found) throw new Error(`no goal of ${no}`)
  return found
}
const jsonOf = (...args: Parameters<typeof stateOf>) => statusJson(plan, [stateOf(...args)], args[2]).goals[0]

describe('the past of a flow', () => {
  const march = figure(15, '2024-03', { value: '12', at: at('2024-04-02') })

  test('one month of twenty is no light: what is known is shown, nothing is judged, and it is said why', () => {
    expect(jsonOf(15, facts([march]), '2024-04-05')).toMatchObject({
      current: '12',
      attainment: '0.0200',
      progress: null,
      expected: null,
      gap: null,
      light: 'noBaseline',
    })
    const state = stateOf(15, facts([march]), '2024-04-05')
    // July 2022 to February 2024.
    expect([state.missingPast, lightText(state), countsWords([state])]).toEqual([20, '缺期初数', '缺基数1'])
  })

  test.each([
    ['2024-02-29', 'farBehind'],
    ['2024-01-31', 'noBaseline'],
  ])('an opening total to %s: %s', (date, light) =>
    expect(stateOf(15, facts([march], [baseline(15, date, '30')]), '2024-04-05').light).toBe(light),
  )

  test('reached is reached, also without its past; what nobody reported is not', () => {
    expect(
      stateOf(15, facts([figure(15, '2024-03', { value: '600', at: at('2024-04-02') })]), '2024-04-05').light,
    ).toBe('met')
    expect(stateOf(15, facts([], [baseline(15, '2024-02-29', '700')]), '2024-04-05').light).toBe('noData')
  })

  test('a gap between two reports counts as much as one before them', () => {
    const gap = facts(
      [figure(15, '2024-01', { value: '5', at: at('2024-02-02') }), march],
      [baseline(15, '2023-12-31', '300')],
    )
    expect([stateOf(15, gap, '2024-04-05').light, stateOf(15, gap, '2024-04-05').missingPast]).toEqual([
      'noBaseline',
      1,
    ])
  })
})

describe('the reference day', () => {
  const opened = [baseline(15, '2024-02-29', '300')]
  const early = figure(15, '2024-03', { value: '10', at: at('2024-03-12') })

  test.each([
    ['2024-03-20', '2024-03-12'],
    // Its period has ended, its date does not grow; it is owed again until 7 April.
    ['2024-04-07', '2024-03-12'],
    ['2024-04-08', '2024-04-08'],
  ])('of a figure reported while its period ran, on %s, is %s', (day, reference) => {
    const state = stateOf(15, facts([early], opened), day)
    expect([state.referenceDay, state.figureDay]).toEqual([reference, '2024-03-12'])
  })

  test('once it is reported after the end, that is the last day of the period', () => {
    const again = figure(15, '2024-03', { value: '10', at: at('2024-04-02') })
    expect(stateOf(15, facts([early, again], opened), '2024-04-08').referenceDay).toBe('2024-03-31')
  })

  test('nothing of before the bot’s first start is overdue', () => {
    const january = figure(15, '2024-01', { value: '10', at: at('2024-02-02') })
    const known = facts([january], [baseline(15, '2023-12-31', '300')])
    expect(stateOf(15, known, '2024-03-10').referenceDay).toBe('2024-03-10')
    expect(stateOf(15, known, '2024-03-10', plan, '2024-03-18').referenceDay).toBe('2024-01-31')
    expect(stateOf(15, known, '2024-04-08', plan, '2024-03-18').referenceDay).toBe('2024-04-08')
  })

  test('of a shared goal the older part’s day counts, and any part’s overdue report', () => {
    const starts = [baseline(16, '2022-06-30', '15'), baseline(17, '2022-06-30', '5')]
    const both = [
      figure(16, '2024Q1', { value: '20', at: at('2024-04-02') }),
      figure(17, '2023Q4', { value: '6', at: at('2024-01-05') }),
    ]
    expect(stateOf(16, facts(both, starts), '2024-04-10').referenceDay).toBe('2023-12-31')
    expect(stateOf(16, facts(both, starts), '2024-04-11').referenceDay).toBe('2024-04-11')
  })
})

test('a stock of two parts is 未填报 while one of them has no confirmed report, also without start values', () => {
  const one = figure(17, '2023Q4', { value: '9', at: at('2024-01-05') })
  expect(stateOf(16, facts([one]), '2024-01-06').light).toBe('noData')
  expect(stateOf(16, facts([one], [baseline(16, '2022-06-30', '15')]), '2024-01-06').light).toBe('noData')
})

describe('after the end', () => {
  test('until the last period is in or overdue it is 待最后一期, counted apart, and nobody is behind', () => {
    const may = withPast(plan, facts([figure(15, '2025-05', { value: '500', at: at('2025-06-03') })]))
    const state = stateOf(15, may, '2025-07-03')
    expect([lightText(state), state.waitsFor, isBehind(state), state.light]).toEqual([
      '待最后一期',
      '2025-07-07',
      false,
      'behind',
    ])
    expect(lightText(stateOf(15, may, '2025-07-08'))).toBe('未达标')
  })

  test.each(['2025-07-03', '2025-07-22', '2026-03-01'])(
    'on %s the counts of the sentence add up to all goals',
    (day) => {
      const reports: Report[] = [
        figure(15, '2025-05', { value: '400', at: at('2025-06-03') }),
        figure(8, '2025-06', { value: '2', at: at('2025-07-02') }),
        figure(9, '2025-06', { numerator: '9', denominator: '10', at: at('2025-07-02') }),
        figure(2, '2025Q1', { value: '15', at: at('2025-04-02') }),
        figure(4, '2025Q1', { value: '1', at: at('2025-04-02') }),
        figure(22, '2025-06', { value: '3', at: at('2025-07-02') }),
      ]
      const goals = board(plan, facts(reports), day)
      const words = wordsOfParts(sentence(plan, goals, day)).replace(/^.*21个目标中/, '')
      const counts = [...words.matchAll(/(\d+)个/g)].map(([, count]) => Number(count))
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        words,
      ).toBe(21)
      expect(Object.values(countsOf(goals)).reduce((sum, count) => sum + count, 0)).toBe(21)
    },
  )

  test.each(['2023-02-01', '2024-04-05', '2025-06-01'])('and before it, on %s', (day) => {
    const known = withPast(
      plan,
      facts([
        figure(15, '2022-12', { value: '4', at: at('2023-01-03') }),
        figure(4, '2022Q4', { value: '1', at: at('2023-01-03') }),
      ]),
    )
    const goals = board(plan, known, day)
    const words = wordsOfParts(sentence(plan, goals, day))
      .replace(/^.*21个目标中/, '')
      .replace(/（严重\d+个）|已填报的\d+个没有滞后，/g, '')
    const counts = [...words.matchAll(/(\d+)个/g)].map(([, count]) => Number(count))
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      words,
    ).toBe(21)
  })

  test('of a figure whose base is missing nothing is claimed', () => {
    const known = facts([figure(3, '2023Q4', { value: '72', at: at('2024-01-03') })])
    const goals = board(plan, known, '2024-03-18')
    expect(goals.filter(({ light }) => light === 'noBaseline')).toHaveLength(1)
    expect(wordsOfParts(sentence(plan, goals, '2024-03-18'))).toContain('已填报的1个缺基数，还不能判断')
  })

  test('a step nobody ever reported is 未填报, not 进行中', () => {
    expect(stateOf(12, facts([]), '2025-06-30').light).toBe('inProgress')
    expect(stateOf(12, facts([]), '2025-07-01').light).toBe('noData')
  })
})

describe('words of a distance', () => {
  const trades = (value: string) =>
    stateOf(23, withPast(plan, facts([figure(23, '2024-03', { value, at: at('2024-04-02') })])), '2024-04-03')
  test.each([
    ['44', '还差107件'],
    ['149', '还差2件'],
    ['150', '还差1件（须超过150件）'],
    ['151', '超额1件'],
  ])('“超过150件” at %s: %s', (value, words) => expect(distanceWords(trades(value))).toBe(words))

  test('of a ratio in percentage points, and as a reader would subtract', () => {
    const handled = facts([figure(9, '2024-03', { numerator: '379', denominator: '400', at: at('2024-04-02') })])
    const state = stateOf(9, handled, '2024-04-03')
    // 94.75 % is shown as 94.8 %.
    expect([distanceWords(state), gapWords(state)]).toEqual(['还差5.2个百分点', '比目标落后5.2个百分点'])
  })
})

describe('the rule that is printed', () => {
  test('is the rule of the measure shown, and called the system’s until the office sets its own', () => {
    const [ratio, flow, step] = [9, 15, 12].map((no) => stateOf(no, facts([]), '2024-04-05'))
    if (!ratio || !flow || !step) throw new Error('no goal')
    expect(ruleWords(plan, [ratio])).toBe(
      '判定规则（系统默认，非方案规定）：比率低于目标即为滞后，低10个百分点以上为严重滞后。',
    )
    expect(ruleWords(plan, [flow])).toContain('比序时落后不到10个百分点为正常')
    expect(ruleWords(plan, [step])).toContain('看是否完成')
    const own = { ...flow, goal: { ...flow.goal, thresholds: { behind: '0.05', farBehind: '0.2' } } }
    expect(ruleWords(plan, [own])).toMatch(/办公室设定.*落后不到5个百分点/)
  })
})

describe('senses of a goal', () => {
  const having = (no: number, change: Partial<Goal>): Plan => ({
    ...plan,
    goals: plan.goals.map((goal) => (goal.indicators.includes(no) ? { ...goal, ...change } : goal)),
  })
  const target = (value: string, to?: string, on = plan.end) => ({
    on,
    written: `${value}天`,
    value,
    place: '附件2第10项',
    ...(to && { to }),
  })
  const level = (value: string) =>
    facts([figure(10, '2024Q1', { value, at: at('2024-04-02') })], [baseline(10, '2022-06-30', '100')])

  test('74 days are not 123 % of at most 60', () => {
    const days = having(10, { sense: 'atMost', targets: [target('60')] })
    const state = stateOf(10, level('74'), '2024-04-03', days)
    expect(state).toMatchObject({ light: 'onCourse', attainment: null })
    expect(state.progress?.toFixed(4)).toBe('0.6500')
    expect([targetWords(state), distanceWords(state)]).toEqual(['不超过60人', '高出14人'])
    expect(stateOf(10, level('60'), '2024-04-03', days).light).toBe('met')
    expect(
      stateOf(10, level('60'), '2024-04-03', having(10, { sense: 'atMost', strict: true, targets: [target('60')] }))
        .light,
    ).not.toBe('met')
    expect(stateOf(10, level('98'), '2024-04-03', days).light).toBe('farBehind')
  })

  test.each([
    ['83.5', false],
    ['84', true],
    ['86', true],
    ['86.5', false],
  ])('between 84 and 86, %s is reached: %s', (value, reached) => {
    const within = having(10, { sense: 'within', targets: [target('84', '86')] })
    expect(stateOf(10, level(value), '2024-04-03', within).light === 'met').toBe(reached)
  })

  test('about is judged once the office says what it allows', () => {
    const about = { sense: 'about' as const, targets: [target('60')] }
    expect(stateOf(10, level('61'), '2024-04-03', having(10, about)).light).toBe('inProgress')
    expect(stateOf(10, level('61'), '2024-04-03', having(10, { ...about, tolerance: '2' })).light).toBe('met')
  })

  test('no lower than last year', () => {
    const kept = having(10, {
      sense: 'notBelowLast',
      targets: [{ on: plan.end, written: '不低于上年', value: null, place: '附件2第10项' }],
    })
    const known = (value: string) =>
      facts([
        figure(10, '2023Q4', { value: '50', at: at('2024-01-05') }),
        figure(10, '2024Q1', { value, at: at('2024-04-02') }),
      ])
    expect(stateOf(10, known('50'), '2024-04-03', kept).light).toBe('met')
    expect(stateOf(10, known('43'), '2024-04-03', kept).light).toBe('behind')
    expect(targetWords(stateOf(10, known('43'), '2024-04-03', kept))).toBe('不低于上年（50人）')
    expect(stateOf(10, level('43'), '2024-04-03', kept).light).toBe('noBaseline')
  })

  test('a sum that starts anew every year', () => {
    const yearly = having(15, { perYear: true, targets: [target('120')] })
    const months = (year: string, count: number, value: string) =>
      Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).map((period) =>
        figure(15, period, { value, at: at('2024-04-02') }),
      )
    const state = stateOf(15, facts([...months('2023', 12, '10'), ...months('2024', 3, '9')]), '2024-04-03', yearly)
    expect([state.current?.toFixed(), state.light, state.missingPast]).toEqual(['27', 'onCourse', 0])
    // 91 of 366 days of 2024.
    expect(state.expected?.toFixed(4)).toBe('29.8361')
    expect(targetWords(state)).toBe('每年120家')
  })

  test('milestones: what was due runs straight from one to the next', () => {
    const path = having(2, { targets: [target('13', undefined, '2023-06-30'), target('15.6')] })
    const known = (period: string) =>
      facts([figure(2, period, { value: '13', at: at('2024-04-02') })], [baseline(2, '2022-06-30', '12')])
    expect(stateOf(2, known('2023Q2'), '2023-07-05', path).expected?.toFixed(4)).toBe('13.0000')
    // 13 + 2.6 × 184/731
    expect(stateOf(2, known('2023Q4'), '2024-01-08', path).expected?.toFixed(4)).toBe('13.6544')
  })
})

test('the seven days before a digest’s day, under the week of the last of them', () => {
  expect(weekBefore('2024-03-25')).toMatchObject({ first: '2024-03-18', last: '2024-03-24', no: 12 })
})
