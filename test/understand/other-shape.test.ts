import { expect, test } from 'vitest'
import { type PlanName, talkIn } from './world.ts'

/** Questions of plans of another shape: milestones, leads by position, groups nobody lists, no people, everyday sets. */
const answer = (name: PlanName, as: string, ...turns: string[]): string =>
  talkIn(name, as, turns, '2025-12-01T10:00:00+08:00')

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
  // Milestones: the years, what has none, the step from one to the next.
  ['nongji', '', '棉花收获机械化率2020年的目标', /方案未写2020年的目标/],
  ['nongji', '', '综合机械化率两个目标之间差几个点', /多5个百分点/],
  ['nongji', '', '第一个目标年过去多久了', /2020年的目标已于2020年12月31日到期/],
  ['nongji', '', '指标按哪两个年份定的', /2020年[\s\S]*2025年/],
  // A group nobody lists may hold a department: neither yes nor no.
  ['zhejiang', '省科技厅', '发挥各方主体作用那条有没有我们厅', /方案未写[\s\S]*各行业主管部门/],
  ['nongji', '', '省政府那条要做什么', /实施意见/],
  // Parts as sets, sole tasks, units by name and level.
  ['zhejiang', '', '行业任务和保障措施合起来几条', /12项任务/],
  ['zhejiang', '省卫生健康委', '我委那项用在哪些场景', /临床辅助决策/],
  ['zhejiang', '', '保障措施里哪几条没写行业主管部门', /任务10/],
  ['zhejiang', '', '八个行业里哪个最慢', /尚未填报/],
  ['zhejiang', '', '牵头单位当中属于实验室的有哪几家', /莫干山地信实验室[\s\S]*之江实验室/],
  ['zhejiang', '', '有没有县一级的任务', /没有/],
  ['zhejiang', '', '我们是做数据标注的,文件里有我们的事吗', /数据标注/],
  // A plan without people says so, of a unit's clerks too.
  ['nongji', '', '科技部里具体哪个处室负责', /没有列人员/],
  ['nongji', '', '财政部能给什么补贴政策', /农机/],
  ['nongji', '', '能替税务总局填数吗', /联络员/],
  ['zhejiang', '', '文件发下来多少天了', /过去了26天/],
] as const)('%s %s: %s', (plan, as, question, answered) => {
  expect(answer(plan, as, question)).toMatch(answered)
})

test('whom a unit has its task with, after its duties', () => {
  expect(answer('zhejiang', '', '省自然资源厅牵头哪项', '一起的还有谁')).toContain('莫干山地信实验室1项')
})

test.each([
  ['nongji', '', ['人才那两条分别谁牵头', '前一条谁配合'], /工业和信息化部/],
  ['zhejiang', '', ['时空信息谁牵头', '前面那家还牵头别的吗'], /没有/],
  ['zhejiang', '', ['一本账那条哪些单位负责', '温州的叫什么'], /数安港/],
  ['nongji', '', ['棉花收获机械化率目标', '那2020年的呢'], /方案未写2020年的目标/],
] as const)('%s %s: %s', (plan, as, turns, answered) => {
  expect(answer(plan, as, ...turns)).toMatch(answered)
})

test.each([
  // “它” with what it leads in all is the unit that was told.
  ['zhejiang', ['海洋经济谁牵头', '那它一共牵头几条'], /^海洋经济厅\n牵头任务1项/],
  ['nongji', ['质量可靠性那条谁牵头', '它总共牵头几项'], /^市场监管总局\n牵头任务1项/],
  ['zhejiang', ['文化旅游哪家牵头', '那它还牵头别的吗'], /没有除任务4/],
  ['zhejiang', ['工业制造谁牵头', '它合计牵头多少项'], /牵头任务1项[\s\S]*任务3/],
  ['zhejiang', ['交通运输归谁牵头', '它一共配合几项'], /交通运输厅/],
  ['nongji', ['质量可靠性那条谁牵头', '它还牵头其他的吗'], /没有除任务4/],
  ['zhejiang', ['医疗健康谁牵头', '它拢共牵头几项'], /牵头任务1项[\s\S]*任务1/],
  ['zhejiang', ['海洋经济谁牵头', '海洋经济厅还担别的没'], /没有除任务2/],
  ['nongji', ['质量可靠性那条谁牵头', '市场监管总局还摊其他的吗'], /任务12/],
  ['zhejiang', ['科学研究谁牵头', '之江实验室还接别的没'], /任务10/],
  // Whether it is the only one to lead.
  ['zhejiang', ['海洋经济谁牵头', '就它一家?'], /是。牵头单位：省海洋经济厅。/],
  ['zhejiang', ['证监局牵头哪块', '就它一家?'], /不是。牵头单位：人行/],
  ['zhejiang', ['金融服务谁牵头', '只有一家吗'], /不是。牵头单位/],
  ['zhejiang', ['科学研究哪家牵头', '就一家?'], /不是。牵头单位/],
  ['nongji', ['质量可靠性那条谁牵头', '光它一家吗'], /是。牵头单位：市场监管总局。/],
  ['zhejiang', ['交通运输归谁牵头', '就这一家牵头吗'], /是。牵头单位：省交通运输厅。/],
  ['zhejiang', ['时空信息谁牵头', '单它一家吗'], /不是。牵头单位/],
  ['zhejiang', ['工业制造哪家牵头', '只它一家?'], /是。牵头单位：省经信厅。/],
  ['zhejiang', ['之江实验室牵头哪块', '只有它一家吗'], /不是。牵头单位/],
  ['zhejiang', ['文化旅游谁牵头', '就一个单位吗'], /是。牵头单位：省文化广电和旅游厅。/],
  // How many of what an indicator counts, by a day: its target of that day, whatever row stands beside it.
  ['zhejiang', ['海洋经济今年底要几个数据集'], /目标1—2个/],
  ['zhejiang', ['海洋经济今年底要几个数据集', '明年呢'], /目标10个以上/],
  ['zhejiang', ['医疗健康到明年要建多少数据集'], /目标10个以上/],
  ['zhejiang', ['2025年底要多少个数据集'], /^(?![\s\S]*典型案例)[\s\S]*1—2个/],
  ['zhejiang', ['数据集的总数,明年年底要多少'], /目标10个以上/],
  ['zhejiang', ['数据集的总数,明年年底要多少', '今年'], /目标1—2个/],
  ['zhejiang', ['每个领域今年底要几个数据集'], /目标1—2个/],
  ['zhejiang', ['交通运输明年底得有几个数据集'], /目标10个以上/],
  ['zhejiang', ['工业制造2026年底要有多少个数据集'], /目标10个以上/],
  ['zhejiang', ['文化旅游2025年底得建几个数据集'], /1—2个/],
] as const)('%s: %j', (name, turns, said) => {
  expect(answer(name, '', ...turns)).toMatch(said)
})
