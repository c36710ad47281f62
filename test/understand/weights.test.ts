import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readDescriptions, readExamples } from '../../src/understand/training/read-examples.ts'
import { fingerprintOf, train } from '../../src/understand/training/train.ts'

const kept = await readFile('data/language/weights.json', 'utf8')

test('the weights are of these examples and descriptions; else `npm run train` was forgotten', async () => {
  const examples = await readExamples('data/language/examples')
  expect(JSON.parse(kept).from).toBe(fingerprintOf(examples, await readDescriptions('data')))
})

test('the examples give the kept weights again, byte for byte', { timeout: 300_000 }, async () => {
  const { weights } = await train({ check: false, old: null })
  // Compared as a whole: a difference of megabytes would not be readable.
  expect(weights === kept).toBe(true)
})
