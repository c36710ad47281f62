import { describe, expect, it } from 'vitest'
import { liaisonOf, said } from './world.ts'

type Line = readonly [question: string, holds: readonly string[], lacks?: readonly string[], unit?: string]

const answers = ([question, holds, lacks = [], unit]: Line): void => {
  const answer = said(question, unit === undefined ? {} : { asker: liaisonOf(unit) })
  for (const words of holds) expect(answer).toContain(words)
  for (const words of lacks) expect(answer).not.toContain(words)
}

const each = (lines: readonly Line[]): void => {
  for (const line of lines) it(line[0], () => answers(line))
}

describe('units that are left out are not the ones asked about', () => {
  each([
    ['市监局和农业局之外打头的还有哪几家', ['7个单位', '市司法局', '市检察院'], ['· 市农业农村局：']],
    ['不算市监局，牵头的还有几家', ['8个单位']],
    ['农业局以外谁还牵头指标', ['4个单位', '遵义银保监分局']],
    ['论牵头，排头的是市监局，下一家是谁', ['农业农村局']],
    // Of a row that is named it is the row's units that are asked for.
    ['地理标志那条除了市监局还有谁牵头', ['农业农村局'], ['个单位']],
  ])
})

describe('led by nobody else, helped by nobody', () => {
  each([
    ['跟别家联合牵头的刨掉，市监局一家牵头的还有几条', ['33项任务']],
    ['我们局有没有单独牵头、不跟别家合牵的任务', ['没有由农业农村局牵头、单独牵头'], [], '市农业农村局'],
    ['检察院单干、没有配合单位的是哪条', ['任务25']],
    ['市监局一家独揽，责任单位空着的有几条', ['2项任务']],
    // 自己 alone leaves others beside.
    ['农业局自己牵头的任务有几条', ['3项']],
  ])
})

describe('one side of the duties without the other', () => {
  each([
    ['市监局自己不牵头、光列在责任里的是哪几条', ['3项任务', '任务31'], ['任务36']],
    ['除了当责任单位的，我们行有没有哪条是牵头', ['没有牵头的任务'], [], '人民银行遵义市中心支行'],
    ['我们不打头、光是配合的有几条', ['7项任务'], [], '市农业农村局'],
  ])
})
