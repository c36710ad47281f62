/**
 * What a careful reader finds in the two texts, row by row, written down from the printed text alone: names, targets with
 * their day and sense, who leads, who else is named, deadlines. The import's own output was not looked at.
 */

export type GoldFigure = {
  name: string
  place: string
  sense: 'atLeast' | 'about'
  unit: string
  targets: readonly (readonly [on: string, value: string, written: string])[]
}

/** `units`: everybody the row names, in the printed order; `lead`: who leads it, none where the text names no lead. */
export type GoldTask = {
  number: string
  title: string
  lead: readonly string[]
  units: readonly string[]
  due: null
}

export type Gold = { figures: readonly GoldFigure[]; tasks: readonly GoldTask[] }

const goals = '正文一(二)'
const rate = (
  name: string,
  value: string,
  sense: GoldFigure['sense'] = 'atLeast',
  written = `${value}%`,
): GoldFigure => ({
  name,
  place: goals,
  sense,
  unit: '%',
  targets: [['2025-12-31', value, written]],
})

const task = (number: string, title: string, lead: string, units = lead): GoldTask => ({
  number,
  title,
  lead: lead === '' ? [] : lead.split('、'),
  units: units.split('、'),
  due: null,
})

/** 国发〔2018〕42号: 列第一位者为牵头单位. */
export const nongji: Gold = {
  figures: [
    {
      name: '农机总动力',
      place: goals,
      sense: 'about',
      unit: '亿千瓦',
      targets: [
        ['2020-12-31', '10', '超过10亿千瓦'],
        ['2025-12-31', '11', '11亿千瓦左右'],
      ],
    },
    {
      name: '灌排机械动力',
      place: goals,
      sense: 'atLeast',
      unit: '亿千瓦',
      targets: [
        ['2020-12-31', '1.2', '1.2亿千瓦'],
        ['2025-12-31', '1.3', '1.3亿千瓦'],
      ],
    },
    {
      name: '农作物耕种收综合机械化率',
      place: goals,
      sense: 'atLeast',
      unit: '%',
      targets: [
        ['2020-12-31', '70', '70%'],
        ['2025-12-31', '75', '75%'],
      ],
    },
    rate('丘陵山区县(市、区)农作物耕种收综合机械化率', '55'),
    rate('马铃薯种植机械化率', '45'),
    rate('马铃薯收获机械化率', '45'),
    rate('棉花收获机械化率', '60'),
    rate('花生种植机械化率', '65'),
    rate('花生收获机械化率', '55'),
    rate('油菜种植机械化率', '50'),
    rate('油菜收获机械化率', '65'),
    rate('甘蔗收获机械化率', '30'),
    rate('设施农业、畜牧养殖、水产养殖和农产品初加工机械化率', '50', 'about', '50%左右'),
  ],
  tasks: [
    task('三', '完善农机装备创新体系', '工业和信息化部', '工业和信息化部、发展改革委、科技部、农业农村部'),
    task(
      '四',
      '推进农机装备全产业链协同发展',
      '工业和信息化部',
      '工业和信息化部、发展改革委、科技部、农业农村部、商务部',
    ),
    task(
      '五',
      '优化农机装备产业结构布局',
      '工业和信息化部',
      '工业和信息化部、发展改革委、农业农村部、商务部、国资委、国际发展合作署',
    ),
    task('六', '加强农机装备质量可靠性建设', '市场监管总局', '市场监管总局、工业和信息化部、发展改革委、农业农村部'),
    task('七', '加快补齐全程机械化生产短板', '农业农村部', '农业农村部、发展改革委、财政部'),
    task('八', '协同构建高效机械化生产体系', '农业农村部', '农业农村部、发展改革委、科技部、工业和信息化部'),
    task(
      '九',
      '加强绿色高效新机具新技术示范推广',
      '农业农村部',
      '农业农村部、科技部、工业和信息化部、财政部、交通运输部、商务部、人民银行、银保监会、民航局',
    ),
    task('十', '推动智慧农业示范应用', '农业农村部', '农业农村部、发展改革委、工业和信息化部、国资委'),
    task('十一', '提高农业机械化技术推广能力', '农业农村部', '农业农村部、工业和信息化部'),
    task('十二', '发展农机社会化服务组织', '农业农村部', '农业农村部、财政部、人民银行、税务总局、银保监会'),
    task('十三', '推进农机服务机制创新', '农业农村部', '农业农村部、发展改革委、财政部、自然资源部、交通运输部'),
    task('十四', '提高农机作业便利程度', '农业农村部', '农业农村部、发展改革委、财政部、自然资源部、市场监管总局'),
    task('十五', '改善农机作业配套设施条件', '农业农村部', '农业农村部、发展改革委、财政部、自然资源部、税务总局'),
    task('十六', '健全新型农业工程人才培养体系', '教育部', '教育部、工业和信息化部、农业农村部'),
    task('十七', '注重农机实用型人才培养', '农业农村部', '农业农村部、工业和信息化部'),
    task('十八', '健全组织实施机制', '农业农村部、工业和信息化部'),
    task('十九', '强化地方政府责任', '各省级人民政府'),
    task('二十', '促进政府与市场良性互动', '农业农村部', '农业农村部、工业和信息化部'),
  ],
}

const cities = '杭州市数据资源局、宁波市数据局、温州市数据局'

/** 浙数字办〔2025〕2号, whose text names its annex and does not hold it. */
export const zhejiang: Gold = {
  figures: [
    {
      name: '服务于不同应用场景的高质量数据集',
      place: '正文一',
      sense: 'atLeast',
      unit: '个',
      targets: [
        ['2025-12-31', '1', '1—2个'],
        ['2026-12-31', '10', '10个以上'],
      ],
    },
    {
      name: '高质量数据集驱动垂直领域模型应用的典型案例',
      place: '正文一',
      sense: 'atLeast',
      unit: '个',
      targets: [['2025-12-31', '10', '10个以上']],
    },
  ],
  tasks: [
    task('一', '医疗健康', '省卫生健康委'),
    task('二', '海洋经济', '省海洋经济厅'),
    task('三', '工业制造', '省经信厅'),
    task('四', '文化旅游', '省文化广电和旅游厅'),
    task('五', '交通运输', '省交通运输厅'),
    task('六', '金融服务', '人行浙江省分行、浙江金融监管局、浙江证监局、省委金融办'),
    task('七', '时空信息', '省自然资源厅、莫干山地信实验室'),
    task('八', '科学研究', '省科技厅、之江实验室'),
    task('一', '强化组织推进', '省数据局', `省数据局、各行业主管部门、${cities}`),
    task('二', '构建行业高质量数据集供给“一本账”', '', `${cities}、省数据局、之江实验室`),
    task('三', '发挥各方主体作用', '', '各行业主管部门、省国资委'),
    task('四', '统筹数据开发利用和安全', '', `各行业主管部门、省数据局、${cities}`),
  ],
}
