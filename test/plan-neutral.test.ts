import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Words and places that belong to one plan. Code that says them says them of every plan; what a plan calls its period,
 * its body, its parts and its rows is in its own data (`plan.words`, `place`, `number`).
 */
const words = [
  ['places of one plan', /附件\d|正文[一二三四五六七八九十]|印发通知/],
  ['its period', /试点/],
  ['its body', /领导小组/],
  ['its counties', /县\(市、区\)|县（市、区）/],
  ['the names of a ratio’s parts', /受理数|办结数|受理\$|办结\$|受理\d|办结\d/],
  ['the level whose growth is a target', /每万人口/],
  ['a city or a unit of one', /遵义|贵州|市场监管|红花岗|知识产权|商标|专利/],
] as const

/** Reads any plan, and so knows what plans call their parts. */
const reader = 'src/plan/import/'

/** Rooms counted as a whole. */
const rebuilt = ['src/understand/']

/** Files that still say them, and how many lines do; a number only falls, and a file that is clean leaves the list. */
const notYet: Readonly<Record<string, number>> = {
  'src/cards/state-words.ts': 1,
  'src/papers/acceptance.ts': 2,
  'src/roster/words.ts': 1,
  'src/store/people.ts': 1,
  'src/understand/': 3,
}

test('no code says the words of one plan', () => {
  const found: Record<string, number> = {}
  for (const file of [...codeIn('src'), ...codeIn('commands')]) {
    const lines = readFileSync(file, 'utf8').split('\n')
    const count = lines.filter(
      (line) => !isComment(line) && words.some(([, word]) => word.test(line.replace(comment, ''))),
    ).length
    const name = rebuilt.find((folder) => file.startsWith(folder)) ?? file
    if (count > 0) found[name] = (found[name] ?? 0) + count
  }
  const worse = Object.entries(found).filter(([file, count]) => count > (notYet[file] ?? 0))
  expect(worse).toEqual([])
})

const codeIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .filter((name) => !name.startsWith(reader))

const comment = /\/\*\*.*$|\/\/ .*$/

/** Comments may show an example of what a plan prints. */
const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line)
