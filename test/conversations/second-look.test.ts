import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { chat, type World } from '../chat.ts'

/** What wants a second look is said to whoever sends it, before and after, and to the reviewer; 确认这些 never holds it. */

async function cast(world: World) {
  return {
    zhou: await world.person('周敏', 'admin'),
    wang: await world.person('王芳', 'liaison', '市市场监管局'),
    zhao: await world.person('赵强', 'liaison', '市农业农村局'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

const csv = (...lines: string[]) => ({
  name: '报表.csv',
  bytes: new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`),
})

describe('a report that replaces what another unit has waiting', () => {
  const replaces = '替换市场监管局待审核的期末累计60件（王芳4月8日 10:00填报）'

  async function reported() {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const people = await cast(world)
    await people.wang.says('填报 地理标志数')
    await people.wang.submits({ period: '2024Q1', value: '60' })
    return { world, ...people }
  }

  test('by form: asked about before, said after, flagged in the queue, told to the other', async () => {
    const { zhou, wang, zhao } = await reported()
    await zhao.says('填报 地理标志数')
    await zhao.submits({ period: '2024Q1', value: '61' })
    expect(zhao.sees()).toContain(`请再核对：${replaces}`)
    await zhao.submits({ period: '2024Q1', value: '61' }, '确认提交')
    expect(zhao.sees()).toContain(replaces)
    expect(zhou.sees()).toContain(`请留意：${replaces}`)
    expect(wang.sees()).toContain('原来待审核的期末累计60件由这一次替换')
  })

  test('by a table: the same', async () => {
    const { zhou, wang, zhao } = await reported()
    const draft = await zhao.sendsFile(csv('2024年第一季度,,', '指标,单位,期末累计', '地理标志数,件,61'))
    expect(draft).toContain(`请核对：${replaces}`)
    expect(await zhao.clicks('提交这些')).toContain(replaces)
    expect(zhou.sees()).toContain(`请留意：${replaces}`)
    expect(wang.sees()).toContain(replaces)
  })

  test('the office replacing the unit’s own, and the unit the office’s, is flagged too; one’s own is only said', async () => {
    const { world, zhou, wang } = await reported()
    const wu = await world.person('吴迪', 'admin')
    await zhou.says('代填 市市场监管局 地理标志数 61')
    await zhou.submits({ period: '2024Q1', value: '61' })
    expect(zhou.sees()).toContain(replaces)
    await zhou.submits({ period: '2024Q1', value: '61' }, '确认提交')
    expect(await wu.says('待审核')).toContain(`请留意：${replaces}`)
    await wang.says('填报 地理标志数')
    await wang.submits({ period: '2024Q1', value: '62' })
    await wang.submits({ period: '2024Q1', value: '62' }, '确认提交')
    expect(await wu.says('待审核')).toContain('请留意：替换办公室录入待审核的期末累计61件')
    await wang.says('填报 地理标志数')
    await wang.submits({ period: '2024Q1', value: '63' })
    expect(wang.sees()).toContain('替换此前待审核的期末累计62件')
    expect(await wu.says('待审核')).not.toContain('请留意')
  })
})

describe('planted in a workbook', () => {
  test('each is flagged to the reviewer, and 确认这些 confirms none of them', async () => {
    const world = await chat({ at: '2024-04-15T10:00:00+08:00' })
    const { zhou, wang } = await cast(world)
    await wang.says('填报 地理标志数')
    await wang.submits({ period: '2024Q1', value: '62' })
    await zhou.clicks('确认')
    const draft = await wang.sendsFile(
      csv(
        '2023年第四季度,,',
        '指标,单位,期末累计',
        '地理标志数,件,64',
        '商标有效注册量,万件,14.5',
        '知识产权专业人员,人,9',
        '专利代理师人数,人,12',
        '知识产权师人数,人,13',
      ),
    )
    expect(draft).toContain('请核对：已报的2024年第1季度地理标志数比2023年第4季度下降3.1%（64→62件）')
    await wang.clicks('提交这些')
    await wang.sendsFile(
      csv(
        '指标,单位,2024年3月本月新增',
        '试点平台交易量,件,160',
        '网上托管服务企业,家,21',
        '贯标认证企业,家,2',
        '试点平台托管企业,家,20',
      ),
    )
    expect(wang.sees()).toContain('试点平台交易量一期新增160件，超过整个目标150件')
    await wang.clicks('提交这些')
    await wang.sendsFile(
      csv('2024年第一季度任务进展,,', '任务,状态,进展情况', '任务1,已完成,', '任务2,推进中,已办两次培训'),
    )
    expect(wang.sees()).toContain('请核对：没有写做了什么')
    await wang.clicks('提交这些')

    const queue = await zhou.says('待审核')
    for (const flag of ['已报的2024年第1季度地理标志数比', '超过整个目标150件', '没有写做了什么'])
      expect(queue).toContain(flag)
    await zhou.clicks('确认这些')
    const waiting = (await readFacts(world.db)).reports.filter(({ events }) => events.at(-1)?.state === 'pending')
    expect(waiting.map(({ kind, no }) => `${kind} ${no}`).sort()).toEqual(['indicator 23', 'indicator 3', 'task 1'])
    const confirmed = (await readFacts(world.db)).reports.filter(({ events }) => events.at(-1)?.together)
    expect(confirmed.length).toBe(8)
  })
})

describe('the newest report of a period, pending included', () => {
  async function corrected() {
    const world = await chat({ at: '2024-04-15T10:00:00+08:00' })
    const people = await cast(world)
    const { wang, zhou } = people
    await wang.says('填报 商标有效注册量')
    await wang.submits({ period: '2023Q4', value: '14.83' })
    await zhou.clicks('确认')
    await wang.says('填报 商标有效注册量')
    await wang.submits({ period: '2023Q4', value: '14.38' })
    await wang.submits({ period: '2023Q4', value: '14.38', reason: '重复计算' })
    return people
  }

  test('is what a table is compared with', async () => {
    const { wang } = await corrected()
    const of = (value: string) => csv('2023年第四季度,,', '指标,单位,期末累计', `商标有效注册量,件,${value}`)
    const old = await wang.sendsFile(of('148300'))
    expect(old).not.toContain('与已报的相同')
    expect(old).toContain('已确认期末累计14.83万件与表里的一样，此后又报了期末累计14.38万件，待审核')
    expect(await wang.sendsFile(of('143800'))).toContain('与已报的相同')
  })

  test('of a correction the reviewer is told what it takes the place of, and no more', async () => {
    const { zhou } = await corrected()
    expect(zhou.sees()).toContain('2023年第4季度原已确认14.83万件，本次-0.45')
    expect(zhou.sees()).not.toContain('此前没有已确认的数')
  })
})
