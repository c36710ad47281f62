import '../seed.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import type { Indicator, Mention, Task } from '../../src/domain/plan.ts'
import type { Filter, Query } from '../../src/domain/query.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { shownBy } from '../../src/engine/shown.ts'
import { grounds, plan, query } from './said.ts'

// Conditions, aggregates and facets composed at will, against the plainest reading of the plan's own rows: no table of
// the engine is used here, so that a rule changed in one place is seen.

/** A condition with what it means of a task and of an indicator, read off the plan. */
type Condition = { filter: Filter; task: (task: Task) => boolean; indicator: (indicator: Indicator) => boolean }

const tasksOf = ({ tasks }: Indicator): Task[] => plan.tasks.filter(({ no }) => tasks.includes(no))
const indicatorsOf = ({ indicators }: Task): Indicator[] => plan.indicators.filter(({ no }) => indicators.includes(no))
const listed = (mentions: readonly Mention[]): string[] =>
  mentions.flatMap((one) =>
    'unit' in one ? [one.unit] : (plan.groups.find(({ id }) => id === one.group)?.members ?? []),
  )
const leadsTask = (unit: string, task: Task): boolean => listed(task.leads).includes(unit)
const helpsTask = (unit: string, task: Task): boolean =>
  !leadsTask(unit, task) && listed(task.responsible).includes(unit)
const goalOf = (one: Indicator) => plan.goals.find(({ indicators }) => indicators.includes(one.no))
const figureOf = (one: Indicator): number => Number(goalOf(one)?.targets.at(-1)?.value)

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
const wholeOf = (one: Indicator): number => figureOf(one) * (scales[one.unit.charAt(0)] ?? 1)

const units = plan.units.map(({ id }) => id)
const ofUnit = fc.constantFrom(...units).chain((unit) =>
  fc.constantFrom<Condition>(
    {
      filter: { by: 'lead', unit },
      task: (task) => leadsTask(unit, task),
      indicator: ({ leads }) => leads.includes(unit),
    },
    {
      filter: { by: 'involved', unit },
      task: (task) => leadsTask(unit, task) || helpsTask(unit, task),
      indicator: (one) =>
        one.leads.includes(unit) || tasksOf(one).some((task) => leadsTask(unit, task) || helpsTask(unit, task)),
    },
    {
      filter: { by: 'responsible', unit },
      task: (task) => helpsTask(unit, task),
      indicator: (one) =>
        !one.leads.includes(unit) && tasksOf(one).some((task) => leadsTask(unit, task) || helpsTask(unit, task)),
    },
  ),
)
const figure = fc.constantFrom('1', '3', '10', '30', '35', '42', '100', '350', '600')
const comparisons: readonly ['=' | '<' | '<=' | '>' | '>=', (a: number, b: number) => boolean][] = [
  ['=', (a, b) => a === b],
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
]
const ofTarget = fc.tuple(fc.constantFrom(...comparisons), figure).map(([[than, holds], value]): Condition => {
  // Without a unit the whole figure counts (15.6万 is 156000); one that is small or equal may also be as it is written.
  const indicator = (one: Indicator): boolean =>
    holds(wholeOf(one), Number(value)) || (!than.startsWith('>') && holds(figureOf(one), Number(value)))
  return { filter: { by: 'target', than, value }, task: (task) => indicatorsOf(task).some(indicator), indicator }
})
const between = fc.tuple(figure, figure).map(([one, other]): Condition => {
  const [from, to] = [Math.min(Number(one), Number(other)), Math.max(Number(one), Number(other))]
  const indicator = (row: Indicator): boolean => wholeOf(row) >= from && wholeOf(row) <= to
  return {
    filter: { by: 'target', than: 'between', value: String(from), to: String(to) },
    task: (task) => indicatorsOf(task).some(indicator),
    indicator,
  }
})
const ofRow = (filter: Filter, indicator: (one: Indicator) => boolean): Condition => ({
  filter,
  indicator,
  task: (task) => indicatorsOf(task).some(indicator),
})
const ofTask = (filter: Filter, task: (one: Task) => boolean): Condition => ({
  filter,
  task,
  indicator: (one) => tasksOf(one).some(task),
})
const plainOnes = fc.constantFrom<Condition>(
  ...plan.categories.map(({ name }) => ofRow({ by: 'category', is: name }, ({ category }) => category === name)),
  ...[...new Set(plan.indicators.map(({ unit }) => unit))].map((is) =>
    ofRow({ by: 'measureUnit', is }, ({ unit }) => unit === is),
  ),
  ...(['累计数', '期间数', null] as const).map((is) =>
    ofRow({ by: 'counting', is }, ({ counting }) => counting === is),
  ),
  ...plan.sections.map(({ no }) => ofTask({ by: 'section', id: String(no) }, ({ section }) => section === no)),
  ...plan.groups.flatMap(({ id }) => [
    ofTask({ by: 'group', id }, ({ leads, responsible }) =>
      [...leads, ...responsible].some((one) => 'group' in one && one.group === id),
    ),
    ofTask(
      { by: 'group', id, only: true },
      ({ responsible }) => responsible.length > 0 && responsible.every((one) => 'group' in one && one.group === id),
    ),
  ]),
  ofTask({ by: 'noResponsible' }, ({ responsible }) => responsible.length === 0),
  {
    filter: { by: 'joint' },
    task: ({ leads }) => leads.length > 1,
    indicator: ({ leads }) => leads.length > 1,
  },
  {
    filter: { by: 'linked' },
    task: ({ indicators }) => indicators.length > 0,
    indicator: ({ tasks }) => tasks.length > 0,
  },
  {
    filter: { by: 'doubled' },
    task: ({ leads, responsible }) =>
      leads.some((one) => 'unit' in one && responsible.some((other) => 'unit' in other && other.unit === one.unit)),
    indicator: () => false,
  },
  {
    filter: { by: 'shared' },
    task: () => false,
    indicator: (one) => (goalOf(one)?.indicators.length ?? 0) > 1,
  },
)
const simple = fc.oneof(plainOnes, ofUnit, ofTarget, between)
const turned = simple.map(
  ({ filter, task, indicator }): Condition => ({
    filter: { ...filter, not: true },
    task: (one) => !task(one),
    indicator: (one) => !indicator(one),
  }),
)
const either = fc.array(simple, { minLength: 2, maxLength: 3 }).map(
  (some): Condition => ({
    filter: { by: 'any', of: some.map(({ filter }) => filter) },
    task: (one) => some.some(({ task }) => task(one)),
    indicator: (one) => some.some(({ indicator }) => indicator(one)),
  }),
)
const conditions = fc.array(fc.oneof({ weight: 3, arbitrary: simple }, turned, either), { minLength: 1, maxLength: 3 })
const subject = fc.constantFrom<'task' | 'indicator'>('task', 'indicator')

