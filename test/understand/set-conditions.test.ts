import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/plan/read.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { withUnitNames } from '../../src/understand/unit-stems.ts'
import { asks, liaisonOf, plan, said } from './world.ts'

const answers = (question: string, holds: readonly string[], lacks: readonly string[] = [], unit?: string): void => {
  const answer = said(question, unit === undefined ? {} : { asker: liaisonOf(unit) })
  for (const words of holds) expect(answer).toContain(words)
  for (const words of lacks) expect(answer).not.toContain(words)
}

describe('how many units a row has is a condition', () => {
  it.each([
    ['责任单位三家以上的任务有几条', ['18项任务']],
    ['只有一家责任单位的任务有多少', ['责任单位等于1个']],
    ['牵扯单位最多的是哪条任务', ['任务29', '单位（牵头加责任）']],
    ['哪几家单位既牵头任务又牵头指标', ['5个单位', '市司法局']],
    ['哪几块任务只有孤零零一条', ['3个部分', '（六）']],
  ])('%s', (question, holds) => answers(question, holds))
})

describe('what is denied beside a name or a unit of measure is turned round', () => {
  it.each([
    ['不用县里配合的任务有多少条', ['22项任务']],
    ['不带百分号的指标有几个', ['21项指标']],
    ['有没有哪条是有商务局但没有农业农村局的', ['有。', '任务9']],
    ['累计数的指标里,市监局不牵头的有哪些', ['3项指标']],
  ])('%s', (question, holds) => answers(question, holds))
})

describe('the whole and a part of it, and two sides, are told both', () => {
  it.each([
    ['期间数的指标一共几个,其中保护类几个', ['13项指标', '2项指标']],
    ['任务一共多少条,里面有商务局的多少', ['43项任务', '7项任务']],
    ['农业农村局一共摊了几条,牵头的占几条', ['10项任务', '3项']],
    ['带数字的任务有几条,虚的有几条', ['21项任务', '22项任务']],
    ['附件二一共几类指标,每类各几个', ['6类', '5项']],
  ])('%s', (question, holds) => answers(question, holds))
})

describe('every name of the sentence is a condition', () => {
  it('a part and our unit', () => answers('第四部分里我们县要干几条', ['2项任务', '任务31'], [], '桐梓县'))
  it('a group in a part', () => answers('第五部分县政府沾边的有哪些', ['任务35', '任务38'], ['任务41']))
  it('a group that tasks are written to', () => answers('哪些任务写的是领导小组相关成员单位', ['5项任务', '任务32']))
  it('our own unit on both sides of a task', () =>
    answers('我们自己牵头、责任单位栏又写了自己的,有几条', ['6项任务'], [], '市市场监管局'))
  it('units that lead together', () => answers('市监局牵头的指标里哪几个是跟别家一起牵头的', ['2项指标', '农业农村局']))
})

describe('what is supposed of duties is counted', () => {
  it.each([
    ['商务局有5条任务,其中牵头1条,对吗', ['不是。', '7项任务', '商务局没有牵头的任务']],
    ['财政局被点名的有三条,对不对', ['是。', '任务38']],
    ['综合执法局没有牵头任务,对吧', ['是。']],
  ])('%s', (question, holds) => answers(question, holds))
})

describe('what is supposed of a set is said right or wrong first', () => {
  it.each([
    ['第四部分全是市场监管局牵头的吗', ['不是。', '任务24']],
    ['按人算的目标里最大的是30人吧', ['不是。', '35人']],
    ['知识产权创造类的指标有三个,没记错吧', ['是。', '3项指标']],
    ['按个算的指标是不是都归市场监管局牵头', ['是。']],
    ['打击假冒那条一共是七家单位,没错吧', ['是。']],
  ])('%s', (question, holds) => answers(question, holds))
  it('of our unit in a part', () => answers('宣传培训那块没有我们的事吧', ['不是。', '3项任务'], [], '桐梓县'))
})

describe('each of several kinds is counted', () => {
  it('of countings, with what has none', () =>
    answers('累计数的几个,期间数的几个,没标口径的几个', ['8项指标', '13项指标', '2项指标']))
  it('units of one row', () => answers('执法信息公开一共拉了多少家单位', ['6家']))
})

