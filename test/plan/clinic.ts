import { keyOf } from '../../src/plan/import/answers.ts'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'

const row = (line: string): (string | null)[] => line.split(' | ').map((cell) => (cell === '^' ? null : cell))

/**
 * A made-up plan whose tables print what others do not: a base year, milestones as spans, states, 不低于上年, a sum anew
 * every year, dashes for nothing, and the heading of the tasks in a merged column before their work.
 */
export const clinicPieces: Piece[] = [
  ...[
    '青岚市人民政府办公室关于印发青岚市优化基层医疗卫生服务三年行动方案（2024—2026年）的通知',
    '青政办发〔2024〕18号',
    '各县（区）人民政府，市直各有关单位：',
    '《青岚市优化基层医疗卫生服务三年行动方案（2024—2026年）》已经市政府同意，现印发给你们，请认真组织实施。',
    '青岚市人民政府办公室',
    '2024年3月15日',
    '青岚市优化基层医疗卫生服务三年行动方案（2024—2026年）',
    '为提升基层医疗卫生服务能力，制定本方案。',
    '一、总体要求',
    '健全服务体系。行动期为2024年1月1日至2026年12月31日。',
    '二、工作目标',
    '到2026年底，基层诊疗量占比稳定在62%—65%，居民满意度不低于上年，县域医共体实现全覆盖。',
    '三、保障措施',
    '（一）加强组织领导。成立市基层卫生工作专班，专班办公室设在市卫生健康委。',
    '附件：1.主要指标表',
    '2.重点任务分工表',
    '附件1',
    '主要指标表',
  ].map((text) => ({ text })),
  {
    rows: [
      '序号 | 指标名称 | 单位 | 2023年基数 | 2024年目标 | 2025年目标 | 2026年目标 | 属性 | 牵头单位',
      '1 | 标准化乡镇卫生院 | 家 | 41 | 50 | 60 | 70 | 约束性 | 市卫生健康委',
      '2 | 急救平均反应时间 | 分钟 | 15 | ≤14 | ≤13 | ≤12 | 约束性 | 市卫生健康委',
      '3 | 基层诊疗量占比 | % | 58 | 60 | 61 | 62—65 | 预期性 | 市卫生健康委、市医保局',
      '4 | 居民满意度 | % | — | 不低于上年 | 不低于上年 | 不低于上年 | 预期性 | 市统计局',
      '5 | 县域紧密型医共体 | — | — | — | — | 全覆盖 | 约束性 | 市卫生健康委',
      '6 | 每年免费体检65岁以上老年人 | 万人 | — | 20 | 20 | 20 | 约束性 | 市卫生健康委',
      '7 | 新招聘全科医生 | 人 | — | 80 | 160 | 超过240 | 预期性 | 市人力资源社会保障局',
      '8 | 家庭医生签约率 | % | 38 | 42 | 46 | 50左右 | 预期性 | 市卫生健康委',
      '9 | 市级健康信息平台 | — | — | — | 建成 | 通过国家四级甲等测评 | 约束性 | 市大数据局',
      '10 | 基层医疗卫生机构业务收入增长率 | % | — | 5 | 6 | 8 | 预期性 | 市财政局',
    ].map(row),
  },
  { text: '附件2' },
  { text: '重点任务分工表' },
  {
    rows: [
      '重点任务 | 序号 | 工作内容 | 牵头单位 | 配合单位 | 完成时限',
      '（一）健全服务网络 | 1 | 编制乡镇卫生院标准化建设规划，明确建设时序。 | 市卫生健康委 | 市发展改革委 | 2024年6月底',
      '^ | 2 | 空白村卫生室实现动态清零。 | 各县（区）人民政府 | 市卫生健康委 | 2025年底',
      '^ | 3 | 组建紧密型县域医共体。 | 市卫生健康委、市委编办 | 市人民医院 | 2026年',
      '（二）提升服务能力 | 4 | 每年招聘全科医生80名以上。 | 市人力资源社会保障局 | 市卫生健康委 | 每年12月底前',
      '^ | 5 | 推行家庭医生签约服务，提高履约质量。 | 市卫生健康委 | 市医保局、各县（区）人民政府 | 持续推进',
      '^ | 6 | 建成市级健康信息平台，实现数据互联互通。 | 市大数据局 | 市卫生健康委 | 2025年12月',
    ].map(row),
  },
]

/** Answers a clerk gives: which counties there are, what the hospital is called. */
const parts = build('clinic', clinicPieces, {}).questions.find(({ text }) => text === '各县（区）人民政府')
const hospital = build('clinic', clinicPieces, {}).questions.find(({ text }) => text === '市人民医院')

export const clinicBuilt = build('clinic', clinicPieces, {
  ...(parts && { [keyOf(parts)]: '东川县、西山县、南湖区' }),
  ...(hospital && { [keyOf(hospital)]: '市医院' }),
})
export const clinicPlan = clinicBuilt.plan
