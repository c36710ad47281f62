import { describe, expect, test } from 'vitest'
import { baseline, facts, figure } from '../domain/facts.ts'
import { type Short, said } from './said.ts'

const at = (day: string): string => `${day}T09:00:00+08:00`
const yearly = (no: number, period: string, value: string) =>
  figure(no, period, { value, at: at(`${Number(period) + 1}-01-15`), unit: 'market-regulation' })
const quarterly = (no: number, period: string, value: string, day: string, unit = 'market-regulation') =>
  figure(no, period, { value, at: at(day), unit })

const known = facts(
  [
    yearly(6, '2022', '1'),
    yearly(6, '2023', '2'),
    yearly(7, '2022', '4'),
    yearly(7, '2023', '9'),
    quarterly(16, '2024Q1', '8', '2024-04-10'),
    quarterly(17, '2024Q1', '11', '2024-04-10'),
    figure(9, '2024-03', {
      numerator: '379',
      denominator: '400',
      at: at('2024-04-03'),
      unit: 'market-regulation',
    }),
  ],
  [baseline(16, '2022-06-30', '5'), baseline(17, '2022-06-30', '7'), baseline(9, '2024-02-29', '0')],
)
const now = '2024-04-16T10:00:00+08:00'
const tell = (asked: Short, over = {}) => said(asked, { facts: known, since: '2023-07-01', now, ...over })
const of = (rows: string[], show: string[], rest: Partial<Short> = {}): Short => ({
  of: 'matter',
  rows,
  show,
  ...rest,
})

describe('one of the indicators that share a goal', () => {
  test.each<[Short, string[], string[]]>([
    [of(['i6'], ['progress']), ['本项3个', '与指标7合计16个', '目标合计42个', '还差26个'], ['已有16个']],
    [of(['i7'], ['progress']), ['本项13个', '与指标6合计16个'], ['已有16个']],
    [of(['i17'], ['progress']), ['本项11人', '与指标16合计19人', '目标合计35人'], ['已有19人']],
    [of(['i6', 'i7'], ['progress']), ['已有16个'], ['本项']],
    [of(['i6'], ['gap']), ['本项3个，与指标7合计：还差26个'], []],
    [of(['i7'], ['history']), ['已确认2期', '2023年 9个', '2022年 4个', '与指标6合计16个'], ['2023年 2个']],
    [of(['i7'], ['change']), ['本项增加9个', '4个', '13个'], ['16个）']],
    [of(['i6'], ['needed']), ['本项3个，与指标7合计：还需'], []],
    [of(['i6'], ['progress'], { at: '2023-03-01' }), ['本项1个', '与指标7合计5个'], []],
    [{ of: 'unit', rows: ['u:market-regulation'], show: ['progress'] }, ['指标6、7', '16个'], ['指标6 申报专利奖：']],
  ])('%j', (asked, all, none) => {
    const words = tell(asked)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })

  test('one that nobody reported has no figure of its own, whatever the other has', () => {
    const one = facts([yearly(7, '2023', '9')])
    expect(tell(of(['i6'], ['progress']), { facts: one })).toContain('本项尚未填报；与指标7合计9个')
  })

  test('a claim of the sum is none of the part', () => {
    const claim = (value: string) =>
      of(['i6'], [], { how: 'check', claim: { kind: 'value', facet: 'progress', value } })
    expect(tell(claim('3'))).toContain('是。')
    expect(tell(claim('16'))).toContain('不是。')
  })
})

test('what a ratio lacks is what a reader finds by subtracting', () => {
  const words = tell(of(['i9'], ['progress']))
  expect(words).toContain('已有94.8%')
  expect(words).toContain('比目标落后5.2个百分点')
  expect(words).toContain('还差5.2个百分点')
})

describe('after the end', () => {
  const over = { now: '2025-10-20T10:00:00+08:00' }
  test.each(['behind', 'atRisk'])('%s tells what was not reached, and by how much', (facet) => {
    const words = tell({ of: 'plan', show: [facet] }, over)
    expect(words).toContain('未达标')
    expect(words).toContain('还差26个')
    expect(words).not.toMatch(/没有滞后|可能完不成/)
  })

  test('the goals not reached stand with what each lacks', () => {
    const words = tell({ of: 'indicator', where: [{ by: 'light', is: 'met', not: true }], how: 'list' }, over)
    expect(words).toContain('还差26个')
    expect(words).toContain('还差5.2个百分点')
  })
})

test('what will not be reached adds up to the goals', () => {
  const periods = ['2023Q2', '2023Q3', '2023Q4']
  const slow = periods.map((period) => quarterly(3, period, '61', '2024-01-10'))
  const words = tell({ of: 'plan', show: ['atRisk'] }, { facts: facts(slow, [baseline(3, '2022-06-30', '60')]) })
  const counts = (pattern: RegExp): number => Number(pattern.exec(words)?.[1] ?? 0)
  const each = [/(\d+)个可能完不成/, /(\d+)个不稳/, /(\d+)个能完成/, /另有(\d+)个还不能预计/].map(counts)
  expect(each.reduce((sum, one) => sum + one)).toBe(21)
  expect(each[0]).toBeGreaterThan(0)
})
