import { expect, test } from 'vitest'
import type { Ask } from '../../src/understand/query.ts'
import { disturbances, type Made, madeFrom } from './variants.ts'
import { asks, plan } from './world.ts'

const made = madeFrom(plan)

/** Whether an ask is about what the question named. */
function isAbout(ask: Ask | undefined, { about }: Made): boolean {
  if (!ask) return false
  switch (about.kind) {
    case 'indicator':
      if (ask.kind === 'progress') return ask.scope.indicators.includes(about.no)
      return ask.kind === 'subject' && ask.indicators.includes(about.no)
    case 'task': {
      const indicators = plan.tasks.find(({ no }) => no === about.no)?.indicators ?? []
      return (
        ask.kind === 'subject' && (ask.tasks.includes(about.no) || indicators.some((no) => ask.indicators.includes(no)))
      )
    }
    case 'unit':
      return ask.kind === 'duties' && ask.units.includes(about.id)
    case 'person':
      return ask.kind === 'people' && ask.who.by === 'name' && ask.who.names.includes(about.name)
  }
}

test('every name of the plan is understood in plain questions', () => {
  const wrong = made
    .filter((one) => !isAbout(asks(one.text)[0], one))
    .map(({ text }) => `${text} → ${JSON.stringify(asks(text))}`)
  expect(wrong).toEqual([])
})

test('disturbed questions are read like undisturbed ones', { timeout: 120_000 }, () => {
  let count = 0
  const wrong: string[] = []
  for (const { name, of } of disturbances) {
    for (const one of made) {
      const text = of(one, plan)
      if (text === one.text) continue
      count += 1
      if (JSON.stringify(same(asks(text))) !== JSON.stringify(same(asks(one.text)))) wrong.push(`${name}: ${text}`)
    }
  }
  expect(count).toBeGreaterThan(5000)
  expect(wrong.length / count, wrong.slice(0, 40).join('\n')).toBeLessThan(0.01)
})

/** The words said are kept for notes only; they do not change what is asked. */
const same = (all: Ask[]): Ask[] => all.map((ask) => (ask.kind === 'notes' ? { ...ask, words: '' } : ask))
