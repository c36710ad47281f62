import { describe, expect, test } from 'vitest'
import { baseline, facts, figure, taskReport } from '../domain/facts.ts'
import { ref, type Short, said } from './said.ts'

const known = facts(
  [
    figure(8, '2023-12', { value: '0.03', at: '2024-01-03T09:00:00+08:00', unit: 'banking-regulation' }),
    figure(8, '2024-01', { value: '0.03', at: '2024-02-03T09:00:00+08:00', unit: 'banking-regulation' }),
    figure(8, '2024-02', { value: '0.05', at: '2024-03-04T09:00:00+08:00', unit: 'banking-regulation' }),
    figure(3, '2023Q3', { value: '66', at: '2023-10-08T09:00:00+08:00', unit: 'agriculture' }),
    figure(3, '2023Q4', { value: '70', at: '2024-01-08T09:00:00+08:00', unit: 'agriculture' }),
    figure(2, '2023Q4', { value: '14.8', at: '2024-01-08T09:00:00+08:00', unit: 'market-regulation' }),
    figure(10, '2023Q4', { value: '31', at: '2024-01-08T09:00:00+08:00', unit: 'justice' }),
    figure(20, '2023Q4', { value: '100', at: '2024-01-08T09:00:00+08:00', unit: 'hightech-zone', confirmed: null }),
    taskReport(36, 'market-regulation', '2023Q4', '受阻', '2024-01-08T09:00:00+08:00'),
  ],
  [baseline(8, '2023-11-30', '0.2'), baseline(3, '2022-06-30', '60'), baseline(10, '2022-06-30', '20')],
)
const matter = (rows: string[], show: string[], rest: Partial<Short> = {}): Short => ({
  of: 'matter',
  rows,
  show,
  ...rest,
})
const plan = (show: string[], rest: Partial<Short> = {}): Short => ({ of: 'plan', show, ...rest })
const tell = (asked: Short, over = {}) => said(asked, { facts: known, since: '2023-07-01', ...over })

describe('how a goal stands', () => {
  test.each<[Short, string[], string[]]>([
    [matter(['i8'], ['progress']), ['已有0.31亿元', '目标1亿元', '完成率31%', '已确认填报'], []],
    [matter(['i8'], ['gap']), ['还差0.69亿元'], []],
    [matter(['i13'], ['gap']), ['尚未填报', '目标14个'], ['还差14']],
    [matter(['i8'], ['history']), ['已确认3期', '2024年2月 0.05亿元', '2023年12月'], []],
    [matter(['i8'], ['change']), ['增加0.05亿元'], []],
    [matter(['i8'], ['change'], { days: 60 }), ['增加'], []],
    [matter(['i3'], ['change']), ['增加4件', '66件', '70件'], []],
    [matter(['i2'], ['change']), ['只有一期数据'], []],
    [matter(['i8'], ['forecast']), ['按现在的速度', '已有0.31亿元', '还需每月'], []],
    [matter(['i3'], ['forecast']), ['还不能预计', '不作预测'], []],
    [matter(['i10'], ['forecast']), ['已达标'], []],
    [matter(['i13'], ['forecast']), ['没有数据，无法预计'], []],
    [matter(['i8'], ['needed']), ['还需每月'], []],
    [matter(['i8'], ['reported']), ['报过，已确认3期', '遵义银保监分局报'], []],
    [matter(['i20'], ['reported']), ['还没有报过', '另有待审核1件'], ['100家']],
    [matter(['i20'], ['progress']), ['尚未填报', '另有待审核1件'], []],
    [matter(['t36'], ['progress']), ['受阻'], []],
    [matter(['t35'], ['progress']), ['尚未填报'], []],
    [matter(['i8', 'i3'], ['progress']), ['指标8', '指标3', '70件'], []],
    [matter(['i8'], ['progress'], { at: '2024-01-31' }), ['0.23亿元'], ['0.31']],
    [matter(['i8'], ['progress'], { at: '2024-12-31' }), ['还没到'], []],
    [matter(['i3', 'i10'], [], { how: 'most', by: 'progress' }), ['知识产权仲裁员最多'], []],
  ])('%j', (asked, all, none) => {
    const words = tell(asked)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })

  test('what waits for review is nobody else’s and never in a group', () => {
    expect(tell(matter(['i20'], ['progress']), { group: true })).not.toContain('待审核')
    expect(tell(matter(['i20'], ['progress']), { asker: { role: 'member', units: [] } })).not.toContain('待审核')
    expect(tell(matter(['i20'], ['progress']), { asker: { role: 'liaison', units: ['hightech-zone'] } })).toContain(
      '待审核1件',
    )
    expect(tell(matter(['i20'], ['progress']), { asker: { role: 'liaison', units: ['justice'] } })).not.toContain(
      '待审核',
    )
  })

  test('guests are told the plan alone', () => {
    const unit: Short = { of: 'unit', rows: ['u:justice'], show: ['progress'] }
    for (const asked of [matter(['i8'], ['progress']), plan(['progress']), unit])
      expect(tell(asked, { facts: undefined })).toContain('这里只回答方案内容')
    expect(tell(matter(['i8'], ['target', 'progress']), { facts: undefined })).toContain('1亿元')
  })
})

