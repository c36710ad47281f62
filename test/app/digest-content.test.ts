import { describe, expect, test } from 'vitest'
import { worldOf } from '../../src/act/world.ts'
import { toFeishu } from '../../src/cards/feishu.ts'
import type { Card } from '../../src/cards/kit.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { tick } from '../../src/clockwork/tick.ts'
import { composeDigest } from '../../src/digest/compose.ts'
import { addDays } from '../../src/domain/day.ts'
import { periodIn } from '../../src/domain/period.ts'
import type { Progress } from '../../src/domain/report.ts'
import { scopesOf } from '../../src/domain/reporting/scope.ts'
import { standingNow } from '../../src/reporting/board.ts'
import { move, type NewReport, setBaseline, submit } from '../../src/store/reports.ts'
import { setSetting } from '../../src/store/settings.ts'
import type { Statement } from '../../src/store/sql.ts'
import { chat, plan } from '../chat.ts'

const liaison = { openId: 'ou_l', name: '联络员' }
const office = { openId: 'ou_o', name: '办公室' }
const budget = 28 * 1024

/** A world whose reports are put into the database as confirmed; ids count from 1. */
async function reported(at: string) {
  const world = await chat({ at })
  let id = 0
  const opened = new Set<number>()
  async function confirms(no: number, period: string, on: string, value: Partial<NewReport>): Promise<void> {
    id += 1
    // A flow is judged once its past is known: an opening total of nothing before the first figure.
    const isFlow = plan.indicators.some((indicator) => indicator.no === no && indicator.measure === 'flow')
    const date = addDays(periodIn(plan, period)?.first ?? on.slice(0, 10), -1)
    const opening = { no, date, value: '0', source: '测试', by: office, at: on }
    if (isFlow && !opened.has(no) && date >= plan.start) await world.db.batch([setBaseline(opening)])
    opened.add(no)
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
  async function tells(
    unit: string,
    no: number,
    on: string,
    said: { progress: Progress; done?: string; correction?: string },
  ): Promise<void> {
    id += 1
    const report: NewReport = {
      kind: 'task',
      form: `f${id}`,
      no,
      unit,
      period: '2024Q1',
      by: liaison,
      at: on,
      note: '',
      correction: '',
      byOffice: false,
      flags: [],
      done: '',
      next: '',
      ...said,
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
  return { ...world, confirms, tells, compose }
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
    expect(Math.max(...shares)).toBeLessThanOrEqual(120)
  })

  test('draws one measure: goals on a way in time, each beside its own share of time, and says how many it leaves out', async () => {
    const { compose, confirms, db } = await reported('2024-04-03T10:00:00+08:00')
    const office = { source: '统计公报', by: { openId: 'ou_o', name: '办公室' }, at: '2024-03-20T10:00:00+08:00' }
    await db.batch([setBaseline({ no: 10, date: '2023-12-31', value: '10', ...office })])
    // On a way in time, judged by distance, without its base, without its past, and what is reached already.
    await confirms(10, '2024Q1', '2024-04-02T10:00:00+08:00', { value: '12' })
    await confirms(9, '2024-03', '2024-04-02T10:00:00+08:00', { numerator: '9', denominator: '10' })
    await confirms(3, '2024Q1', '2024-04-02T10:00:00+08:00', { value: '60' })
    await confirms(18, '2024-03', '2024-04-02T10:00:00+08:00', { value: '3' })
    const card = await compose()
    const chart = card.blocks.find(({ kind }) => kind === 'chart')
    const bars = [...JSON.stringify(chart).matchAll(/\{"name":"([^"]+)","share":([\d.]+),"kind":"([^"]+)"\}/g)]
    expect(bars.map(([, ...bar]) => bar)).toEqual([
      ['知识产权仲裁员', '10', '进度'],
      ['知识产权仲裁员', '16.6', '序时'],
      ['贯标认证企业', '10', '进度'],
      ['贯标认证企业', '58.4', '序时'],
    ])
    expect(wordsOf(card)).toContain('其余19个没有可比序时的进度，不画')
    // The week is the one it tells of, which has ended.
    expect(JSON.stringify(chart)).toContain('第14周各目标进度与序时')
  })

  test('names nobody who is late: a part counts what it owes, one unit’s digest counts nothing', async () => {
    const { compose, moveTo } = await reported('2024-01-10T10:00:00+08:00')
    await moveTo('2024-03-20T10:00:00+08:00')
    const owedIn = async (scope: string) =>
      /应报未报(\d+)项：.*?逾期(\d+)项/
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
    expect(unit).not.toMatch(/应报未报|逾期/)
  })
})

