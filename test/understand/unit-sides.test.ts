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

describe('a set by its size, a figure, a topic or a part', () => {
  each([
    ['总共就沾了一项边的部门有几个', ['7个单位', '市国资委']],
    ['哪条任务写进来的单位最多，一共几家', ['任务29', '单位（牵头加责任）9个']],
    ['参与任务超过十条的单位都是谁', ['16个单位', '市科技与大数据局'], ['工业和能源局']],
    ['配合次数排第二的是哪个局', ['第二多']],
    ['区县要配合的指标有哪些', ['8项指标']],
    ['目标写的是合计数的指标有几个', ['4项指标']],
    ['守在100%这条线上的指标是哪个', ['1项指标', '案件查办率']],
    ['附件2里两家合着牵头的是哪几个', ['2项指标', '质押融资']],
    ['我们局几条任务几个指标', ['10项任务', '牵头指标1项'], [], '市农业农村局'],
    ['指标和任务各有几个', ['23项指标', '43项任务']],
    ['专利代理机构这块轮到我们县的有几条', ['2项任务', '任务35'], [], '湄潭县'],
    ['知识产权保护那部分我们县摊了几条', ['2项任务', '任务31'], [], '湄潭县'],
    ['不用我们县管的一共多少条', ['22项任务'], [], '湄潭县'],
    ['教体局和工能局两家同时列着的有哪几项', ['任务18', '任务33'], ['任务9']],
    ['市监局跟农业局一块儿牵头的几条', ['3项任务']],
  ])
})

describe('people by what is left out, and by their units', () => {
  each([
    ['桌牌光摆成员的，组长和副组长不摆，多少块', ['26人']],
    ['领导小组除掉组长副组长还有多少人', ['26人']],
    ['组里我们局占几个，名字给我', ['黎治光', '冉颖'], [], '市市场监管局'],
    ['财政这块组里写的谁', ['何应斌']],
    ['人大政协各派的哪位', ['张念秋', '邱会儒']],
    ['副组长有几个', ['2人']],
    ['不含组长，领导小组多少人', ['28人']],
    ['教育系统派的代表是谁', ['杨劲松']],
    ['搞旅游的那家在小组里是哪位', ['杜宇']],
  ])
})
