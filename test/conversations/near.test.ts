import { expect, test } from 'vitest'
import { chat } from '../chat.ts'
import { asks, plan } from '../understand/world.ts'

test('a row told by its description offers the other it may be, and a click asks the same of that one', async () => {
  const sentence = '替企业打理专利的网上那摊子要拉来几家'
  const [query] = asks(sentence)
  const [other] = query?.near ?? []
  const name = plan.indicators.find(({ no }) => String(no) === other?.id)?.short ?? 'none'
  const world = await chat()
  const someone = await world.person('路人', 'member')
  const answer = await someone.says(sentence)
  expect(answer).toContain(`是问指标${other?.id} ${name}？`)
  const clicked = await someone.clicks(`是问指标${other?.id} ${name}？`)
  expect(clicked).toContain(`指标${other?.id} ${name}`)
  expect(clicked).toContain('目标')
})
