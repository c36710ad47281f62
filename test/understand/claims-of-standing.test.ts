import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { decimal } from '../../src/domain/decimal.ts'
import { periodsIn } from '../../src/domain/period.ts'
import type { Indicator, Plan } from '../../src/domain/plan.ts'
import type { Facts } from '../../src/domain/report.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { lastMilestone } from '../../src/engine/book.ts'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { facts, figure } from '../domain/facts.ts'
import { said, plan as zunyi } from './world.ts'

/** Whether it has come so far, in the ways people ask it; Ⓢ stands for the indicator, Ⓝ for the figure and its unit. */
const asking = [
  'Ⓢ达到Ⓝ了吗',
  'Ⓢ到Ⓝ了没',
  'Ⓢ完成Ⓝ了没有',
  'Ⓢ有Ⓝ了吗',
  'Ⓢ够Ⓝ了吗',
  'Ⓢ已经Ⓝ了吗',
  'Ⓢ现在有Ⓝ吗',
  'Ⓢ目前是Ⓝ吧',
  'Ⓢ有没有达到Ⓝ',
  'Ⓢ是否已达到Ⓝ',
  'Ⓢ的Ⓝ完成了吗',
  'Ⓢ建成Ⓝ了吗？',
]

const valued = (plan: Plan) =>
  plan.indicators.flatMap((indicator) => {
    const { value } = lastMilestone(plan, indicator)
    return value === null ? [] : [{ indicator, value }]
  })

/** A first figure of an indicator well below its target. */
function lower(plan: Plan, { no, period, measure }: Indicator, target: string): Facts {
  const [first] = periodsIn(period, plan.start, plan.end)
  if (!first) throw new Error(`no period of ${no}`)
  const value = decimal(target).div(4).toFixed()
  const amount = measure === 'ratio' ? { numerator: '1', denominator: '4' } : { value }
  return facts([figure(no, first.id, { ...amount, at: `${first.last}T10:00:00+08:00` })])
}

const asker = { role: 'leader' as const, units: [] }

describe.each(['zunyi-2022', 'nongji-2018', 'zhejiang-data-2025'])('how things stand in %s', (name) => {
  it('is never held against the target', async () => {
    const plan = await readPlan(`data/${name}`)
    const lexicon = lexiconOf(plan)
    const now = `${plan.end.slice(0, 4)}-02-18T10:00:00+08:00`
    const wrong: string[] = []
    for (const { indicator, value } of valued(plan)) {
      const states = [facts([]), lower(plan, indicator, value)]
      for (const way of asking) {
        const ask = way.replace('Ⓢ', indicator.short).replace('Ⓝ', `${value}${indicator.unit}`)
        const { queries } = read(ask, { lexicon, language, asker, topic: null, now, group: false })
        for (const known of states) {
          const words = wordsOf(answerQuery(queries, { plan, asker, now, group: false, facts: known }))
          if (/^(?:是|有)。/m.test(words)) wrong.push(`${ask} → ${words.split('\n')[1]}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('a yes or no about how it stands', () => {
  const at = '2024-01-08T09:00:00+08:00'
  const known = facts([figure(3, '2023H2', { value: '57', at })])
  it.each([
    ['地理标志达到80件了吗', /^没有。已有57件，目标80件/m],
    ['地理标志达到50件了吗', /^有。已有57件/m],
    ['地理标志超过57件了吗', /^没有。已有57件/m],
    ['地理标志80件的目标完成了吗', /^没有。已有57件/m],
    ['地理标志现在57件对吗', /^是。已有57件/m],
    ['地理标志现在58件对吗', /^不是。已有57件/m],
    ['商标到15.6万件了吗', /^尚未填报，没有已确认的数据；目标15.6万件/m],
    ['地理标志目标是80件吗', /^是。目标80件/m],
    ['地理标志要达到80件吗', /^是。目标80件/m],
    ['地理标志目标现在是80件吗', /^是。目标80件/m],
    ['交易量达到150件算完成吗', /^不是。目标是超过150件，正好150件不算/m],
  ])('%s', (ask, right) => expect(said(ask, { facts: known, asker })).toMatch(right))

  it('all of them met is no question whether any is', () => {
    expect(said('全部达标了吗', { facts: known, asker })).toMatch(/^不是。/m)
  })
})

describe('how an indicator counts', () => {
  const ways: Readonly<Record<string, readonly string[]>> = {
    累计数: ['Ⓢ要新增Ⓝ吗', 'Ⓢ净增Ⓝ对吗', 'ⓈⓃ是净增吗'],
    期间数: ['Ⓢ总数Ⓝ吗', 'Ⓢ的存量是Ⓝ吗'],
  }
  const counted = valued(zunyi).filter(({ indicator }) => indicator.counting !== null)
  it.each(counted.map(({ indicator, value }) => [indicator.short, indicator, value] as const))(
    'is not supposed wrongly of %s',
    (_, { short, counting, unit }, value) => {
      for (const way of ways[counting ?? ''] ?? []) {
        const ask = way.replace('Ⓢ', short).replace('Ⓝ', `${value}${unit}`)
        const words = said(ask)
        expect(words, ask).toMatch(new RegExp(`^(?:不是。)?统计口径：${counting}`, 'm'))
      }
    },
  )
})
