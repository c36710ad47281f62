import { describe, expect, test } from 'vitest'
import { readPlan } from '../src/plan/read.ts'

const plan = await readPlan('data/zunyi-2022')

/** Every known trap of the published text: the note that tells of it, how sure it is, what it touches, what it must quote. */
const traps: [id: string, weight: string, touches: { indicators?: number[]; tasks?: number[] }, quotes: string[]][] = [
  ['pledge-lead', 'fact', { indicators: [8], tasks: [13] }, ['市市场监管局(市知识产权局)、遵义银保监分局']],
  [
    'lead-also-responsible',
    'fact',
    { tasks: [21, 22, 26, 27, 29, 30] },
    ['市市场监管局(知识产权局)', '市市场监管局(市知识产权局)'],
  ],
  ['judicial-capacity-lead', 'doubt', { tasks: [29] }, ['加强知识产权司法审判和执行能力建设']],
  ['empty-responsible', 'fact', { tasks: [1, 20, 24, 25, 28] }, []],
  [
    'copied-sentence',
    'fact',
    { indicators: [3], tasks: [5, 6] },
    ['以我市特色优势产业和特色农产品为核心,积极培育申报地理标志产品、地理标志证明(集体)商标和农产品地理标志。'],
  ],
  ['centre-once', 'fact', { indicators: [12, 13], tasks: [32] }, ['1 (期间数)', '14 (期间数)']],
  ['growth-without-task', 'fact', { indicators: [1], tasks: [2, 3, 4, 5] }, ['保持高价值发明专利存量稳定。']],
  ['absent-from-main-goals', 'fact', { indicators: [11, 12, 13, 20, 21, 22, 23] }, []],
  ['number-outside-annex', 'fact', { tasks: [40] }, ['选取1家知识产权线上运营平台为试点']],
  [
    'target-42',
    'fact',
    { indicators: [6, 7] },
    ['42 (期间数)', '区域内企业申报专利奖和高价值核心专利项目的数量合计达到42件'],
  ],
  ['target-35', 'fact', { indicators: [16, 17] }, ['35 (累计数)', '全市专利代理师和知识产权师达到35人']],
  ['counting-untagged', 'fact', { indicators: [9, 11] }, []],
  ['counting-doubtful', 'fact', { indicators: [1, 6, 7] }, ['20 (累计数)', '累计申报达到42件']],
  ['unit-of-42', 'fact', { indicators: [6, 7] }, ['合计达到42件']],
  ['floor-wording', 'fact', { indicators: [1, 4, 5, 14, 22, 23] }, ['较2021年增长20%以上', '较2021年增长率达到20%']],
  ['base-year', 'fact', { indicators: [1] }, ['较2021年增长20%以上']],
  ['trademark-digits', 'minor', { indicators: [2], tasks: [8] }, ['全市商标有效注册量达到15.60万件']],
  ['similar-custody', 'fact', { indicators: [15, 22] }, ['试点平台知识产权托管企业350家以上']],
  ['similar-patents', 'fact', { indicators: [1, 21] }, ['每万人口高价值发明专利拥有量']],
  ['base-and-outlet', 'fact', { indicators: [5, 14] }, []],
  ['promise-strength', 'minor', { indicators: [2, 3, 4, 5, 6, 7, 8, 10, 14, 15, 16, 17, 19] }, []],
  ['targets-moved', 'minor', { tasks: [6, 8, 14, 15, 18, 19] }, []],
  ['categories-differ', 'fact', { indicators: [5, 14, 15, 19] }, []],
  [
    'platform-names',
    'fact',
    { indicators: [4] },
    ['扶持本地区企业搭建和完善知识产权网上运营平台3个以上', '全市建成知识产权线上交易平台3个以上'],
  ],
  ['model-firm-names', 'minor', { indicators: [19] }, ['获得国家和省级知识产权示范、优势企业数量']],
  ['per-ten-thousand', 'minor', { indicators: [1, 21] }, ['万人高价值发明专利拥有量']],
  [
    'section-6-title',
    'fact',
    { tasks: [39] },
    ['全力推进知识产权强国建设试点园区发展', '全力推进知识产权强国建设试点园区建设'],
  ],
  ['strong-country', 'fact', {}, ['确保遵义市国家知识产权强国建设试点工作取得实效']],
  ['broken-sentence', 'minor', { tasks: [19] }, ['推荐申报省级和国家知识产权优势(示范)企业,依托知识产权服务机构。']],
  ['name-market-regulation', 'fact', {}, ['市市场监管局(知识产权局)', '市市场监管局(市知识产权局)']],
  ['name-science-and-data', 'fact', {}, ['市科技局与大数据局市大数据发展中心主任', '市科技与大数据局']],
  ['name-development-and-reform', 'fact', { tasks: [26] }, ['市发改委']],
  ['name-urban-enforcement', 'fact', {}, ['市综合行政执法局支队长', '市综合执法局']],
  ['name-central-bank', 'fact', { tasks: [12, 13, 43] }, ['人行遵义中心支行', '人民银行遵义市中心支行']],
  ['name-state-assets', 'fact', { tasks: [34] }, ['市国资委副主任']],
  ['name-congress', 'fact', { tasks: [23] }, ['市人大办公室、市政协办公室']],
  ['county-group', 'fact', {}, ['各县、自治县、区(市)人民政府', '各县(市、区)人民政府']],
  ['name-hightech-zone', 'fact', { indicators: [20, 21], tasks: [39] }, ['遵义(国家)高新技术产业开发区管委会']],
  ['name-arbitration', 'minor', { indicators: [10], tasks: [31] }, []],
  ['post-boundaries', 'fact', {}, ['何应斌 市财政局党组成员、市级财政国库支付局(中心)主任']],
  ['post-doubtful', 'doubt', {}, ['张 辉 市地方金融监管局副主任']],
  ['two-posts', 'fact', {}, ['冉颖同志兼任办公室主任']],
  ['members-without-task', 'fact', { tasks: [10, 23, 32, 41, 42] }, ['遵义海关副关长']],
  ['leads-outside-group', 'fact', { indicators: [20, 21], tasks: [39] }, ['红花岗区人民政府']],
  ['new-district-without-task', 'doubt', {}, ['新蒲新区管委会']],
  ['open-group', 'fact', { tasks: [10, 23, 32, 41, 42] }, ['各成员单位在领导小组的统筹下']],
  ['similar-lists', 'fact', { tasks: [21, 22, 26, 27, 29, 30] }, []],
  ['safeguards-without-lead', 'fact', {}, ['加强定期督查,对督查结果进行效果追踪和总结分析']],
  ['no-deadlines', 'doubt', { tasks: [38] }, ['研究制定《遵义市知识产权奖励办法》']],
  ['no-row-numbers', 'fact', {}, []],
  ['separators', 'minor', { tasks: [23] }, ['相关成员单位、各县(市、区)人民政府']],
  ['issued-late', 'minor', {}, ['试点期限自2022年7月至2025年6月', '2022年10月21日']],
]

