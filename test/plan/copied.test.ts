import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/domain/plan.ts'
import { lint } from '../../src/plan/lint.ts'
import { readPlan } from '../../src/plan/read.ts'
import { clinicPlan } from './clinic.ts'

type Loose = { [Key in keyof Plan]: Plan[Key] extends readonly (infer Row)[] ? Row[] : Plan[Key] }

/** A slip of a hand that copies: what it changes, and what lint says that it did not say before. */
const slips: [string, (plan: Loose) => void, string][] = [
  [
    'a base figure turned round',
    (p) => first(p.indicators, { baseline: base('14') }),
    '“2023年基数”栏印的“41”没有读入',
  ],
  ['a base year off', (p) => first(p.indicators, { baseline: base('41', '2022-12-31') }), '基数日期 2022-12-31 与'],
  ['a base after the end', (p) => first(p.indicators, { baseline: base('41', '2027-12-31') }), '在方案结束'],
  ['a base finer than the row', (p) => first(p.indicators, { baseline: base('41.5') }), 'decimals 只有0'],
  ['每年 lost', (p) => of(p.goals, 5, { perYear: false }), 'perYear 应为 true'],
  ['每年 made up', (p) => of(p.goals, 0, { perYear: true }), 'perYear 应为 false'],
  ['不低于上年 made a figure’s', (p) => of(p.goals, 3, { sense: 'atLeast' }), 'sense 应为 notBelowLast'],
  ['a milestone dropped', (p) => void p.goals[0]?.targets.shift(), '“2024年目标”栏印的“50”没有读入'],
  ['约束性 made 预期性', (p) => of(p.goals, 0, { binding: '预期性' }), '“属性”栏印的“约束性”'],
  ['a time dropped', (p) => first(p.tasks, { due: null }), '“完成时限”栏印的“2024年6月底”'],
  ['等 made up', (p) => first(p.tasks, { open: true }), 'open 应为 false'],
  ['期间数 made up', (p) => first(p.indicators, { counting: '期间数' }), '没有写“期间数”'],
  ['a share summed', (p) => of(p.indicators, 7, { measure: 'flow' }), '各期相加没有意义'],
  [
    'a growth as a level',
    (p) => of(p.indicators, 9, { measure: 'stock', name: '业务收入增长率' }),
    'measure 应为 growth',
  ],
  ['a quote of another row', (p) => first(p.indicators, { statedAt: p.indicators[1]?.statedAt ?? [] }), '是另一项指标'],
  ['a unit twice', (p) => void p.units.push({ ...(p.units[0] as Plan['units'][number]), id: 'again' }), '列了两次'],
  ['a unit of another level', (p) => first(p.units, { level: 'province' }), 'level 应为 city'],
  ['a bureau among the counties', (p) => void p.groups[0]?.members?.push('finance'), '不是县（区）之一'],
  [
    'another word for the body',
    (p) => Object.assign(p, { words: { ...p.words, body: '领导小组' } }),
    '原文没有“领导小组”',
  ],
  [
    'another word for the period',
    (p) => Object.assign(p, { words: { ...p.words, period: '试点期' } }),
    '原文没有“试点期”',
  ],
  ['another city', (p) => Object.assign(p, { city: '青山市' }), '原文没有“青山市”'],
  ['a passage cut short', (p) => of(p.clauses, 3, { text: '健全服务体系。' }), '没有到这里为止'],
  ['a passage left out', (p) => void p.clauses.splice(3, 1), '原文的这一段没有列入'],
  ['an annex left out', (p) => void p.attachments.pop(), '原文有附件2，没有列入'],
  ['a day no month has', (p) => Object.assign(p, { dueDays: { ...p.dueDays, month: 40 } }), '请写1到28'],
  ['a jump of nothing', (p) => first(p.indicators, { jump: '0' }), 'jump 0 应大于0'],
  ['no meaning', (p) => first(p.indicators, { meaning: ' ' }), 'meaning 没有写'],
  [
    'called unwritten, and written',
    (p) => void p.silences.push({ id: 'office', topics: ['专班办公室'], says: '方案未写', sources: [] }),
    '但原文有“专班办公室”',
  ],
]

const base = (value: string, date = '2023-12-31') => ({ date, value, source: '附件1第1项的“2023年基数”' })
function of<Row extends object>(rows: Row[], at: number, change: Partial<Row>): void {
  Object.assign(rows[at] ?? {}, change)
}
function first<Row extends object>(rows: Row[], change: Partial<Row>): void {
  of(rows, 0, change)
}

describe('slips of a hand that copies a plan', () => {
  const before = new Set(lint(clinicPlan).map(({ place, says }) => `${place}${says}`))
  test.each(slips)('%s is found', (_, slip, says) => {
    const plan = structuredClone(clinicPlan) as Loose
    slip(plan)
    const fresh = lint(plan as Plan).filter((one) => !before.has(`${one.place}${one.says}`))
    expect(fresh.map((one) => one.says).join('\n')).toContain(says)
  })

  test.each(['zunyi-2022', 'nongji-2018', 'zhejiang-data-2025'])('%s has none', async (name) => {
    expect(lint(await readPlan(`data/${name}`)).filter(({ level }) => level === 'error')).toEqual([])
  })
})