describe('the digest of one unit', () => {
  const county = 'unit:county-meitan'
  const since = '2024-03-25T09:00:00+08:00'

  test('that is responsible as one of a group: its own tasks, blocked first, in the frame of the whole plan', async () => {
    const { compose, confirms, tells } = await reported('2024-04-03T10:00:00+08:00')
    await confirms(18, '2024-02', '2024-03-04T10:00:00+08:00', { value: '2' })
    await tells('county-meitan', 2, '2024-03-20T10:00:00+08:00', { progress: '推进中' })
    await tells('county-meitan', 3, '2024-03-20T10:00:00+08:00', { progress: '推进中', done: '走访12家' })
    await tells('county-meitan', 2, '2024-04-01T10:00:00+08:00', {
      progress: '受阻',
      done: '经费未到位',
      correction: '情况有变',
    })
    await tells('county-meitan', 4, '2024-04-01T10:00:00+08:00', { progress: '已完成' })
    await tells('county-suiyang', 5, '2024-04-01T10:00:00+08:00', { progress: '受阻', done: '别县的事' })
    const words = wordsOf(await compose(county, since))
    const [, first, counts] = words.split('\n')
    const [blocked, done] = [2, 4].map((no) => `任务${no} ${plan.tasks.find((task) => task.no === no)?.short}`)
    expect(first).toBe(`湄潭县：${blocked}受阻，${done}已完成，2项任务有新进展。`)
    expect(counts).toBe('任务21项：受阻1 · 推进中1 · 已完成1 · 未填报18')
    expect(words).toContain(`任务新进展\n· ${blocked} 推进中→受阻：经费未到位（更正）\n· ${done} 未填报→已完成`)
    expect(words).not.toContain('仍受阻')
    const later = wordsOf(await compose(county, '2024-04-02T09:00:00+08:00'))
    expect(later).toContain(`仍受阻或需协调\n· ${blocked}：经费未到位`)
    expect(words).toContain('下一个截止日4月10日（季度报）')
    expect(words).toContain('，序时进度58.7%，21个目标中滞后1个（严重1个）')
    expect(words).toContain('方案在21项任务里写的是“各县(市、区)人民政府”，湄潭县是其中之一。方案未列名单')
    expect(words).toMatch(/依据：附件2、.*、附件3任务2至11、16至18/)
    expect(words).not.toMatch(/别县的事|应报未报|逾期|（图）/)
  })

  test('says so where there is nothing new, or nothing at all', async () => {
    const { compose, tells } = await reported('2024-04-03T10:00:00+08:00')
    expect(wordsOf(await compose(county, since)).split('\n')[1]).toBe('湄潭县：还没有确认过的填报。')
    await tells('county-meitan', 2, '2024-03-20T10:00:00+08:00', { progress: '推进中' })
    expect(wordsOf(await compose(county, since)).split('\n')[1]).toBe('湄潭县：本期没有新确认的数和进展。')
  })

  test('that leads goals and tasks has both', async () => {
    const { compose, confirms, tells } = await reported('2024-04-03T10:00:00+08:00')
    await confirms(10, '2023Q4', '2024-04-02T10:00:00+08:00', { value: '12' })
    await tells('justice', 31, '2024-04-02T10:00:00+08:00', { progress: '推进中', done: '调解机构已挂牌' })
    const words = wordsOf(await compose('unit:justice', since))
    expect(words.split('\n')[1]).toBe('司法局：共1个目标有新数，1项任务有新进展。')
    expect(words).toContain('牵头1个目标：缺基数1(+1)')
    expect(words).toContain('任务2项：推进中1 · 未填报1')
    expect(words).toContain('调解机构已挂牌')
    expect(words).not.toContain('是其中之一')
  })

  test('counts what it owes only where the office has switched names on', async () => {
    const { compose, moveTo, db } = await reported('2024-01-10T10:00:00+08:00')
    await moveTo('2024-04-20T10:00:00+08:00')
    expect(wordsOf(await compose(county))).not.toContain('应报未报')
    await db.run(setSetting('namesInGroups', 'on', '周敏', '2024-04-20T10:00:00+08:00'))
    // Through a group phrase a county owes only what the office has switched on.
    expect(wordsOf(await compose(county))).toContain('没有应报未报的；下一个截止日')
    await db.run(setSetting('owed task 23', 'everybody', '周敏', '2024-01-10T10:00:00+08:00'))
    expect(wordsOf(await compose(county))).toContain('应报未报1项：逾期1项')
  })

  test('is offered for every unit the plan lays something on, and for no other', () => {
    const offered = scopesOf(plan).filter(({ value }) => value.startsWith('unit:'))
    expect(offered.filter(({ label }) => label.startsWith('县(市、区)：'))).toHaveLength(14)
    expect(offered.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['牵头单位：司法局', '牵头单位：市中院', '责任单位：商务局']),
    )
    expect(offered.map(({ value }) => value)).not.toContain('unit:customs')
  })

  test('of a part the plan does not have any more it is the whole', async () => {
    const { compose } = await reported('2024-03-18T10:00:00+08:00')
    expect(wordsOf(await compose('category:旧类别'))).toContain('21个目标：')
    expect(wordsOf(await compose('unit:gone'))).toContain('21个目标：')
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
    // Every goal stands in one line with its lead, those nobody reported together.
    const listed = acceptance.match(/^- .*牵头）$/gm) ?? []
    const leads = new Set(plan.goals.map(({ indicators }) => plan.indicators[(indicators[0] ?? 0) - 1]?.leads.join()))
    expect(listed.length).toBeLessThanOrEqual(1 + leads.size)
    const counts = listed.map((line) => Number(/未填报(\d+)个/.exec(line)?.[1] ?? 1))
    expect(counts.reduce((sum, one) => sum + one)).toBe(plan.goals.length)
    await moveTo(`${addDays('2025-06-30', 57)}T10:00:00+08:00`)
    expect(group.sees()).toContain('周报 2025年第34周')
    await moveTo('2025-09-01T09:00:00+08:00')
    expect(group.sees()).toContain('周报到此为止')
    const said = group.seesAll().length
    await moveTo('2025-10-01T09:00:00+08:00')
    await tick(app, metrics)
    await settle()
    expect(group.seesAll()).toHaveLength(said)
  })
})
