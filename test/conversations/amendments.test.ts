import { describe, expect, test } from 'vitest'
import { worldOf } from '../../src/act/world.ts'
import { statusJson } from '../../src/domain/status.ts'
import { standingAt } from '../../src/reporting/board.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

async function cast() {
  const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    wang: await world.person('王芳', 'liaison', '市市场监管局'),
    leader: await world.person('陈市长', 'leader'),
    targetOn: async (day: string, known = day) => {
      const now = await worldOf(world.app)
      const { goals } = standingAt(now, await readFacts(world.db), { day, known })
      return statusJson(now.plan, goals, day).goals.find(({ indicators }) => indicators.includes(2))
    },
  }
}

const paper = { number: '遵府办发〔2024〕3号', title: '调整目标的通知', date: '2024-04-01' }

describe('a paper that revises a target', () => {
  test('holds everywhere from its day on, and is taken back with a reason', async () => {
    const { world, zhou, leader, targetOn } = await cast()
    expect(await zhou.says('记入文件 商标有效注册量')).toContain('文件里对它说了什么')
    await zhou.clicks('改目标、定年度目标')
    expect(await zhou.submits({ ...paper, on: '2025年6月', whole: '16万件' }, '记入')).toContain('遵府办发〔2024〕3号')
    expect(await leader.says('商标有效注册量的目标是多少')).toContain('16万件')
    expect(leader.sees()).toContain('按遵府办发〔2024〕3号（2024年4月1日），方案原为15.6')
    expect(await leader.says('商标有效注册量进展')).toContain('16万件')
    expect(await targetOn('2024-04-08')).toMatchObject({
      target: '16',
      targetFrom: '遵府办发〔2024〕3号',
      targetWas: '15.6',
    })
    // As it was known then: the paper was not there yet; with today's knowledge of that day it was in force.
    expect(await targetOn('2024-04-05')).toMatchObject({ target: '15.6', targetFrom: null })
    expect(await targetOn('2024-04-05', '2024-04-08')).toMatchObject({ target: '16' })
    expect(await targetOn('2024-03-31', '2024-04-08')).toMatchObject({ target: '15.6' })
    await world.moveTo('2024-04-10T10:00:00+08:00')
    await zhou.says('后续文件')
    await zhou.clicks('看 遵府办发〔2024〕3号')
    await zhou.submits({ reason: '录错了' }, '收回这份文件')
    expect(await leader.says('商标有效注册量的目标是多少')).toContain('15.6万件')
    expect(await targetOn('2024-04-10')).toMatchObject({ target: '15.6' })
    expect(await targetOn('2024-04-09')).toMatchObject({ target: '16' })
    expect(await leader.says('后续文件')).toContain('已收回（2024年4月10日：录错了）')
    expect(await zhou.says('审计')).toContain('收回后续文件')
  })

  test('is entered by the office alone', async () => {
    const { wang, leader } = await cast()
    expect(await wang.says('记入文件 商标有效注册量')).toContain('不能记入后续文件')
    expect(await leader.says('目标分解')).toContain('不能记入后续文件')
    expect(await wang.says('后续文件')).toContain('还没有记入后续文件')
  })
})

const counties = ['红花岗区', '汇川区', '播州区', '绥阳县', '正安县', '凤冈县', '湄潭县', '余庆县', '习水县', '桐梓县']
const others = ['道真县', '务川县', '仁怀市', '赤水市']

/** Rows counties, columns goals and years, as offices make them. */
const workbook = (values: (at: number) => string[]) => ({
  name: '县（市、区）目标分解表.csv',
  bytes: new TextEncoder().encode(
    [
      '遵义市知识产权目标分解表（遵府办发〔2024〕7号 2024年4月2日）,,,,',
      '县（市、区）,商标有效注册量（万件）,,知识产权网上托管服务企业（家）,备注',
      ',2024年,2025年,2024年新增,',
      '全市,14,15.6,300,',
      ...[...counties, ...others].map((name, at) => [name, ...values(at), ''].join(',')),
      '',
    ].join('\r\n'),
  ),
})

