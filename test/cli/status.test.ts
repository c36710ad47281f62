import { describe, expect, test } from 'vitest'
import { submit } from '../../src/store/reports.ts'
import { setSetting } from '../../src/store/settings.ts'
import { figure } from '../domain/facts.ts'
import { terminal, trademarks } from './terminal.ts'

type Goal = { indicators: number[]; current: string | null; light: string; pending: number; figureOf: string | null }

const goalIn = (out: string, no: number): Goal | undefined =>
  (JSON.parse(out) as { goals: Goal[] }).goals.find(({ indicators }) => indicators.includes(no))

describe('status', () => {
  test('as JSON has every goal of the plan, with the newest confirmed figure', async () => {
    const office = terminal()
    await trademarks(await office.database())
    const { code, out } = await office.runs('status', '--json')
    expect(code).toBe(0)
    const status = JSON.parse(out)
    expect(Object.keys(status)).toEqual(['plan', 'at', 'timeProgress', 'counts', 'goals'])
    expect([status.plan, status.at, status.goals.length]).toEqual(['zunyi-2022', '2024-04-08', 21])
    expect(goalIn(out, 2)).toEqual({
      indicators: [2],
      name: '商标有效注册量',
      unit: '万件',
      target: '15.6',
      current: '14.8',
      attainment: '0.9487',
      progress: '0.7778',
      expected: '14.1022',
      gap: '0.1938',
      light: 'onCourse',
      figureOf: '2024-03-31',
      pending: 0,
      targetWritten: '15.6 (累计数)',
      targetFrom: null,
      targetWas: null,
    })
  })

  test('a past day is what was known then; --known is what was known of it later', async () => {
    const office = terminal()
    await trademarks(await office.database())
    expect(goalIn((await office.runs('status', '--json', '--at', '2024-03-31')).out, 2)?.current).toBe('13.9')
    const later = await office.runs('status', '--json', '--at', '2024-03-31', '--known', '2024-04-08')
    expect(goalIn(later.out, 2)?.current).toBe('14.8')
    expect(JSON.parse(later.out).at).toBe('2024-03-31')
    expect(goalIn((await office.runs('status', '--json', '--at', '2023-12-31')).out, 2)?.light).toBe('noData')
  })

  test('the day is the server’s: the newest time in the database on a moved clock, real time without one', async () => {
    const office = terminal()
    await trademarks(await office.database())
    expect(await office.runs('status', '--at', '2024-04-09')).toMatchObject({
      code: 1,
      out: '',
      err: '--at 2024-04-09 还没有到，今天是 2024-04-08',
    })
    expect((await office.runs('status', '--at', '2024-04-01', '--known', '2024-05-01')).err).toContain('还没有到')
    expect((await office.runs('status', '--at', '2024-04-01', '--known', '2024-03-01')).err).toContain('早于')

    const real = terminal({ LARK_APP_ID: 'cli_1', LARK_APP_SECRET: 's', LARK_TRANSPORT: 'longconn' })
    ;(await real.database()).close()
    expect(JSON.parse((await real.runs('status', '--json')).out).at).toBe('2024-05-06')
  })

  test('in words: the sentence that matters, every goal, what is pending, the rule', async () => {
    const office = terminal()
    const db = await office.database()
    await trademarks(db)
    await db.batch([
      ...submit(figure(3, '2024Q1', { value: '62', at: '2024-04-08T09:00:00+08:00', confirmed: null })),
      setSetting('exampleData', 'on', '示例', '2024-04-08T09:00:00+08:00'),
    ])
    const { out } = await office.runs('status')
    expect(out).toContain('知识产权强市试点方案 2024年4月8日完成情况')
    expect(out).toContain('【示例数据】')
    expect(out).toMatch(/^2\. 商标有效注册量 14\.8万件\/15\.6万件，进度77\.8% 正常（比序时领先19\.4个百分点，/m)
    expect(out.match(/^\d+(\+\d+)?\. /gm)).toHaveLength(21)
    expect(out).toContain('另有待审核 1 件，未计入。')
    expect(out).toContain('判定规则')
    expect((await office.runs('status', '--at', '2024-03-31')).out).toContain('（按2024年3月31日所知）')
  })
})
