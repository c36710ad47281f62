import { describe, expect, test } from 'vitest'
import { liaisonOf, read, said, talk } from './world.ts'

describe('a talk goes on from what was said', () => {
  test.each([
    [['贯标企业的目标', '哪家牵头', '配合的呢'], '国资委'],
    [['公共服务网点要几个', '导航基地呢'], '2个'],
    [['托管企业目标', '试点平台的呢'], '350家'],
    [['高价值专利目标多少', '园区的呢', '谁牵头'], '高新技术产业开发区'],
    [['哪些指标标的是期间数', '累计数的呢'], '8项指标'],
    [['检察院有几项任务', '中院呢'], '任务24'],
    [['组长是谁', '他什么职务'], '副市长'],
    [['任务28谁牵头', '有配合单位吗'], '该栏为空'],
    [['任务22责任单位有哪些', '检察院在里面吗'], '不在列'],
    [['商标和交易量的目标', '第二个谁牵头'], '试点平台交易量'],
    [['仲裁员目标', '现在到哪一步了'], '尚未填报'],
    [['第二部分有哪些任务', '第七部分呢'], '任务40'],
    [['商务局配合几项', '牵头的呢'], '没有牵头'],
    [['正安县商标目标多少', '凤冈县呢'], '方案未写凤冈县的分解数'],
  ])('%j', (turns, answer) => {
    expect(talk(turns)).toContain(answer)
  })

  test('a new subject is not dragged back to the old one', () => {
    expect(talk(['商标目标多少', '试点什么时候开始'])).toContain('2022年7月')
    expect(talk(['林业局有几项任务', '一共多少项指标'])).toContain('23项指标')
  })

  test.each([
    [['网点要建几个', '哪家单位任务最少'], '最少'],
    [['网点要建几个', '哪项指标的目标是六百家'], '网上托管服务企业'],
    [['高价值专利谁负责', '以哪年为基准'], '与2021年比'],
    [['创造类现在怎么样', '其中落后的有哪些'], '知识产权创造'],
    [['目标是不是15万件', '商务局怎么样'], '尚未填报'],
  ])('%j: what is asked of all is not asked of the last one', (turns, answer) => {
    expect(talk(turns)).toContain(answer)
  })

  test('the city as a whole is no follow-up, and “遵义现” no county', () => {
    const { topic } = read('商标目标多少')
    for (const whole of ['遵义现在咋样', '全市目前如何', '我市整体进展']) {
      expect(read(whole).input).toEqual({ do: 'status' })
      expect(read(whole, { topic }).input).toEqual({ do: 'status' })
    }
  })
})

describe('several questions in one message', () => {
  test('each is answered', () => {
    const words = said('贯标企业目标几家？副组长是谁？什么时候结束？')
    for (const answer of ['30家', '白雪', '黎治光', '2025年6月']) expect(words).toContain(answer)
  })
  test('several things about one row are one answer', () => {
    const words = said('导航基地目标多少谁牵头责任单位有哪些')
    for (const answer of ['2个', '市市场监管局', '市教体局']) expect(words).toContain(answer)
  })
})

describe('figures somebody states become a report to fill in', () => {
  const asker = liaisonOf('市市场监管局')
  test.each([
    ['上个月新增地理标志2件', { indicator: 3, amount: '2件', flow: true, period: '2024-02' }],
    ['代理师目前有21人', { indicator: 16, amount: '21人', flow: false }],
    ['二季度交易量30件', { indicator: 23, amount: '30件', period: '2023Q2' }],
    ['案件查办率:受理50件,办结49件', { indicator: 9, amount: '50件' }],
    ['去年又新增优势企业3家', { indicator: 19, amount: '3家', flow: true, period: '2023' }],
    ['宣传周活动正在开展,发放指南500份', { task: 41, state: '推进中' }],
    ['填报 公共服务网点', { indicator: 14 }],
  ])('%s', (sentence, report) => {
    expect(read(sentence, { asker }).input).toMatchObject({ do: 'report', ...report })
  })
  test.each(['地理标志现在有几件了', '代理师目标是35人吗', '交易量超过150件才算吗', '商标还差多少到15.6万'])(
    '%s is a question',
    (question) => {
      expect(read(question, { asker }).input?.do).not.toBe('report')
    },
  )
  test('where a name may mean two indicators, the person says which', () => {
    const { input, inputs } = read('本月新增托管企业20家', { asker })
    expect(input).toBeNull()
    expect(inputs).toMatchObject([
      { do: 'report', indicator: 15, amount: '20家' },
      { do: 'report', indicator: 22, amount: '20家' },
    ])
  })
})

describe('plain sentences lead to commands', () => {
  test.each([
    ['帮我导出一下台账', 'ledger'],
    ['有没有要我审核的', 'pending'],
    ['以后每周发一份周报', 'subscribe'],
    ['别再发周报了', 'unsubscribe'],
    ['出一份本周周报', 'digest'],
    ['谁还没报', 'late'],
    ['提醒一下没报的单位', 'remind'],
    ['我的权限是什么', 'whoami'],
    ['撤回我刚才那条填报', 'withdraw'],
    ['上个月报错了怎么改', 'correct'],
    ['地理标志的填报记录', 'history'],
    ['这期要报什么', 'owed'],
    ['整体进展怎么样', 'status'],
    ['你会做什么', 'help'],
  ])('%s', (sentence, name) => {
    expect(read(sentence).input?.do).toBe(name)
  })
})

describe('units side by side', () => {
  test('who has most and who has least, with all that are alike', () => {
    expect(said('任务最重的是哪个局')).toContain('39项')
    const least = said('牵头任务最少的单位')
    expect(least).toContain('最少')
  })

  test('who sent how many people into the leading group', () => {
    expect(said('哪家单位派了2位成员')).toContain('2人')
  })

  test('the year an indicator is compared with; of others the plan names none', () => {
    expect(said('指标2是和哪年比的')).toContain('方案没有写与哪一年比')
  })
})

describe('how reporting works here', () => {
  test.each([
    ['季报最晚几号', '次月10日前'],
    ['可以晚三天再交吗', '逾期'],
    ['交上去的数哪个来审核', '领导小组办公室审核'],
    ['数报多了咋办', '更正'],
    ['别人看得到我填的吗', '只有本单位、领导和领导小组办公室'],
    ['本月没有新增要不要报', '填0'],
    ['周报是周几发', '周报设置'],
  ])('%s', (text, answer) => expect(said(text, { asker: liaisonOf('司法局') })).toContain(answer))

  test('what the plan says of a row is no question of how', () => {
    expect(said('商标什么时候完成')).toContain('2025年6月')
    expect(said('谁来审核任务11的补贴')).not.toContain('确认后才计入')
  })
})
