import { button } from '../../cards/kit.ts'
import { dayLabel } from '../../domain/day.ts'
import { dueDayOf } from '../../domain/due.ts'
import { kindLabel, periodOf, previousPeriod } from '../../domain/period.ts'
import { figureReporters } from '../../domain/reporting/subject.ts'
import { leadsOf, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import type { RowOf } from '../rows.ts'
import { unitNames } from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

/** As many places as a figure may have: `，填整数`. */
const placesWords = (places: number): string => (places === 0 ? '，填整数' : `，最多${places}位小数`)

/** Who reports a row, how often and how. */
export const fillingFacets: Record<string, Facet> = {
  reporter: (row, { plan }) => {
    const ids = row.kind === 'indicator' ? [...new Set(row.with.flatMap(figureReporters))] : []
    const label = '由'
    if (row.kind === 'indicator' && ids.length === 0)
      return { label: '', value: `方案没有列${wordsOf(plan).lead}`, rest: '，办公室还没有指定由谁填报' }
    if (row.kind === 'indicator')
      return {
        label,
        value: unitNames(plan, ids),
        rest: `的联络员填报${ids.length > 1 ? '，哪家报都行' : ''}（${row.with.every(({ leads }) => leads.length === 0) ? '办公室指定，方案没有写' : wordsOf(plan).lead}）`,
        members: ids.map((id) => ({ ref: { kind: 'unit', id } })),
      }
    const names = [...leadsOf(plan, row.item), ...row.item.responsible].map(({ written }) => written)
    return {
      label,
      value: [...new Set(names)].join('、'),
      rest: `的联络员各报各的（${wordsOf(plan).lead}和${wordsOf(plan).others}）`,
    }
  },
  period: (row, context) => {
    const { plan, dueDays = plan.dueDays, today } = context
    const kind = row.kind === 'indicator' ? row.item.period : plan.taskPeriod
    const running = periodOf(kind, today)
    const [due] = [previousPeriod(running), running]
      .map((period) => ({ period, day: dueDayOf(period, dueDays) }))
      .filter(({ day }) => day >= today)
    return {
      label: '',
      value: `按${kindLabel[kind]}`,
      rest: `填报，次月${dueDays[kind]}日前报，遇休息日顺延${due && due.period.first <= plan.end ? `；下一次是${due.period.label}，${dayLabel(due.day)}截止` : ''}（${context.dueSet ? '办公室设定' : '系统默认'}，方案未规定）`,
      words: [kindLabel[kind]],
      places: [],
    }
  },
  howTo: (row, context) => {
    const { plan, asker } = context
    const name = row.kind === 'indicator' ? row.item.short : `任务${row.item.no}`
    const mine = asker.role === 'liaison' || asker.role === 'admin'
    const kind = row.kind === 'indicator' ? row.item.measure : null
    const asks: Record<string, string> = {
      flow: '填本期新增的数，累计由系统算',
      step: '填本期新增的数，累计由系统算',
      stock: '填期末的总数',
      ratio: '分别填两个数，比率由系统算',
      growth: `填期末的数（${row.kind === 'indicator' ? row.item.reportUnit : ''}），增长率由系统按基数算`,
    }
    return {
      label: '',
      value: kind === null ? '填状态（未启动、推进中、已完成、受阻）和做了什么' : (asks[kind] ?? ''),
      rest: `${row.kind === 'indicator' && kind !== 'ratio' ? placesWords(row.item.decimals) : ''}${
        mine
          ? `；私聊发“填报 ${name}”打开填报表`
          : `；由${row.kind === 'indicator' ? unitNames(plan, row.item.leads) : '牵头和配合单位'}的联络员发“填报 ${name}”`
      }`,
      buttons: mine
        ? [
            button('填报', {
              do: 'report',
              ...(row.kind === 'indicator' ? { indicator: row.item.no } : { task: row.item.no }),
            }),
          ]
        : [],
      places: [],
    }
  },
}
