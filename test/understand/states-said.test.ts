import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/domain/report.ts'
import { figure } from '../domain/facts.ts'
import { leader, read, said } from './world.ts'

const facts: Facts = {
  reports: [
    figure(15, '2024-02', { value: '610', at: '2024-03-04T09:00:00+08:00' }),
    figure(13, '2023Q4', { value: '16', at: '2024-01-08T09:00:00+08:00' }),
    figure(10, '2023Q4', { value: '12', at: '2024-01-08T09:00:00+08:00' }),
  ],
  baselines: [],
}
const answer = (question: string) => said(question, { facts, asker: leader })

describe('a denied state is never answered by its opposite', () => {
  test.each(['没完成的有哪些', '哪些没完成', '还有哪些没完成', '没达标的有哪些', '哪些指标没达到目标'])(
    '%s',
    (question) => {
      expect(answer(question)).toMatch(/还没达标的有2\d项/)
      expect(answer(question)).toContain('尚未填报')
      expect(answer(question)).not.toContain('指标13')
    },
  )
  test.each(['哪些达标了', '哪些已经达标', '已经完成的有哪些', '哪几项完成了'])('%s', (question) => {
    expect(answer(question)).toContain('指标13')
    expect(answer(question)).not.toContain('指标10')
  })
})

describe('how a unit stands is not what its duties are', () => {
  test.each([
    ['红花岗区拖后腿吗', '没有已确认的数据'],
    ['司法局还差什么', '指标10'],
    ['司法局几项滞后', '滞后'],
  ])('%s', (question, holds) => {
    expect(answer(question)).toContain(holds)
    expect(answer(question)).not.toMatch(/^有。|应报未报/m)
  })
})

test.each<[string, object]>([
  ['谁没填报过', { do: 'late' }],
  ['几家单位没报过', { do: 'late' }],
  ['汇报一下总体情况', { do: 'status' }],
  ['能完成吗', { do: 'status', view: 'outlook' }],
  ['哪些单位最慢', { do: 'status', view: 'units' }],
])('%s', (question, input) => expect(read(question, { asker: leader }).input).toMatchObject(input))

describe('“有” answers who asks whether there is something', () => {
  test.each(['市长是组长吗', '试点期五年,到2027年,是吧', '法院归谁管是吧'])('%s', (question) =>
    expect(answer(question)).not.toMatch(/^有。/m),
  )
})
