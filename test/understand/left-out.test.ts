import { describe, expect, it } from 'vitest'
import { liaisonOf, said, talk } from './world.ts'

type Row = readonly [question: string, unit: string, holds: readonly string[], lacks: readonly string[]]
const check = (rows: readonly Row[]) =>
  it.each(rows)('%s (%s)', (question, unit, holds, lacks) => {
    const answer = said(question, unit === '' ? {} : { asker: liaisonOf(unit) })
    for (const words of holds) expect(answer).toContain(words)
    for (const words of lacks) expect(answer).not.toContain(words)
  })

describe('one side of a unit denied is not the other side', () => {
  check([
    ['我们局没牵头只当责任单位的是哪几条', '市市场监管局', ['3项任务', '任务13', '任务39'], ['任务24']],
    ['我们不牵头、只是配合的任务列一下', '市市场监管局', ['3项任务', '任务31'], ['任务24']],
    ['农业农村局不牵头的任务有几条', '', ['不由农业农村局牵头'], ['责任单位']],
  ])
})

describe('what somebody wants it for is no condition', () => {
  check([
    ['我们想梳理一下软硬任务,用“确保”的目标是哪几个', '', ['9项指标', '15.6万件'], ['没有看懂', '软']],
    ['市长要汇报,累计数的指标有几个', '', ['8项指标'], []],
    ['在写材料,附件2里写“超过”的指标有哪些', '', ['指标23'], ['没有看懂']],
    ['我要汇报蓝天行动,牵头的是谁', '', ['任务36'], []],
  ])
})

describe('what is known or left out is not told again', () => {
  check([
    ['执法培训和信息公开这两条我清楚,公安局另外还有哪几条', '', ['任务30'], ['· 任务27', '· 任务21']],
    ['除了宣传那几条,财政局还有哪些任务', '', ['任务38'], ['财政局不参与']],
    ['公安局除了档案那几条还有什么活', '', ['任务30'], ['· 任务26']],
    ['商务局除了区块链那一摊还挂着什么', '', ['“区块链”没有看懂'], []],
  ])
})

describe('the other units of the row that is named', () => {
  check([
    ['跨部门办案那条,跟我们一起配合的还有谁', '市公安局', ['任务30', '林业局', '商务局'], []],
    ['质押那条除了我们还有哪些单位', '遵义银保监分局', ['还有4家'], []],
    ['打击侵权假冒那条除了公安还有谁配合', '', ['任务22', '除市公安局外'], []],
  ])
})

describe('the side that is supposed of a group', () => {
  check([
    ['宣传周是各区牵头的吧', '', ['不是', '市场监管局'], []],
    ['商标注册引导要县区配合吗', '', ['是', '各县'], []],
    ['仲裁员30人那条各县要负责吗', '', ['各县'], ['目标30人（']],
  ])
})

describe('words and names of a unit as they are written', () => {
  check([
    ['“以上”这两个字的目标有几个', '', ['5项指标'], []],
    ['目标带“超过”字样的是哪个', '', ['指标23'], []],
    ['表里带我们区大名的是哪条任务', '红花岗区人民政府', ['1项任务', '任务39'], ['任务36']],
    ['时间已经用了几成', '', ['序时进度'], []],
  ])
})

describe('numbers in turns count in the table that was spoken of', () => {
  it.each([
    [['指标6和7的目标为什么就一个', '16跟17呢'], ['合计35人'], []],
    [['任务5谁配合', '6呢'], ['任务6', '各县'], ['指标6']],
    [['任务13谁牵头', '第6项在附件2里目标多少'], ['42个'], ['80件']],
    [['1亿元那个谁牵头', '附件3呢'], ['任务13', '银保监'], ['3个附件']],
  ])('%j', (turns, holds, lacks) => {
    const answer = talk(turns)
    for (const words of holds) expect(answer).toContain(words)
    for (const words of lacks) expect(answer).not.toContain(words)
  })
})
