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

describe('what was told before somebody turns to the question', () => {
  it.each([
    ['老周翻台账翻糊涂了，说文件日期跟试点对不起来，请问文件是哪天印发的', '2022年10月21日'],
    ['科里新来的两位还在熟悉情况，我一时翻不到，请问贯标企业要认证多少家', '30家'],
    ['统计科叫我报一下，按人头算的指标里最大的是哪个', '35人'],
    ['办公室等着排会，领导催得紧，请问领导小组组长是谁', '曹鸣凤'],
    ['听说试点到2025年年底才结束，请问这话对吗', '不是'],
    ['市监局和农业局一起牵头的任务，请问有几条', '3项任务'],
  ])('%s', (text, words) => expect(said(text)).toContain(words))
})