describe('every known trap is a note', () => {
  test.each(traps)('%s', (id, weight, { indicators = [], tasks = [] }, quotes) => {
    const note = plan.notes.find((candidate) => candidate.id === id)
    expect(note?.weight).toBe(weight)
    expect(note?.indicators).toEqual(expect.arrayContaining(indicators))
    expect(note?.tasks).toEqual(expect.arrayContaining(tasks))
    expect(note?.readings.map(({ quote }) => quote)).toEqual(expect.arrayContaining(quotes))
    expect(note?.readings.length).toBeGreaterThan(0)
  })
})

test('what the plan is silent about is answered as such, with what is near', () => {
  const about = (word: string) => plan.silences.filter(({ topics }) => topics.includes(word)).map(({ id }) => id)
  expect(
    [
      '经费',
      '完成时限',
      '分解到县',
      '年度目标',
      '基数',
      '问责',
      '什么时候验收',
      '电话',
      '文号',
      '填报周期',
      '佐证',
      '亮灯标准',
      '谁督查',
      '去重',
    ].map((word) => about(word).join()),
  ).toEqual([
    'money',
    'task-deadlines',
    'county-targets',
    'yearly-targets',
    'baselines',
    'penalties',
    'acceptance',
    'contacts',
    'document-number',
    'reporting',
    'evidence',
    'colours',
    'safeguard-leads',
    'deduplication',
  ])
  expect(plan.silences.filter(({ says, sources }) => !says.startsWith('方案未写') || sources.length === 0)).toEqual([])
})
