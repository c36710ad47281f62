import type Big from 'big.js'
import { forecastWords, neededWords } from '../../cards/goal.ts'
import { button } from '../../cards/kit.ts'
import { currentWords, distanceWords, gapWords, lightText, measured } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { addDays, dayLabel } from '../../domain/day.ts'
import { percent } from '../../domain/decimal.ts'
import { dueDayOf } from '../../domain/due.ts'
import { curveOf, forecast } from '../../domain/forecast.ts'
import { kindLabel, periodOf, previousPeriod } from '../../domain/period.ts'
import { isReached } from '../../domain/sense.ts'
import { leadsOf, unitName, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { numberRuns, targetWords, unitNames } from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

export const isReported = ({ figures }: GoalState): boolean => figures.length > 0

/** Where only the plan may be told. */
export const guests: Fact = {
  label: '',
  value: '',
  rest: '这里只回答方案内容；填报的进展请在内部群或私聊中问我。',
  silent: true,
}

export function stateOf(row: Matter, context: Context): GoalState | undefined {
  const [first] = indicatorsOf(context.plan, row)
  return first && context.goals().find(({ goal }) => goal.indicators.includes(first.no))
}

/** The confirmed reports a state rests on, as answers cite them. */
export const reportPlaces = (state: GoalState): string[] => {
  const newest = state.figures.at(-1)
  return newest ? [`已确认填报 第${newest.report.id}号（${newest.period.label}）`] : []
}

const target = ({ plan }: Context, { indicators: [first] }: GoalState): string =>
  first ? targetWords(plan, first) : ''

const none = (context: Context, state: GoalState): Fact => ({
  label: '',
  value: '尚未填报',
  inList: `尚未填报，目标${target(context, state)}`,
  rest: `，没有已确认的数据${context.day < context.today ? `（${dayLabel(context.day)}）` : ''}；目标${target(context, state)}`,
  silent: true,
  places: [],
})

/** How a goal stands in one line: value, target, rate, light and distance. */
export function standing(context: Context, state: GoalState, short = false): Fact {
  if (!isReported(state)) return none(context, state)
  const parts = [`目标${target(context, state)}`]
  if (state.attainment) parts.push(`完成率${percent(state.attainment)}`)
  parts.push(`${lightText(state)}${short ? '' : gapWords(state) === '' ? '' : `（${gapWords(state)}）`}`)
  const left = distanceWords(state)
  if (left !== '' && !short) parts.push(left)
  const missing =
    state.indicators.length > 1 && state.missing.length > 0 ? `；指标${numberRuns(state.missing)}尚未填报` : ''
  const as = state.figureDay ? `（截至${dayLabel(state.figureDay)}）` : ''
  return {
    label: state.current === null ? '' : '已有',
    value: state.current === null ? '现值还算不出' : currentWords(state),
    rest: `，${parts.join('，')}${missing}${as}`,
    inList: `${state.current === null ? '现值还算不出' : currentWords(state)}，${parts.slice(0, 3).join('，')}${as}`,
    figures: state.current === null ? [] : [{ value: state.current.toFixed(), unit: state.unit }],
    places: reportPlaces(state),
    words: [lightText(state)],
  }
}

function pendingNote(context: Context, state: GoalState): string[] {
  const units = [...new Set(state.indicators.flatMap(({ leads }) => leads))]
  return !context.group && state.pending > 0 && context.may('seePending', units)
    ? [`另有待审核${state.pending}件，未计入。`]
    : []
}

/** Facets of a goal: an indicator's own, a task's where it carries one. */
const ofGoal =
  (
    facet: (state: GoalState, context: Context) => Fact,
    ofTask?: (row: RowOf<'task'>, context: Context) => Fact,
  ): Facet =>
  (row, context) => {
    if (!context.facts) return guests
    if (context.day > context.today && context.query.at)
      return { label: '', value: `${dayLabel(context.day)}还没到`, rest: '，没有数据', silent: true }
    if (row.kind === 'task' && ofTask) return ofTask(row, context)
    const state = stateOf(row, context)
    if (!state) return { label: '', value: '没有对应的指标', rest: '，没有可算的数', silent: true }
    return facet(state, context)
  }

function taskProgress(row: RowOf<'task'>, { plan, taskStates }: Context): Fact {
  const state = taskStates().find(({ task }) => task === row.item)
  if (!state || state.reports.length === 0)
    return { label: '', value: '尚未填报', rest: '，没有已确认的进展', silent: true, words: [] }
  const each = state.reports.map((one) => `${unitName(plan, one.unit)}：${one.done === '' ? one.progress : one.done}`)
  return {
    label: '',
    value: state.progress,
    rest: `（${each.join('；').slice(0, 160)}）`,
    words: [state.progress],
    places: ['已确认的任务进展'],
  }
}

/** Where the goal was on a day, from its own curve. */
const change = (state: GoalState, context: Context): Fact => {
  if (!isReported(state)) return none(context, state)
  const points = curveOf(state)
  const last = points.at(-1)
  const { days } = context.query
  const since = days === undefined ? undefined : addDays(context.day, -days)
  const before = since === undefined ? points.at(-2) : points.findLast(({ day }) => day <= since)
  if (!last || !before || before === last)
    return {
      label: '',
      value: since ? '没有新的数据' : '只有一期数据，还比不出变化',
      rest: `；现有${currentWords(state)}${last ? `（截至${dayLabel(last.day)}）` : ''}`,
      silent: true,
      places: reportPlaces(state),
    }
  const by = last.value.minus(before.value)
  const amount = measured(state, by.abs(), state.unit)
  return {
    label: '',
    value: by.eq(0) ? '没有变化' : `${by.gt(0) ? '增加' : '减少'}${amount}`,
    rest: `（${dayLabel(before.day)}${measured(state, before.value, state.unit)} → ${dayLabel(last.day)}${measured(state, last.value, state.unit)}）`,
    figures: [{ value: by.toFixed(), unit: state.unit }],
    places: reportPlaces(state),
  }
}

const reachedBy = ({ ends }: GoalState, value: Big): boolean => ends !== null && isReached(ends, value)

/** Where the pace leads, and whether that is enough; else the honest reason why nothing is said. */
const outlook = (state: GoalState, context: Context): Fact => {
  const { plan } = context
  if (!isReported(state))
    return { ...none(context, state), rest: `，没有数据，无法预计；目标${target(context, state)}` }
  const needed = neededWords(plan, state)
  const places = reportPlaces(state)
  const reached = state.current !== null && reachedBy(state, state.current)
  if (reached)
    return {
      label: '',
      value: '已达标',
      rest: `：${currentWords(state)}，目标${target(context, state)}`,
      words: ['是'],
      places,
    }
  const made = forecast(plan, state)
  const verdict =
    'refused' in made
      ? '还不能预计'
      : reachedBy(state, made.least)
        ? '按现在的速度能完成'
        : reachedBy(state, made.most)
          ? '按现在的速度有可能完成，不稳'
          : '按现在的速度完不成'
  const now = state.current === null ? '' : `：已有${currentWords(state)}，目标${target(context, state)}`
  return {
    label: '',
    value: verdict,
    rest: `${now}。${forecastWords(plan, state)}${needed}`.replace(/。$/, ''),
    places,
    notes: [],
  }
}

export const standingFacets: Record<string, Facet> = {
  progress: ofGoal(
    (state, context) => ({ ...standing(context, state), notes: pendingNote(context, state) }),
    taskProgress,
  ),
  gap: ofGoal((state, context) => {
    if (!isReported(state)) return { ...none(context, state), rest: `，还差多少算不出；目标${target(context, state)}` }
    const left = distanceWords(state)
    const now = `（已有${currentWords(state)}，目标${target(context, state)}${gapWords(state) === '' ? '' : `，${gapWords(state)}`}）`
    return {
      label: '',
      value: left === '' ? (state.current === null ? '现值还算不出' : '正好达到目标') : left,
      rest: now,
      places: reportPlaces(state),
    }
  }),
  history: ofGoal((state, context) => {
    if (!isReported(state)) return none(context, state)
    const recent = state.figures.slice(-4).toReversed()
    const words = recent.map(({ period, value, numerator, denominator, no }) => {
      const amount =
        value === null
          ? `${numerator.toFixed()}÷${denominator.toFixed()}`
          : `${value.toFixed()}${state.indicators.find((one) => one.no === no)?.reportUnit ?? state.unit}`
      return `${period.label} ${state.indicators.length > 1 ? `指标${no} ` : ''}${amount}`
    })
    return {
      label: `已确认${state.figures.length}期：`,
      value: words.join('；'),
      rest: state.figures.length > recent.length ? '（最近的在前）' : '',
      places: reportPlaces(state),
      buttons: [button('历次填报', { do: 'history', kind: 'indicator', no: state.indicators[0]?.no ?? 0 })],
    }
  }, taskProgress),
  change: ofGoal(change),
  forecast: ofGoal(outlook),
  needed: ofGoal((state, context) => {
    const words = neededWords(context.plan, state).replace(/。$/, '')
    if (words !== '')
      return {
        label: '',
        value: words,
        rest: `；已有${currentWords(state)}，目标${target(context, state)}`,
        places: reportPlaces(state),
      }
    return outlook(state, context)
  }),
  reported: ofGoal(
    (state, context) => {
      const newest = state.figures.at(-1)
      if (!newest)
        return {
          label: '',
          value: '还没有报过',
          rest: `，没有已确认的数据；目标${target(context, state)}`,
          silent: true,
          notes: pendingNote(context, state),
        }
      return {
        label: '',
        value: `报过，已确认${state.figures.length}期`,
        rest: `，最近是${newest.period.label}（${dayLabel(newest.day)}，${unitName(context.plan, newest.report.unit)}报）`,
        places: reportPlaces(state),
        notes: pendingNote(context, state),
      }
    },
    (row, context) => {
      const fact = taskProgress(row, context)
      return fact.silent ? { ...fact, value: '还没有报过' } : { ...fact, label: '报过：' }
    },
  ),
  reporter: (row, { plan }) => {
    const ids = row.kind === 'indicator' ? [...new Set(row.with.flatMap(({ leads }) => leads))] : []
    const label = '由'
    if (row.kind === 'indicator')
      return {
        label,
        value: unitNames(plan, ids),
        rest: `的联络员填报${ids.length > 1 ? '，哪家报都行' : ''}（${wordsOf(plan).lead}）`,
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
      label: '按',
      value: kindLabel[kind],
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
      rest: mine
        ? `；私聊发“填报 ${name}”打开填报表`
        : `；由${row.kind === 'indicator' ? unitNames(plan, row.item.leads) : '牵头和配合单位'}的联络员发“填报 ${name}”`,
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
