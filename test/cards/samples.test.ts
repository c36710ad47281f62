import { beforeAll, describe, expect, test } from 'vitest'
import { cardWords } from '../card-words.ts'
import type { Sample } from './gathering.ts'
import { samples } from './samples.ts'

let all: Sample[] = []
beforeAll(async () => {
  all = await samples()
})

/** Lines of a phone, twenty signs each; buttons stand beside each other and are not counted. */
const phoneLines = (lines: readonly string[]): number =>
  lines
    .filter((line) => !/^\[.*\]$/.test(line))
    .reduce((all, line) => all + Math.max(1, Math.ceil(places(line) / 20)), 0)
const places = (line: string): number =>
  [...line].reduce((sum, sign) => sum + (sign > '\u2e80' || '“”—…·'.includes(sign) ? 1 : 0.55), 0)

/** `npx vitest run --project node test/cards/samples.test.ts -u` after a change of words that is meant. */
describe('every card says what docs/cards shows', () => {
  test('word for word', async () => {
    expect(all.length).toBeGreaterThan(20)
    for (const { name, json } of all) {
      await expect.soft(`${cardWords(json)}\n`, name).toMatchFileSnapshot(`../../docs/cards/${name}.txt`)
    }
  })

  test('within the platform’s size, with few enough elements, and readable on a phone', () => {
    for (const { name, json } of all) {
      expect(new TextEncoder().encode(JSON.stringify(json)).byteLength, name).toBeLessThan(28_000)
      expect(JSON.stringify(json).match(/"tag":/g)?.length ?? 0, name).toBeLessThan(200)
      expect(cardWords(json).length, name).toBeLessThan(1800)
    }
  })

  test('the first screen of a phone holds the answer and what it lists first; the whole is three screens at most', () => {
    for (const { name, json } of all) {
      const [, ...lines] = cardWords(json).split('\n')
      const ends = lines.map((_, at) => phoneLines(['', ...lines.slice(0, at + 1)]))
      // The first sentence is the answer; a tag beside the title has no stop.
      const answer = lines.findIndex((line) => /[。：]/.test(line))
      expect(ends[answer] ?? 0, name).toBeLessThanOrEqual(9)
      const second = lines.map((line, at) => (line.startsWith('- ') ? at : -1)).filter((at) => at >= 0)[1]
      expect(second === undefined ? 0 : ends[second], name).toBeLessThanOrEqual(13)
      expect(ends.at(-1) ?? 0, name).toBeLessThanOrEqual(40)
    }
  })

  test('nothing is called set or explained by the office that nobody has set', () => {
    // These name the place where the office's settings are kept.
    const places = ['help-office', 'settings', 'subject-settings', 'office-settings']
    for (const { name, json } of all.filter((one) => !places.includes(one.name)))
      expect(cardWords(json), name).not.toMatch(/办公室(设定|设置的|解释|规定)/)
    expect(cardWords(all.find(({ name }) => name === 'office-settings')?.json ?? {})).toMatch(/没有|还没/)
  })

  test('wherever a light is named, the rule behind it is told', () => {
    for (const { name, json } of all) {
      const words = cardWords(json)
      if (/严重滞后\d|[ （]严重滞后|[ ]滞后（|未达标\d/.test(words))
        expect(words, name).toMatch(/个百分点为滞后|至\d+个为滞后|达到目标为已达标/)
    }
  })
})
