import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { goalOf } from '../../src/domain/look.ts'
import type { Mention, Plan } from '../../src/domain/plan.ts'
import { build } from '../../src/plan/import/build.ts'
import { readAnswers } from '../../src/plan/import/folder.ts'
import { cellsBack, cellsWords } from '../../src/plan/import/print-back.ts'
import { readText } from '../../src/plan/import/txt.ts'
import { readSoundPlan } from '../../src/plan/read.ts'
import { type Gold, type GoldFigure, type GoldTask, nongji, zhejiang } from './gold.ts'

const golds = [
  ['nongji-2018', nongji],
  ['zhejiang-data-2025', zhejiang],
] as const

const writtenOf = (mentions: readonly Mention[]): string[] => mentions.map(({ written }) => written)

/** Fields of a figure that differ from the gold's, by name. */
function figureFaults(plan: Plan, at: number, gold: GoldFigure): string[] {
  const row = plan.indicators[at]
  if (!row) return ['missing']
  const goal = goalOf(plan, row.no)
  const wanted = gold.targets.map(([on, value, written]) => [on, value, written].join(' '))
  const has = goal.targets.map(({ on, value, written }) => [on, value, written].join(' '))
  return [
    ...(row.name === gold.name ? [] : [`name ${row.name}`]),
    ...(row.place === gold.place ? [] : [`place ${row.place}`]),
    ...(row.unit === gold.unit ? [] : [`unit ${row.unit}`]),
    ...(goal.sense === gold.sense ? [] : [`sense ${goal.sense}`]),
    ...(has.join() === wanted.join() ? [] : [`targets ${has.join()}`]),
  ]
}

function taskFaults(plan: Plan, at: number, gold: GoldTask): string[] {
  const row = plan.tasks[at]
  if (!row) return ['missing']
  const leads = writtenOf(row.leads)
  const all = new Set([...leads, ...writtenOf(row.responsible)])
  return [
    ...(row.number === `（${gold.number}）` ? [] : [`number ${row.number}`]),
    ...(row.short === gold.title ? [] : [`title ${row.short}`]),
    ...(leads.join() === gold.lead.join() ? [] : [`lead ${leads.join()}`]),
    ...(all.size === gold.units.length && gold.units.every((unit) => all.has(unit))
      ? []
      : [`units ${[...all].join()}`]),
    ...(row.due === gold.due ? [] : [`due ${row.due?.written}`]),
  ]
}

const faultsOf = (plan: Plan, { figures, tasks }: Gold): string[][] => [
  ...figures.map((gold, at) => figureFaults(plan, at, gold)),
  ...tasks.map((gold, at) => taskFaults(plan, at, gold)),
]

describe.each(golds)('%s against what a careful reader finds in its text', (name, gold) => {
  const folder = `data/${name}`
  const text = readFileSync(`${folder}/source.txt`, 'utf8')

  test('at least 97 of 100 rows are right in every field, and no lead is wrong', async () => {
    const plan = await readSoundPlan(folder)
    const faults = faultsOf(plan, gold)
    const right = faults.filter((own) => own.length === 0).length
    expect(faults.flat()).toEqual([])
    expect(right / faults.length).toBeGreaterThanOrEqual(0.97)
    expect([plan.indicators.length, plan.tasks.length]).toEqual([gold.figures.length, gold.tasks.length])
  })

  test('an import of the text with the answers given comes to the same', () => {
    const { plan } = build(name, readText(text), readAnswers(folder))
    expect(faultsOf(plan, gold).flat()).toEqual([])
  })

  test('without any answer no lead is wrong that is not asked about', () => {
    const { plan, questions } = build(name, readText(text), {})
    const asked = new Set(questions.filter(({ kind }) => kind === 'lead').map(({ place }) => place))
    const wrong = gold.tasks.flatMap((one, at) => {
      const row = plan.tasks[at]
      return row && (writtenOf(row.leads).join() === one.lead.join() || asked.has(row.place)) ? [] : [one.title]
    })
    expect(wrong).toEqual([])
    expect(questions.length).toBeLessThanOrEqual(40)
  })
})

test('the printed tables come back cell by cell', async () => {
  const plan = await readSoundPlan('data/zunyi-2022')
  const cells = cellsBack(plan)
  expect(cells.length).toBeGreaterThan(250)
  expect(cells.filter(({ read }) => read === null)).toEqual([])
  const wrong = {
    ...plan,
    indicators: plan.indicators.map((row) => (row.no === 3 ? { ...row, leadsWritten: '市农业农村局' } : row)),
  }
  const lost = cellsBack(wrong).filter(({ read }) => read === null)
  expect(lost.map(({ place, head }) => [place, head])).toEqual([['附件2第3项', '牵头单位']])
  expect(cellsWords(cellsBack(wrong))).toContain('1格没有原样读入')
})
