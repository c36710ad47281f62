import { describe, expect, test } from 'vitest'
import { standingNow } from '../../src/app/board.ts'
import { tick } from '../../src/app/tick.ts'
import { worldOf } from '../../src/app/world.ts'
import { toFeishu } from '../../src/cards/feishu.ts'
import type { Card } from '../../src/cards/kit.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { composeDigest } from '../../src/digest/compose.ts'
import { scopesOf } from '../../src/digest/scope.ts'
import { addDays } from '../../src/domain/day.ts'
import { move, type NewReport, setBaseline, submit } from '../../src/store/reports.ts'
import type { Statement } from '../../src/store/sql.ts'
import { chat, plan } from '../chat.ts'

const liaison = { openId: 'ou_l', name: '联络员' }
const office = { openId: 'ou_o', name: '办公室' }
const budget = 28 * 1024

/** A world whose reports are put into the database as confirmed; ids count from 1. */
async function reported(at: string) {
  const world = await chat({ at })
  let id = 0
  async function confirms(no: number, period: string, on: string, value: Partial<NewReport>): Promise<void> {
    id += 1
    const report: NewReport = {
      kind: 'indicator',
      form: `f${id}`,
      no,
      unit: plan.indicators.find((indicator) => indicator.no === no)?.leads[0] ?? '',
      period,
      by: liaison,
      at: on,
      note: '',
      correction: '',
      byOffice: false,
      flags: [],
      ...value,
    }
    await world.db.batch([
      ...submit(report),
      ...move(id, 'pending', { at: on, state: 'confirmed', by: office, reason: '' }),
    ])
  }
  const compose = async (scope = 'all', since: string | null = null): Promise<Card> => {
    const now = await worldOf(world.app)
    return composeDigest(now, await standingNow(now), { scope, since, adHoc: false })
  }
  return { ...world, confirms, compose }
}

const baselines = (at: string): Statement[] =>
  plan.indicators
    .filter(({ measure }) => measure === 'stock' || measure === 'growth')
    .map(({ no, baselineDate }) =>
      setBaseline({ no, date: baselineDate ?? '2022-06-30', value: '1', source: '统计公报', by: office, at }),
    )

const figuresOf: Record<string, Partial<NewReport>> = { ratio: { numerator: '1', denominator: '2' } }
const firstPeriod = { month: '2024-02', quarter: '2023Q4', half: '2023H2', year: '2023' }

describe('what the digest says', () => {
  test('with nothing new is one line of news', async () => {
    const { compose } = await reported('2024-03-18T10:00:00+08:00')
    expect(wordsOf(await compose()).split('\n')[1]).toBe('各目标尚未填报。')
  })

  test('marks a correction and counts it as new', async () => {
    const { compose, confirms, clock } = await reported('2024-03-20T10:00:00+08:00')
    await confirms(8, '2024-02', '2024-03-04T10:00:00+08:00', { value: '0.5' })
    await confirms(8, '2024-02', '2024-03-18T10:00:00+08:00', { value: '0.4', correction: '重复计入' })
    const [, news, ...rest] = wordsOf(await compose('all', '2024-03-11T09:00:00+08:00')).split('\n')
    expect(news).toContain('共1个目标有新数')
    expect(rest.join('\n')).toContain('0.5亿元→0.4亿元，正常→滞后（更正）')
    clock.moveTo(new Date('2024-03-27T10:00:00+08:00'))
    expect(wordsOf(await compose('all', '2024-03-25T09:00:00+08:00')).split('\n')[1]).toBe('本期没有新确认的数。')
  })

  test('with every goal moved and behind stays within 28 KB, says how long its lists are, and draws no outlier', async () => {
    const { compose, confirms, db } = await reported('2024-03-20T10:00:00+08:00')
    await db.batch(baselines('2023-01-10T10:00:00+08:00'))
    for (const { no, measure, period } of plan.indicators)
      await confirms(
        no,
        firstPeriod[period],
        '2024-03-18T10:00:00+08:00',
        figuresOf[measure] ?? { value: no === 8 ? '900' : '1' },
      )
    for (const scope of scopesOf(plan)) {
      const card = await compose(scope.value)
      expect(new TextEncoder().encode(JSON.stringify(toFeishu(card))).length, scope.label).toBeLessThan(budget)
    }
    const card = await compose()
    expect(wordsOf(card)).toMatch(/共\d+项，列前8项/)
    const spec = JSON.stringify(card.blocks.find(({ kind }) => kind === 'chart'))
    const shares = [...spec.matchAll(/"share":(-?[\d.]+)/g)].map(([, share]) => Number(share))
    expect(shares.length).toBeGreaterThan(10)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1.2)
  })

  test('names nobody who is late: a part counts what it owes, one unit’s digest counts nothing', async () => {
    const { compose, moveTo } = await reported('2024-01-10T10:00:00+08:00')
    await moveTo('2024-03-20T10:00:00+08:00')
    const owedIn = async (scope: string) =>
      /待报(\d+)份，其中逾期(\d+)份/
        .exec(wordsOf(await compose(scope)))
        ?.slice(1)
        .map(Number)
    const [all = 0, late = 0] = (await owedIn('all')) ?? []
    const [part = 0] = (await owedIn('category:知识产权保护')) ?? []
    expect(late).toBeGreaterThan(0)
    expect(part).toBeGreaterThan(0)
    expect(part).toBeLessThan(all)
    const unit = wordsOf(await compose('unit:justice'))
    expect(unit).toContain('下一个截止日')
    expect(unit).not.toMatch(/待报|逾期/)
  })
})

describe('after the end', () => {
  async function ended() {
    const world = await reported('2025-06-20T10:00:00+08:00')
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    return { ...world, owner, group }
  }

  test('it tells what is unmet or missing and who leads it, and stops with a notice after eight weeks', async () => {
    const { moveTo, group, confirms, metrics, app, settle } = await ended()
    await confirms(8, '2025-05', '2025-06-21T10:00:00+08:00', { value: '0.5' })
    await moveTo('2025-07-21T09:00:00+08:00')
    const acceptance = group.sees()
    expect(acceptance).toContain('试点已于2025年6月30日结束')
    expect(acceptance).toMatch(/验收前待解决\n- 质押融资和许可转让 未达标（.*银保监分局牵头）/)
    expect(acceptance.match(/^- .*牵头）$/gm)).toHaveLength(plan.goals.length)
    await moveTo(`${addDays('2025-06-30', 57)}T10:00:00+08:00`)
    expect(group.sees()).toContain('周报 2025年第35周')
    await moveTo('2025-09-01T09:00:00+08:00')
    expect(group.sees()).toContain('周报到此为止')
    const said = group.seesAll().length
    await moveTo('2025-10-01T09:00:00+08:00')
    await tick(app, metrics)
    await settle()
    expect(group.seesAll()).toHaveLength(said)
  })
})
