import { describe, expect, test } from 'vitest'
import { type Found, numbersIn } from '../../../src/domain/numbers/scan.ts'

/** `65件/level`: what was read; `?` and the reason where it is unsure; other kinds by their name. */
const shown = ({ kind, text, value, unit, role, about, doubt }: Found): string => {
  if (kind === 'unsure') return `?${text}`
  if (kind !== 'figure') return kind
  return `${value?.toFixed()}${unit}${role === null ? '' : `/${role}`}${about ? '~' : ''}${doubt ?? ''}`
}

const read = (sentence: string): string => numbersIn(sentence).map(shown).join(' ')

describe('what a sentence says of numbers', () => {
  test.each([
    ['商标有效注册量十四万八千件', '148000件'],
    ['商标现在14万8', '148000/level'],
    ['商标现在14万8千', '148000/level'],
    ['质押融资3亿2千万元', '320000000元'],
    ['质押融资三亿二', '320000000'],
    ['1亿零500万', '105000000'],
    ['两千三百家', '2300家'],
    ['一○五件', '105件'],
    ['14.8w', '148000'],
    ['1.2个亿', '120000000'],
    ['30万8千零5元', '308005元'],
    ['１，２００件', '1 200件'],
    ['1,200件', '1200件'],
    ['比上月多3件,现在65件', '3件/difference 65件/level'],
    ['现在62件,比去年多5件', '62件/level 5件/difference'],
    ['比上月多3件，现在65件', '3件/difference 65件/level'],
    ['由50件增加到62件', '50件/from 62件/level'],
    ['从50增至62', '50/from 62/level'],
    ['从200家到310家', '200家/from 310家/level'],
    ['已310家', '310家/level'],
    ['到1.2亿了', '120000000/level'],
    ['310家了', '310家/level'],
    ['接到50件', '50件'],
    ['新增310家了', '310家/new'],
    ['5个增加到8个', '5个/from 8个/level'],
    ['新增5家增至21家', '5家/new 21家/level'],
    ['同比增长12.5%，累计48件', '12.5%/difference 48件/level'],
    ['去年同期48件，截至目前62件', '48件/earlier 62件/level'],
    ['目标80件,还差18件,现在62件', '80件/target 18件/gap 62件/level'],
    ['受理120件办结118件', '120件 118件/new'],
    ['专利代理师20人知识产权师5人', '20人 5人'],
    ['约62件', '62件~'],
    ['62件左右', '62件~'],
    ['2000万元', '20000000元'],
    ['完成2024件', '2024件/new'],
    ['百分之八十五', '85%'],
    ['新引进十二人', '12人'],
    ['联合十二家企业', '12家'],
    ['十二分重视', ''],
    ['提高3个百分点', '3%'],
    ['新增一家', '1家/new'],
    ['3、5、8家', 'ordinal 5 8家'],
    ['受理120，118件办结', '120 118件'],
  ])('%s', (sentence, says) => expect(read(sentence)).toBe(says))
})

describe('what is not one certain number is unsure', () => {
  test.each([
    ...['3到5件', '3-5家', '3—5家', '3~5家', '三至五家', '五六家', '三五家', '几十家', '上百家', '百余家', '数千件'],
    ...['100多家', '近150件', '超过150件', '不到150件', '不足20家', '20余家', '150件以上', '2kw', '62,5件', '12万34件'],
    ...['1.2亿3千万元', '三分之一', '分别为120,118件', '007件', '1万半'],
  ])('%s', (sentence) => {
    const found = numbersIn(sentence).filter(({ kind }) => kind !== 'ordinal')
    expect(found.length).toBeGreaterThan(0)
    for (const { kind, value, doubt } of found) {
      expect(kind).toBe('unsure')
      expect(value).toBeNull()
      expect(doubt).not.toBeNull()
    }
  })
})

describe('what is no quantity is never one', () => {
  test.each([
    ...[
      '2024年',
      '2024年3月',
      '二〇二四年三月',
      '3月15日',
      '2024-03',
      '2024/3/15',
      '2024.3.15',
      '2024Q1',
      '2024H1',
      '24年底',
    ],
    ...[
      '第3项',
      '指标3',
      '任务36推进中',
      '附件2',
      'GB/T29490',
      '〔2022〕15号',
      '10:30',
      '第一季度',
      '前三名',
      '3个月内',
    ],
    ...[
      '一共',
      '统一推进',
      '十分重要',
      '万一',
      '千万不要',
      '千方百计',
      '一家企业',
      '百姓',
      '三合一平台',
      '一是推进',
      '其二',
    ],
    ...['每万人口', '一年一度', '五一节前', '9时30分', '15日前', '3天', '上半年', 'A3纸', '5G', 'T3', '1.2.3'],
  ])('%s', (sentence) => {
    expect(numbersIn(sentence).filter(({ kind }) => kind === 'figure')).toEqual([])
  })
})

test('places are those of the text as it was given', () => {
  const text = '（壹）現有１２０件；新增贰拾件。'
  for (const { from, to, text: said } of numbersIn(text)) expect(text.slice(from, to)).toBe(said)
})

test('a unit of the plan is known, whatever it begins with', () => {
  expect(numbersIn('用电3千瓦时', ['千瓦时']).map(shown)).toEqual(['3千瓦时'])
  expect(numbersIn('用电3亿千瓦时', ['千瓦时']).map(shown)).toEqual(['300000000千瓦时'])
})
