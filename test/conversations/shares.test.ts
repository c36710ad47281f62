import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { countOwed, owedBy } from '../../src/domain/reporting/owed.ts'
import { countingShares } from '../../src/domain/reporting/shares.ts'
import { entriesOf } from '../../src/ledger/entries.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

const unitOf = (name: string) => plan.units.find((unit) => unit.name === name || unit.short === name)?.id ?? ''

describe('a county’s share of a target', () => {
  test('is its own key, is reviewed like any figure, and is never in the lead’s sum', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const wang = await world.person('王芳', 'liaison', '市市场监管局')
    const he = await world.person('何苗', 'liaison', '赤水市')
    const lu = await world.person('陆川', 'liaison', '仁怀市')
    const report = async (who: typeof he, value: string) => {
      await who.says('填报 地理标志数')
      await who.submits({ period: '2024Q1', value })
      expect(who.toast?.content).toBe('已提交，等待审核')
      await zhou.clicks('确认')
    }
    await report(wang, '62')
    await report(he, '5')
    expect(he.sees()).toContain('地理标志数（本地数）')
    await report(lu, '7')
    const facts = await readFacts(world.db)
    const goal = board(plan, facts, '2024-04-08').find(({ goal: { indicators } }) => indicators.includes(3))
    expect(goal?.current?.toFixed()).toBe('62')
    expect(goal?.pending).toBe(0)
    expect(countingShares(facts).map(({ unit, value }) => [unit, value])).toEqual([
      [unitOf('赤水市'), '5'],
      [unitOf('仁怀市'), '7'],
    ])
    expect(entriesOf(plan, facts, ({ name }) => name).map(({ cells }) => [cells.kind, cells.value])).toEqual([
      ['indicator', '62'],
      ['share', '5'],
      ['share', '7'],
    ])
    // Its own correction needs a reason, the lead's figure is none of its business.
    await he.says('填报 地理标志数')
    await he.submits({ period: '2024Q1', value: '6' })
    expect(he.sees()).toContain('改动须写明更正原因')
  })

  test('is owed only where the office switched it on, each county its own', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const he = await world.person('何苗', 'liaison', '赤水市')
    const zhou = await world.person('周敏', 'admin')
    await zhou.says('单项设置 地理标志数')
    await zhou.submits({ owed: 'everybody' }, '保存')
    await world.moveTo('2024-07-08T10:00:00+08:00')
    expect(await he.says('填报')).toContain('地理标志数（本地数）')
    await he.says('填报 地理标志数')
    await he.submits({ period: '2024Q2', value: '6' })
    const facts = await readFacts(world.db)
    const rules = {
      plan,
      since: '2024-04-08',
      today: '2024-07-08',
      dueDays: plan.dueDays,
      owing: { 'indicator 3': { by: 'everybody' as const, from: '2024-04-08' } },
    }
    expect(owedBy(rules, facts, unitOf('赤水市'))).toEqual([])
    expect(countOwed(owedBy(rules, facts, unitOf('仁怀市'))).all).toBe(1)
  })
})
