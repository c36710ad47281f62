import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { shortDay } from '../domain/day.ts'
import { figure, percent, plainFigure } from '../domain/decimal.ts'
import { curveOf, forecast, neededPerMonth, neededPoints } from '../domain/forecast.ts'
import { placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Block, b, button, buttons, type Card, card, chart, note, source, text } from './kit.ts'
import {
  chartColours,
  currentWords,
  dateWords,
  distanceWords,
  gapWords,
  goalName,
  isLateReport,
  leadsOf,
  lightWords,
  missingPastWords,
  ruleWords,
  targetWords,
  waitingWords,
} from './state-words.ts'

/** One goal: where it stands, its curve against time, what is still needed, and a forecast or why there is none. */
export function goalCard(plan: Plan, state: GoalState): Card {
  const { attainment, progress, indicators, figures } = state
  const shares = [
    attainment ? `完成率${percent(attainment)}` : '',
    // Where the way began above zero the two differ, and both are shown.
    progress && attainment && !progress.eq(attainment) ? `进度${percent(progress)}` : '',
    gapWords(state),
  ].filter((words) => words !== '')
  const curve = curveBlock(state)
  const newest = figures.at(-1)
  return card(
    goalName(state),
    'blue',
    text(b(currentWords(state)), ` / 目标${targetWords(state)} `, lightWords(state)),
    ...(shares.length > 0 ? [text([...shares, distanceWords(state)].filter((words) => words !== '').join('，'))] : []),
    text(`${leadsOf(plan, state)}牵头${state.figureDay ? `，${dateWords(state)}` : ''}`),
    ...(state.missing.length > 0 && figures.length > 0
      ? [text(`指标${state.missing.join('、')}尚未填报，未计入。`)]
      : []),
    ...(state.missingPast > 0 ? [text(missingPastWords(state))] : []),
    ...(state.waitsFor === null ? [] : [text(waitingWords(state.waitsFor))]),
    ...(curve ? [curve] : []),
    ...(figures.length > 0 ? [text(neededWords(plan, state), forecastWords(plan, state))] : []),
    buttons(
      button('历次填报', { do: 'history', kind: 'indicator', no: indicators[0]?.no ?? 0 }),
      button('返回', { do: 'status' }),
    ),
    note(ruleWords(plan, [state])),
    source(
      ...indicators.map(placeOf),
      ...(newest
        ? [
            `${newest.period.label}填报（${newest.report.by.name}，已审核${isLateReport(plan, newest) ? '，补报' : ''}）`,
          ]
        : []),
    ),
  )
}

/** 还需每月, a sentence; '' where nothing is left or it does not apply. */
export function neededWords(plan: Plan, state: GoalState): string {
  const needed = neededPerMonth(plan, state)
  if (!needed) return ''
  const unit = state.measure === 'growth' ? '个百分点' : state.unit
  const { left, perMonth, lastMonth, from, months } = needed
  // Where the figure is old its months began long ago, which “余” would hide.
  const span = from.last < state.day ? `自${from.label}起算${months}个月` : `余${months}个月`
  // Less than one thing a month is no pace: the total says more.
  if (months === 1 || isUnderOne(state, left, months)) return `还需${figure(left)}${unit}（${span}）。`
  const last = lastMonth.gt(0) && lastMonth.lt(perMonth) ? `，最后一个月${figure(lastMonth)}${unit}` : ''
  return `还需每月${figure(perMonth)}${unit}（${span}${last}，共${figure(left)}${unit}）。`
}

const isUnderOne = ({ indicators }: GoalState, left: Big, months: number): boolean =>
  indicators.every(({ decimals }) => decimals === 0) && left.lt(months)

/** Where the pace leads, or why nothing is said about it. */
export function forecastWords(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  if ('refused' in made) {
    const why = {
      step: '目标只有几个，按完成与否看，不作预测。',
      ratio: '比率不作预测。',
      noBaseline: state.missingPast > 0 ? '缺期初数，不作预测。' : '缺基数，不作预测。',
      fewPoints: `已确认${made.points}期，不足${neededPoints}期，不作预测。`,
    }
    return why[made.refused]
  }
  const unit = state.measure === 'growth' ? '%' : state.unit
  const [least, most] = [about(state, made.least), about(state, made.most)]
  return `按近3、6、12个月的速度，到期末约${least === most ? least : `${least}至${most}`}${unit}（${made.points}期数据）。`
}

/** Three digits that mean something, and no more places than the indicator has: what is carried on is not exact. */
function about({ indicators, measure }: GoalState, value: Big): string {
  const whole = plainFigure(value.abs(), 0)
  const places = value.abs().lt(1) ? 3 : Math.max(0, 3 - whole.length)
  return figure(value, Math.min(places, measure === 'growth' ? 1 : (indicators[0]?.decimals ?? 2)))
}

/** Values beside what was due; only values that exist are drawn. */
function curveBlock(state: GoalState): Block | null {
  const points = curveOf(state)
  if (points.length < 2 || state.step) return null
  const values = points.flatMap(({ day, value, due }) => [
    { day: day.slice(2, 7), value: Number(plainFigure(value)), kind: '实际' },
    ...(due === null
      ? []
      : [{ day: day.slice(2, 7), value: Number(plainFigure(due)), kind: state.measure === 'ratio' ? '目标' : '序时' }]),
  ])
  const spec = {
    type: 'line',
    data: { values },
    xField: 'day',
    yField: 'value',
    seriesField: 'kind',
    color: chartColours,
    legends: { visible: true, orient: 'bottom' },
  }
  const last = points.at(-1)
  return chart(
    spec,
    `${goalName(state)}：${points.length}期，最近${last ? `${shortDay(last.day)} ${figure(last.value)}${state.unit}` : ''}`,
  )
}
