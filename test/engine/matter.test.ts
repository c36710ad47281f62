import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/domain/query.ts'
import { ref, type Short, said } from './said.ts'

const of = (rows: string[], show: string[] = [], rest: Partial<Short> = {}): Short => ({
  of: 'matter',
  rows,
  show,
  ...rest,
})
const check = (rows: string[], claim: Claim): Short => of(rows, [], { how: 'check', claim })
const value = (facet: string, figure: string, unit?: string): Claim => ({ kind: 'value', facet, value: figure, unit })
const unit = (facet: string, id: string, only?: boolean): Claim => ({ kind: 'ref', facet, ref: ref(`u:${id}`), only })

describe('a row', () => {
  test.each<[Short, string[], string[]]>([
    [of(['i2'], ['target']), ['15.6万件', '累计数', '依据：附件2第2项'], ['牵头单位：']],
    [of(['i23'], ['target']), ['超过150件'], []],
    [of(['i7'], ['target']), ['合计42个', '方案没有拆分'], []],
    [of(['i6', 'i7'], ['target']), ['合计42个', '不是各自的目标'], ['84']],
    [of(['i3'], ['lead']), ['市市场监管局(市知识产权局)、市农业农村局', '联合牵头'], []],
    [of(['i8'], ['lead']), ['遵义银保监分局', '只由遵义银保监分局牵头'], []],
    [of(['t24'], ['lead', 'responsible']), ['市中级人民法院', '该栏为空'], []],
    [of(['i16'], ['responsible']), ['任务37', '市人力资源社会保障局'], []],
    [of(['i1'], ['responsible']), ['任务5 市科技与大数据局、市财政局、各县(市、区)人民政府'], []],
    [of(['i9'], ['counting']), ['方案未标注'], ['累计数。']],
    [of(['i10'], ['counting']), ['累计数', '含原有的'], []],
    [of(['i2'], ['measureUnit']), ['万件', '156000件'], []],
    [of(['i4'], ['wording']), ['“以上”', '“力争”', '力争见正文二(三)2'], []],
    [of(['i18'], ['wording']), ['没有“力争”'], []],
    [of(['i1'], ['base']), ['2021年'], []],
    [of(['i5'], ['category']), ['“知识产权运用转化”', '第5项附件2归运用转化'], []],
    [of(['t38'], ['due']), ['方案未写任务38的完成时限', '2025年6月'], []],
    [of(['i20'], ['due']), ['2025年6月'], []],
    [of(['t10'], ['section']), ['（二）提高知识产权创造质量，2 引导企业知识产权品牌打造'], []],
    [of(['t38'], ['target']), ['没有给它定数字目标'], []],
    [of(['t18'], ['target']), ['专利导航服务基地2个以上', '公共服务网点3个以上'], []],
    [of(['t36'], ['text']), ['“蓝天”专项整治'], []],
    [of(['t6'], ['text']), ['疑为抄错'], []],
    [of(['i3'], ['place']), ['附件2第3项', '正文二(二)2'], []],
    [of(['i12'], ['place']), ['目标数只见于此'], []],
    [of(['i3']), ['80件', '牵头单位：', '责任单位', '“知识产权创造”类'], []],
    [of(['i2'], ['target'], { at: '2023-12-31' }), ['方案未写2023年的目标', '15.6万件'], []],
    [
      of(['i3'], ['shares'], { where: [{ by: 'involved', unit: 'county-renhuai' }] }),
      ['方案未写仁怀市的分解数', '80件', '不能平均分'],
      [],
    ],
    [of(['i30']), ['没有指标30', '23项'], []],
    [of(['i3'], ['target'], { strangers: ['晋江市'] }), ['方案里没有“晋江市”', '80件'], []],
    [of(['i13'], ['indicators', 'tasks', 'number']), ['任务32', '指标13'], []],
    [of(['i4'], ['meaning']), ['线上交易平台'], []],
    [of(['i15'], ['howTo', 'period', 'reporter']), ['本期新增', '按月填报', '系统默认', '联络员'], []],
  ])('%j', (asked, all, none) => {
    const words = said(asked)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })
})

describe('a supposed fact begins with 是 or 不是', () => {
  test.each<[Short, string, string]>([
    [check(['i2'], value('target', '15.6', '万件')), '是。', '15.6万件'],
    [check(['i2'], value('target', '156000', '件')), '是。', '15.6万件'],
    [check(['i2'], value('target', '16', '万件')), '不是。', '15.6万件'],
    [check(['i2'], value('target', '15.6', '件')), '不是。', '15.6万件'],
    [check(['i6', 'i7'], value('target', '42')), '不完全是。', '不是各自的目标'],
    [check(['i20'], unit('lead', 'science-and-data')), '不是。', '市科技与大数据局是责任单位，不是牵头单位'],
    [check(['i20'], unit('lead', 'hightech-zone')), '是。', '高新技术产业开发区'],
    [check(['i3'], unit('lead', 'agriculture', true)), '不是。', '不止这一家'],
    [check(['t22'], unit('units', 'procuratorate')), '不是。', '市检察院不在列'],
    [check(['t22'], unit('responsible', 'public-security')), '是。', '市公安局'],
    [check(['t41'], unit('units', 'customs')), '方案未写。', '遵义海关没有被点名'],
    [check(['t41'], unit('units', 'county-chishui')), '是。', '经“各县(市、区)人民政府”列入'],
    [check(['t22'], unit('responsible', 'market-regulation')), '是。', '市公安局'],
    [check(['i10'], { kind: 'word', facet: 'counting', word: '期间数' }), '不是。', '累计数'],
    [check(['i2'], { kind: 'word', facet: 'measureUnit', word: '件' }), '不是。', '万件'],
    [check(['i1', 'i21'], { kind: 'same' }), '不是。', '10件'],
    [check(['i4', 'i14'], { kind: 'value', facet: 'target', value: '3' }), '是。', '3个以上'],
    [check(['i4', 'i5'], { kind: 'value', facet: 'target', value: '3' }), '不完全是。', '2个以上'],
    [check(['t24'], { kind: 'any' }), '有。', '市中级人民法院'],
    [of(['t24'], ['responsible'], { how: 'check' }), '没有。', '该栏为空'],
  ])('%j', (asked, verdict, right) => {
    const [, first] = said(asked).split('\n')
    expect(first?.startsWith(verdict)).toBe(true)
    expect(said(asked)).toContain(right)
  })
})

describe('rows side by side', () => {
  test.each<[Short, string[]]>([
    [of(['i4', 'i5', 'i14'], ['target']), ['指标4 网上运营平台：3个以上', '指标5 专利导航服务基地：2个以上']],
    [of(['i12', 'i13'], ['counting']), ['统计口径都是期间数']],
    [of(['i15', 'i22'], [], { how: 'compare' }), ['不是同一项', '600家', '350家', '方案未写']],
    [of(['i6', 'i7'], [], { how: 'compare' }), ['共用一个目标']],
    [of(['t8', 't9'], ['responsible'], { how: 'compare' }), ['不一样', '市商务局']],
    [of(['i10', 'i11'], [], { how: 'difference', by: 'target' }), ['相差24人']],
    [of(['i2', 'i8'], [], { how: 'difference', by: 'target' }), ['计量单位不同']],
    [of(['i10', 'i11', 'i16'], [], { how: 'sum', by: 'target' }), ['合计71人']],
    [of(['i12', 'i13'], [], { how: 'most', by: 'target' }), ['指标13 维权援助工作站最大']],
  ])('%j', (asked, all) => {
    const words = said(asked)
    for (const one of all) expect(words).toContain(one)
  })
})
