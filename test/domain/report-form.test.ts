import { describe, expect, test } from 'vitest'
import { type About, check } from '../../src/domain/reporting/check.ts'
import { noChange } from '../../src/domain/reporting/no-change.ts'
import { otherReporters, owedOf } from '../../src/domain/reporting/owed.ts'
import { guessedPeriod, periodChoices } from '../../src/domain/reporting/period-choice.ts'
import { flagsOf } from '../../src/domain/reporting/review.ts'
import { filledFrom } from '../../src/domain/reporting/sentence.ts'
import { spokenFigures } from '../../src/domain/reporting/spoken.ts'
import { isCorrection } from '../../src/domain/reporting/standing-words.ts'
import { type Subject, subjectOf } from '../../src/domain/reporting/subject.ts'
import { submissionsOf } from '../../src/domain/reporting/submission.ts'
import { clipped } from '../../src/domain/reporting/words.ts'
import { readPlan } from '../../src/plan/read.ts'
import { facts, figure, taskReport } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const subject = (kind: Subject['kind'], no: number): Subject => {
  const found = subjectOf(plan, kind, no)
  if (!found) throw new Error(`${kind} ${no}`)
  return found
}
const about = (no: number, known = facts([])): About => ({
  plan,
  facts: known,
  subject: subject('indicator', no),
  unit: 'market-regulation',
  today: '2024-04-08',
})

describe('a sentence fills the form', () => {
  test('its one amount stands in the field, in the form’s unit', () => {
    expect(filledFrom(about(3), { no: 3, amount: '62件', flow: false }, '2024Q1')).toMatchObject({
      typed: { period: '2024Q1', value: '62' },
    })
    expect(filledFrom(about(2), { no: 2, amount: '148000件', flow: false }, '2024Q1').typed.value).toBe('14.8')
  })

  test('what is new in a level nobody knows yet stands nowhere, and that is said', () => {
    const { typed, said } = filledFrom(about(3), { no: 3, amount: '5件', flow: true }, '2024Q1')
    expect(typed).toEqual({ period: '2024Q1' })
    expect(said.join()).not.toBe('')
  })

  test('a percentage of a named count reaches the form, which says what it wants', () => {
    const of = (sentence: string) =>
      spokenFigures(plan, subject('indicator', 15), sentence).given.map(({ said }) => said)
    expect(of('网上托管服务企业现在50%')).toEqual(['50%'])
    expect(of('现在50%')).toEqual([])
  })

  test('a form without a period says nothing of a guess', () => {
    expect(guessedPeriod(about(15), undefined)).toEqual([])
    expect(guessedPeriod(about(15), '2024-04')).toEqual([])
    expect(guessedPeriod(about(15), '2024-03')[0]).toContain('若是2024年4月的')
  })
})

test('无变化 keeps the state a task was given last, of one period the corrected one', () => {
  const task = subject('task', 6)
  const unit = 'market-regulation'
  const at = (day: string) => `${day}T10:00:00+08:00`
  const reports = [
    taskReport(6, unit, '2023Q3', '未启动', at('2023-10-08')),
    taskReport(6, unit, '2023Q4', '推进中', at('2024-01-05')),
    taskReport(6, unit, '2023Q4', '受阻', at('2024-01-08')),
  ]
  const rules = { plan, since: '2024-03-18', today: '2024-04-08', dueDays: plan.dueDays, owing: {} }
  const [owed] = owedOf(rules, facts([]), task, unit)
  const words = (known: typeof reports) =>
    owed && noChange({ plan, facts: facts(known), subject: task, unit, today: '2024-04-08' }, owed)
  expect(words(reports)).toMatchObject({ words: '受阻' })
  const late = taskReport(6, unit, '2023Q3', '已完成', at('2024-01-09'))
  expect(words([...reports, late])).toMatchObject({ words: '受阻' })
})