describe('how many goals stand', () => {
  test.each<[Short, string[]]>([
    [plan(['progress']), ['21个目标：', '已达标1', '未填报', '序时进度57.2%']],
    [plan(['met']), ['已达标的有1个目标', '知识产权仲裁员']],
    [plan(['behind']), ['共21个目标']],
    [plan(['worst']), ['共21个目标']],
    [plan(['best'], { top: 2 }), ['完成率最高的有2个目标', '知识产权仲裁员']],
    [plan(['reported']), ['已填报的有4个目标']],
    [plan(['missing']), ['个目标尚未填报', '共21个目标', '牵头单位']],
    [plan(['atRisk']), ['21个目标中', '另有', '还不能预计：', '尚未填报的']],
    [plan(['changes'], { days: 30 }), ['1个目标有变化', '0.26亿元 → 0.31亿元']],
    [plan(['timeShare']), ['57.2%']],
    [plan(['progress'], { where: [{ by: 'category', is: '知识产权保护' }] }), ['知识产权保护的5个目标']],
    [plan(['missing'], { where: [{ by: 'lead', unit: 'justice' }] }), ['1个目标都填报过']],
    [{ of: 'category', rows: ['c:知识产权创造'], show: ['progress'] }, ['知识产权创造', '3个目标']],
    [{ of: 'unit', rows: ['u:justice'], show: ['progress'] }, ['牵头的1个目标', '已填报1个', '31人']],
    [{ of: 'unit', rows: ['u:market-regulation'], show: ['owed'] }, ['应报未报', '逾期']],
    [{ of: 'unit', rows: ['u:court', 'u:justice'], show: ['reported'] }, ['市中级人民法院：', '市司法局：']],
    [{ of: 'indicator', where: [{ by: 'reported' }], how: 'list' }, ['4项指标', '指标8']],
    [{ of: 'indicator', where: [{ by: 'light', is: 'met' }], how: 'list', show: ['progress'] }, ['1个目标', '31人']],
    [{ of: 'task', where: [{ by: 'light', is: 'blocked' }], how: 'list' }, ['1项任务', '任务36']],
    [{ of: 'task', where: [{ by: 'reported' }], how: 'count' }, ['1项任务']],
    [{ of: 'indicator', where: [{ by: 'overdue' }], how: 'list' }, ['逾期的有']],
    [{ of: 'unit', where: [{ by: 'owed' }], how: 'count' }, ['应报未报的有']],
    [
      { of: 'indicator', rows: ['i3'], how: 'check', claim: { kind: 'value', facet: 'progress', value: '70' } },
      ['是。', '70件'],
    ],
    [{ of: 'indicator', rows: ['i3'], how: 'check', where: [{ by: 'reported' }] }, ['是。']],
    [{ of: 'indicator', rows: ['i13'], how: 'check', where: [{ by: 'reported' }] }, ['不是。']],
    [{ of: 'indicator', rows: ['i3'], show: ['reported'], how: 'check' }, ['有。', '报过']],
  ])('%j', (asked, all) => {
    const words = tell(asked)
    for (const one of all) expect(words).toContain(one)
  })

  test('nothing reported is said, not counted as zero', () => {
    expect(said(plan(['progress']))).toContain('21个目标都尚未填报')
    expect(said(plan(['atRisk']))).toContain('无法预计哪些完不成')
    expect(said(plan(['best']))).toContain('排不出先后')
    expect(said({ of: 'unit', rows: ['u:justice'], show: ['owed'] }, { group: true })).toContain('请私聊')
  })

  test('what is denied is said as people say it', () => {
    expect(tell({ of: 'indicator', where: [{ by: 'light', is: 'met', not: true }], how: 'list' })).toContain('还没达标')
    expect(tell({ of: 'task', where: [{ by: 'light', is: 'done', not: true }], how: 'list' })).toContain('还没完成')
  })

  test('who did not report for a month is asked of that month, and what nobody ever sent in is said', () => {
    const asked: Short = { of: 'unit', where: [{ by: 'owed' }], how: 'list' }
    expect(tell({ ...asked, period: '2024-02' })).toContain('2024年2月应报未报的有')
    const early = said({ ...asked, period: '2023-05' }, { facts: known, since: '2023-07-01' })
    expect(early).toContain('没有2023年5月应报未报的单位')
    expect(early).toContain('2023年5月在启用（2023年7月1日）之前，不算应报')
    expect(early).toMatch(/从未填报：\d+个目标、42项任务/)
  })

  test('whose names are missing is for leaders and the office, in private', () => {
    const member = { asker: { role: 'member' as const, units: [] } }
    expect(tell(plan(['missing']))).toContain('市市场监管局(市知识产权局)')
    expect(tell(plan(['missing']), member)).not.toContain('市市场监管局(市知识产权局)')
    expect(tell(plan(['missing']), { group: true })).not.toContain('市市场监管局(市知识产权局)')
    expect(tell({ of: 'unit', rows: ['u:justice'], show: ['owed'] }, member)).toContain('请私聊')
  })
})

