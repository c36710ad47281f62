import { describe, expect, test } from 'vitest'
import { readFigure } from '../../src/domain/number-form.ts'

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
  ])('%s', (typed, form, value, said) => expect(readFigure(typed, form)).toEqual({ value, said }))
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
  ])('%s', (typed, form, says) => {
    const read = readFigure(typed, form)
    expect('problem' in read && read.problem).toContain(says)
  })
})
