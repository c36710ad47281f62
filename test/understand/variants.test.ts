import { expect, test } from 'vitest'
import type { Query, Ref } from '../../src/domain/query.ts'
import { disturbances, type Made, madeFrom } from './variants.ts'
import { asks, plan } from './world.ts'

const made = madeFrom(plan)
/** Every name would take minutes; every sixth question has all kinds of names in it. */
const sampled = made.filter((_, at) => at % 6 === 0)

/** Whether a query is about what the question named. */
function isAbout(query: Query | undefined, { about }: Made): boolean {
  if (!query) return false
  const named: readonly Ref[] = query.rows === 'all' ? [] : query.rows
  const has = (kind: Ref['kind'], id: string | number): boolean =>
    named.some((ref) => ref.kind === kind && ref.id === String(id))
  switch (about.kind) {
    case 'indicator':
      return has('indicator', about.no)
    case 'task': {
      const { indicators = [] } = plan.tasks.find(({ no }) => no === about.no) ?? {}
      return has('task', about.no) || indicators.some((no) => has('indicator', no))
    }
    case 'unit':
      return has('unit', about.id) || query.where.some((filter) => 'unit' in filter && filter.unit === about.id)
    case 'person':
      return has('person', about.name)
  }
}

test('every name of the plan is understood in plain questions', () => {
  const wrong = made
    .filter((one) => !isAbout(asks(one.text)[0], one))
    .map(({ text }) => `${text} → ${JSON.stringify(asks(text))}`)
  expect(wrong).toEqual([])
})

test('disturbed questions are read like undisturbed ones', () => {
  let count = 0
  const wrong: string[] = []
  for (const { name, of } of disturbances) {
    for (const one of sampled) {
      const text = of(one, plan)
      if (text === one.text) continue
      count += 1
      if (JSON.stringify(same(asks(text))) !== JSON.stringify(same(asks(one.text)))) wrong.push(`${name}: ${text}`)
    }
  }
  expect(count).toBeGreaterThan(1200)
  expect(wrong.length / count, wrong.slice(0, 40).join('\n')).toBeLessThan(0.01)
})

/** The words said and what they leave open are kept for the answer's denials; they do not change what is asked. */
const same = (all: Query[]): Query[] => all.map((query) => ({ ...query, said: '', unexplained: [] }))
