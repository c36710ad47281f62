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

/** The same kind of question asked of plans of three shapes. */
const plans = {
  nongji: await readPlan('data/nongji-2018'),
  zhejiang: await readPlan('data/zhejiang-data-2025'),
  zunyi: await readPlan('data/zunyi-2022'),
}
type Name = keyof typeof plans
const lexicons = {
  nongji: lexiconOf(plans.nongji),
  zhejiang: lexiconOf(plans.zhejiang),
  zunyi: lexiconOf(plans.zunyi),
}
const nows = { nongji: '2019-12-01', zhejiang: '2025-12-01', zunyi: '2024-03-18' }

/** The last answer of a talk. */
function answer(name: Name, as: string, turns: readonly string[]): string {
  const [plan, lexicon, now] = [plans[name], lexicons[name], `${nows[name]}T10:00:00+08:00`]
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

type Asked = [Name, as: string, turns: string[], says: RegExp]
const each = (name: string, all: Asked[]) =>
  test.each(all)(`${name}: %s%s %j`, (plan, as, turns, says) => expect(answer(plan, as, turns)).toMatch(says))

each('what the text wants of a year', [
  ['zhejiang', '', ['2025年底要做到哪种样子'], /到2025年底，.*典型案例.*发布平台/],
  ['zhejiang', '', ['明年的要求是啥', '那后年呢'], /^(?![\s\S]*方法论)[\s\S]*到2027年底，.*供给体系/],
  ['zhejiang', '', ['27年底要建成什么样', '往前一年呢'], /^(?![\s\S]*供给体系)[\s\S]*方法论/],
  ['nongji', '', ['2020年要达到什么程度', '再往后五年呢', '2025年呢'], /到2025年，农机装备品类基本齐全/],
  ['nongji', '', ['明年底要干成啥'], /到2020年，.*70%/],
  ['nongji', '', ['后年要搞成什么样'], /没有写2021年的目标，写了目标的是2020、2025年/],
  ['zunyi', '', ['今年底要达到什么样子'], /没有写2024年的目标，目标都到2025年6月/],
  ['zhejiang', '', ['“供给体系”属于哪个时间节点'], /到2027年底/],
  ['nongji', '', ['“无机可用”是哪一年的要求'], /到2020年，/],
  ['zhejiang', '', ['下一个节点是什么时候'], /2025年12月31日/],
  ['nongji', '', ['眼下要交账的那个时间是哪年'], /2020年/],
  ['zunyi', '', ['接下来要交卷的是哪天'], /2025年6月30日/],
])
