import { describe, expect, test } from 'vitest'
import { digestCard } from '../../src/cards/digest.ts'
import { toFeishu } from '../../src/cards/feishu.ts'
import { goalCard } from '../../src/cards/goal.ts'
import { behindCard, goalsCard, groupsCard } from '../../src/cards/goals.ts'
import type { Card } from '../../src/cards/kit.ts'
import type { ViewName } from '../../src/cards/nav.ts'
import { changesCard, pastCard } from '../../src/cards/past.ts'
import { statusCard } from '../../src/cards/status.ts'
import { tasksCard } from '../../src/cards/tasks.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { board } from '../../src/domain/attainment.ts'
import { weekOf } from '../../src/domain/day.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { OwnTask } from '../../src/domain/reporting/own-tasks.ts'
import { changes, worstFirst } from '../../src/domain/status.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { plan } from '../chat.ts'
import { facts, figure, taskReport, withPast } from '../domain/facts.ts'

const count = 200
const day = '2024-04-10'
const at = '2024-04-05T09:00:00+08:00'

/** A plan of 200 monthly flows with the longest names there may be, each led by another unit in turn. */
const large: Plan = {
  ...plan,
  indicators: Array.from({ length: count }, (_, index) => {
    const [model] = plan.indicators.filter(({ measure, period }) => measure === 'flow' && period === 'month')
    if (!model) throw new Error('the plan has no monthly flow')
    const lead = plan.units[index % plan.units.length]?.id ?? ''
    return {
      ...model,
      no: index + 1,
      short: `名字很长的第${String(index + 1).padStart(3, '0')}项指标数`,
      leads: [lead],
    }
  }),
  goals: Array.from({ length: count }, (_, index) => ({
    indicators: [index + 1],
    sense: 'atLeast',
    strict: false,
    perYear: false,
    binding: null,
    targets: [{ on: plan.end, written: '1000000', value: '1000000', place: '附件2' }],
  })),
}
const known = withPast(
  large,
  facts([
    ...large.indicators.map(({ no }) => figure(no, '2024-03', { value: no === 7 ? '99999999' : '123456', at })),
    ...plan.tasks.map(({ no }) => taskReport(no, 'u', '2024Q1', '受阻', at)),
  ]),
)
const goals = board(large, known, day)
const before = board(large, facts([]), '2024-04-03')
const moved = changes(before, goals)
const tasks = taskStates(large, known)

/** A unit with every task of the plan, each told about at the greatest length. */
const [unit] = plan.units
if (!unit) throw new Error('no unit')
const ownAll = plan.tasks.map(({ no }, index): OwnTask => {
  const report = { ...taskReport(no, unit.id, '2024Q1', '受阻', at), id: index + 1, done: '难'.repeat(500) }
  const [task] = plan.tasks.filter((one) => one.no === no)
  if (!task) throw new Error('no task')
  return { task, report, progress: '受阻', group: '各县(市、区)人民政府' }
})

const bytes = (card: Card): number => new TextEncoder().encode(JSON.stringify(toFeishu(card))).byteLength

const groups = plan.units.map(({ id, name }) => ({
  id,
  name,
  goals: goals.filter(({ indicators }) => indicators[0]?.leads.includes(id)),
}))
const turn = (view: ViewName) => ({ view, page: 1 })
const [, , third] = goals
if (!third) throw new Error('no goal')

const cards: [string, Card][] = [
  ['status', statusCard({ plan: large, day, goals, recent: moved, tasks, pending: 1000 })],
  [
    'digest',
    digestCard({
      plan: large,
      day,
      week: weekOf(day),
      scope: 'all',
      goals,
      before,
      moved,
      all: goals,
      tasks,
      part: null,
      owed: { all: 9999, owed: 9000, due: 0, overdue: 999 },
      unheard: { never: { goals: [], tasks: [] }, since: day },
      next: null,
      adHoc: true,
      at: `${day}T09:00:00+08:00`,
    }),
  ],
  [
    'digest of a unit',
    digestCard({
      plan: large,
      day,
      week: weekOf(day),
      scope: `unit:${unit.id}`,
      goals,
      before,
      moved,
      all: goals,
      tasks: [],
      part: { unit, tasks: ownAll, before: [], groups: plan.groups },
      owed: null,
      unheard: { never: { goals: [], tasks: [] }, since: day },
      next: null,
      adHoc: true,
      at: `${day}T09:00:00+08:00`,
    }),
  ],
  ['tasks', tasksCard(large, tasks, turn('tasks'))],
  ['goals', goalsCard(large, '全部目标', goals, day, turn('goals'))],
  ['behind', behindCard(large, { all: goals, behind: worstFirst(goals) }, day, turn('behind'))],
  ['units', groupsCard(large, '按牵头单位', groups, 'unit', { day, turn: turn('units') })],
  ['past', pastCard(large, { day, days: 30 }, goals, moved)],
  ['changes', changesCard(large, { day, days: 30, goals }, moved)],
  ['goal', goalCard(large, third)],
]

describe('of a plan of 200 indicators', () => {
  test.each(cards)('%s stays within 28 KB and 200 elements', (_, card) => {
    expect(bytes(card)).toBeLessThan(28 * 1024)
    expect(JSON.stringify(toFeishu(card)).match(/"tag":/g)?.length ?? 0).toBeLessThan(200)
  })

  test('a list is cut, says its whole length, and the next page goes on', () => {
    const [first, last] = [1, 17].map((page) =>
      wordsOf(goalsCard(large, '全部目标', goals, day, { view: 'goals', page })),
    )
    expect(first).toContain('共200个目标')
    expect(first).toContain('第1页，共17页')
    expect(last).toContain('第200项')
    expect(last).not.toContain('[下一页]')
  })

  test('one outlier does not flatten the chart, and those behind are drawn first', () => {
    const block = cards.find(([name]) => name === 'digest')?.[1].blocks.find(({ kind }) => kind === 'chart')
    const spec = JSON.stringify(block)
    const shares = [...spec.matchAll(/"share":([\d.]+)/g)].map(([, share]) => Number(share))
    expect(Math.max(...shares)).toBeLessThanOrEqual(120)
    expect(shares).toHaveLength(48)
  })
})
