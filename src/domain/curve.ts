import type Big from 'big.js'
import type { GoalState } from './attainment.ts'
import { dueOn } from './course.ts'
import { isLevel, measured, partInYear, partUntil } from './part.ts'

/** A goal's value on a day, and what was due then; null where nothing was. */
export type Point = { day: string; value: Big; due: Big | null }

/**
 * The goal after each of its periods, oldest first: sums of flows, levels of stocks, growth and ratio in percent. What
 * an opening total stands in for is not drawn: how it grew is not known.
 */
export function curveOf(state: GoalState): Point[] {
  const since = openedOn(state)
  const days = new Set(state.figures.map(({ day }) => day).filter((day) => day > since))
  return [...days].sort().flatMap((day) => {
    const value = valueOn(state, day)
    return value === null ? [] : [{ day, value, due: dueOn(state.course, day) }]
  })
}

/** The goal's value on a day as its parts are known now. */
export function valueOn({ goal, measure, parts, baseline }: GoalState, day: string): Big | null {
  const then = parts.map((part) => partUntil(part, day))
  const own = goal.perYear ? then.map((part) => partInYear(measure, part, day.slice(0, 4))) : then
  return measured(measure, own, baseline).current
}

/** Date of the latest opening total; '' where there is none. */
export const openedOn = ({ measure, parts }: GoalState): string =>
  isLevel(measure)
    ? ''
    : (parts
        .flatMap(({ baseline }) => baseline?.date ?? [])
        .sort()
        .at(-1) ?? '')
