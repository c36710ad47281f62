import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What nobody can read out: marks that meet, brackets with nothing in them, letters that are no word of the office's. */
const unreadable: readonly RegExp[] = [
  /[，。；：、！？][，。；：、！？]/,
  /。”。|”“/,
  /（[\s，；、]*）|“”|《》|\(\)/,
  /（（|））/,
  /undefined|null|NaN|\[object/,
  /(?<![A-Za-z])(?!(?:Word|Excel|CSV|MB|KB|pdf|csv)(?![A-Za-z]))[A-Za-z]{2,}/,
]

const problemsIn = (line: string): string[] =>
  unreadable.filter((wrong) => wrong.test(line)).map((wrong) => `${wrong}: ${line}`)

describe('every card of docs/cards can be read out', () => {
  const names = readdirSync('docs/cards').filter((name) => name.endsWith('.txt'))
  test.each(names)('%s', (name) => {
    // The office's own form names the field it may paste.
    const words = readFileSync(`docs/cards/${name}`, 'utf8')
    const lines = (name === 'add-person.txt' ? words.replace('open_id', '飞书编号') : words).split('\n')
    expect(lines.flatMap(problemsIn)).toEqual([])
  })

  test('and what could not be is found', () => {
    expect(problemsIn('共2个。。')).toHaveLength(1)
    expect(problemsIn('市司法局（）')).toHaveLength(1)
    expect(problemsIn('状态：pending')).toHaveLength(1)
    expect(problemsIn('导出成Excel，0.4MB')).toHaveLength(0)
  })
})
