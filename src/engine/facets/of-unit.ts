import { currentWords, distanceWords, lightText, targetWords } from '../../cards/state-words.ts'
import { partUnits } from '../../domain/amendments/parts.ts'
import { type GoalState, isGoalReported } from '../../domain/attainment.ts'
import { isLedBy } from '../../domain/by-lead.ts'
import { dayLabel } from '../../domain/day.ts'
import { shortName } from '../../domain/look.ts'
import { countingShares } from '../../domain/reporting/shares.ts'
import { periodWords } from '../../domain/reporting/words.ts'
import { unitName, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import type { RowOf } from '../rows.ts'
import { standing, stateOf } from './state.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>

/** The one unit whose part in named rows is asked for; undefined where none is, or several are. */
export function unitAsked({ where, rows }: Context['query']): string | undefined {
  if (rows === 'all') return undefined
  const units = where.flatMap((filter) =>
    (filter.by === 'lead' || filter.by === 'responsible' || filter.by === 'involved') && !filter.not
      ? [filter.unit]
      : [],
  )
  return new Set(units).size === 1 ? units[0] : undefined
}

/** How a goal stands as a unit has it: what it leads is its own, of others its share; null where it has none. */
export function stateOfUnit(row: Matter, unit: string, context: Context): GoalState | null {
  const state = stateOf(row, context)
  return !state || isLedBy(state, unit) ? (state ?? null) : shareOf(state, unit, context)
}

/** A unit's share of a goal that others lead; null where no paper gives it one. */
const shareOf = ({ indicators }: GoalState, unit: string, context: Context): GoalState | null =>
  context.partState(unit, indicators[0]?.no ?? 0)

/** How a row stands as the unit asked about has it; undefined where nobody's part is asked for, or it leads it. */
export function progressOfUnit(row: Matter, context: Context): Fact | undefined {
  const unit = unitAsked(context.query)
  if (unit === undefined || !context.facts) return undefined
  return row.kind === 'task' ? taskOfUnit(row, unit, context) : goalOfUnit(row, unit, context)
}

function taskOfUnit(row: RowOf<'task'>, unit: string, { plan, taskStates }: Context): Fact {
  const reports = taskStates().find(({ task }) => task === row.item)?.reports ?? []
  const own = reports.find((one) => one.unit === unit)
  const others = reports.filter((one) => one !== own).map((one) => `${unitName(plan, one.unit)}：${one.progress}`)
  const beside = others.length > 0 ? `；别的单位报了${others.slice(0, 3).join('、')}` : ''
  const places = reports.length > 0 ? ['已确认的任务进展'] : []
  if (!own)
    return {
      label: shortName(plan, unit),
      value: '尚未填报',
      rest: `这项任务，没有已确认的进展${beside}`,
      silent: true,
      places,
    }
  return {
    label: `${shortName(plan, unit)}：`,
    value: own.progress,
    rest: `${own.done === '' ? '' : `（${own.done.slice(0, 120)}）`}${beside}`,
    words: [own.progress],
    places,
  }
}

/** What a unit reported of its share of a goal, as confirmed, oldest first. */
const sharesOf = ({ indicators }: GoalState, unit: string, { facts }: Context) =>
  countingShares(facts ?? { reports: [], baselines: [] })
    .filter((one) => one.unit === unit && indicators.some(({ no }) => no === one.no))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))

function goalOfUnit(row: RowOf<'indicator'>, unit: string, context: Context): Fact | undefined {
  const whole = stateOf(row, context)
  if (!whole || isLedBy(whole, unit)) return undefined
  const name = shortName(context.plan, unit)
  const own = shareOf(whole, unit, context)
  const city = standing(context, whole, true)
  const beside = `${wordsOf(context.plan).whole}：${city.label}${city.value}${city.rest ?? ''}`
  if (!own) {
    const leads = whole.indicators.flatMap(({ leads: all }) => all.map((id) => shortName(context.plan, id)))
    const last = sharesOf(whole, unit, context).at(-1)
    return {
      label: name,
      value: last ? '报过自己的数' : '没有单独的目标和单独的数',
      rest: `${last ? `（最近是${periodWords(last.period)}），没有分解给它的目标` : ''}，由${[...new Set(leads)].join('、')}牵头；${beside}`,
      silent: last === undefined,
      places: city.places,
    }
  }
  if (!isGoalReported(own))
    return {
      label: name,
      value: '尚未填报',
      rest: `自己的数，它的目标${targetWords(own)}；${beside}`,
      silent: true,
      places: city.places,
    }
  const left = distanceWords(own)
  return {
    label: `${name}：已有`,
    value: currentWords(own),
    rest: `，它的目标${targetWords(own)}，${lightText(own)}${left === '' ? '' : `，${left}`}${own.figureDay ? `（截至${dayLabel(own.figureDay)}）` : ''}；${beside}`,
    words: [lightText(own)],
    places: [...new Set([...(city.places ?? []), '已确认的本地填报'])],
  }
}

/** Whether the unit asked about reported a row, by its own reports; undefined where no unit is asked about. */
export function reportedByUnit(row: Matter, context: Context): Fact | undefined {
  const unit = unitAsked(context.query)
  if (unit === undefined || !context.facts) return undefined
  if (row.kind === 'task') return taskOfUnit(row, unit, context)
  const state = stateOf(row, context)
  const name = shortName(context.plan, unit)
  if (!state || !isLedBy(state, unit)) {
    const shares = state ? sharesOf(state, unit, context) : []
    const last = shares.at(-1)
    if (!last) return goalOfUnit(row, unit, context)
    return {
      label: name,
      value: `报过自己的数，已确认${shares.length}期`,
      rest: `，最近是${periodWords(last.period)}`,
      places: ['已确认的本地填报'],
    }
  }
  const own = state.figures.filter(({ report }) => report.unit === unit)
  const newest = own.at(-1)
  if (newest)
    return {
      label: name,
      value: `报过，已确认${own.length}期`,
      rest: `，最近是${newest.period.label}（${dayLabel(newest.day)}）`,
      places: [`已确认填报 第${newest.report.id}号（${newest.period.label}）`],
      words: ['报过'],
    }
  const last = state.figures.at(-1)
  const others = [...new Set(state.figures.map(({ report }) => shortName(context.plan, report.unit)))]
  return {
    label: name,
    value: '没有报过',
    rest: last
      ? `；已确认的${state.figures.length}期都由${others.join('、')}报，最近是${last.period.label}`
      : '，也没有别的单位报过',
    silent: true,
    places: last ? [`已确认填报 第${last.report.id}号（${last.period.label}）`] : [],
  }
}

/**
 * What `fact` says of a goal, of the share of the one part of the whole that is asked about; where no paper gives it one,
 * the figure there is is the whole's and called that. Undefined where no part is asked about, or it leads the goal.
 */
export function ofShare(whole: GoalState, context: Context, fact: (state: GoalState) => Fact): Fact | undefined {
  const { plan } = context
  const unit = unitAsked(context.query)
  if (unit === undefined || !partUnits(plan).includes(unit) || isLedBy(whole, unit)) return undefined
  const name = shortName(plan, unit)
  const own = shareOf(whole, unit, context)
  if (own) {
    const said = fact(own)
    return { ...said, label: `${name}：${said.label}`, notes: [] }
  }
  const { label, value, rest = '' } = fact(whole)
  return {
    label: '',
    value: `没有${name}单独的数`,
    rest: `，方案没有把目标分到${name}；${wordsOf(plan).whole}：${label}${value}${rest}`,
    silent: true,
    places: [],
  }
}