describe('conditions that leave nothing', () => {
  it('say what there is without the one that leaves nothing', () =>
    answers('法院跟检察院跟公安三家一起参与的有几条', ['没有', '任务29']))
})

describe('units named in a row by the words that tell them apart', () => {
  it('are found where their number follows', async () => {
    expect(withUnitNames('教体和工能两家谁的任务多', plan)).toBe('市教体局、市工业和能源局两家谁的任务多')
    expect(withUnitNames('农业和仲裁两项谁牵头', plan)).toBe('农业和仲裁两项谁牵头')
    const other = await readPlan('data/zhejiang-data-2025')
    expect(withUnitNames('杭州宁波温州三家都在的', other)).toBe(
      '杭州市数据资源局、宁波市数据局、温州市数据局三家都在的',
    )
  })
})

describe('the word for what stands in a part asks for all of it', async () => {
  const other = await readPlan('data/zhejiang-data-2025')
  const lexicon = lexiconOf(other)
  it.each(['哪几个行业不止一家牵头', '一共有几个行业', '牵头单位最多的是哪个领域'])('%s', (question) => {
    const [query] = asks(question, {}, lexicon)
    expect(query).toMatchObject({ of: 'task', rows: 'all' })
    expect(query?.where).toContainEqual({ by: 'section', id: '1' })
  })
})

describe('a condition on all rows is read, or said not to be understood', () => {
  it.each([
    ['每个月都要报的指标', ['按月填报', '6项指标', '指标23'], ['指标2 ']],
    ['按半年报的指标有哪些', ['按半年：指标1、21'], []],
    ['2023年底之前要完成的任务列一下', ['没有2023年12月31日以前到期的任务', '没有给任务单独写时限'], ['共43项']],
    ['2025年6月以前要办完的任务有几个', ['43项任务', '没有给任务单独写时限'], []],
    ['哪些指标跟企业有关', ['提到“企业”', '指标18'], ['指标10']],
    ['由国家统一考核的指标有哪些', ['“由国家统一考核”没有看懂'], ['指标10']],
    ['省里下达的任务有哪些', ['“省里下达”没有看懂'], ['任务10 ']],
    ['一共有哪些指标', ['共23项指标'], ['没有看懂']],
    ['方案里任务都有啥', ['共43项任务'], ['未写']],
    ['方案里面一共写了几个目标', ['21个目标'], ['部分']],
    ['这方案一共多少个指标，多少条任务', ['23项指标', '43项任务'], []],
    ['除了市监局谁还牵头任务', ['8个单位', '市中级人民法院'], ['市公安局']],
    ['还有哪些单位当牵头的', ['9个单位'], ['市公安局']],
    ['哪个任务的责任单位最多', ['任务', '责任单位'], ['配合任务13项']],
    ['宣传培训那一块是谁的活', ['牵头单位', '市市场监管局'], ['1个部分']],
    ['方案是什么', ['43项任务'], ['未写']],
    ['方案里的全部任务都是哪些', ['共43项任务'], ['没有看懂']],
    ['把我们要完成的指标都列出来看看', ['指标'], ['没有看懂']],
  ])('%s', (question, holds, lacks) => answers(question, holds, lacks))
})

describe('tasks with a number and tasks without one', () => {
  it.each([
    ...['哪些任务没有写目标数', '哪几项任务没有定量目标', '有多少任务没有写明数量', '没有目标数的任务有几项'],
    ...['任务里没给数量的有哪些', '任务里头没有硬指标的是哪些', '哪些任务没说要做多少', '没有指标值的任务列一下'],
  ])('%s', (question) => answers(question, ['没有数字指标对应的有22项任务'], ['21项']))
  it.each(['哪些任务写了目标数', '哪些任务写明了数量', '有数量要求的任务几项', '有几项任务定了目标值'])(
    '%s',
    (question) => answers(question, ['有数字指标对应的有21项任务'], ['22项']),
  )
  it.each([
    ['第五部分哪些任务没有写目标数', ['4项任务', '任务33', '任务38']],
    ['我们局牵头的任务哪些没有目标数', ['18项任务'], [], '市市场监管局'],
    ['没有多少任务了吧', ['43项任务']],
  ])('%s', (question, holds, lacks = [], unit = undefined) => answers(question, holds, lacks, unit))
})
