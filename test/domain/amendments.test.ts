import { describe, expect, test } from 'vitest'
import type { Amendment, AmendmentLine, TargetLine } from '../../src/domain/amendments/amendment.ts'
import { namesFrom, planAmended } from '../../src/domain/amendments/apply.ts'
import { checksOf } from '../../src/domain/amendments/check.ts'
import { partState } from '../../src/domain/amendments/parts.ts'
import { linesTyped } from '../../src/domain/amendments/typed.ts'
import { figureOfLine, lineWords, rulingAbout } from '../../src/domain/amendments/words.ts'
import { readTargets } from '../../src/domain/amendments/workbook.ts'
import { fromTheStart } from '../../src/domain/judging.ts'
import { goalOf, indicatorByNo } from '../../src/domain/look.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { readPlan } from '../../src/plan/read.ts'
import { gridOf } from '../../src/tables/read.ts'
import { facts, figure } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const by = { openId: 'ou_office', name: '办公室' }
const [chishui, renhuai] = ['county-chishui', 'county-renhuai']
const paper = (...lines: AmendmentLine[]): Amendment => ({
  id: 1,
  title: '目标分解',
  number: '遵府办发〔2024〕3号',
  date: '2024-04-01',
  effective: '2024-04-01',
  lines,
  by,
  at: '2024-04-02T10:00:00+08:00',
  withdrawn: null,
})
const target = (
  no: number,
  unit: string | null,
  on: string,
  basis: TargetLine['basis'],
  value: string,
): TargetLine => ({
  kind: 'target',
  no,
  unit,
  on,
  basis,
  value,
  cell: '',
})
const end = '2024-12-31'

describe('a paper in words', () => {
  test.each<[AmendmentLine, string]>([
    [target(2, chishui, end, 'total', '0.9'), '商标有效注册量（赤水市）到2024年底0.9万件'],
    [target(2, null, '2024-06-30', 'start', '9.5'), '商标有效注册量（全市）2024年6月基数9.5万件'],
    [target(15, 'gone', end, 'year', '30'), '网上托管服务企业（gone）2024年当年30家'],
  ])('%#: %s', (line, words) => expect(lineWords(plan, line)).toBe(words))

  test('a start is told from what is to be reached', () => {
    expect(figureOfLine(plan, { no: 2, on: end, basis: 'start', value: '9.5' })).toBe('2024年底基数9.5万件')
    expect(figureOfLine(plan, { no: 2, on: end, basis: 'total', value: '9.5' })).toBe('到2024年底9.5万件')
  })

  test('what a ruling is about is named as the plan names it', () => {
    const { notes, silences } = plan
    for (const { id, title } of notes) expect(rulingAbout(plan, `note:${id}`)).toBe(title)
    for (const { id, topics } of silences) expect(rulingAbout(plan, `silence:${id}`)).toBe(topics[0])
    expect(rulingAbout(plan, 'silence:gone')).toBe('gone')
  })

  test('names it brings are of the unit or the indicator that goes on', () => {
    const unit = { kind: 'unit' as const, unit: 'market-regulation', name: '市知识产权局', short: '知产局' }
    const indicator = { kind: 'indicator' as const, no: 3, name: '地理标志总数', short: '地标总数' }
    expect(namesFrom([paper(unit, indicator)], end, end)).toEqual([
      { words: '市知识产权局', kind: 'unit', ref: 'market-regulation' },
      { words: '知产局', kind: 'unit', ref: 'market-regulation' },
      { words: '地理标志总数', kind: 'indicator', ref: '3' },
      { words: '地标总数', kind: 'indicator', ref: '3' },
    ])
  })
})

describe('what is typed of a paper', () => {
  const other = indicatorByNo(plan, 2)
  test.each([
    ['地理标志总数', '地标总数', {}],
    [other?.name ?? '', '地标总数', { name: '指标2已叫这个名称' }],
    ['地理标志总数', other?.short ?? '', { name: '指标2已叫这个名称' }],
  ])('an indicator goes on as %s, %s', (name, short, problems) =>
    expect(linesTyped(plan, 'indicator', { no: 3 }, { name, short }).problems).toEqual(problems),
  )

  test.each([
    ['2024年底', end],
    ['2025年底', plan.end],
    ['2021年底', null],
    ['2026年底', null],
  ])('%s is the day %s', (on, day) => {
    const { lines, problems } = linesTyped(plan, 'whole', { no: 2 }, { on, whole: '16' })
    if (day === null) expect(problems.on).toContain('请写日期')
    else expect([lines, problems]).toEqual([[target(2, null, day, 'total', '16')], {}])
  })
})

