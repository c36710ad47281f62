import { expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { unitByName } from '../../src/domain/look.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { toldBy } from '../../src/engine/shown.ts'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { type Topic, topicAfter } from '../../src/understand/topic.ts'

/** Questions of plans of another shape: milestones, leads by position, groups nobody lists, no people, everyday sets. */
const plans = {
  nongji: await readPlan('data/nongji-2018'),
  zhejiang: await readPlan('data/zhejiang-data-2025'),
}
const lexicons = { nongji: lexiconOf(plans.nongji), zhejiang: lexiconOf(plans.zhejiang) }
const now = '2025-12-01T10:00:00+08:00'

/** The last answer of a talk. */
function answer(name: keyof typeof plans, as: string, ...turns: string[]): string {
  const [plan, lexicon] = [plans[name], lexicons[name]]
  const own = as === '' ? undefined : unitByName(plan, as)
  const asker = { role: own ? ('liaison' as const) : ('member' as const), units: own ? [own.id] : [] }
  const grounds = { plan, asker, now, group: false, facts: { reports: [], baselines: [] } }
  let topic: Topic | null = null
  return turns.reduce((_, turn) => {
    const { queries } = read(turn, { lexicon, language, asker, topic, now, group: false })
    topic = topicAfter(topic, queries, toldBy(queries, grounds))
    return wordsOf(answerQuery(queries, grounds))
  }, '')
}

test.each([
  // Which part a unit has: in a row, in all, and with whom.
  ['nongji', '教育部', '智慧农业那条,我们是主办还是协办', /不在列|不是/],
  ['nongji', '商务部', '全产业链那条我们是牵头还是配合', /商务部是配合单位，不是牵头单位/],
  ['nongji', '工信部', '我们打头的几条,光参与的几条', /牵头4项，作为配合单位8项/],
  ['zhejiang', '证监局', '我局是主责还是协办', /金融服务（牵头）/],
  // Units named in a row are these units, though the text names them so too.
  ['zhejiang', '', '杭州和宁波两家市局都有份的几条', /的有3项任务/],
  ['nongji', '', '农业农村和工信俩部门都扛的活有多少', /的有12项任务/],
  ['nongji', '', '发改委、科技部都配合的有哪几条', /作为配合单位[\s\S]*3项任务/],
  // What the text does not have is denied, beside what it has in other words.
  ['nongji', '', '方案提没提区块链', /没有/],
  ['zhejiang', '', '高速公路过路费怎么收,方案里有没有涉及', /没有写/],
  ['zhejiang', '', '省委金融办跟哪几家一起干', /3家：.*，在任务6 金融服务/],
  // A part left out, and the whole before it.
  ['nongji', '', '任务总共几条,扣掉农机人才那块还剩几条', /18项任务[\s\S]*不在七.*16项/],
  // Small words of people who ask are no conditions.
  ['nongji', '农业农村部', '有没有哪一条丝毫不带我们部', /^(?![\s\S]*没有看懂)[\s\S]*任务17/],
  ['zhejiang', '', '行业任务有几个?挨个列出来,我贴到会议材料里', /^(?![\s\S]*没有看懂)[\s\S]*8项/],
  // A name points out the row, the rest asks for another sentence of it.
  ['zhejiang', '', '反欺诈那一块要收集哪些底数据', /政策法规、企业信息/],
  ['nongji', '', '送人出国深造提没提', /出国留学/],
] as const)('%s %s: %s', (plan, as, question, answered) => {
  expect(answer(plan, as, question)).toMatch(answered)
})

test('whom a unit has its task with, after its duties', () => {
  expect(answer('zhejiang', '', '省自然资源厅牵头哪项', '一起的还有谁')).toContain('莫干山地信实验室1项')
})
