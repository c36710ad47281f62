import { describe, expect, it } from 'vitest'
import { liaisonOf, said, talk } from './world.ts'

const holdsAll = (answer: string, holds: readonly string[], lacks: readonly string[]): void => {
  for (const words of holds) expect(answer).toContain(words)
  for (const words of lacks) expect(answer).not.toContain(words)
}

describe('a set, and what is left of it', () => {
  it.each([
    ['全部任务多少条，没写责任单位的去掉是几条', ['43项任务', '38项任务'], ['5项任务']],
    ['不算没写责任单位的，任务一共几条', ['38项任务'], ['5项任务']],
    ['市场监管局牵头的任务一共几项，联合牵头的扣掉还剩几项', ['36项任务', '33项任务'], []],
    ['除去联合牵头的，市场监管局牵头的任务有几条', ['33项任务'], ['36项']],
    ['附件2有多少个指标，市监局牵头的除外还有几个', ['23项指标', '3项指标'], ['有20项']],
    ['期间数的指标有几个，单位是家的除开剩几个', ['13项指标', '9项指标'], ['4项指标']],
    ['任务一共43条，刨掉农业局牵头的还剩几条', ['40项任务'], ['不是']],
    ['第四部分多少条任务，公安局有份的不算是多少', ['13项任务', '8项任务'], ['5项任务']],
  ])('%s', (question, holds, lacks) => holdsAll(said(question), holds, lacks))

  it('leaves those led with one unit, not all that are led with somebody', () => {
    const own = { asker: liaisonOf('市市场监管局') }
    expect(said('我们牵头的指标一共几个，跟银保监一起牵的刨掉还有几个', own)).toContain('19项指标')
  })
})

describe('a unit of measure in everyday words', () => {
  it.each([
    ['以件论的指标有哪些', ['3项指标', '80件', '10件'], ['万件']],
    ['要求家数的指标分别多少', ['5项指标', '21家'], ['80件']],
    ['单位标的“件”而不是万件的指标', ['3项指标', '150件'], ['15.6']],
    ['论个算的目标最少的和最多的各是哪项', ['最小，1个', '合计42个'], ['600']],
    ['拿“家”计数的那些，要求最高的最低的分别是谁、多少', ['最大，600家', '最小，21家'], ['合计1126']],
    ['园区类各是多少', ['125家', '10件'], ['21家']],
    ['贯标认证和示范优势企业各多少', ['30家', '21家'], ['51', '相差']],
  ])('%s', (question, holds, lacks) => holdsAll(said(question), holds, lacks))
})

describe('a row that is supposed to be the only one, or the first', () => {
  it.each([
    ['按百分比算的是不是只有案件查办率', '不完全是。'],
    ['用元作单位的只有第8项吗', '是。'],
    ['没标口径的是不是就案件查办率一项', '不完全是。'],
    ['责任单位空着的是不是只有检察监督那一条', '不完全是。'],
    ['司法局牵头的指标只有仲裁员那一项对吧', '是。'],
    ['法院牵头的只有三合一那条吗', '不完全是。'],
    ['以个计的里最少的是维权援助分中心吧', '是。'],
    ['单位是人的指标最大的是30人吗', '不是。'],
  ])('%s', (question, verdict) => expect(said(question).split('\n')[1]).toMatch(new RegExp(`^${verdict}`)))
})

describe('sets that are asked about in other ways', () => {
  it.each([
    ['二十多个指标里按钱算的有哪些', ['1项指标', '1亿元'], ['目标等于']],
    ['任务分解表上贵任单位一栏空白的一共几行', ['5项任务'], []],
    ['办公室要印分工表，发现有的行责任单位一栏是空白，请问这样的一共几条任务', ['5项任务'], ['冉颖']],
    ['组长是咱们市长吧', ['不是', '副市长'], []],
  ])('%s', (question, holds, lacks) => holdsAll(said(question), holds, lacks))

  it('what is empty in one row is asked of others', () => {
    const own = { asker: liaisonOf('市中级人民法院') }
    expect(talk(['检察监督那条谁配合', '我们院牵头的也是空的吗'], own)).toContain('是。')
  })

  it('how figures of a county are put together, and how a share is filled in', () => {
    expect(said('我们县报的地理标志数会不会加到市里总数里', { asker: liaisonOf('湄潭县') })).toContain('不会重复算')
    expect(said('查办率直接填个百分数就行了吧')).toContain('分别填两个数')
  })
})