describe('a workbook of targets', () => {
  test('is read, its sums are told, and one tap keeps exactly what it shows', async () => {
    const { zhou, leader, wang } = await cast()
    const draft = await zhou.sendsFile(workbook((at) => [at === 13 ? '0.9' : '1', at === 13 ? '2.6' : '1', '22']))
    expect(draft).toContain('读出45个目标数')
    expect(draft).toContain('各地合计13.9万件，全市目标14万件，缺0.1万件')
    expect(draft).toContain('各地合计308家，全市目标300家，多8家')
    expect(draft).toContain('遵府办发〔2024〕7号')
    await zhou.submits({ number: '遵府办发〔2024〕7号', title: '目标分解表', date: '2024-04-02' }, '仍按文件记入')
    expect(await leader.says('赤水市商标有效注册量2024年的目标是多少')).toContain('0.9万件')
    expect(leader.sees()).toContain('遵府办发〔2024〕7号')
    expect(await leader.says('商标有效注册量2024年的目标')).toContain('14万件')
    // Somebody who is not of the office sends the same file: for them it is no paper.
    expect(await wang.sendsFile(workbook(() => ['1', '1', '1']))).not.toContain('目标分解：')
  })

  test('a printed total that is wrong is told, and what fits nothing is left out with its reason', async () => {
    const { zhou } = await cast()
    const bytes = new TextEncoder().encode(
      ['2024年目标分解,,', '地区,商标有效注册量,别的指标', '赤水市,1,5', '仁怀市,2,6', '合计,4,11', ''].join('\n'),
    )
    const draft = await zhou.sendsFile({ name: '目标分解.csv', bytes })
    expect(draft).toContain('商标有效注册量：表里的合计（B5）是4，各地相加是3')
    expect(draft).toContain('没有用：C3 5　看不出是哪项指标')
    expect(draft).toContain('没有红花岗区、')
    await zhou.submits({ number: '', title: '目标分解', date: '2024-04-02' }, '仍按文件记入')
    expect(zhou.sees()).not.toContain('收回这份文件')
    expect(await zhou.says('赤水市商标有效注册量的目标')).toContain('无文号')
  })
})

describe('a ruling and a successor', () => {
  test('a ruling closes a contradiction in every answer', async () => {
    const { zhou, leader } = await cast()
    await zhou.says('记入文件 指标6')
    await zhou.clicks('解释')
    await zhou.submits({ ...paper, says: '两项合计42个，不分别考核' }, '记入')
    expect(await leader.says('申报专利奖有什么出入')).toContain(
      '办公室解释（遵府办发〔2024〕3号，2024年4月1日）：两项合计42个',
    )
  })

  test('a ruling on what the plan leaves open is said where it was denied', async () => {
    const { zhou, leader } = await cast()
    await zhou.says('记入文件 经费')
    await zhou.clicks('解释')
    await zhou.submits({ ...paper, says: '由各单位在部门预算中安排' }, '记入')
    expect(await leader.says('经费有多少')).toContain('办公室解释（遵府办发〔2024〕3号')
  })

  test('a unit goes on under another name, found by both', async () => {
    const { zhou, leader } = await cast()
    await zhou.says('记入文件 遵义银保监分局')
    await zhou.clicks('由新单位承接')
    await zhou.submits({ ...paper, name: '国家金融监督管理总局遵义监管分局', short: '金融监管分局' }, '记入')
    expect(await leader.says('国家金融监督管理总局遵义监管分局负责什么')).toContain('国家金融监督管理总局遵义监管分局')
    expect(await leader.says('银保监分局负责什么')).toContain('国家金融监督管理总局遵义监管分局')
    expect(leader.sees()).toContain('遵府办发〔2024〕3号')
  })
})