test('of a shared form the part that moved last says how it stands', () => {
  const at = '2024-04-02T10:00:00+08:00'
  const [one, other] = [figure(16, '2024Q1', { value: '20', at }), figure(17, '2024Q1', { value: '5', at })]
  const office = { openId: 'ou_office', name: '办公室' }
  const back = { at: '2024-04-03T10:00:00+08:00', state: 'returned' as const, by: office, reason: '缺名册' }
  const moved = { ...other, form: one.form, events: [...other.events, back] }
  for (const reports of [
    [one, moved],
    [moved, one],
  ])
    expect(submissionsOf(plan, reports)[0]?.decided).toMatchObject({ reason: '缺名册' })
})

test('a period that has not begun is refused, one that runs or has ended is not', () => {
  const said = (period: string) => filledFrom(about(3), { no: 3, amount: '62件', flow: false, period }, '2024Q1')
  expect(said('2024Q3')).toMatchObject({ typed: { period: '2024Q1' }, said: [expect.stringContaining('现在不能填报')] })
  for (const period of ['2023Q4', '2024Q1', '2024Q2']) expect(said(period).typed).toEqual({ period, value: '62' })
})

test('a ratio wants both counts, of a shared goal one part is enough', () => {
  const problems = (no: number, typed: Record<string, string>) => {
    const checked = check(about(no), typed)
    return 'problems' in checked ? Object.keys(checked.problems) : []
  }
  expect(problems(9, { period: '2024-03', numerator: '3' })).toEqual(['denominator'])
  expect(problems(16, { period: '2024Q1', value_16: '20' })).toEqual([])
})

test('the choice of periods says how each stands', () => {
  const at = '2024-04-02T10:00:00+08:00'
  const known = facts([
    figure(16, '2024Q1', { value: '20', at }),
    figure(16, '2023Q4', { value: '19', at }),
    figure(17, '2023Q4', { value: '5', at }),
    figure(16, '2023Q3', { value: '5', at, confirmed: null }),
  ])
  const of = { ...about(16, known), subject: subject('indicator', 16) }
  expect(
    periodChoices(of)
      .slice(0, 5)
      .map(({ label }) => label),
  ).toEqual([
    '2024年第2季度（未结束）',
    '2024年第1季度（部分已确认）',
    '2023年第4季度（已确认）',
    '2023年第3季度（待审核）',
    '2023年第2季度',
  ])
  expect(['2024Q1', '2023Q4', '2023Q2'].map((id) => isCorrection(of, id))).toEqual([false, true, false])
})

test('of joint leads the others hear of a figure, of a task nobody', () => {
  expect(otherReporters(plan, subject('indicator', 3), 'market-regulation')).toEqual(['agriculture'])
  expect(otherReporters(plan, subject('indicator', 3), 'agriculture')).toEqual(['market-regulation'])
  expect(otherReporters(plan, subject('task', 6), 'market-regulation')).toEqual([])
})

describe('what a reviewer is shown before deciding', () => {
  const flags = (report: ReturnType<typeof figure> | ReturnType<typeof taskReport>) => {
    const [submission] = submissionsOf(plan, [report])
    return submission && flagsOf({ plan, dueDays: plan.dueDays, files: [] }, submission)
  }
  const at = (day: string) => `${day}T10:00:00+08:00`

  test('a correction after the due day, with the days', () => {
    // March 2024 is due on Sunday 7 April, a working day.
    const corrected = (day: string) => ({ ...figure(15, '2024-03', { value: '5', at: at(day) }), correction: '漏报' })
    expect(flags(corrected('2024-04-07'))).toEqual([])
    expect(flags(corrected('2024-04-08'))).toEqual(['到期1天后才更正'])
    expect(flags(figure(15, '2024-03', { value: '5', at: at('2024-04-08') }))).toEqual([])
  })

  test('what holds a task up', () => {
    const task = taskReport(6, 'market-regulation', '2024Q1', '推进中', at('2024-04-02'))
    expect(flags(task)).toEqual([])
    expect(flags({ ...task, problem: '缺检测机构' })).toEqual(['写了存在问题'])
    expect(flags({ ...task, progress: '受阻', help: '请协调' })).toEqual(['报的是受阻', '写了需协调事项'])
  })
})

test('a text is cut where it is too long, and only there', () => {
  expect(clipped('培训三期', 4)).toBe('培训三期')
  expect(clipped('培训三期', 3)).toBe('培训三…')
})
