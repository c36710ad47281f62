import { describe, expect, test } from 'vitest'
import { worldOf } from '../../src/act/world.ts'
import { statusJson } from '../../src/domain/status.ts'
import { standingAt } from '../../src/reporting/board.ts'
import { takeInPapers } from '../../src/start/filed-papers.ts'
import { allAmendments } from '../../src/store/amendments.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

const paper = (value: string, more: object = {}) => ({
  file: 'papers/2023.json',
  title: '调整目标的通知',
  number: '遵府办发〔2023〕3号',
  date: '2023-05-01',
  asWritten: false,
  lines: [{ kind: 'target' as const, no: 2, unit: null, on: plan.end, basis: 'total' as const, value }],
  ...more,
})

async function cast(papers: (typeof plan)['papers'], at = '2024-04-08T10:00:00+08:00') {
  const world = await chat({ at, plan: { ...plan, papers } })
  const targetOn = async (day: string, known = day) => {
    const now = await worldOf(world.app)
    const { goals } = standingAt(now, await readFacts(world.db), { day, known })
    return statusJson(now.plan, goals, day).goals.find(({ indicators }) => indicators.includes(2))?.target
  }
  return { world, targetOn, zhou: await world.person('周敏', 'admin'), leader: await world.person('陈市长', 'leader') }
}

describe('papers in the plan’s folder', () => {
  test('hold from their own day where they lay there before anybody used the bot', async () => {
    const { leader, zhou, targetOn } = await cast([paper('16')])
    expect(await leader.says('商标有效注册量的目标是多少')).toContain('16万件')
    expect(leader.sees()).toContain('按遵府办发〔2023〕3号（2023年5月1日），方案原为15.6')
    expect(await leader.says('后续文件')).toContain('共1份，现行1份')
    expect(await zhou.says('审计')).toContain('papers/2023.json')
    expect(await targetOn('2023-04-30', '2024-04-08')).toBe('15.6')
    expect(await targetOn('2023-05-02')).toBe('16')
  })

  test('that come later are known from the start that reads them; gone or changed they are taken back', async () => {
    const { world, zhou, leader, targetOn } = await cast([])
    const start = (at: string, papers: (typeof plan)['papers']) =>
      world.moveTo(at).then(() => takeInPapers(world.db, { ...plan, papers }, at))
    await leader.says('帮助')
    await start('2024-04-10T09:00:00+08:00', [paper('16')])
    expect(await targetOn('2024-04-09')).toBe('15.6')
    expect(await targetOn('2024-04-09', '2024-04-10')).toBe('16')
    // Read again, renamed, with a word that its sums stand: the same paper.
    await start('2024-04-11T09:00:00+08:00', [paper('16', { file: 'papers/other.json', asWritten: true })])
    expect(await allAmendments(world.db)).toHaveLength(1)
    await start('2024-04-12T09:00:00+08:00', [paper('17')])
    expect(await targetOn('2024-04-12')).toBe('17')
    expect(await targetOn('2024-04-11')).toBe('16')
    await start('2024-04-15T09:00:00+08:00', [])
    expect(await targetOn('2024-04-15')).toBe('15.6')
    expect(await leader.says('后续文件')).toContain('方案文件夹里已没有这份文件，或内容已改')
    await start('2024-04-16T09:00:00+08:00', [paper('17')])
    expect(await targetOn('2024-04-16')).toBe('17')
    // What the office takes back in the chat no start brings back.
    await zhou.says('后续文件')
    await zhou.clicks('看 遵府办发〔2023〕3号')
    await zhou.submits({ reason: '作废' }, '收回这份文件')
    await start('2024-04-17T09:00:00+08:00', [paper('17')])
    expect(await targetOn('2024-04-17')).toBe('15.6')
  })

  test('of parts, rulings and successors in one file, with units by their names', async () => {
    const about = plan.silences.find(({ topics }) => topics.includes('经费'))?.id ?? ''
    const part = { kind: 'target' as const, no: 2, unit: null, on: '2024-12-31', basis: 'total' as const }
    const { leader } = await cast([
      {
        ...paper('0'),
        lines: [
          { ...part, parts: { 赤水市: '1.2', 仁怀: '2' } },
          { kind: 'ruling', about: `silence:${about}`, says: '由各单位在部门预算中安排' },
          { kind: 'unit', unit: '遵义银保监分局', name: '国家金融监督管理总局遵义监管分局', short: '金融监管分局' },
        ],
      },
    ])
    expect(await leader.says('赤水市商标有效注册量的目标')).toContain('1.2万件')
    expect(leader.sees()).toContain('遵府办发〔2023〕3号')
    expect(await leader.says('经费有多少')).toContain('由各单位在部门预算中安排')
    expect(await leader.says('银保监分局负责什么')).toContain('国家金融监督管理总局遵义监管分局')
  })

  test('dated ahead of the clock hold from their day', async () => {
    const { world, targetOn } = await cast([paper('16', { date: '2024-05-01' })])
    expect(await targetOn('2024-04-08')).toBe('15.6')
    await world.moveTo('2024-05-02T09:00:00+08:00')
    expect(await targetOn('2024-05-02')).toBe('16')
  })
})
