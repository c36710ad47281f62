import type Big from 'big.js'
import { neededWords } from '../../cards/goal.ts'
import { button } from '../../cards/kit.ts'
import { currentWords, distanceWords, gapWords, measured } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { baselineOf } from '../../domain/counting.ts'
import { dueOn } from '../../domain/course.ts'
import { dayLabel } from '../../domain/day.ts'
import { figure } from '../../domain/decimal.ts'
import { isLevel } from '../../domain/part.ts'
import { unitName } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { ofShare, progressOfUnit, reportedByUnit } from './of-unit.ts'
import { origin } from './origin.ts'
import { change, outlook } from './outlook.ts'
import { asSum, ownPart, withOthers } from './own-part.ts'
import { matterReasons } from './reasons.ts'
import { matterFacets } from './rows.ts'
import { guests, none, ownStanding, reportPlaces, standing, stateOf, target } from './state.ts'
import { inPeriod } from './time-span.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

function pendingNote(context: Context, state: GoalState): string[] {
  const units = [...new Set(state.indicators.flatMap(({ leads }) => leads))]
  return !context.group && state.pending > 0 && context.may('seePending', units)
    ? [`另有待审核${state.pending}件，未计入。`]
    : []
}

/** What is told of a goal; `own`: the part that is asked about alone, of a goal that several indicators share. */
type OfGoal = (state: GoalState, context: Context, own: GoalState | undefined) => Fact

/** Facets of a goal: an indicator's own, a task's where it carries one. */
const ofGoal =
  (facet: OfGoal, ofTask?: (row: RowOf<'task'>, context: Context) => Fact): Facet =>
  (row, context) => {
    if (!context.facts) return guests
    if (context.day > context.today && context.query.at)
      return { label: '', value: `${dayLabel(context.day)}还没到`, rest: '，没有数据', silent: true }
    if (row.kind === 'task' && ofTask) return ofTask(row, context)
    const state = stateOf(row, context)
    if (!state) return { label: '', value: '没有对应的指标', rest: '，没有可算的数', silent: true }
    const ofPart = ofShare(state, context, (one) => facet(one, context, undefined))
    if (ofPart) return ofPart
    return facet(state, context, ownPart(state, indicatorsOf(context.plan, row)))
  }

/** The same of the whole goal, said beside the part's own figure. */
const summed =
  (facet: OfGoal): OfGoal =>
  (state, context, own) =>
    asSum(facet(state, context, undefined), state, own)

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

/** What the way from the baseline to the target asks for by the day, and what there is. */
function expected(state: GoalState, context: Context): Fact {
  const words = (value: Big): string => measured(state, value, state.unit)
  const due = dueOn(state.course, context.day)
  const now = isGoalReported(state)
    ? `；已有${currentWords(state)}${state.figureDay ? `（截至${dayLabel(state.figureDay)}）` : ''}${gapWords(state) === '' ? '' : `，${gapWords(state)}`}`
    : '；尚未填报'
  const rest = `${now}，目标${target(context, state)}`
  if (due && state.course.kind === 'way')
    return {
      label: `到${dayLabel(context.day)}按序时应到`,
      value: words(due),
      rest,
      figures: [{ value: due.toFixed(), unit: state.unit }],
      places: reportPlaces(state),
    }
  const why = state.step
    ? '目标只有几个，看是否完成，不按序时'
    : state.course.kind === 'distance'
      ? '任何时候都与目标比，不按序时'
      : state.light === 'noBaseline' || isLevel(state.measure)
        ? '缺基数，算不出序时应到多少'
        : '不按序时判断'
  return { label: '', value: why, rest, silent: true, places: reportPlaces(state) }
}