describe('the plan, how reporting works, talk', () => {
  test.each<[Short, string[]]>([
    [plan(['left']), ['还有469天', '约15个月', '2025年6月30日']],
    [plan(['left'], { at: '2025-07-15' }), ['已于2025年6月30日结束']],
    [plan(['elapsed']), ['已过627天', '57.2%']],
    [plan(['start', 'end', 'length']), ['2022年7月', '2025年6月', '3年，共1096天']],
    [plan(['end'], { how: 'check', claim: { kind: 'value', facet: 'end', value: '2025' } }), ['是。']],
    [plan(['end'], { how: 'check', claim: { kind: 'value', facet: 'end', value: '2026' } }), ['不是。', '2025年6月']],
    [
      plan(['counts'], { how: 'check', claim: { kind: 'value', facet: 'counts', value: '44' } }),
      ['不是。', '43项任务'],
    ],
    [plan(['title', 'issuer', 'issued']), ['遵义市人民政府', '2022年10月21日']],
    [plan(['number']), ['方案未写发文字号']],
    [plan(['addressees']), ['新蒲新区管委会']],
    [plan(['basis']), ['5份文件']],
    [plan(['attachments']), ['3个附件']],
    [plan(['slogan']), ['对标全国、试点突出']],
    [plan(['categories']), ['6类', '“知识产权保护”类：5项']],
    [plan(['sections']), ['8个部分', '13项任务']],
    [plan(['mainGoals']), ['6条', '知识产权创造产出更加高质']],
    [plan(['safeguards']), ['3条', '加强资金保障']],
    [plan(['overview']), ['23项指标（21个目标）、43项任务']],
    [plan(['body', 'office', 'officeHead', 'officeUnit']), ['29人', '26个', '冉颖']],
    [
      plan(['officeHead'], { how: 'check', claim: { kind: 'ref', facet: 'officeHead', ref: ref('p:黎治光') } }),
      ['不是。', '冉颖'],
    ],
    [plan(['seal', 'dissolution', 'handover']), ['代章', '自动撤销', '备案']],
    [plan(['notes']), ['处影响理解', '第1页']],
    [plan(['silence'], { said: '市里拨了多少钱' }), ['方案未写经费数额']],
    [plan(['silence'], { said: '有没有写元宇宙', unexplained: ['元宇宙'] }), ['查过全文', '“元宇宙”']],
    [plan(['silence'], { said: '写没写微信公众号', unexplained: ['微信公众号'] }), ['“微信公众号”见于']],
    [{ of: 'clause', rows: ['l:正文三(三)'], show: ['text', 'place'] }, ['定期督查', '正文三(三)']],
    [{ of: 'clause', rows: ['l:正文三(三)'], show: ['lead'] }, ['方案未写牵头单位']],
    [{ of: 'section', rows: ['s:4.2'], show: ['name', 'tasks', 'leads'] }, ['6项任务', '市检察院']],
    [{ of: 'section', rows: ['s:7'], show: ['responsible'] }, ['市科技与大数据局']],
    [{ of: 'section', rows: ['s:9'] }, ['没有第9部分', '8个部分']],
    [{ of: 'category', rows: ['c:知识产权保护'] }, ['5项指标', '14个']],
    [
      { of: 'person', rows: ['p:冉颖'], show: ['who', 'post', 'unit', 'role', 'phone'] },
      ['兼办公室主任', '不提供任何人的电话'],
    ],
    [
      { of: 'person', rows: ['p:冉颖'], show: [], how: 'check', claim: { kind: 'word', facet: 'role', word: '组长' } },
      ['不是。'],
    ],
    [
      { of: 'person', rows: ['p:白雪'], how: 'check', claim: { kind: 'word', facet: 'role', word: '组长' } },
      ['不是。', '副组长'],
    ],
    [{ of: 'reporting', show: ['nextDue'] }, ['2024年4月']],
    [{ of: 'reporting', show: ['due', 'period'] }, ['月报5日', '系统默认', '按月']],
    [{ of: 'talk', show: ['elsewhere'], strangers: ['贵阳'] }, ['只涉及遵义市', '“贵阳”']],
    [{ of: 'talk', show: ['unknown'], said: '专利开放那个' }, ['任务11 专利开放许可与供需对接']],
  ])('%j', (asked, all) => {
    const words = tell(asked)
    for (const one of all) expect(words).toContain(one)
  })

  test('a reporter is told what is owed and given the button, others are not', () => {
    const liaison = { asker: { role: 'liaison' as const, units: ['banking-regulation'] } }
    expect(tell({ of: 'reporting', show: ['nextDue'] }, liaison)).toContain('您单位')
    expect(tell({ of: 'reporting', show: ['fill'] }, liaison)).toContain('[填报]')
    expect(tell({ of: 'reporting', show: ['fill'] })).not.toContain('[填报]')
    expect(tell({ of: 'reporting', show: ['due'] }, { dueSet: true })).toContain('办公室设定')
  })

  test('two queries are both answered, each with its name', () => {
    const words = said([matter(['i2'], ['target']), { of: 'unit', rows: ['u:court'], show: ['leads'] }])
    expect(words).toContain('15.6万件')
    expect(words).toContain('牵头任务2项')
    expect(words).toContain('市中级人民法院：')
  })
})
