import { expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { lintFiles } from '../../src/plan/lint.ts'
import { readPlan, readPlanFiles } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'

const plans = {
  nongji: await readPlan('data/nongji-2018'),
  zhejiang: await readPlan('data/zhejiang-data-2025'),
}
const lexicons = { nongji: lexiconOf(plans.nongji), zhejiang: lexiconOf(plans.zhejiang) }
const now = '2025-12-01T10:00:00+08:00'
const asker = { role: 'member' as const, units: [] }

function answer(plan: keyof typeof plans, q: string): string {
  const context = { lexicon: lexicons[plan], language, asker, topic: null, now, group: false }
  const grounds = { plan: plans[plan], asker, now, group: false, facts: { reports: [], baselines: [] } }
  return wordsOf(answerQuery(read(q, context).queries, grounds))
}

test.each([
  ['nongji', '收割机跨省跑高速收不收费', '免收跨区作业的联合收割机'],
  ['nongji', '拿拖拉机去银行抵押行不行', '开展抵押贷款'],
  ['nongji', '旧拖拉机有没有淘汰的说法', '加快淘汰老旧农机装备'],
  ['zhejiang', '“四个一”都是啥', '数据标注治理工具箱'],
  ['zhejiang', '遵循什么基本原则', '有效市场、有为政府'],
  ['zhejiang', '数据集是白用还是要花钱买', '有偿有条件使用'],
  // The day stands at the head of a longer sentence.
  ['zhejiang', '一本账发布平台什么时候要有', '到2025年底'],
] as const)('%s: %s is told by the sentence that says so', (plan, q, part) => {
  expect(answer(plan, q)).toContain(part)
})

test('what fits several goals equally well is told of each, and a word none of them has is named', () => {
  const words = answer('nongji', '25年玉米的机收率定多少')
  expect(words).toContain('“玉米”')
  for (const goal of ['马铃薯收获', '棉花收获', '花生收获', '油菜收获']) expect(words).toContain(goal)
  expect(answer('nongji', '棉花的机收率定多少')).not.toContain('花生')
})

test('who does it is asked of the row the sentence stands in', () => {
  expect(answer('nongji', '植保无人机推广谁牵头')).toContain('牵头单位：农业农村部')
})

test('a detail the text does not have is an error', async () => {
  const files = await readPlanFiles('data/nongji-2018')
  const details = JSON.stringify([{ place: '正文二(四)', quote: '攻克基础软件', topics: ['软件'] }])
  expect(lintFiles({ ...files, 'details.json': details }).filter(({ level }) => level === 'error')).toMatchObject([
    { place: 'details.json 正文二(四)' },
  ])
})

test('a folder without details is a plan all the same', async () => {
  const { 'details.json': _, ...files } = await readPlanFiles('data/nongji-2018')
  expect(lintFiles(files).filter(({ level }) => level === 'error')).toEqual([])
})

test.each([
  ['离2020年那批目标到期还有多久', '2019-06-10T09:00:00+08:00', '2020年12月31日'],
  ['2020年那批目标是不是到期了', '2022-06-10T09:00:00+08:00', '已于2020年12月31日到期'],
  ['全国综合机械化率从2020年到2025年要提高几个点', now, '5个百分点'],
  ['灌排机械动力20年的目标是多少', now, '1.2亿千瓦'],
  ['目标一共分几个时间节点', now, '2个时间节点'],
  ['丘陵县的耕种收综合机械化率定了多少', now, '55%'],
  ['花生种的、收的机械化率各多少', now, '指标9 花生收获机械化率：55%'],
  ['几样作物的收获机械化率里哪个定得最低', now, '甘蔗收获机械化率最小，30%'],
])('milestones and siblings: %s', (q, at, part) => {
  const { nongji: plan } = plans
  const context = { lexicon: lexicons.nongji, language, asker, topic: null, now: at, group: false }
  const grounds = { plan, asker, now: at, group: false, facts: { reports: [], baselines: [] } }
  expect(wordsOf(answerQuery(read(q, context).queries, grounds))).toContain(part)
})

test.each([
  // A gap that is named beside what has a sentence of its own.
  ['nongji', '买台收割机国家给补几万块', '方案未写补贴的标准和金额'],
  ['zhejiang', '工作组的组长是谁', '没有列人员'],
  // A namesake of another place is no unit of the plan.
  ['zhejiang', '嘉兴市数据局有任务没', '方案里没有“嘉兴市数据局”'],
  ['zhejiang', '哪几项不止一家牵头', '3项任务'],
  ['zhejiang', '给医生看片子的数据集归谁牵头', '省卫生健康委'],
  ['zhejiang', '2025年底的目标有哪些', '典型案例'],
  ['nongji', '哪样庄稼的目标定得最低', '甘蔗收获机械化率最小'],
] as const)('%s: %s', (plan, q, part) => {
  expect(answer(plan, q)).toContain(part)
})