/** The start value that was confirmed: of a level the baseline, of a sum the opening total. Each indicator has its own. */
function startValue(row: Matter, context: Context): Fact | null {
  if (!context.facts) return null
  const known = indicatorsOf(context.plan, row).flatMap((indicator) => {
    const found = baselineOf(context.facts ?? { reports: [], baselines: [] }, indicator.no, context.day)
    return found ? [{ indicator, found }] : []
  })
  const [first] = known
  if (!first) return null
  const amount = ({ indicator, found }: (typeof known)[number]): string =>
    `${known.length > 1 ? `指标${indicator.no} ` : ''}${
      found.numerator && found.denominator
        ? `${figure(found.numerator)}÷${figure(found.denominator)}`
        : `${figure(found.value)}${indicator.reportUnit ?? indicator.unit}`
    }`
  return {
    label: isLevel(first.indicator.measure) ? '基数' : '期初累计',
    value: known.map(amount).join('、'),
    rest: `（${dayLabel(first.found.date)}，来源：${first.found.source}）`,
    figures: known.map(({ indicator, found }) => ({
      value: found.value,
      unit: indicator.reportUnit ?? indicator.unit,
    })),
    words: [first.found.date.slice(0, 4)],
    places: ['办公室设定的基数'],
  }
}

/** Nothing is left of the way: reached, or of a state without a figure whether it is so yet. */
const reachedWords = (state: GoalState): string =>
  state.current === null ? '现值还算不出' : state.measure === 'state' ? currentWords(state) : '正好达到目标'

const progress = ofGoal(
  (state, context, own) => ({
    ...(inPeriod(own ?? state, context) ?? (own ? ownStanding(context, state, own) : standing(context, state))),
    notes: pendingNote(context, state),
  }),
  taskProgress,
)

const reported = ofGoal(
  (whole, context, own) => {
    const state = own ?? whole
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
)

export const standingFacets: Record<string, Facet> = {
  expected: ofGoal(summed(expected)),
  reasons: matterReasons,
  origin,
  base: (row, context) => {
    const ofPlan = matterFacets.base?.(row as never, context) ?? { label: '', value: '方案未写基期', silent: true }
    const own = startValue(row, context)
    if (own) return { ...own, rest: `${own.rest}${ofPlan.silent ? '' : `；${ofPlan.label}${ofPlan.value}比`}` }
    const needs = context.facts && indicatorsOf(context.plan, row).some(({ measure }) => isLevel(measure))
    return needs ? { ...ofPlan, rest: `${ofPlan.rest ?? ''}；还没有设基数` } : ofPlan
  },
  progress: (row, context) => progressOfUnit(row, context) ?? progress(row, context),
  gap: ofGoal(
    summed((state, context) => {
      if (!isGoalReported(state))
        return { ...none(context, state), rest: `，还差多少算不出；目标${target(context, state)}` }
      const left = distanceWords(state)
      const has = state.measure === 'state' ? '' : `已有${currentWords(state)}，`
      const now = `（${has}目标${target(context, state)}${gapWords(state) === '' ? '' : `，${gapWords(state)}`}）`
      return {
        label: '',
        value: left === '' ? reachedWords(state) : left,
        rest: now,
        places: reportPlaces(state),
      }
    }),
  ),
  history: ofGoal((whole, context, own) => {
    const state = own ?? whole
    if (!isGoalReported(state)) return own ? ownStanding(context, whole, own) : none(context, state)
    const sum = own ? `；${withOthers(whole, own)}${currentWords(whole)}，目标${target(context, whole)}` : ''
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
      rest: `${state.figures.length > recent.length ? '（最近的在前）' : ''}${sum}`,
      places: reportPlaces(state),
      buttons: [button('历次填报', { do: 'history', kind: 'indicator', no: state.indicators[0]?.no ?? 0 })],
    }
  }, taskProgress),
  change: ofGoal((state, context, own) => {
    const fact = change(own ?? state, context)
    return own
      ? { ...fact, label: `本项${fact.label}`, rest: `${fact.rest}；${withOthers(state, own)}${currentWords(state)}` }
      : fact
  }),
  forecast: ofGoal(summed(outlook)),
  needed: ofGoal(
    summed((state, context) => {
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
  ),
  reported: (row, context) => reportedByUnit(row, context) ?? reported(row, context),
}
