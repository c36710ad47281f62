import { b, type Inline, text } from '../cards/kit.ts'
import { timeProgress } from '../domain/attainment.ts'
import { dayLabel, daysInclusive, isDay } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ask, TimeWant } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { monthLabel } from './words.ts'

/** Dates of the pilot and of the plan, and the time left on a day. */
export function timePart({ plan, now }: Grounds, { wants, on }: Extract<Ask, { kind: 'time' }>): Part {
  const today = now.slice(0, 10)
  const day = on !== null && isDay(on) ? on : today
  const span = wants.includes('start') && wants.includes('end')
  const lines = (
    span ? (['length', ...wants.filter((want) => want !== 'start' && want !== 'end')] as const) : wants
  ).map((want) => lineOf(plan, want, day, day === today))
  const onlyIssue = wants.every((want) => want === 'issued')
  return {
    title: onlyIssue ? '印发时间' : '试点期',
    blocks: lines.map((line) => text(...line)),
    places: [...(onlyIssue ? [] : [plan.periodWritten.place]), ...(wants.includes('issued') ? ['印发通知'] : [])],
  }
}

function lineOf(plan: Plan, want: TimeWant, day: string, isToday: boolean): Inline[] {
  const { start, end } = plan
  const as = isToday ? '' : `到${dayLabel(day)}，`
  switch (want) {
    case 'start':
      return ['试点期从', b(monthLabel(start)), '开始。']
    case 'end':
      return ['试点期到', b(monthLabel(end)), `结束（${dayLabel(end)}）。`]
    case 'length':
      return [
        '试点期自',
        b(`${monthLabel(start)}至${monthLabel(end)}`),
        `，三年，共${daysInclusive(start, end)}天。`.replace(
          '三年',
          `${Math.round(daysInclusive(start, end) / 365)}年`,
        ),
      ]
    case 'issued':
      return ['方案由', plan.issuer, '于', b(plan.issuedWritten), '印发。']
    case 'left': {
      const days = daysInclusive(day, end) - 1
      if (days < 0) return [as, '试点期', b(`已于${dayLabel(end)}结束`), `，过去${-days}天。`]
      return [as, '距试点结束还有', b(`${days}天`), `（约${Math.round(days / 30.44)}个月），到${dayLabel(end)}。`]
    }
    case 'elapsed': {
      const days = daysInclusive(start, day)
      if (days <= 0) return ['试点期尚未开始，', dayLabel(start), '开始。']
      return [
        as,
        '试点期已过',
        b(`${Math.min(days, daysInclusive(start, end))}天`),
        `（共${daysInclusive(start, end)}天），序时进度`,
        b(percent(timeProgress(plan, day))),
        `，自${monthLabel(start)}至${monthLabel(end)}。`,
      ]
    }
  }
}
