import { describe, expect, test } from 'vitest'
import type { Amendment } from '../../src/domain/amendments/amendment.ts'
import { planAmended } from '../../src/domain/amendments/apply.ts'
import { checksOf } from '../../src/domain/amendments/check.ts'
import { addsUp, partBoard, partStandings, sideBySide } from '../../src/domain/amendments/parts.ts'
import { goalOfUnit } from '../../src/domain/amendments/targets.ts'
import { readTargets } from '../../src/domain/amendments/workbook.ts'
import { fromTheStart } from '../../src/domain/judging.ts'
import { goalsOf } from '../../src/domain/look.ts'
import type { Facts, ShareReport } from '../../src/domain/report.ts'
import { gridOf } from '../../src/tables/read.ts'
import { plan } from '../chat.ts'

/** A generator of its own: the same targets on every machine. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

const counties = plan.units.filter(({ kind }) => kind === 'county')
const goals = goalsOf(plan)
const years = ['2023', '2024', '2025']
const lastOf = (year: string) => (year === '2025' ? plan.end : `${year}-12-31`)

/** In hundredths, so that the oracle adds whole numbers. */
const written = (hundredths: number) => String(hundredths / 100)

type Made = { whole: Map<string, number>; share: Map<string, number>; texts: string[][] }

/** A made-up workbook: rows counties, a column for every goal and year; levels and totals rise from year to year. */
function made(seed: number, word: '新增' | '累计'): Made {
  const next = numbers(seed)
  const whole = new Map<string, number>()
  const share = new Map<string, number>()
  for (const { indicators } of goals) {
    const no = indicators[0]?.no ?? 0
    for (const [at, year] of years.entries()) {
      let sum = 0
      for (const { id } of counties) {
        const before = share.get(`${no} ${years[at - 1]} ${id}`) ?? 0
        const value = before + 100 + next(4) * 25
        share.set(`${no} ${year} ${id}`, value)
        sum += value
      }
      // Short by a little, equal, or beyond.
      const before = whole.get(`${no} ${years[at - 1]}`) ?? 0
      whole.set(`${no} ${year}`, Math.max(before, sum + (next(3) - 1) * 50))
    }
  }
  const columns = goals.flatMap(({ indicators: [first] }) => years.map((year) => ({ first, year })))
  const isAmount = (measure?: string) => measure === 'flow' || measure === 'step'
  const texts = [
    ['各县（市、区）目标分解表（遵府办发〔2023〕9号）'],
    ['县（市、区）', ...columns.map(({ first }) => first?.name ?? '')],
    ['', ...columns.map(({ first, year }) => `${year}年${isAmount(first?.measure) ? word : ''}`)],
    ['全市', ...columns.map(({ first, year }) => written(whole.get(`${first?.no} ${year}`) ?? 0))],
    ...counties.map(({ id, name }) => [
      name,
      ...columns.map(({ first, year }) => written(share.get(`${first?.no} ${year} ${id}`) ?? 0)),
    ]),
  ]
  return { whole, share, texts }
}

const paperOf = (texts: string[][]): Amendment => {
  const read = readTargets({ plan, fileName: '目标分解' }, [gridOf('目标分解', texts)])
  expect(read.left).toEqual([])
  expect(read.number).toBe('遵府办发〔2023〕9号')
  const by = { openId: 'o', name: '周敏' }
  return {
    id: 1,
    title: '目标分解',
    number: read.number,
    date: '2023-02-01',
    effective: '2023-02-01',
    lines: read.lines,
    by,
    at: '2023-02-02T10:00:00+08:00',
    withdrawn: null,
  }
}

