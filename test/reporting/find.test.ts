import { describe, expect, test } from 'vitest'
import { findIndicators, findSubjects, namedIn } from '../../src/domain/reporting/find.ts'
import { titleOf } from '../../src/domain/reporting/subject.ts'
import { plan } from '../chat.ts'

describe('what a name after a command stands for', () => {
  test.each([
    ['指标3', ['指标3 地理标志数']],
    ['第3项指标', ['指标3 地理标志数']],
    ['任务36', ['任务36 服务机构监管与“蓝天”行动']],
    ['36', ['任务36 服务机构监管与“蓝天”行动']],
    ['地标', ['指标3 地理标志数']],
    ['GI', ['指标3 地理标志数']],
    ['专利代理师', ['指标16、17 专利代理师和知识产权师']],
    ['知识产权师', ['指标16、17 专利代理师和知识产权师']],
    ['有效商标', ['指标2 商标有效注册量']],
    ['天气', []],
    ['指标24', []],
  ])('%s', (said, titles) => {
    expect(findSubjects(plan, said).map(titleOf)).toEqual(titles)
  })

  test('a bare number that is both asks back', () => {
    expect(findSubjects(plan, '3').map(titleOf)).toEqual(['指标3 地理标志数', '任务3 产学研合作与订单式研发'])
  })

  test('parts of shared goals stand alone where a start value is set', () => {
    expect(findIndicators(plan, '知识产权师').map(({ no }) => no)).toEqual([17])
    expect(findIndicators(plan, '指标6').map(({ no }) => no)).toEqual([6])
  })

  test.each([
    ['地理标志 62', { about: '地理标志', value: '62' }],
    ['地理标志 2024Q1 62件', { about: '地理标志', period: '2024Q1', value: '62件' }],
    ['任务36', { about: '任务36' }],
    ['36', { about: '36' }],
  ])('%s', (rest, named) => {
    expect(namedIn(rest)).toEqual({ period: undefined, value: undefined, ...named })
  })
})
