import { expect } from 'vitest'
import { chat } from '../chat.ts'

/** The office, and a liaison of a unit. */
export async function cast(unit = '市市场监管局', at?: string) {
  const world = await chat(at === undefined ? {} : { at })
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    liaison: await world.person('李明', 'liaison', unit),
  }
}

/** What a sentence of the market regulation's liaison opens: a form that shows its figure, and what becomes of the rest. */
export async function formHolds(sentence: string, ...holds: string[]): Promise<void> {
  const { liaison } = await cast()
  const form = await liaison.says(sentence)
  for (const words of holds) expect(form).toContain(words)
}
