import { describe, expect, test } from 'vitest'
import { asks, liaisonOf, member, type Options, plan, read, talk } from './world.ts'

/** A talk's last answer holds the one and not the other. */
type Talk = [turns: string[], says: RegExp, not?: RegExp]
const check = (talks: Talk[], options: Options = {}): void => {
  test.each(talks)('%j', (turns, says, not) => {
    const words = talk(turns, options)
    expect(words).toMatch(says)
    if (not) expect(words).not.toMatch(not)
  })
}

describe('one of several things shown is pointed to as if it were named', () => {
  check([
    [['商务局配合的任务列给我', '第五条由谁牵头'], /任务27/],
    [['商务局配合的任务列给我', '倒数第一条的责任单位'], /任务30/],
    [['商务局配合的任务列给我', '打头那条讲什么'], /任务9/],
    [['商务局配合的任务列给我', '第二个', '后一个'], /任务22/],
    [['商务局配合的任务列给我', '前三个谁牵头'], /任务9[\s\S]*任务22/, /任务26/],
    [['商务局配合的任务列给我', '第二条', '其余的'], /任务9[\s\S]*任务30/, /任务21/],
    [['指标10和指标11的目标', '头一个归谁牵头', '另一个呢'], /指标11[\s\S]*牵头单位/, /指标10/],
    [['打击侵权假冒的责任单位有哪些', '第二家还配合哪些任务'], /市市场监管局/],
    [['副组长有哪些人', '最后一位是什么职务'], /黎治光/, /白雪/],
    [['副组长有哪些人', '前一位是哪个单位的'], /白雪/, /黎治光/],
    [['法院牵头几项任务', '剩下的一共几项'], /41项任务/],
  ])
  test('“第三条” is a row of the table where nothing was listed', () => {
    expect(asks('任务第三条谁牵头')[0]?.rows).toEqual([{ kind: 'task', id: '3' }])
  })
  test('what a name holds is not what was shown', () => {
    const { topic } = read('商务局配合的任务列给我')
    const rows = asks('法院牵头的最后一条', { topic })[0]?.rows
    expect(rows).not.toEqual([{ kind: 'task', id: '30' }])
  })
})

describe('the last question asked again of something else', () => {
  check([
    [['市场监管局牵头几个指标', '任务那边呢'], /36项任务/],
    [['林业局有份的任务几条', '没份的几条'], /37项任务/],
    [['农业农村局牵头的任务有哪些', '那司法局的呢'], /任务31/, /任务6/],
    [['期间数的指标有几个', '两样都没标的呢'], /2项指标/],
    [['任杰是什么职务', '那林业局的呢'], /潘智/, /任务/],
    [['冉颖是哪个单位的', '同一个单位的还有谁'], /黎治光/],
    [['附件2里质押融资归谁牵头', '附件3呢'], /任务13[\s\S]*牵头单位：遵义银保监分局。/],
    [['园区每万人发明专利要多少', '跟全市那个增长20%是不是一回事'], /不是/],
    [['商务局配合的任务列给我', '最后一条谁牵头,跟第二条的名单一样吗'], /牵头单位[\s\S]*一样/],
    [['试点什么时候开始', '文件印发的时候已经过了多久'], /113天/],
  ])
})

describe('pronouns of units, people and rows', () => {
  check([
    [['园区高企要到多少家', '谁来牵头', '他们在不在领导小组里'], /高新技术产业开发区管委会[\s\S]*不是领导小组成员单位/],
    [['钱静是谁', '她那个单位要配合几项任务'], /商务局[\s\S]*7项/],
    [['钱静是谁', '他们单位有牵头的没有'], /牵头/],
    [['仲裁员配几名', '牵头的全称叫什么'], /市司法局/, /指标10 知识产权仲裁员。/],
    [['办公室主任是谁', '兼的什么职务'], /食品安全总监/],
    [['执法信息公开那条由谁牵头', '除了它还有谁参与'], /除市市场监管局.*外还有\d家：.*市林业局/],
  ])
  test('a sentence that says more by itself is read as it was said', () => {
    const { topic } = read('杜宇在领导小组里是什么身份')
    expect(asks('要是他换岗了，名单怎么变', { topic })[0]?.show).toContain('handover')
  })
})

