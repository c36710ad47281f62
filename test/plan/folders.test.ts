import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { askAll } from '../../src/cli/plan-ask.ts'
import { readPlan, readSoundPlan } from '../../src/plan/read.ts'

const folders = readdirSync('data').filter((name) => existsSync(`data/${name}/plan.json`))

test.each(folders)('data/%s is a sound plan and says its own name', async (name) => {
  expect((await readSoundPlan(`data/${name}`)).id).toBe(name)
})

test('plain questions about every row of a plan come back to that row', async () => {
  const { asked, findings } = askAll(await readPlan('data/zhejiang-data-2025'))
  expect(asked).toBe(84)
  // Where the plan names no lead, the answer may still say so in other words than “未写”.
  const lost = findings.filter(({ says }) => !says.includes('谁牵头'))
  expect(lost).toEqual([])
})

test('a row that answers to nothing is named', async () => {
  const plan = await readPlan('data/zhejiang-data-2025')
  const tasks = plan.tasks.map((task) => (task.no === 3 ? { ...task, short: '。' } : task))
  const { findings } = askAll({ ...plan, tasks })
  expect(findings.map(({ place }) => place)).toContain('正文二(三)')
})
