import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrowsBetween, circles, filesIn, floorsOf, importsOf, roomOf, upward } from './drawing.ts'

const floors = floorsOf(readFileSync('README.md', 'utf8'))
const files = filesIn('.')
const imports = importsOf('.', files)
const shown = ({ from, to }: { from: string; to: string }): string => `${from} asks for ${to}`

test('the map of the README has every folder of the sources once, and no other', () => {
  expect(floors.length).toBeGreaterThan(20)
  expect([...floors].sort()).toEqual([...new Set(files.map(roomOf))].sort())
})

test('both editions draw the floors in one order', () => {
  expect(floorsOf(readFileSync('docs/README.zh.md', 'utf8'))).toEqual(floors)
})

test('no file asks for one of a floor above its own', () => {
  expect(upward(imports, floors).map(shown)).toEqual([])
})

/** Rooms whose files still ask for each other in a circle, with how many circles; a number only falls. */
const circlesYet: Readonly<Record<string, number>> = {
  'src/sandbox': 1,
}

test('no files ask for each other in a circle, but those that are known', () => {
  const found: Record<string, number> = {}
  for (const [file = ''] of circles(imports)) found[roomOf(file)] = (found[roomOf(file)] ?? 0) + 1
  expect(Object.entries(found).filter(([room, count]) => count > (circlesYet[room] ?? 0))).toEqual([])
})

test('the rules ask for nothing above them, and something asks for every room', () => {
  expect(floors.at(-1)).toBe('src/domain')
  const asked = new Set(arrowsBetween(imports).map(({ to }) => to))
  expect(floors.filter((room) => !asked.has(room))).toEqual(['src'])
})

test('no file is longer than 300 lines', () => {
  const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1
  expect(files.filter((file) => lines(file) > 300)).toEqual([])
})

describe('the measure itself', () => {
  const low = ['src/talk', 'src/cards', 'src/domain']

  test('sees an arrow up, one to a room that is not drawn, and none down or within', () => {
    const up = { from: 'src/cards/kit.ts', to: 'src/talk/gate.ts' }
    const unknown = { from: 'src/cards/kit.ts', to: 'src/new/one.ts' }
    const down = { from: 'src/talk/gate.ts', to: 'src/domain/a.ts' }
    const within = { from: 'src/talk/gate.ts', to: 'src/talk/limit.ts' }
    expect(upward([up, unknown, down, within], low)).toEqual([up, unknown])
  })

  test('sees a circle over a third', () => {
    const arrows = ['ab', 'bc', 'ca', 'cd'].map(([from = '', to = '']) => ({ from, to }))
    expect(circles(arrows)).toEqual([['a', 'b', 'c']])
    expect(circles([{ from: 'a', to: 'b' }])).toEqual([])
  })

  test('reads types, re-exports and what is loaded later', () => {
    const asked = importsOf('.', files).map(shown)
    expect(asked).toContain('src/cli/world.ts asks for src/feishu/sdk.ts')
    expect(asked).toContain('src/store/chats.ts asks for src/domain/chat.ts')
    expect(asked).toContain('src/domain/look.ts asks for src/domain/duties.ts')
  })
})
