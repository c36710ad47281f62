import fc from 'fast-check'
import nzh from 'nzh'
import { describe, expect, test } from 'vitest'
import { readExact, readFigure } from '../../src/domain/number-form.ts'

const tenThousands = { unit: '万件', decimals: 4, range: { min: '0', max: '50' } }
const money = { unit: '亿元', decimals: 4, range: { min: '0', max: '50' } }
const pieces = { unit: '件', decimals: 0, range: { min: '0', max: '420' } }
const level = { unit: '件', decimals: 2, range: { min: '0', max: '100' } }
const firms = { unit: '家', decimals: 0, range: { min: '0', max: '20000' } }

describe('what is understood', () => {
  test.each([
    ['62', pieces, '62', null],
    ['６２', pieces, '62', null],
    ['62件', pieces, '62', null],
    ['62个', pieces, '62', null],
    ['六十二', pieces, '62', '六十二 = 62件'],
    ['一百二', pieces, '120', '一百二 = 120件'],
    ['15.6', tenThousands, '15.6', null],
    ['15.60万件', tenThousands, '15.6', null],
    ['15.6万', tenThousands, '15.6', null],
    ['十五点六', tenThousands, '15.6', '十五点六 = 15.6万件'],
    ['十五点六万', tenThousands, '15.6', '十五点六万 = 15.6万件'],
    ['十五万六千', tenThousands, '15.6', '十五万六千 = 15.6万件'],
    ['156000件', tenThousands, '15.6', '156000件 = 15.6万件'],
    ['156,000', tenThousands, '15.6', '156,000件 = 15.6万件'],
    ['1200件', tenThousands, '0.12', '1200件 = 0.12万件'],
    ['8000万元', money, '0.8', '8000万元 = 0.8亿元'],
    ['1.2亿', money, '1.2', null],
    ['1.2', money, '1.2', null],
    ['35000000', money, '0.35', '35,000,000元 = 0.35亿元'],
    ['2.35', level, '2.35', null],
    ['1.2万', firms, '12000', '1.2万 = 12,000家'],
    ['三百五', firms, '350', '三百五 = 350家'],
    ['0', firms, '0', null],
    ['12,345', firms, '12345', null],
    ['12 345', firms, '12345', null],
    ['12,000，', firms, '12000', null],
    ['1万2', firms, '12000', '1万2 = 12,000家'],
    ['1万2千件', tenThousands, '1.2', '1万2千件 = 1.2万件'],
    ['12万3456件', tenThousands, '12.3456', '12万3456件 = 12.3456万件'],
    ['一二〇', pieces, '120', '一二〇 = 120件'],
    ['一百零五', pieces, '105', '一百零五 = 105件'],
    ['一万五百', firms, '10500', '一万五百 = 10,500家'],
    ['陆拾贰', pieces, '62', '陆拾贰 = 62件'],
    ['零点五', level, '0.5', '零点五 = 0.5件'],
    ['.5', level, '0.5', null],
    ['3笔', pieces, '3', null],
    ['+62', pieces, '62', null],
    ['￥100万', money, '0.01', '￥100万 = 0.01亿元'],
    ['8000', money, '0.8', '8000万元 = 0.8亿元'],
    ['50', tenThousands, '50', null],
  ])('%s', (typed, form, value, said) => expect(readFigure(typed, form)).toMatchObject({ value, said }))

  test.each([
    ['156000', tenThousands, true],
    ['一百四十八', tenThousands, true],
    ['8000', money, true],
    ['156000件', tenThousands, undefined],
    ['15.6', tenThousands, undefined],
    ['十五万六', tenThousands, undefined],
    ['一百零五', pieces, undefined],
  ])('%s: a unit nobody wrote is a guess', (typed, form, guessed) => {
    const read = readFigure(typed, form)
    expect('guessed' in read ? read.guessed : undefined).toBe(guessed)
  })
})

test.each(['约三百', '大约300', '大概300家', '差不多300', '300左右', '300家上下', '约为300'])(
  '%s is rounded',
  (typed) => {
    expect(readFigure(typed, firms)).toMatchObject({ value: '300', about: true, said: expect.stringContaining(typed) })
    expect(readExact(typed, firms)).toMatchObject({ problem: expect.stringContaining('是约数') })
  },
)

test('a figure that is not rounded is exact, a guess at its unit is not', () => {
  expect(readFigure('共300家', firms)).not.toHaveProperty('about')
  expect(readExact('300', firms)).toMatchObject({ value: '300' })
  expect(readExact('156000', tenThousands)).toMatchObject({ problem: expect.stringContaining('请写明单位') })
})

describe('what is refused, and why', () => {
  test.each([
    ['', pieces, '请填写'],
    ['很多', pieces, '看不出'],
    ['62.5', pieces, '整数'],
    ['-3', pieces, '应在'],
    ['500', pieces, '应在0到420件之间'],
    ['80%', level, '不是百分比'],
    ['20人', money, '单位是亿元'],
    ['2.345', level, '最多2位小数'],
    ['1e9', firms, '看不出'],
    ['12家,共3家', firms, '看不出'],
    ['62,5', pieces, '看不出是千分位还是小数点'],
    ['6 25', pieces, '看不出是千分位还是小数点'],
    ['1,2345', firms, '看不出是千分位还是小数点'],
    ['十十', pieces, '看不出是什么数'],
    ['百', pieces, '看不出是什么数'],
    ['万', firms, '看不出是什么数'],
    ['百分之八十', level, '不是百分比'],
    ['12345元', money, '12345元 = 0.00012345亿元，最多4位小数'],
    ['100000', money, '是100,000万元（10亿元）还是100,000元（0.001亿元）？请写明单位'],
    ['50.0001', tenThousands, '应在0到50万件之间'],
    ['9'.repeat(400), firms, '应在0到20,000家之间'],
  ])('%s', (typed, form, says) => {
    const read = readFigure(typed, form)
    expect('problem' in read && read.problem).toContain(says)
  })
})

test('whatever is typed is a figure that fits, or a sentence', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .array(fc.constantFrom(...'0123456789.,，－-+一二三十百千万亿零点两件元%个 '), { maxLength: 9 })
      .map((marks) => marks.join('')),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom(tenThousands, money, pieces, level, firms), (text, form) => {
      const read = readFigure(text, form)
      if ('problem' in read) return read.problem.length > 3
      const [, decimals = ''] = read.value.split('.')
      return (
        /^\d+(\.\d+)?$/.test(read.value) &&
        decimals.length <= form.decimals &&
        Number(read.value) <= Number(form.range.max)
      )
    }),
    { numRuns: 2000 },
  )
})

test('a whole number written in characters is that number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20000 }), (number) => {
      expect(readFigure(nzh.cn.encodeS(number), firms)).toMatchObject({ value: String(number) })
      expect(readFigure(nzh.cn.encodeB(number), firms)).toMatchObject({ value: String(number) })
    }),
  )
})
