import { goalName } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { lastEvent } from '../domain/counting.ts'
import { figure } from '../domain/decimal.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { numberCell, type Sheet } from '../ledger/sheet.ts'
import { workbookOf } from '../ledger/workbook.ts'

const titles = [
  '目标',
  '指标序号',
  '期别',
  '数值',
  '计量单位',
  '填报编号',
  '填报单位',
  '填报人',
  '填报时间',
  '审核人',
  '审核时间',
]

/** From every figure a paper counts back to its report: the number it has in the ledger, who sent it and who confirmed it. */
export function figureIndex(plan: Plan, goals: readonly GoalState[], now: string): Promise<Uint8Array> {
  const rows = goals.flatMap((state) =>
    state.figures.map(({ no, period, value, report }) => {
      const decided = lastEvent(report)
      const said = value === null ? `${report.numerator ?? '—'}/${report.denominator ?? '—'}` : figure(value)
      const unit = state.indicators.find((indicator) => indicator.no === no)?.reportUnit ?? ''
      return [
        ...[goalName(state), no, period.label, numberCell(said), unit, report.id],
        ...[unitById(plan, report.unit)?.name ?? report.unit, report.by.name, report.at.slice(0, 10)],
        ...[decided.by.name, decided.at.slice(0, 10)],
      ]
    }),
  )
  const sheet: Sheet = { name: '数据索引', titles, rows }
  return workbookOf([sheet], `${plan.title}数据索引`, now)
}
