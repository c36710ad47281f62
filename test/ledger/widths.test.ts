import { describe, expect, test } from 'vitest'
import { legible } from '../../src/ledger/widths.ts'

const day = '2024年4月10日'
const unit = '市市场监管局（市知识产权局）'
const sentence = '完善工作体系，加强部门协作，推动各项任务落实到位。'.repeat(6)

/** Places of a text on one line: a Chinese sign takes two. */
const places = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)

describe('columns of a sheet', () => {
  test.each([
    [3, 2],
    [6, 4],
    [9, 5],
  ])('%i of days and %i of sentences: days are never broken, sentences give way', async (days, texts) => {
    const row = [...Array<string>(days).fill(day), ...Array<string>(texts).fill(sentence)]
    const titles = row.map((_, at) => `列${at}`)
    const columns = await legible(titles, [row, row], row.length)
    for (const { width, isText } of columns.slice(0, days)) {
      expect(width).toBeGreaterThanOrEqual(places(day) + 2)
      expect(isText).toBe(false)
    }
    for (const { width, isText } of columns.slice(days)) {
      expect(width).toBeGreaterThanOrEqual(16)
      expect(isText).toBe(true)
    }
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(256)
  })

  test('where short entries alone are too wide for a sheet they give way too, down to what can be read', async () => {
    const row = Array<string>(24).fill(day)
    const columns = await legible(row, [row], row.length)
    expect(columns.every(({ width }) => width >= 12)).toBe(true)
    expect(columns.some(({ width }) => width < places(day) + 2)).toBe(true)
  })

  test('a heading of five signs and more takes two lines where its column holds less', async () => {
    const [wide, narrow, four] = await legible(['填报计量单位', '填报计量单位', '计量单位'], [[unit, '件', '件']], 3)
    expect(wide?.width).toBeGreaterThanOrEqual(places(unit) + 2)
    expect(narrow?.width).toBe(8)
    expect(four?.width).toBe(9)
  })

  test('columns that are not printed take no room from the others', async () => {
    const [first] = await legible(['说明', '材料'], [[sentence, sentence]], 1)
    expect(first?.width).toBeGreaterThanOrEqual(38)
  })
})
