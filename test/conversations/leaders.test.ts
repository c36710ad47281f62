import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'
import { cityAtWork } from './leaders-stage.ts'

const rule = '判定（系统默认）：比序时落后满10个百分点为滞后'

describe('状态', () => {
  test('is one screen whose first line answers', async () => {
    const { mayor } = await cityAtWork()
    const lines = (await mayor.says('状态')).split('\n')
    expect(lines[1]).toBe('截至2024年4月10日，序时进度59.3%，21个目标中滞后2个（严重2个）。')
    expect(lines[2]).toBe('正常1 · 严重滞后2 · 未填报18')
    expect(mayor.sees()).toContain('贯标认证企业 严重滞后，比序时落后52.6个百分点（市场监管局牵头，数据截至2月29日）')
    expect(mayor.sees()).toContain('数据截至2023年12月31日')
    expect(mayor.sees()).toContain('近七天：')
    expect(mayor.sees()).toContain(rule)
    // A phone shows some 22 characters a line and 27 lines of a chat; buttons stand four or five in a row.
    const buttons = lines.filter((line) => line.startsWith('['))
    const rows = lines.filter((line) => !line.startsWith('[')).map((line) => Math.ceil(line.length / 22))
    expect(rows.reduce((all, one) => all + one, 0) + buttons.length / 3).toBeLessThan(27)
  })

  test('of few reports it claims nothing about the goals nobody reported on', async () => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const wang = await world.person('王芳', 'liaison', '市市场监管局')
    await zhou.says('基数 商标 12万件 2022年6月30日 统计公报')
    await zhou.submits({}, '设定')
    await wang.says('填报 商标')
    await wang.submits({ period: '2024Q1', value: '13.9' })
    await wang.submits({}, '确认提交')
    await zhou.clicks('确认')
    expect(await zhou.says('状态')).toContain(
      '截至2024年4月10日，序时进度59.3%，21个目标中已填报的1个没有滞后。\n正常1 · 未填报20',
    )
    expect(await zhou.says('哪些滞后')).toContain('目前没有能判定为滞后的目标。\n')
  })

  test.each([
    ['全部目标', '共21个目标：正常1 · 严重滞后2 · 未填报18'],
    ['近七天', '没有转好或转差的，3个首次有数'],
    ['按单位', '21个目标，5个牵头单位'],
    ['滞后', '21个目标中滞后2个（严重2个），差得最多的在前'],
  ])('its button %s leads deeper, the same word does too, and back again', async (label, words) => {
    const { mayor } = await cityAtWork()
    await mayor.says('状态')
    const deeper = await mayor.clicks(label)
    expect(deeper).toContain(words)
    expect(deeper).toContain(rule)
    expect(await mayor.clicks('返回')).toContain('完成情况')
    expect(await mayor.says(label)).toContain(words)
  })

  test('tasks: how many stand how, what is blocked and why, then section by section', async () => {
    const { mayor, liming, reports } = await cityAtWork()
    expect(await mayor.says('任务进展')).toContain('43项任务都尚未填报')
    await reports(liming, '任务29', { period: '2023Q4', state: '受阻', done: '信息系统未对接', next: '会商' })
    await mayor.says('状态')
    const tasks = await mayor.clicks('任务')
    expect(tasks.split('\n')[1]).toBe('43项任务：受阻1 · 未填报42。')
    expect(tasks).toContain('任务29 行政执法与司法保护衔接（司法局：信息系统未对接）')
    expect(tasks).toMatch(/按部分\n.*\(一\).*（1项）未填报1/)
    expect(tasks).toContain('依据：附件3、已确认的任务进展')
    expect(await mayor.clicks('返回')).toContain('43项任务：受阻1 · 未填报42，受阻的是行政执法与司法保护衔接。')
    expect(await mayor.says('任务进展怎么样')).toContain('司法局：信息系统未对接')
  })

  test('a list is paged and says its total on every page', async () => {
    const { mayor } = await cityAtWork()
    await mayor.says('全部目标')
    const second = await mayor.clicks('下一页')
    expect(second).toContain('共21个目标')
    expect(second).toContain('第2页，共2页')
    expect(second).toContain('试点平台交易量')
  })

  test('one goal: where it stands, what is needed, a forecast or why there is none, its history', async () => {
    const { mayor } = await cityAtWork()
    await mayor.says('状态')
    const goal = await mayor.clicks('知识产权仲裁员')
    expect(goal.split('\n')[1]).toBe('12人 / 目标30人 严重滞后')
    expect(goal).toContain('进度10%，比序时落后40.1个百分点，还差18人')
    expect(goal).toContain('已确认1期，不足3期，不作预测。还需每月1人（自2024年1月起算18个月')
    expect(goal).toContain('依据：附件2第10项、2023年第4季度填报（李明，已审核）')
    expect(await mayor.clicks('历次填报')).toContain('12')
  })

  test('返回 goes one step up, back to the very page a goal was opened from', async () => {
    const { mayor } = await cityAtWork()
    await mayor.says('全部目标')
    await mayor.clicks('下一页')
    expect(await mayor.clicks('试点平台交易量')).toContain('/ 目标')
    expect(await mayor.clicks('历次填报')).toContain('记录：试点平台交易量')
    expect(await mayor.clicks('返回')).toContain('/ 目标')
    expect(await mayor.clicks('返回')).toContain('第2页，共2页')
    await mayor.says('全部目标')
    await mayor.clicks('按类别')
    await mayor.clicks('知识产权保护')
    await mayor.clicks('知识产权仲裁员')
    expect(await mayor.clicks('返回')).toContain('共5个目标')
    expect(await mayor.clicks('返回')).toContain('6个类别')
    expect(await mayor.clicks('返回')).toContain('共21个目标')
    expect(await mayor.clicks('返回')).toContain('完成情况')
  })

  test('the share that is not judged is one tap away, with the sentence that tells the two apart', async () => {
    const { mayor } = await cityAtWork()
    await mayor.says('全部目标')
    const goal = await mayor.clicks('商标有效注册量')
    expect(goal.split('\n')[2]).toBe('进度52.8%，比序时领先2.7个百分点，还差1.7万件')
    expect(goal).toContain('完成率89.1%是现值占目标的比例；判定看进度52.8%')
  })

  test('a leader sees what waits for review and decides nothing', async () => {
    const { mayor, wang } = await cityAtWork()
    await wang.says('填报 指标18')
    await wang.submits({ period: '2024-03', value: '4' })
    const waiting = await mayor.says('待审核')
    expect(waiting).toContain('只有领导小组办公室审核填报')
    expect(waiting).toMatch(/待审核\d+件.*：/)
    expect(waiting).toMatch(/市市场监管局.*贯标认证企业（2024年3月）.*4家，待审核/)
    expect(waiting).not.toMatch(/\[确认|\[退回/)
    expect(await wang.says('待审核')).not.toMatch(/待审核\d+件/)
  })

  test('who is overdue is handed to the office from 谁没报, once a day, and from 要谁办 what has no start value', async () => {
    const { mayor, zhou } = await cityAtWork()
    expect(await mayor.says('谁没报')).toContain('[请办公室催办]')
    await mayor.clicks('请办公室催办')
    expect(mayor.sees()).toMatch(/已私聊告诉领导小组办公室周敏，逾期未报的\d+个单位/)
    expect(zhou.sees()).toMatch(/雷副市长请催办逾期未报的\d+个单位：.*\d+项/)
    expect(await zhou.clicks('催一下')).toContain('只催逾期的')
    await mayor.says('谁没报')
    await mayor.clicks('请办公室催办')
    expect(mayor.sees()).toContain('一天内已经请领导小组办公室催办过')
    await mayor.says('要谁办')
    await mayor.clicks('告诉办公室')
    expect(mayor.sees()).not.toContain('不用办了')
    expect(zhou.sees()).toContain('尚未填报，也没有设基数，设了才能判断')
  })

  test('what keeps a goal from being judged says who must act; the office hears of it once a day', async () => {
    const { mayor, zhou, wang, reports } = await cityAtWork()
    await reports(wang, '指标8', { period: '2024-02', value: '0.1' })
    await mayor.says('全部目标')
    const goal = await mayor.clicks('质押融资和许可转让')
    expect(goal).toMatch(/缺期初数：此前\d+期没有数，合计只是已知部分，暂不判断；请领导小组办公室补录期初累计。/)
    await mayor.clicks('告诉办公室')
    expect(mayor.sees()).toContain('已私聊告诉领导小组办公室周敏，共1件')
    expect(zhou.sees()).toContain('雷副市长提请办理1件')
    expect(zhou.sees()).toContain('质押融资和许可转让：缺期初数')
    await mayor.says('全部目标')
    await mayor.clicks('质押融资和许可转让')
    await mayor.clicks('告诉办公室')
    expect(mayor.sees()).toContain('今天已经告诉过')
    await mayor.says('状态')
    const all = await mayor.clicks('要谁办')
    expect(all).toMatch(/高新区管委会还没有联络员，没有人能填报；请领导小组办公室登记。/)
    await zhou.says('全部目标')
    await zhou.clicks('质押融资和许可转让')
    const form = await zhou.clicks('补录期初累计')
    expect(form).toContain('期初累计：质押融资和许可转让')
    await zhou.says('状态')
    await zhou.clicks('要谁办')
    expect(await zhou.clicks('设基数、补期初累计')).toMatch(/缺期初数的有1项，请补录期初累计：\n.*质押融资和许可转让/)
    await zhou.clicks('指标8 质押融资和许可转让')
    expect(zhou.sees()).toContain('期初累计：质押融资和许可转让')
    expect(await zhou.submits({ value: '0.3', date: '2024-01-31', source: '市局台账' }, '设定')).toContain(
      '期初累计已设定',
    )
    expect(await zhou.says('期初累计')).not.toContain('缺期初数的有')
  })

  test('what somebody wants the office to know goes to each of it, word for word, with who says it', async () => {
    const { world, mayor, zhou, liming } = await cityAtWork()
    const wu = await world.person('吴迪', 'admin')
    expect(await liming.says('告诉办公室 名册\n下周补交')).toContain(
      '已私聊告诉领导小组办公室周敏、吴迪，“名册\n下周补交”',
    )
    for (const member of [zhou, wu]) expect(member.sees()).toContain('李明（司法局）：\n名册\n下周补交')
    expect(await mayor.says('告诉办公室 周五前把基数设好')).toContain('已告诉办公室')
    expect(zhou.sees()).toContain('雷副市长：\n周五前把基数设好')
    // A sentence fills the form; a person sends it.
    const [before] = [zhou.seesAll().length]
    for (const said of [
      '请告诉办公室：下周二开调度会',
      '跟办公室说一声，下周二开调度会',
      '麻烦转告领导小组办公室下周二开调度会',
    ])
      expect(await mayor.says(said), said).toContain('要说的话（500字以内）：下周二开调度会')
    expect(zhou.seesAll()).toHaveLength(before ?? 0)
    await mayor.submits({ words: '下周三开调度会' }, '发给办公室')
    expect(mayor.sees()).toContain('已告诉办公室')
    expect(zhou.sees()).toContain('下周三开调度会')
    expect(await liming.says('告诉办公室')).toContain('[发给办公室]')
    expect(await liming.says(`告诉办公室 ${'长'.repeat(501)}`)).toContain('最多500字')
  })

  test('nobody unknown writes to the office, and in a group the words are not repeated', async () => {
    const { world, mayor, zhou } = await cityAtWork()
    const stranger = await world.person('路人')
    expect(await stranger.says('告诉办公室 我有话说')).toContain('由联络员、领导和领导小组办公室办理')
    expect(await mayor.says('告诉办公室的是谁')).not.toContain('发给办公室')
    const group = await world.group('专班', zhou, mayor)
    await group.asks(mayor, '告诉办公室 先别发通报')
    expect(group.sees()).not.toContain('先别发通报')
    expect(zhou.sees()).toContain('先别发通报')
  })

  test('a card goes to a chosen group, with what the group may see of it and nothing more', async () => {
    const { world, mayor, zhou, liming } = await cityAtWork()
    const group = await world.group('专班', zhou, mayor)
    await liming.says('填报 仲裁员')
    await liming.submits({ period: '2024Q1', value: '14' })
    expect(await mayor.says('状态')).toContain('待审核1件，未计入')
    await mayor.clicks('发到群里')
    expect(mayor.sees()).toContain('只发群里能看的内容')
    expect(await mayor.clicks('专班')).toContain('“完成情况”已发到“专班”')
    expect(group.sees()).toContain('21个目标中滞后2个')
    expect(group.sees()).toContain('由雷副市长发到本群。')
    expect(group.sees()).not.toMatch(/待审核|发到群里|没有联络员/)
    await mayor.says('仲裁员的曲线')
    await mayor.says('把这个发到群里')
    await mayor.clicks('专班')
    expect(group.sees()).toContain('12人 / 目标30人')
    expect(await liming.says('发到群里')).toContain('不能把卡片发到群里')
  })

  test.each(['全部目标', '按单位', '滞后', '近七天', '可能完不成', '任务进展'])(
    'the page %s can be posted too, as the group may see it',
    async (page) => {
      const { world, mayor, zhou, liming, reports } = await cityAtWork()
      await reports(liming, '任务29', { period: '2023Q4', state: '受阻', done: '信息系统未对接', next: '会商' })
      const group = await world.group('专班', zhou, mayor)
      const title = (await mayor.says(page)).split('\n')[0]
      await mayor.clicks('发到群里')
      await mayor.clicks('专班')
      expect(group.sees().split('\n')[0]).toBe(title)
      expect(group.sees()).toContain('由雷副市长发到本群。')
      expect(group.sees()).not.toContain('[发到群里]')
    },
  )

  test('nothing goes to a group the sender is not in, that outsiders read, or that the bot has left', async () => {
    const { world, mayor, zhou } = await cityAtWork()
    const group = await world.group('专班', zhou)
    const mine = await world.group('知识产权工作群', zhou, mayor)
    const offered = async () => {
      await mayor.says('状态')
      await mayor.clicks('发到群里')
      return mayor.sees()
    }
    const before = group.seesAll().length
    // The name of a group one is not in is none of one's business.
    expect(await offered()).toContain('[知识产权工作群]')
    expect(mayor.sees()).not.toContain('专班')
    await world.emulator.addMembers(zhou.openId, group.chatId, [mayor.openId])
    expect(await offered()).toContain('[专班]')
    await world.emulator.leave(mayor.openId, group.chatId)
    await mayor.clicks('专班')
    expect(mayor.sees()).toContain('您不在“专班”里')
    await world.emulator.addMembers(zhou.openId, group.chatId, [mayor.openId])
    await offered()
    world.emulator.openToOutside(group.chatId)
    await mayor.clicks('专班')
    expect(mayor.sees()).toContain('“专班”里有外部人员')
    expect(group.seesAll().length).toBe(before)
    expect(await offered()).not.toContain('[专班]')
    await world.emulator.leave(mayor.openId, mine.chatId)
    expect(await offered()).toContain('没有您和我都在的内部群')
  })

  test('要谁办 says each need once, and what blocked tasks ask of whom', async () => {
    const { mayor, wang, reports } = await cityAtWork()
    await reports(wang, '任务1', {
      period: '2023Q4',
      state: '受阻',
      done: '拟了方案',
      next: '再报',
      problem: '没有编制',
      help: '请编办核定',
    })
    const said = await mayor.says('需要我做什么')
    expect(said.match(/高新区管委会还没有联络员/g)).toHaveLength(1)
    expect(said).toContain('涉及园区高新技术企业、园区每万人高价值发明专利。')
    expect(said).toContain('任务1 健全工作机制（市场监管局：没有编制；需协调：请编办核定）')
  })

  test('help that is asked for while work goes on is not lost among what is blocked', async () => {
    const { mayor, wang, reports } = await cityAtWork()
    expect(await mayor.says('需协调事项')).toContain('43项任务都尚未填报')
    await reports(wang, '任务1', {
      period: '2023Q4',
      state: '推进中',
      done: '已选出12人。',
      next: '聘任。',
      problem: '',
      help: '请司法局推荐候选人员。',
    })
    for (const ask of ['需协调事项', '有什么要领导协调的'])
      expect(await mayor.says(ask)).toContain('任务需协调1项，各单位所报的问题和要协调的：')
    expect(await mayor.says('需协调事项')).toContain('市场监管局推进中，需协调：请司法局推荐候选人员')
    expect(await mayor.says('任务进展')).toContain('需协调1项')
    await mayor.says('按单位')
    expect(await mayor.clicks('市场监管局')).toContain('请司法局推荐候选人员')
  })

  test('哪些目标可能完不成: by the pace there is, and the honest reason where nothing is foreseen', async () => {
    const { mayor, liming, reports } = await cityAtWork()
    const none = await mayor.says('哪些目标可能完不成')
    expect(none).toContain('21个目标都还不能预计')
    expect(none).toContain('还不能预计的21个：尚未填报18个、不足3期3个。')
    expect(await mayor.clicks('逐个看')).toContain('已确认1期，不足3期的3个')
    await reports(liming, '仲裁员', { period: '2023Q3', value: '11' })
    await reports(liming, '仲裁员', { period: '2024Q1', value: '13' })
    const one = await mayor.says('哪些目标可能完不成')
    expect(one).toContain('21个目标中1个可能完不成')
    expect(one).toMatch(/知识产权仲裁员 13人\/30人，到期末约\d+人，还需每月1至2人（司法局牵头）/)
    expect(one.split('\n').length).toBeLessThanOrEqual(12)
    expect(await mayor.clicks('逐个看')).toMatch(
      /知识产权仲裁员 13人\/30人；现在每年约[\d.]+(至[\d.]+)?人。按近3、6、12个月的速度，到期末约\d+人.*还需每月1至2人/,
    )
    expect(await mayor.clicks('知识产权仲裁员')).toContain('按现在的速度完不成')
    expect(await mayor.clicks('返回')).toContain('可能完不成')
    await mayor.says('按单位')
    await mayor.clicks('司法局')
    expect(await mayor.clicks('到期能完成吗')).toContain('1个目标中1个可能完不成')
    expect(await mayor.clicks('返回')).toContain('市司法局')
  })

  test('一句话 takes a day', async () => {
    const { mayor } = await cityAtWork()
    expect(await mayor.says('一句话 2024年3月底')).toContain('截至2024年3月31日，序时进度58.4%')
  })

  test('with three periods a curve is drawn and the pace carried on as a range', async () => {
    const { mayor, reports, liming } = await cityAtWork()
    await reports(liming, '仲裁员', { period: '2023Q3', value: '11' })
    await reports(liming, '仲裁员', { period: '2024Q1', value: '15' })
    const goal = await mayor.says('仲裁员的曲线')
    expect(goal).toContain('（图）')
    expect(goal).toMatch(/按近3、6、12个月的速度，到期末约\d+至\d+人（3期数据）/)
  })
})

describe('in words', () => {
  test.each([
    ['滞后有哪些', '21个目标中滞后2个'],
    ['一句话', '滞后最多的是贯标认证企业（比序时落后52.6个百分点）'],
    ['比上月多了多少', '商标有效注册量 报13.9万件'],
    ['哪些滞后了', '2个目标'],
    ['商标能完成吗', '已确认1期，不足3期，不作预测'],
    ['仲裁员完成多少了', '12人'],
    ['司法局的进展', '12人'],
    ['知识产权保护类完成情况', '5个目标'],
  ])('%s', async (said, words) => {
    const { mayor } = await cityAtWork()
    expect(await mayor.says(said)).toContain(words)
  })

  test('“上周这时候呢” is asked of what was just shown: one goal, also one that was clicked, or all of them', async () => {
    const { mayor } = await cityAtWork()
    await mayor.says('仲裁员的曲线')
    expect(await mayor.says('上周这时候呢')).toContain('2024年4月3日 知识产权仲裁员')
    await mayor.says('状态')
    expect(await mayor.says('上周这时候呢')).toContain('2024年4月3日的情况')
    await mayor.says('状态')
    await mayor.clicks('知识产权仲裁员')
    expect(await mayor.says('上周这时候呢')).toContain('2024年4月3日 知识产权仲裁员')
    expect(await mayor.says('谁牵头')).toContain('司法局')
  })

  test('a past day is told as it was known then, and what has become known of it since is listed', async () => {
    const { world, mayor, zhou, wang } = await cityAtWork()
    await world.moveTo('2024-04-20T09:00:00+08:00')
    await wang.says('填报 商标')
    await wang.submits({ period: '2023Q4', value: '13.5' })
    await wang.submits({ reason: '重复统计' })
    await zhou.clicks('确认')
    const ahead = await mayor.says('明年这时候的情况')
    expect(ahead).toContain('2025年4月20日还没到，今天是2024年4月20日')
    expect(await mayor.clicks('现在的情况')).toContain('完成情况')
    const lastWeek = await mayor.says('上周这时候呢')
    expect(lastWeek).toContain('2024年4月13日的情况')
    expect(lastWeek).toContain('此后补报或更正1项，按现在所知：')
    expect(lastWeek).toContain('商标有效注册量 13.9万件→13.5万件')
    expect(lastWeek).toContain('（更正）')
    const yearEnd = await mayor.says('2023年底是什么情况')
    expect(yearEnd).toContain('各目标尚未填报')
    expect(yearEnd).toContain('商标有效注册量 报13.5万件')
    expect(await mayor.clicks('到今天的变化')).toContain('没有转好或转差的，3个首次有数')
    expect(await mayor.clicks('返回')).toContain('完成情况')
    expect(await mayor.says('近一周变化')).toContain('（更正）')
  })
})

describe('a unit’s page', () => {
  test('has its goals, tasks, what it owes and what was returned, for those who may know', async () => {
    const { world, zhou, mayor, liming } = await cityAtWork()
    await liming.says('填报 仲裁员')
    await liming.submits({ period: '2024Q1', value: '15' })
    await zhou.clicks('退回')
    await zhou.submits({ reason: '请附名册' }, '退回')
    await mayor.says('按单位')
    const page = await mayor.clicks('司法局')
    expect(page).toContain('牵头1个目标：严重滞后1')
    expect(page).toContain('知识产权仲裁员 12人/30人，进度10% 严重滞后，比序时落后40.1个百分点')
    expect(page).toMatch(/任务\d+项：未填报/)
    expect(page).toContain('被退回待重报1项')
    expect(page).toContain('退回：请附名册')
    const stranger = await world.person('路人')
    await stranger.says('按单位')
    expect(await stranger.clicks('司法局')).not.toMatch(/应报未报|退回/)
  })
})

describe('in a group', () => {
  test('nobody late is named and nothing pending is told, whoever asks', async () => {
    const { world, mayor, zhou, liming } = await cityAtWork()
    await liming.says('填报 仲裁员')
    await liming.submits({ period: '2024Q1', value: '14' })
    expect(await mayor.says('状态')).toContain('待审核1件，未计入')
    const group = await world.group('专班', zhou, mayor, liming)
    for (const said of ['状态', '滞后有哪些', '全部目标', '一句话', '周报', '司法局的进展', '仲裁员的曲线', '按单位']) {
      const words = await group.asks(mayor, said)
      expect(words, said).not.toMatch(/待审核|14人|李明.*逾期|退回/)
      // The digest tells how many are owed, of no unit by its name.
      if (said !== '周报') expect(words, said).not.toContain('应报未报')
    }
    await mayor.clicks('司法局', group.chatId)
    expect(group.sees()).toContain('牵头1个目标')
    expect(group.sees()).not.toContain('应报未报')
  })
})

describe('要谁办', () => {
  test('tells which start values are missing, who is overdue and who leads what lags, and claims nothing unreported', async () => {
    const { mayor } = await cityAtWork('2024-05-20T09:00:00+08:00')
    const words = await mayor.says('谁该做什么')
    expect(words).toContain('也没有设基数的')
    expect(words).toContain('地理标志')
    expect(words).not.toContain('基数都有')
    expect(words).toContain('43项任务都尚未填报')
    expect(words).toMatch(/逾期未报：市场监管局\d+项/)
    expect(words).toMatch(/司法局：知识产权仲裁员还差18人，2025年6月30日前；严重滞后/)
  })

  test('in a group nobody late is named', async () => {
    const { world, mayor, zhou } = await cityAtWork('2024-05-20T09:00:00+08:00')
    const group = await world.group('专班', zhou, mayor)
    expect(await group.asks(mayor, '要谁办')).not.toContain('逾期未报')
  })
})

describe('after the end', () => {
  test('the first screen names the three that are short of most, and nothing is foreseen any more', async () => {
    const { mayor, reports, liming } = await cityAtWork('2025-08-05T09:00:00+08:00')
    for (const [period, value] of [
      ['2023Q3', '11'],
      ['2024Q1', '15'],
    ] as const)
      await reports(liming, '仲裁员', { period, value })
    const lines = (await mayor.says('状态')).split('\n')
    expect(lines[1]).toContain('21个目标中已达标0个、未达标3个，未填报18个。')
    expect(lines.slice(2, 5)).toEqual([
      '- 贯标认证企业 未达标，还差28家（市场监管局牵头，数据截至2024年2月29日）',
      '- 知识产权仲裁员 未达标，还差15人（司法局牵头，数据截至2024年3月31日）',
      '- 商标有效注册量 未达标，还差1.7万件（市场监管局牵头，数据截至2023年12月31日）',
    ])
    const goal = await mayor.clicks('知识产权仲裁员')
    expect(goal.split('\n')[2]).toBe('进度25%，还差15人')
    expect(goal).not.toMatch(/到期末约|还需每月|不作预测|现在每/)
    for (const word of ['未达标', '没达标的']) expect(await mayor.says(word)).toContain('未达标3个')
  })

  test('while the last period is open, what is not reached says until when', async () => {
    const { mayor } = await cityAtWork('2025-07-05T09:00:00+08:00')
    const words = await mayor.says('状态')
    expect(words).toContain('- 贯标认证企业 待最后一期，还差28家，7月7日到期（市场监管局牵头')
    expect(words.indexOf('贯标认证企业')).toBeLessThan(words.indexOf('商标有效注册量'))
  })
})

describe('验收还缺什么', () => {
  test('goal by goal: the value, the start, the very periods without evidence; a document number counts as one', async () => {
    const { mayor, zhou, liming, reports } = await cityAtWork()
    await liming.says('填报 仲裁员')
    await liming.sendsFile({ name: '名册.pdf', bytes: new TextEncoder().encode('名册') })
    await liming.submits({ period: '2024Q1', value: '14' })
    await zhou.clicks('确认')
    await reports(liming, '仲裁员', { period: '2023Q3', value: '11', note: '遵仲委函〔2023〕9号' })
    for (const said of ['验收还缺什么', '验收前还缺哪些佐证', '哪些数没有佐证', '还差哪些证明材料']) {
      const words = await mayor.says(said)
      expect(words, said).toContain('21个目标中0个材料齐全；没达到3个、尚未填报18个；没有佐证3期，涉及3个目标。')
      expect(words, said).toContain('知识产权仲裁员：还差16人；没有佐证的1期：2023年第4季度（司法局牵头）')
      expect(words, said).toContain('尚未填报的18个：高价值发明专利增长')
    }
    await mayor.clicks('知识产权仲裁员')
    expect(await mayor.clicks('返回')).toContain('验收还缺什么')
    expect(await mayor.says('要什么佐证')).not.toContain('材料齐全')
  })

  test('everybody may ask; the papers are offered to who may have them made', async () => {
    const { world, zhou, liming } = await cityAtWork()
    expect(await liming.says('验收还缺什么')).not.toContain('[验收材料]')
    expect(await zhou.says('验收还缺什么')).toContain('[验收材料]')
    const group = await world.group('专班', zhou)
    expect(await group.asks(zhou, '验收还缺什么')).not.toMatch(/\[验收材料\]|王芳|李明/)
  })
})

describe('逾期最多', () => {
  test('names the units themselves and nobody who owes nothing', async () => {
    const { mayor } = await cityAtWork('2024-05-20T09:00:00+08:00')
    const words = await mayor.says('逾期最多的是哪个单位')
    expect(words).toContain('市场监管局最多，逾期')
    expect(words).not.toContain('按群体列入')
  })
})
