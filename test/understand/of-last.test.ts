import { expect, test } from 'vitest'
import { type PlanName, talkIn } from './world.ts'

/** Half sentences that name nothing are of what was just shown, in plans of any shape. */
const answer = (name: PlanName, as: string, turns: readonly string[]): string =>
  talkIn(name, as, turns, '2025-11-20T10:00:00+08:00')

test.each<[PlanName, string, string[], RegExp, RegExp?]>([
  // Something the row's text says: its sentence, and again of the next row.
  ['zhejiang', '', ['交通运输谁牵头', '汇哪些数据'], /交通流量/],
  ['zhejiang', '', ['交通运输谁牵头', '汇哪些数据', '金融呢'], /企业信息/],
  ['zunyi', '', ['普法宣传那条谁负责', '通过啥渠道'], /微信公众号/],
  ['zunyi', '', ['检察法律监督那条谁牵头', '靠哪几种方式'], /抗诉/],
  ['zunyi', '', ['奖励办法谁定', '啥时候出'], /任务38/, /印发/],
  ['zunyi', '', ['仲裁员谁牵头', '几个人'], /30人/],
  // Where no facet has what is asked for, the text has it; who it is stays a unit's.
  ['nongji', '', ['提高农机作业便利程度谁牵头', '钱打哪儿来'], /社会资本/],
  ['nongji', '', ['质量可靠性那条谁牵头', '标准定哪几样'], /精准农业/],
  ['zhejiang', '', ['国家数据流通利用基础设施说的哪三个市', '给谁用'], /各类主体/],
  ['zunyi', '', ['集中宣传活动谁牵头', '要进哪些地方'], /进校园/],
  ['zunyi', '', ['执法信息公开那条谁牵头', '那有哪些单位'], /林业局/],
  // What was counted or told is asked once more.
  ['zunyi', '', ['责任单位空着的任务有几项', '哪几条'], /任务24[\s\S]*任务28/, /任务2 /],
  ['zunyi', '', ['副组长有几个', '名字'], /白雪[\s\S]*黎治光/, /张念秋/],
  ['zunyi', '', ['验收以后领导小组怎么办', '在哪儿写的'], /附件1/],
  // Passages and articles that are counted through.
  ['zunyi', '', ['保障措施有几条', '第二条讲什么'], /资金/, /研发/],
  ['zhejiang', '', ['保障措施里第二条讲什么', '第四条呢'], /统筹数据开发利用/],
  ['nongji', '', ['第十九条谁负责', '它上一条呢'], /协调推进|农业农村部/],
  // The same asked of others, or what is in both.
  ['nongji', '', ['人民银行参与几条', '银保监会呢', '两家都在的是哪些'], /任务7[\s\S]*任务10/, /指标/],
  ['nongji', '', ['税务总局参与几条', '财政部呢', '它俩都在的是哪条'], /任务10[\s\S]*任务13/, /任务12/],
  ['zunyi', '', ['普法宣传那条配合的是谁', '这么写的还有哪些'], /任务10[\s\S]*任务23/, /任务8 /],
  ['zunyi', '', ['任务23责任单位是谁', '具体是指哪些单位'], /未列明/],
  // A day is told alone, and what is to be there on the day that was told.
  ['zhejiang', '', ['数据集今年底要几个', '明年底呢'], /10个以上/, /1—2/],
  ['zhejiang', '', ['交通运输谁牵头', '到2026年底要多少'], /10个以上/, /1—2/],
  ['zhejiang', '', ['高质量数据集2025年底、2026年底分别多少'], /10个以上[\s\S]*1—2/],
  ['zhejiang', '', ['离2026年底还有几天', '到那时候要交什么'], /10个以上/, /典型案例/],
  ['zhejiang', '', ['下一个节点是什么时候 还剩多少天', '到那天要拿出什么'], /1—2[\s\S]*典型案例/],
  ['nongji', '', ['灌排机械动力目标多少'], /1\.3亿[\s\S]*1\.2亿/],
  // Set against what was shown: the row above, the latter of two, one beside others, figures.
  ['zunyi', '', ['任务4谁配合', '比上一条少了谁'], /教体局/],
  [
    'nongji',
    '',
    ['完善创新体系那条谁负责', '全产业链协同呢', '后一条多了谁'],
    /任务2[\s\S]*任务1|任务1[\s\S]*任务2/,
    /任务3/,
  ],
  ['zunyi', '', ['宣传培训那块有几条任务', '最后一条的配合单位跟前两条有啥不同'], /地方金融监管局/],
  ['zunyi', '', ['贯标认证要多少家', '比优势示范企业多几家'], /9家/],
  // A unit supposed of the row just shown, and the unit that was supposed.
  ['nongji', '', ['智慧农业那条谁牵头', '国资委在不在里面', '民航局总没有吧'], /任务8[\s\S]*不在列/],
  ['zunyi', '', ['点名红花岗区的任务是哪条', '他们区牵头的?'], /任务39[\s\S]*不是[\s\S]*高新/],
  ['zhejiang', '', ['供给一本账责任单位有谁', '国资委不在里面?', '它在哪条'], /各方主体作用/],
  ['nongji', '', ['质量可靠性谁牵头', '配合的几家', '牵头那家另外还有啥事'], /作业便利/],
  ['zunyi', '', ['商标谁牵头', '林业局有几项任务'], /6项任务/],
  // What names the whole by itself is of the whole.
  ['zunyi', '', ['商标目标多少', '全部指标有几项'], /23项/],
  ['zunyi', '', ['商标谁牵头', '哪些指标标的是期间数'], /期间数的有/],
  ['zunyi', '', ['执法队伍培训谁牵头', '地理标志那条谁配合'], /指标3|任务[67]/, /任务21/],
])('%s %s %j', (plan, as, turns, says, not) => {
  const words = answer(plan, as, turns)
  expect(words).toMatch(says)
  if (not) expect(words).not.toMatch(not)
})
