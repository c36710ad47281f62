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