const where = (all: readonly Condition[]): Filter[] => all.map(({ filter }) => filter)
const numbers = (of: 'task' | 'indicator', all: readonly Condition[]): number[] =>
  of === 'task'
    ? plan.tasks.filter((one) => all.every(({ task }) => task(one))).map(({ no }) => no)
    : plan.indicators.filter((one) => all.every(({ indicator }) => indicator(one))).map(({ no }) => no)
const answer = (one: Query): string => wordsOf(answerQuery([one], grounds))
const runs = { numRuns: 400 }

describe('composed questions agree with the plan read row by row', () => {
  test('how many pass, said in the first line', () => {
    fc.assert(
      fc.property(subject, conditions, (of, all) => {
        const count = numbers(of, all).length
        const [, first = ''] = answer(query({ of, where: where(all), how: 'count' })).split('\n')
        const words = count === 0 ? '没有' : `${count}项${of === 'task' ? '任务' : '指标'}`
        expect(first).toContain(words)
      }),
      runs,
    )
  })

  test('which they are, and what 第二个 points to afterwards', () => {
    fc.assert(
      fc.property(subject, conditions, (of, all) => {
        const asked = query({ of, where: where(all), how: 'list' })
        expect(shownBy([asked], grounds).map(({ id }) => Number(id))).toEqual(numbers(of, all))
      }),
      runs,
    )
  })

  test('of named rows the same conditions keep the same', () => {
    fc.assert(
      fc.property(subject, conditions, (of, all) => {
        const rows = (of === 'task' ? plan.tasks : plan.indicators).slice(5, 20).map(({ no }) => `${of.charAt(0)}${no}`)
        const asked = query({ of, rows, where: where(all), how: 'list' })
        const kept = numbers(of, all).filter((no) => rows.includes(`${of.charAt(0)}${no}`))
        expect(shownBy([asked], grounds).map(({ id }) => Number(id))).toEqual(kept)
      }),
      runs,
    )
  })

  test('whether all pass one: 是 or 不是, and how many do not', () => {
    fc.assert(
      fc.property(subject, conditions, simple, (of, all, one) => {
        const own = numbers(of, all)
        const fails = own.filter((no) => !numbers(of, [one]).includes(no))
        const asked = query({ of, where: where(all), how: 'check', claim: { kind: 'all', filter: one.filter } })
        const [, first = ''] = answer(asked).split('\n')
        if (own.length === 0) expect(first).toMatch(/^没有/)
        else if (fails.length === 0) expect(first).toMatch(/^是。/)
        else expect(first).toMatch(new RegExp(`^不是。.*不是的${fails.length}项`))
      }),
      runs,
    )
  })

  test('the sum of targets counted alike, a shared one once', () => {
    fc.assert(
      fc.property(conditions, (all) => {
        const rows = plan.indicators.filter(({ no }) => numbers('indicator', all).includes(no))
        const goals = [...new Set(rows.map(goalOf))]
        const measures = new Set(rows.map(({ unit }) => unit))
        const text = answer(query({ of: 'indicator', where: where(all), how: 'sum' }))
        if (rows.length === 0) expect(text).toContain('没有可以算的数')
        else if (measures.size > 1) expect(text).toContain('不能相加')
        else {
          const sum = goals.reduce((whole, goal) => whole + Number(goal?.targets.at(-1)?.value), 0)
          expect(text).toContain(`合计${Number(sum.toFixed(4))}${[...measures][0]}`)
        }
      }),
      runs,
    )
  })

  test('the units that lead most, and how many of each', () => {
    const counts = units
      .map((unit) => ({ unit, leads: plan.tasks.filter((task) => leadsTask(unit, task)).length }))
      .filter(({ leads }) => leads > 0)
      .toSorted((a, z) => z.leads - a.leads)
    const distinct = [...new Set(counts.map(({ leads }) => leads))]
    for (const [at, leads] of distinct.entries()) {
      const asked = query({ of: 'unit', how: 'most', by: 'leads', rank: at + 1 })
      const own = counts.filter((one) => one.leads === leads).map(({ unit }) => unit)
      expect(new Set(shownBy([asked], grounds).map(({ id }) => id))).toEqual(new Set(own))
      expect(answer(asked)).toContain(`牵头任务${leads}项`)
    }
  })

  test('no composed answer that is not a list is longer than a screen', () => {
    const how = fc.constantFrom<Query['how']>('tell', 'count', 'sum', 'most', 'least', 'check')
    fc.assert(
      fc.property(subject, conditions, how, (of, all, way) => {
        const text = answer(query({ of, where: where(all), how: way }))
        expect([...text].length).toBeLessThan(700)
      }),
      runs,
    )
  })
})
