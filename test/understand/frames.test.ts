import { describe, expect, it } from 'vitest'
import { said } from './world.ts'

describe('what only tells why somebody asks', () => {
  it.each([
    ['开场白要用：指标总共几个，任务总共几条', ['23项指标', '43项任务']],
    ['顺口溜里要嵌一个数，指标总数是多少', ['23项指标']],
    ['记者要是追问试点哪年结束，我怎么回', ['2025年6月']],
    ['省里检查要是问仲裁调解机构建设谁在抓，我报哪家的名字', ['司法局']],
    ['督导组万一问起贯标企业多少家，我们报几', ['30家']],
  ])('%s', (text, words) => {
    for (const word of words) expect(said(text)).toContain(word)
    expect(said(text)).not.toMatch(/没有“|没有提到|没有看懂/)
  })

  it.each(['方案里有没有开场白', '碳排放，目标定的多少', '高铁建设归谁，多少公里'])(
    'is not what is asked about: %s',
    (text) => {
      expect(said(text)).toMatch(/没有|未写/)
    },
  )
})
