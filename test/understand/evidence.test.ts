import { describe, expect, test } from 'vitest'
import { contentOf, cuedIn, firmlyCued, nounsAsked } from '../../src/understand/cues.ts'
import { asks, liaisonOf, said } from './world.ts'

describe('what the text says of a row is quoted', () => {
  test.each([
    // Beside its name a question has words that the row's own text answers.
    ['试点园区的经验在什么范围示范', '在全市、全省进行推广'],
    ['试点平台选取遵循什么原则', '按照市场公平竞争原则'],
    ['导航基地培育好了向上推荐给谁', '择优向省和国家推荐'],
    // The name is of another row; the sentence is not.
    ['线上平台要解决大学哪些难题', '高校、研究院所等权利人'],
    // In words that an official text puts otherwise.
    ['失信的造假企业信息进哪个平台', '全国信用信息共享平台'],
  ])('%s', (q, part) => {
    expect(said(q)).toContain(part)
  })

  test('a facet that no word asked for gives way to the sentence', () => {
    expect(said('试点园区的经验在什么范围示范')).not.toContain('尚未填报')
  })

  test('an answer that says it all has no quotation beside it', () => {
    expect(said('商标有效注册量谁牵头')).not.toContain('方案写：')
  })
})

describe('what the plan does not write is said', () => {
  test.each([
    ['6名知识产权专业人员是什么编制', '“编制”'],
    ['商标里头包不包括驰名的', '“驰名”'],
    ['商业秘密在哪条', '“商业秘密”'],
    ['植物新品种保护有没有任务', '“植物新品种”'],
    ['全文有没有提到元宇宙', '没有提到“元宇宙”'],
    ['人民调解员要多少名', '“人民调解员”'],
    ['气象局在里面没有', '“气象局”'],
  ])('%s', (q, part) => {
    expect(said(q)).toMatch(/没有|未写/)
    expect(said(q)).toContain(part)
  })

  test('what the text has is never said to be absent', () => {
    expect(said('版权登记量要达到多少')).not.toContain('没有“版权”，查过全文')
    expect(said('版权登记量要达到多少')).toContain('没有单列“版权”')
  })
})

describe('two things asked, two answered', () => {
  test.each([
    ['质押融资这个数是多少,谁来扛', ['target', 'lead']],
    ['地理标志由谁牵头,要到哪年', ['lead', 'due']],
    ['仲裁员归谁牵头,哪些单位配合', ['lead', 'responsible']],
  ])('%s', (q, facets) => {
    expect(asks(q)[0]?.show).toEqual(expect.arrayContaining(facets))
  })

  test('who, in a second sentence, is asked of the row of the first', () => {
    const [, second] = asks('企业贯标认证要做多少家?还有哪些单位')
    expect(second?.rows).toEqual(asks('企业贯标认证要做多少家')[0]?.rows)
  })
})

describe('days', () => {
  test.each([
    ['离2024年底还有多少天', '2024-05-20T10:00:00+08:00', '225天'],
    ['今年还剩几个月', '2024-05-20T10:00:00+08:00', '约7个月'],
    ['试点一共几年,这是第几年了', '2024-03-18T10:00:00+08:00', '第2年（第21个月）'],
    ['印发比试点开始晚了几天', '2024-03-18T10:00:00+08:00', '112天'],
    ['世界知识产权日是哪天,离现在还有几天', '2024-04-20T10:00:00+08:00', '4月26日，离今天还有6天'],
    ['年报最后一次最迟哪天交', '2024-03-18T10:00:00+08:00', '2025年7月21日'],
    ['季度报下一次几号截止', '2024-05-20T10:00:00+08:00', '2024年7月10日'],
  ])('%s', (q, now, part) => {
    expect(said(q, { now, asker: liaisonOf('市司法局') })).toContain(part)
  })
})

describe('papers and people', () => {
  test.each([
    ['市里自己的奖励办法全名叫啥', '《遵义市知识产权奖励办法》'],
    ['这是市场监管局发的方案吧', '不是。由遵义市人民政府'],
    ['挂调研员的是哪几位', '四级调研员'],
    ['资金从哪来,把那段原文念一下', '优化支出结构'],
  ])('%s', (q, part) => {
    expect(said(q)).toContain(part)
  })
})

test('words that ask, and words that the text has to answer', () => {
  expect([...cuedIn('到哪年要到')]).toContain('due')
  expect(firmlyCued('谁来扛,哪些单位配合')).toEqual(['lead', 'responsible'])
  expect(firmlyCued('Ⓤ牵头的那条')).toEqual([])
  expect(contentOf('Ⓢ要解决高校什么毛病')).toEqual(['解决', '高校', '毛病'])
  expect(nounsAsked('Ⓢ是什么编制')).toEqual(['编制'])
  expect(nounsAsked('Ⓢ最晚几号前要交')).toEqual([])
})