describe.each([
  [7, '新增'],
  [8, '累计'],
] as const)('14 counties, 21 goals, 3 years (seed %i, %s)', (seed, word) => {
  const { whole, share, texts } = made(seed, word)
  const paper = paperOf(texts)

  test('every figure is read, of whom, for what and by when', () => {
    expect(counties).toHaveLength(14)
    expect(goals).toHaveLength(21)
    expect(paper.lines).toHaveLength((14 + 1) * 21 * 3)
    for (const line of paper.lines) {
      if (line.kind !== 'target') throw new Error('a line that is no target')
      const year = line.on.slice(0, 4)
      const expected =
        line.unit === null ? whole.get(`${line.no} ${year}`) : share.get(`${line.no} ${year} ${line.unit}`)
      expect(Number(line.value) * 100).toBeCloseTo(expected ?? -1, 6)
      expect(line.on).toBe(lastOf(year))
    }
  })

  test('its sums are told as an oracle adds them', () => {
    const told = checksOf(plan, paper).filter(({ level }) => level === 'error')
    const wanted = goals.flatMap(({ goal, indicators }) => {
      if (!indicators.every(addsUp)) return []
      const no = indicators[0]?.no ?? 0
      return years.flatMap((year) => {
        const sum = counties.reduce((all, { id }) => all + (share.get(`${no} ${year} ${id}`) ?? 0), 0)
        const target = whole.get(`${no} ${year}`) ?? 0
        const isShort = goal.strict ? sum <= target : sum < target
        const diff = sum === target ? '正好相等' : `缺${written(target - sum)}`
        return isShort ? [{ no, sum: written(sum), diff }] : []
      })
    })
    expect(wanted.length).toBeGreaterThan(5)
    expect(told.map(({ no }) => no)).toEqual(wanted.map(({ no }) => no))
    for (const [at, { sum, diff }] of wanted.entries()) {
      const says = told[at]?.says.replace(/(\d),(\d)/g, '$1$2') ?? ''
      expect(says).toContain(`各地合计${sum}`)
      expect(says).toContain(diff)
    }
  })

  test('the order in which papers were entered does not matter, only their dates', () => {
    const newer: Amendment = {
      ...paper,
      id: 2,
      date: '2023-03-01',
      lines: [
        {
          kind: 'target',
          no: 2,
          unit: counties[0]?.id ?? '',
          on: '2024-12-31',
          basis: 'total',
          value: '3.5',
          cell: '',
        },
      ],
    }
    const one = planAmended(plan, [paper, newer], '2024-01-01', '2024-01-01')
    const other = planAmended(plan, [newer, paper], '2024-01-01', '2024-01-01')
    expect(other.goals).toEqual(one.goals)
    const goal = one.goals.find(({ indicators }) => indicators[0] === 2)
    const own = goal && goalOfUnit(one, goal, counties[0]?.id ?? '', '2024-01-01')
    expect(own?.targets.find(({ on }) => on === '2024-12-31')?.value).toBe('3.5')
    expect(planAmended(plan, [paper], '2023-01-31', '2024-01-01')).toBe(plan)
    expect(planAmended(plan, [paper], '2024-01-01', '2023-02-01')).toBe(plan)
  })
})

describe('a county’s own figures', () => {
  const { texts } = made(7, '新增')
  const after = planAmended(plan, [paperOf(texts)], '2024-04-08', '2024-04-08')
  const by = { openId: 'o', name: '何苗' }
  const shareOf = (id: number, unit: string, no: number, period: string, value: string): ShareReport => ({
    id,
    form: String(id),
    kind: 'share',
    no,
    unit,
    period,
    by,
    at: '2024-04-03T10:00:00+08:00',
    note: '',
    correction: '',
    byOffice: false,
    flags: [],
    value,
    numerator: null,
    denominator: null,
    events: [{ at: '2024-04-03T11:00:00+08:00', state: 'confirmed', by, reason: '' }],
  })
  const facts: Facts = {
    reports: counties.slice(0, 12).map(({ id }, at) => shareOf(at + 1, id, 15, '2024-03', String(at))),
    baselines: [],
  }
  const known = { plan: after, facts, day: '2024-04-08', judging: fromTheStart(after) }

  test('are summed beside the lead’s and never into it', () => {
    const goal = after.goals.find(({ indicators }) => indicators[0] === 15)
    const beside = goal && sideBySide(known, goal, null)
    expect(beside?.sum.toFixed()).toBe('66')
    expect(beside?.reported).toHaveLength(12)
    expect(beside?.missing).toEqual(counties.slice(12).map(({ id }) => id))
  })

  test('are judged by their own target of the year', () => {
    const states = partBoard(known, counties[11]?.id ?? '')
    const state = states.find(({ goal }) => goal.indicators[0] === 15)
    expect(state?.current?.toFixed()).toBe('11')
    expect(state?.goal.perYear).toBe(true)
    expect(state?.goal.targets.at(-1)?.on).toBe('2024-12-31')
    expect(states.filter(({ current }) => current !== null)).toHaveLength(1)
    expect(partStandings(known)).toHaveLength(14)
  })
})
