import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { firstInRows, readingsOf, rowLength } from '../../src/understand/sounds.ts'

const readings = (char: string): string[] => [
  ...new Set(pinyin(char, { toneType: 'none', type: 'array', multiple: true })),
]
const said = (char: string): string => {
  const all = readings(char)
  return all[0] === char ? '' : all.join(',')
}
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at))

const common = range(firstInRows, 0xa000)
const others = [...range(0x2e80, 0x4e00), ...range(0xf900, 0xfb00), ...range(0x20000, 0x32400)].filter((char) =>
  /\p{Script=Han}/u.test(char),
)

/** `vitest -u` writes the table anew. */
test('the table of sounds is what pinyin-pro says of each character', async () => {
  const rows = Array.from({ length: common.length / rowLength }, (_, at) =>
    common
      .slice(at * rowLength, (at + 1) * rowLength)
      .map(said)
      .join(' '),
  )
  const rare = others.filter((char) => said(char) !== '').map((char) => [char, said(char)])
  const table = { rows, rare: Object.fromEntries(rare) }
  await expect(`${JSON.stringify(table, null, 1)}\n`).toMatchFileSnapshot('../../data/language/sounds.json')
})

test('and it is read as it says', () => {
  const all = [...common, ...others]
  expect(all.filter((char) => readingsOf(char).join() !== readings(char).join())).toEqual([])
})