describe('the sums of a paper', () => {
  const says = (of: Plan, ...lines: TargetLine[]) => checksOf(of, paper(...lines)).map((check) => check.says)

  test('shares of a year are held to the year of the whole, never to its total', () => {
    const shares = [target(15, chishui, end, 'year', '40'), target(15, renhuai, end, 'year', '50')]
    expect(says(plan, ...shares)).toContain('网上托管服务企业到2024年12月：全市没有到这一天的目标，没有核对合计')
    expect(says(plan, ...shares, target(15, null, end, 'total', '400'))).toContain(
      '网上托管服务企业到2024年12月：全市没有到这一天的目标，没有核对合计',
    )
    expect(says(plan, ...shares, target(15, null, end, 'year', '100'))).toContain(
      '网上托管服务企业到2024年12月：各地合计90家，全市目标100家，缺10家',
    )
  })

  test('shares of what is asked anew every year are held to what is asked every year', () => {
    const goals = plan.goals.map((goal) => (goal.indicators.includes(15) ? { ...goal, perYear: true } : goal))
    expect(says({ ...plan, goals }, target(15, chishui, end, 'year', '40'))[0]).toMatch(/各地合计40家，全市目标\d+家/)
  })

  const read = (...rows: string[][]) => readTargets({ plan, fileName: '目标分解' }, [gridOf('目标分解', rows)])

  test('a printed total is held to its own column', () => {
    const parts = [
      ['2024年底目标分解', '', ''],
      ['地区', '商标有效注册量', '地理标志数'],
      ['赤水市', '1', '3'],
      ['仁怀市', '2', '4'],
    ]
    expect(read(...parts, ['合计', '3', '7']).sums).toEqual([])
    expect(read(...parts, ['合计', '3', '8']).sums).toEqual(['地理标志数：表里的合计（C5）是8，各地相加是7'])
  })

  test('whether amounts are a year’s is seen from the same indicator’s other years', () => {
    const { lines } = read(
      ['地区', '网上托管服务企业2024年底', '网上托管服务企业2025年底', '贯标企业2025年底'],
      ['赤水市', '10', '12', '400'],
    )
    expect(lines.map(({ no, on, basis }) => `${no} ${on} ${basis}`)).toEqual([
      '15 2024-12-31 year',
      '15 2025-06-30 year',
      '18 2025-06-30 total',
    ])
  })
})

describe('a county and its share', () => {
  const known = (of: Plan, owing: object = {}) => ({
    plan: of,
    facts: facts([
      {
        ...figure(15, '2024-03', { value: '5', at: '2024-04-02T10:00:00+08:00', unit: chishui }),
        kind: 'share' as const,
      },
    ]),
    day: '2024-06-30',
    judging: { ...fromTheStart(plan), owing: owing as never },
  })
  const stateWith = (lines: TargetLine[], owing?: object) => {
    const of = planAmended(plan, [paper(...lines)], '2024-06-30', '2024-06-30')
    return partState(known(of, owing), goalOf(of, 15), chishui)
  }
  const share = target(15, chishui, plan.end, 'total', '40')

  test('its silence costs only where the office has asked for its reports', () => {
    expect(stateWith([share])?.referenceDay).toBe('2024-03-31')
    const owing = { 'indicator 15': { by: 'everybody', from: '2024-01-01' } }
    expect(stateWith([share], owing)?.referenceDay).toBe('2024-06-30')
  })

  test('what it had before is no start of a new amount', () => {
    const plain = stateWith([share])
    expect(plain?.current?.toFixed()).toBe('5')
    const started = stateWith([share, target(15, chishui, '2023-12-31', 'start', '20')])
    expect(started?.current?.toFixed()).toBe('5')
    expect(started?.missingPast).toBe(plain?.missingPast)
  })
})