describe('what was told is set against something, or left out', () => {
  check([
    [['执法队伍培训那条配合的是谁', '和执法信息公开相比多了哪一家'], /不一样，任务21比任务27多1家（市公安局）/],
    [['执法队伍培训那条配合的是谁', '跟打击侵权假冒的责任单位相同吗'], /一样：/, /不一样/],
    [
      ['商务局配合的任务列给我', '第二条的责任单位', '比第一条少了谁'],
      /任务21比任务9多6家.*少1家（市工业和能源局）和“各县/,
    ],
    [['知识产权专题培训叫了谁', '除了人民银行还有哪些单位'], /除人民银行遵义市中心支行外还有.*市地方金融监管局/],
    [['冉颖是哪家的', '他们单位除了她还有谁进了名单'], /除冉颖外还有1人：黎治光/],
    [['综合执法局和林业局的任务完全一样吗'], /是。6项任务完全一样/],
    [['园区万人专利要多少', '跟全市那个是同一个指标吗'], /不是/],
  ])
  test('the whole of what an indicator is a part of', () => {
    expect(read('全市的呢', { topic: read('园区万人专利要多少').topic }).queries[0]?.rows).toEqual([
      { kind: 'indicator', id: '1' },
    ])
  })
})

describe('yes and no about the last answer', () => {
  check([
    [['试点平台托管企业要多少家', '做到340家算不算完成'], /不是。还差10家/],
    [['试点平台托管企业要多少家', '350够了吧'], /是。/, /不是。/],
    [['试点平台交易量定多少', '刚好150够不够'], /不是。目标是超过150件，正好150件不算/],
    [['试点平台交易量定多少', '刚好150够不够', '要是151呢'], /是。目标/, /不是。/],
    [['仲裁员谁牵头', '就这一家？'], /是。/],
    [['质押融资这条谁配合', '就这两家？'], /不是。/],
    [['公安局配合哪些', '还有别的吗'], /没有。以上就是全部/],
    [['公安局配合哪些', '就这些？'], /是。/],
    [['园区高企谁牵头', '就他们一家？'], /是。/],
  ])
  test('what is left of a long list is its next page', () => {
    const { topic } = read('市场监管局牵头的任务列出来')
    expect(asks('还有吗', { topic })[0]?.page).toBe(2)
  })
  test('a person is of a unit or not', () => {
    const asker = liaisonOf('市农业农村局')
    expect(talk(['任杰是我们局的吗'], { asker })).toMatch(/是。/)
    expect(talk(['任杰是商务局的人吗'], { asker: member })).toMatch(/不是。/)
  })
})

describe('one part of the last question replaced', () => {
  check([
    [['哪个任务责任单位最多', '排第二的呢'], /第二多/],
    [['按家算的指标有几个', '最大的那个归谁牵头'], /指标15[\s\S]*牵头单位/],
    [['任杰在名单里是什么身份', '林业局那边是哪位'], /潘智/],
  ])
  test('another year', () => {
    const { topic } = read('商标注册量的目标')
    const [query] = asks('换成2023年呢', { topic })
    expect(query).toMatchObject({ rows: [{ kind: 'indicator', id: '2' }], show: ['target'], period: '2023' })
  })
  test('another one of what a unit leads', () => {
    const asker = liaisonOf('遵义(国家)高新技术产业开发区管委会')
    const { topic } = read('园区高企多久报一次', { asker })
    const [query] = asks('我们另外一个指标呢', { topic, asker })
    expect(query).toMatchObject({ rows: [{ kind: 'indicator', id: '21' }], show: ['period'] })
  })
})

test('every pointing is to rows the plan has', () => {
  const { topic } = read('任务清单')
  for (const words of ['第四十三条', '第四十四条', '倒数第九十个', '最后一个', '剩下的', '前九个']) {
    const { queries } = read(words, { topic })
    const rows = queries.flatMap((query) => (query.rows === 'all' ? [] : query.rows))
    for (const { kind, id } of rows) if (kind === 'task') expect(plan.tasks.map(({ no }) => String(no))).toContain(id)
  }
})