describe('counties and their shares', () => {
  test('report a matrix in one go, are judged by their own targets, and stand beside the lead’s figure', async () => {
    const { world, zhou, wang, leader } = await cast()
    const he = await world.person('何苗', 'liaison', '赤水市')
    expect(await leader.says('哪几个县拖后')).toContain('方案没有分到县(市、区)的指标')
    expect(await leader.says('帮助')).not.toContain('哪几个县拖后')
    await zhou.sendsFile(workbook(() => ['1', '1.2', '24']))
    await zhou.submits({ number: '遵府办发〔2024〕7号', title: '目标分解表', date: '2024-04-02' }, '记入')
    expect(await he.says('填报 商标有效注册量')).toContain('本地目标1.2万件')
    const matrix = [
      '赤水市2024年一季度,,',
      '指标,计量单位,期末累计',
      '商标有效注册量,万件,0.5',
      '地理标志数,件,4',
      '',
    ].join('\n')
    expect(await he.sendsFile({ name: '赤水一季度.csv', bytes: new TextEncoder().encode(matrix) })).toContain('读出2项')
    await he.clicks('提交这些')
    await zhou.says('待审核')
    await zhou.clicks('确认这些')
    await wang.says('填报 商标有效注册量')
    await wang.submits({ period: '2024Q1', value: '14.2' })
    await zhou.clicks('确认')
    await leader.says('状态')
    expect(await leader.says('赤水市的商标有效注册量目标')).toContain('本地已报0.5万件')
    const card = await leader.says('各地进展 商标有效注册量')
    expect(card).toContain('各地合计0.5万件（1家已报，还缺红花岗')
    expect(card).toContain('牵头单位报14.2万件，相差13.7万件；两者不相加')
    expect(await leader.says('哪几个县拖后')).toContain('14个有分解目标')
    const [, example = ''] = /“(哪几个县拖后 [^”]+)”/.exec(await leader.says('帮助')) ?? []
    expect(await leader.says(example)).toContain(example.replace('哪几个县拖后 ', ''))
    expect(await leader.says(example)).not.toContain('没有分解')
    expect(await leader.says('哪几个县拖后 高价值发明专利增长')).toContain('高价值发明专利增长没有分解到各地')
    const facts = await readFacts(world.db)
    expect(facts.reports.filter(({ kind }) => kind === 'share').map(({ no, unit }) => [no, unit])).toEqual([
      [2, 'county-chishui'],
      [3, 'county-chishui'],
    ])
  })

  test('how a county stands is its own figure and its own target, never the whole’s', async () => {
    const { world, zhou, wang, leader } = await cast()
    const [he, ren] = [await world.person('何', 'liaison', '桐梓县'), await world.person('任', 'liaison', '仁怀市')]
    const report = async (who: typeof he, value: string) => {
      await who.says('填报 地理标志数')
      await who.submits({ period: '2024Q1', value })
      const told = await zhou.says('待审核')
      await zhou.clicks('确认')
      return told
    }
    await report(wang, '58')
    expect(await leader.says('仁怀市地理标志有几个')).toMatch(/^.*\n仁怀市没有单独的目标和单独的数.*；全市：已有58件/)
    const rows = [...counties, ...others].map((name) => `${name},${name === '仁怀市' ? 2 : 6}`)
    const bytes = new TextEncoder().encode(['地区,地理标志数（件）', ',2025年', ...rows, ''].join('\r\n'))
    await zhou.sendsFile({ name: '目标分解.csv', bytes })
    await zhou.submits({ number: '遵府办发〔2024〕7号', title: '目标分解表', date: '2024-04-02' }, '记入')
    const nobody = await leader.says('各县完成情况')
    expect(nobody).toContain('还没有能判的数')
    expect(nobody).not.toContain('没有落后')
    expect(await report(he, '3')).toMatch(/本地目标6件；还没有已确认的数/)
    await report(ren, '2')
    for (const asked of ['仁怀地理标志有几个', '仁怀市地理标志完成情况', '仁怀的地理标志进展']) {
      expect(await leader.says(asked)).toContain('仁怀市：已有2件，它的目标2件')
      expect(leader.sees()).not.toMatch(/(?<!全市：已有)58件/)
    }
    expect(await leader.says('桐梓县地理标志还差多少')).toContain('桐梓县：还差3件')
    expect(await leader.says('正安县地理标志进展')).toContain('正安县尚未填报自己的数，它的目标6件')
    expect(await leader.says('桐梓县怎么样')).toContain('分到本地的1个目标已填报1个')
    const parts = await leader.says('哪几个县拖后')
    expect(parts).toMatch(/桐梓县 1项目标：1项缺基数/)
    expect(parts).toMatch(/正安县 1项目标：1项没有报/)
    await leader.clicks('桐梓县')
    expect(leader.sees()).toContain('已确认的填报（数据截至3月31日）')
    expect(await leader.clicks('返回')).toContain('县(市、区)进展')
  })

  test('a county’s digest tells of its own goals and of the paper', async () => {
    const { world, zhou } = await cast()
    const group = await world.group('赤水群', zhou)
    await group.asks(zhou, '订阅周报')
    await zhou.sendsFile(workbook(() => ['1', '1.2', '24']))
    await zhou.submits({ number: '遵府办发〔2024〕7号', title: '目标分解表', date: '2024-04-02' }, '记入')
    await group.asks(zhou, '周报设置')
    await zhou.submits({ scope: 'unit:county-chishui' }, '提交', group.chatId)
    const digest = await group.asks(zhou, '周报')
    expect(digest).toContain('2个目标')
    expect(digest).toContain('后续文件：遵府办发〔2024〕7号《目标分解表》')
  })
})
