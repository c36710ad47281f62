import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)

test('a schema stands beside what uses it: one made anew for every value costs a hundred times its reading', () => {
  const madeAndUsed = /\bz\.[a-zA-Z]+\(.*\)\.(safeP|p)arse(Async)?\(/
  const found = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (madeAndUsed.test(line) ? [`${file}:${at + 1}`] : [])),
  )
  expect(found).toEqual([])
})
