import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSoundPlan } from '../../src/plan/read.ts'

const folders = readdirSync('data').filter((name) => existsSync(`data/${name}/plan.json`))

test.each(folders)('data/%s is a sound plan and says its own name', async (name) => {
  expect((await readSoundPlan(`data/${name}`)).id).toBe(name)
})
