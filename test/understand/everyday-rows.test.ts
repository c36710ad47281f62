import { describe, expect, test } from 'vitest'
import { asks, liaisonOf, said } from './world.ts'

describe('a word of many rows is the row that the rare words beside it speak of', () => {
  test.each(['高校里一堆专利没人用,归哪条', '研究所的专利压箱底,方案里有没有办法', '专利放着不用,哪条在管'])(
    '%s',
    (text) => {
      expect(said(text)).toContain('线上运营平台试点')
    },
  )

  test.each(['专利那个指标谁牵头', '专利到2025年要多少'])('%s: both rows of the name', (text) => {
    expect(asks(text)[0]?.rows).toHaveLength(2)
  })
})

describe('what of a task no facet is called is told by its text', () => {
  test.each([
    ['宣传三进是进哪三个地方', '进园区、进企业、进校园'],
    ['人大政协监督用哪几种形式', '调研、视察、提案和专项监督'],
  ])('%s', (text, part) => {
    const answer = said(text)
    expect(answer).toContain(part)
    expect(answer).not.toContain('尚未填报')
  })
})

describe('what the answer is for is no part of the question', () => {
  test.each([
    ['我们分局牵头的和配合的分别是哪些任务', '开会要用'],
    ['质押融资谁牵头', '写材料要用'],
    ['试点一共几个指标', '急用'],
  ])('%s, %s', (text, purpose) => {
    const asker = liaisonOf('遵义银保监分局')
    const plain = said(text, { asker })
    expect(said(`${text},${purpose}`, { asker })).toBe(plain)
    expect(said(`${purpose},${text}`, { asker })).toBe(plain)
  })

  test('a meeting that is asked about is the question', () => {
    expect(said('领导小组多久开一次会')).toContain('会议制度')
  })
})
