import { build } from '../../src/plan/import/build.ts'
import { readText } from '../../src/plan/import/txt.ts'

/** A made-up plan of another shape: no annex, no table, leads by position, milestones, a target not to exceed. */
export const villageText = [
  '某市人民政府关于推进数字乡村建设的意见',
  '某政发〔2024〕7号',
  '各县（市、区）人民政府：',
  '为推进数字乡村建设，现提出以下意见。',
  '一、总体目标',
  '到2025年，行政村5G通达率达到80%，办件时间控制在60天以内；到2027年，行政村5G通达率达到95%以上，农产品网络零售额突破12亿元。',
  '二、主要任务',
  '（一）建好网络。加快乡村基站建设。（市工信局、市发展改革委、市财政局等负责。列第一位者为牵头单位，下同）',
  '（二）用好数据。汇聚涉农数据。（市农业农村局、市数据局负责）',
  '三、保障措施',
  '（三）强化督促。每年12月通报。（责任单位：市政府办公室、各县（市、区）人民政府）',
  '某市人民政府',
  '2024年3月1日',
].join('\n')

export const villagePlan = build('village', readText(villageText), {}).plan
