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

each('the one task of a unit', [
  ['zhejiang', '省科技厅', ['我厅牵头的那个要汇聚什么数据'], /实验研究、观测监测/],
  ['zhejiang', '省卫生健康委', ['我们委打头的那块要收集哪些数据'], /医疗服务、医学生物信息/],
  ['nongji', '教育部', ['我们部牵头的那条要设置什么专业'], /相关专业/],
  ['zhejiang', '', ['海上那块归谁', '他们要攒哪些数据'], /海洋环境遥感/],
  ['zhejiang', '省国资委', ['我委写在哪句话里,原文给我'], /省属国有企业牵头建设/],
  ['nongji', '国际发展合作署', ['我们署那条还有哪些部门'], /除国际发展合作署外还有5家/],
  ['nongji', '税务总局', ['我们配合的那两条都是谁打头'], /任务10[^\n]*：农业农村部\n.*任务13[^\n]*：农业农村部/],
  ['zunyi', '市司法局', ['我们局牵头那条谁跟着'], /除市司法局外还有2家/],
])

each('the units of a cell or a part', [
  ['zhejiang', '', ['科学研究那块几家牵头', '是哪两家'], /牵头单位：省科技厅、之江实验室/],
  ['nongji', '', ['协调推进机制那条几个部门牵头'], /^[^\n]*\n2家。牵头单位：农业农村部、工业和信息化部/],
  ['zhejiang', '', ['金融服务谁牵头', '排第三的是谁'], /^浙江证监局/],
  ['zhejiang', '温州市数据局', ['一本账那条责任单位里我们排第几'], /第3家是温州市数据局（共5家）/],
  ['zhejiang', '', ['时空信息牵头排第五的是谁'], /没有第5家，共2家/],
  ['zhejiang', '', ['八个行业牵头的总共多少家'], /13个单位/],
  ['zhejiang', '', ['保障措施的责任单位拢共几家'], /6个单位[\s\S]*另写了“各行业主管部门”，方案未写明是哪些单位/],
  [
    'zunyi',
    '',
    ['第四部分里只出现一次的是哪几家'],
    /的有4个单位：\n市检察院、市人大办公室、市政协办公室、市发展改革委/,
  ],
  ['zhejiang', '', ['保障措施里只点到一次的是哪两家'], /2个单位：\n之江实验室、省国资委/],
  ['zhejiang', '省数据局', ['保障措施里哪一条没我们局'], /1项任务：任务11/],
  ['nongji', '工业和信息化部', ['第二部分哪一条没我们部'], /没有/],
  [
    'zhejiang',
    '省科技厅',
    ['我们作为行业主管部门保障措施里要担哪几条'],
    /3项任务[\s\S]*任务9[\s\S]*任务11[\s\S]*任务12/,
  ],
])

each('units by what tells them apart', [
  ['zhejiang', '宁波市数据局', ['跟我们一样的市局还有哪几家'], /杭州市数据资源局、温州市数据局/],
  ['zhejiang', '', ['杭州那个局全称是什么'], /^杭州市数据资源局\n杭州市数据资源局。/],
  ['zhejiang', '', ['Zhejiang Lab牵头哪条'], /任务8/],
  ['zhejiang', '宁波市数据局', ['全文点到我们局的地方有几处'], /3项任务/],
  ['nongji', '民航局', ['有没有我们牵头的?没有的话在哪条里'], /任务7/],
])

each('what a part of the plan holds', [
  ['zhejiang', '', ['试点行业里有没有房地产'], /没有。没有二、任务分工、提到“房地产”的任务/],
  ['zhejiang', '', ['八个领域里包不包括教育', '物流呢'], /有。[\s\S]*任务5 交通运输/],
  ['zunyi', '', ['第四部分里有没有区块链'], /没有。没有（四）提高知识产权保护水平、提到“区块链”的任务/],
  ['zhejiang', '', ['具身智能算在哪个行业里'], /任务3 工业制造/],
  ['zhejiang', '', ['四幺五X写在哪一条'], /任务3 工业制造/],
  ['zhejiang', '', ['各行业挨个报给我', '第二个谁牵头'], /任务2 海洋经济\n牵头单位：省海洋经济厅/],
  ['zhejiang', '', ['已经完成了的行业有哪几个'], /还不能判断[\s\S]*尚未填报/],
  ['zhejiang', '', ['腾讯在里面吗'], /没有提到“腾讯”/],
  ['nongji', '', ['约翰迪尔被点名了没有'], /没有提到“约翰迪尔”/],
  ['zunyi', '', ['习酒有份吗'], /没有提到“习酒”/],
  ['nongji', '', ['文件要合作社干什么'], /提到“合作社”的有\d处正文/],
  ['zhejiang', '', ['整个方案是哪家在统筹'], /牵头单位：省数据局/],
  ['zunyi', '', ['这个事总的是谁在抓'], /市市场监管局/],
])

each('a slip of the ear beside two right characters', [
  ['zhejiang', '', ['影私计算写在哪一条'], /任务12/],
  ['nongji', '', ['马玲薯种植要到多少'], /45%/],
  ['nongji', '', ['丘林山区2025年多少'], /55%/],
  ['zunyi', '', ['地里标志要多少件'], /80件/],
])

each('what is supposed of a text', [
  ['zhejiang', '', ['药物疗效评估也算在医疗那条里头吗'], /\n是。/],
  ['zhejiang', '', ['合规指引里头医疗也在内,对吧'], /\n是。/],
  ['zhejiang', '', ['工业那条只有汽车和纺织吧,没装备的'], /\n不是。/],
  ['zhejiang', '', ['数据集个数从25年到26年要多几个'], /多8到9个：2025年1—2个，2026年10个以上/],
  ['nongji', '', ['从2020到2025年各要涨多少'], /多5个百分点[\s\S]*/],
])

each('years, rows and nouns that are half said', [
  ['nongji', '', ['灌排动力从2020到2025要抬多少'], /多0\.1亿千瓦/],
  ['nongji', '', ['综合机械化率2025年多少', '2020那时候的呢'], /目标70%（到2020年12月）/],
  ['nongji', '', ['全文一共多少条', '最后一条写的什么'], /任务18 促进政府与市场良性互动/],
  [
    'nongji',
    '交通运输部',
    ['有我们部的那几条,其中哪条是农业农村部打头'],
    /交通运输部参与.*由农业农村部牵头的有2项任务/,
  ],
  ['zhejiang', '', ['一本账那条谁负责', '这条要打造什么体系'], /一体化供需对接体系/],
  ['zunyi', '', ['各单位报得怎么样了'], /尚未填报/],
])
