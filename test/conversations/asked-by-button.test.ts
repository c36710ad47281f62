import { expect, test } from 'vitest'
import { chat } from '../chat.ts'

test('a button under an answer asks on: its query comes back whole through the signed callback', async () => {
  const world = await chat()
  const someone = await world.person('路人', 'member')
  await someone.says('地理标志目标多少')
  expect(await someone.clicks('谁牵头')).toContain('农业农村局')
})
