import { expect, test } from 'vitest'
import { build } from '../../src/plan/import/build.ts'
import { targetsIn } from '../../src/plan/import/targets.ts'
import { lint } from '../../src/plan/lint.ts'
import { senseOf } from '../../src/plan/wording.ts'

const years = { from: '2024', only: null }

test.each([
  ['重大事故起数不超过12起', '重大事故起数', '起', 'atMost', false],
  ['平均办理时长不高于7天', '平均办理时长', '天', 'atMost', false],
  ['申报材料不多于5份', '申报材料', '份', 'atMost', false],
  ['平均等待时间不得超过15分钟', '平均等待时间', '分钟', 'atMost', false],
  ['单位能耗不大于80吨', '单位能耗', '吨', 'atMost', false],
  ['税费成本控制在60亿元以内', '税费成本', '亿元', 'atMost', false],
  ['空气不达标天数在30天以下', '空气不达标天数', '天', 'atMost', false],
  ['细颗粒物浓度低于35微克', '细颗粒物浓度', '微克', 'atMost', true],
  ['户均停电时间压缩至3.5小时以内', '户均停电时间', '小时', 'atMost', false],
  ['审批时限由20天压减到12天', '审批时限', '天', 'atMost', false],
  ['登记业务1.5个工作日内办结', '登记业务办结时间', '个工作日', 'atMost', false],
  ['过渡期限不超过36个月', '过渡期限', '个月', 'atMost', false],
  ['工程投诉率不高于0.5‰', '工程投诉率', '‰', 'atMost', false],
  ['物流成本占比降至14%以下', '物流成本占比', '%', 'atMost', false],
  ['就业人数力争超过8万人', '就业人数', '万人', 'atLeast', true],
  ['综合覆盖率超95%', '综合覆盖率', '%', 'atLeast', true],
  ['覆盖率不得低于95%', '覆盖率', '%', 'atLeast', false],
  ['新增企业不少于600家', '新增企业', '家', 'atLeast', false],
  ['粮食播种面积稳定在300万亩以上', '粮食播种面积', '万亩', 'atLeast', false],
  ['事故死亡人数下降15%以上', '事故死亡人数下降', '%', 'atLeast', false],
  ['研发投入增长12%左右', '研发投入增长', '%', 'about', false],
  ['性别比保持在105至109之间', '性别比', '', 'within', false],
  ['完成额不低于年度计划的90%', '完成额占年度计划的比例', '%', 'atLeast', false],
])('%s', (text, name, unit, sense, strict) => {
  const [said, more] = targetsIn(text, years)
  expect([said?.name, said?.unit, more]).toEqual([name, unit, undefined])
  expect(text).toContain(said?.written)
  const read = senseOf(text, said?.value ?? null)
  // 在…之间 is told by its two ends.
  expect([said?.to ? 'within' : read?.sense, said?.to ? false : read?.strict]).toEqual([sense, strict])
})

const all = (text: string) => targetsIn(text, years).map(({ name, value, unit, on }) => `${name} ${value}${unit} ${on}`)

test.each([
  [
    '三年更新改造燃气管网320公里、供水管网480公里、排水管网700公里以上',
    ['更新改造燃气管网 320公里 null', '供水管网 480公里 null', '排水管网 700公里 null'],
  ],
  [
    '到2025年底建成家庭养老床位5万张、2027年达到8万张',
    ['家庭养老床位 5万张 2025-12-31', '家庭养老床位 8万张 2027-12-31'],
  ],
  [
    '“十四五”期间改造提升敬老院300所，其中2024年改造提升90所',
    ['改造提升敬老院 300所 2025-12-31', '改造提升敬老院 90所 2024-12-31'],
  ],
  [
    '2024年改造老旧小区280个，2025年、2026年分别改造300个、280个',
    ['改造老旧小区 280个 2024-12-31', '改造老旧小区 300个 2025-12-31', '改造老旧小区 280个 2026-12-31'],
  ],
  [
    '到2025年，网办率达到98%以上、全程网办率达到90%；办理时间控制在2个工作日以内。满意率95%左右',
    ['网办率 98% 2025-12-31', '全程网办率 90% 2025-12-31', '办理时间 2个工作日 2025-12-31', '满意率 95% 2025-12-31'],
  ],
  ['2024年6月底前，实现信息变更、新生儿出生等13个“一件事”集成办理', ['“一件事”集成办理 13个 2024-06-30']],
  ['9月底前全面清理壁垒，评标项目占比达到30%', ['评标项目占比 30% null']],
])('%s', (text, expected) => {
  expect(all(text)).toEqual(expected)
})

test('what is a date, a number of a line or the part of a name is no target', () => {
  const sure = (text: string) => targetsIn(text, years).filter(({ is }) => is !== 'no')
  expect(sure('优化12345热线企业服务专席，2000年底前建成的小区')).toEqual([])
  expect(sure('社区15分钟养老服务圈基本形成')).toEqual([])
  expect(targetsIn('社区15分钟养老服务圈基本形成', years).map(({ value, written }) => [value, written])).toEqual([
    [null, '基本形成'],
  ])
})

test('a round of its own is told, a year’s figure from another', () => {
  const each = (text: string) => targetsIn(text, years).map((one) => one.each)
  expect([each('每季度至少举办1场对接活动'), each('每年完成2万户改造'), each('上门服务不少于60万人次/年')]).toEqual([
    ['other'],
    ['year'],
    ['year'],
  ])
})

test('超过 noted beside 不超过 makes no target strict', () => {
  const text = '到2025年，投诉办结时间不超过15个工作日，网点超过20个。'
  const head = [
    '某市人民政府关于印发《某市服务工作方案（2024—2025年）》的通知',
    '某政发〔2024〕5号',
    '各县（市、区）人民政府：',
  ]
  const pieces = [...head, '某市人民政府', '2024年3月1日', '一、总体目标', text].map((line) => ({ text: line }))
  const { plan } = build('one', pieces, {})
  const errors = (of: typeof plan) => lint(of).filter(({ level }) => level === 'error')
  expect(plan.goals.map(({ sense, strict }) => [sense, strict])).toEqual([
    ['atMost', false],
    ['atLeast', true],
  ])
  expect(errors(plan)).toEqual([])
  const copied = structuredClone(plan)
  copied.indicators[0]?.wording.push({ word: '超过', place: '正文一' })
  expect(errors(copied)).toEqual([])
  for (const wrong of [{ sense: 'atLeast' as const }, { strict: true }]) {
    const slip = structuredClone(plan)
    Object.assign(slip.goals[0] ?? {}, wrong)
    expect(errors(slip).length).toBeGreaterThan(0)
  }
  const short = structuredClone(plan)
  Object.assign(short.indicators[0] ?? {}, { unit: '个', reportUnit: '个' })
  expect(errors(short).map(({ says }) => says)).toEqual([expect.stringContaining('单位“个工作日”不符')])
})
