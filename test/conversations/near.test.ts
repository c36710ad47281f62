import { expect, test } from 'vitest'
import { unitById } from '../../src/domain/look.ts'
import { facetName } from '../../src/engine/facet-names.ts'
import { withRival } from '../../src/understand/rival.ts'
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

/** Sentences in which a person may mean either of two things. */
const twofold = [
  '企业知识产权管理规范认证,全县要搞几家',
  '检察院是牵头还是光搭手,管些啥',
  '财政局有没有牵头的,配合的又有几项',
  '教体局参与的几项都是什么内容',
]

test('of two things a sentence may ask of one row the other is offered, and a click stays in the talk', async () => {
  const sentence = twofold.find((one) => facetName(asks(one)[0]?.or?.[0] ?? 'name', plan)) ?? ''
  const [query] = asks(sentence)
  const [facet = 'name'] = query?.or ?? []
  const [row] = query?.rows === 'all' ? [] : (query?.rows ?? [])
  const name = facetName(facet, plan)
  const world = await chat()
  const someone = await world.person('路人', 'member')
  expect(await someone.says(sentence)).toContain(`是问${name}？`)
  const clicked = await someone.clicks(`是问${name}？`)
  expect(clicked).not.toContain(`是问${name}？`)
  const title = row?.kind === 'unit' ? unitById(plan, row.id)?.short : `${row?.id} `
  expect(clicked).toContain(title)
  expect(await someone.says('牵头的又是什么')).toContain(title)
})

test('what is surely asked, or told already, is offered beside nothing', () => {
  const [query] = asks('地理标志的目标是多少件')
  if (!query) throw new Error('nothing read')
  const best = { query, score: 0, why: [], others: [], sure: 0.3 }
  const rival = { facet: 'counting' as const, chance: 0.2 }
  expect(withRival({ ...best, rival }).query.or).toEqual(['counting'])
  expect(withRival({ ...best, rival, sure: 0.9 }).query.or).toBeUndefined()
  expect(withRival({ ...best, rival: { ...rival, chance: 0.05 } }).query.or).toBeUndefined()
  const told = { ...query, show: ['target', 'counting'] }
  expect(withRival({ ...best, rival, query: told }).query.or).toBeUndefined()
})
