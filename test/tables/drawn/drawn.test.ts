import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgedGrids } from '../blind/judge.ts'
import { drawnIn } from './drawing.ts'

const here = new URL('.', import.meta.url)
const drawn = readdirSync(here)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => drawnIn(readFileSync(new URL(name, here), 'utf8')).map((one) => ({ name, ...one })))
const verdicts = drawn.map(({ name, truth, grids }) => ({ name, ...judgedGrids(truth, grids) }))

/** Layouts people keep, drawn as text: what is certain is read, what is not is asked or named. */
describe('tables of many layouts', () => {
  test.each(verdicts)('$name $about', ({ wrong, missed, unnamed }) => {
    expect({ wrong, missed, unnamed }).toEqual({ wrong: [], missed: [], unnamed: [] })
  })

  test('few of them need a question', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(264)
    expect(verdicts.reduce((sum, { questions }) => sum + questions, 0)).toBeLessThanOrEqual(63)
  })
})
