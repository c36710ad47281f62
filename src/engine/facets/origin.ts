import { button } from '../../cards/kit.ts'
import { currentWords } from '../../cards/state-words.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { countingFigures, countingProgress, lastEvent } from '../../domain/counting.ts'
import { dayLabel } from '../../domain/day.ts'
import { figure } from '../../domain/decimal.ts'
import { dueDayOf } from '../../domain/due.ts'
import type { Figure } from '../../domain/figures.ts'
import { indicatorByNo, shortName } from '../../domain/look.ts'
import { type Period, parsePeriod } from '../../domain/period.ts'
import type { Report } from '../../domain/report.ts'
import { figureWords } from '../../domain/reporting/words.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorRow, type Row, type RowOf, taskRow } from '../rows.ts'
import { guests, none, reportPlaces, stateOf } from './state.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>

/** Figures a sum is told of one by one. */
const fewFigures = 4

/**
 * Where the figure comes from: the reports it is made of, who sent each in and when, and who confirmed it. People are
 * named to whoever sees the unit's reports, in private; else the unit alone.
 */
export function origin(row: Matter, context: Context): Fact {
  if (!context.facts) return guests
  if (row.kind === 'task') return taskOrigin(row, context)
  const state = stateOf(row, context)
  if (!state) return { label: '', value: '没有对应的指标', silent: true }
  if (!isGoalReported(state)) return none(context, state)
  const used = state.measure === 'flow' || state.measure === 'ratio' ? state.figures : newestOfEach(state.figures)
  const shown = used.slice(-fewFigures).toReversed()
  const starts = state.parts.flatMap(({ baseline }) => baseline ?? [])
  const name = state.measure === 'flow' ? '期初累计' : '基数'
  const begun = starts.map(
    ({ no, value, date, source }) =>
      `${name}${figure(value)}${indicatorByNo(context.plan, no)?.reportUnit ?? state.unit}（${dayLabel(date)}，来源：${source}）`,
  )
  const more = used.length > shown.length ? `（共${used.length}期，列最近${shown.length}期）` : ''
  const summed = used.length + (state.measure === 'flow' ? starts.length : 0) > 1 ? '合计自' : '来自'
  return {
    label: '',
    value: state.current === null ? '现值还算不出' : currentWords(state),
    rest: `，${summed}${shown.map((one) => figureOrigin(one, context)).join('；')}${more}${begun.length > 0 ? `；${begun.join('；')}` : ''}`,
    places: reportPlaces(state),
    buttons: [button('历次填报', { do: 'history', kind: 'indicator', no: state.indicators[0]?.no ?? 0 })],
  }
}

/** Of a level the newest figure of each part counts. */
const newestOfEach = (figures: readonly Figure[]): Figure[] => [
  ...new Map(figures.map((one) => [one.no, one])).values(),
]

function figureOrigin({ report, no, period }: Figure, context: Context): string {
  const indicator = indicatorByNo(context.plan, no)
  return `${period.label}${indicator ? figureWords(indicator, report) : ''}（${stepsOf(report, context)}）`
}

/** `李明（司法局）2024年4月3日填报，周敏4月5日确认` */
function stepsOf(report: Report, context: Context): string {
  const named = !context.group && context.may('seePending', [report.unit])
  const unit = shortName(context.plan, report.unit)
  const { by, at } = lastEvent(report)
  const sent = report.byOffice ? '办公室录入' : '填报'
  const corrected = report.correction === '' ? '' : `，更正：${report.correction}`
  return `${named ? `${unit}${report.by.name}` : unit}${dayLabel(report.at.slice(0, 10))}${sent}，${named ? by.name : '办公室'}${dayLabel(at.slice(0, 10))}确认${corrected}`
}

function taskOrigin(row: RowOf<'task'>, context: Context): Fact {
  const state = context.taskStates().find(({ task }) => task === row.item)
  if (!state || state.reports.length === 0)
    return { label: '', value: '尚未填报', rest: '，没有已确认的进展', silent: true }
  return {
    label: '',
    value: state.progress,
    rest: `，来自${state.reports.map((report) => `${periodIn(report)}（${stepsOf(report, context)}）`).join('；')}`,
    places: ['已确认的任务进展'],
    buttons: [button('历次填报', { do: 'history', kind: 'task', no: row.item.no })],
  }
}

const periodIn = ({ period }: Report): string => parsePeriod(period)?.label ?? period

/** 补报: what was sent in after it was due; of what was never owed, because the bot began later, apart. */
export function lateReports(_: Row, context: Context): Fact {
  const { plan, facts, since = plan.start, dueDays = plan.dueDays } = context
  if (!facts) return guests
  const all = [...countingFigures(facts), ...countingProgress(facts)].flatMap((report) => {
    const period = parsePeriod(report.period)
    return period ? [{ report, period, due: dueDayOf(period, dueDays) }] : []
  })
  const past = all.filter(({ period }) => period.last < since)
  const late = all.filter(({ report, period, due }) => period.last >= since && report.at.slice(0, 10) > due)
  const rows = [...new Set(late.map(({ report }) => keyOf(report)))].flatMap((key) => rowOfKey(key, context))
  const before = past.length === 0 ? '' : `；另有${past.length}期是启用（${dayLabel(since)}）以前的，补录的不算迟报`
  return {
    label: '',
    value: late.length === 0 ? '没有过了截止日才报的' : `过了截止日才报的${late.length}期`,
    rest: before,
    rows,
    listed: (row) => [
      `：${late
        .filter(({ report }) => keyOf(report) === keyOfRow(row))
        .map((one) => lateWords(one, context))
        .join('；')}`,
    ],
    places: ['已确认的填报'],
  }
}

const keyOf = ({ kind, no }: Pick<Report, 'kind' | 'no'>): string => `${kind} ${no}`
const keyOfRow = (row: Row): string => `${row.kind} ${row.id}`

function rowOfKey(key: string, { plan }: Context): Row[] {
  const [kind, no] = key.split(' ')
  const indicator = kind === 'indicator' ? indicatorByNo(plan, Number(no)) : undefined
  const task = kind === 'task' ? plan.tasks.find((one) => one.no === Number(no)) : undefined
  return indicator ? [indicatorRow(indicator)] : task ? [taskRow(task)] : []
}

const lateWords = (
  { report, period, due }: { report: Report; period: Period; due: string },
  { plan }: Context,
): string =>
  `${period.label}，${dayLabel(due)}到期，${shortName(plan, report.unit)}${dayLabel(report.at.slice(0, 10))}报`
