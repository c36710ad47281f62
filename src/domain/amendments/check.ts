import type Big from 'big.js'
import { dayLabel } from '../day.ts'
import { decimal, figure, sum } from '../decimal.ts'
import { goalOf, shortName, targetFigure } from '../look.ts'
import type { Goal, Indicator, Plan } from '../plan.ts'
import type { Amendment, TargetLine } from './amendment.ts'
import { planAmended } from './apply.ts'
import { addsUp, partUnits } from './parts.ts'
import { goalOfUnit } from './targets.ts'

/** What is wrong with, or worth knowing about, the figures of a paper. `error` has to be said yes to. */
export type Check = { level: 'error' | 'note'; no: number; says: string }

/**
 * The sums and the order of what a paper would set, against the plan as it then holds (docs/rules.md 3): shares that add
 * up must reach the whole's figure of that day; a figure is not lower than the one before it.
 */
export function checksOf(plan: Plan, paper: Amendment): Check[] {
  const lines = paper.lines.filter((line): line is TargetLine => line.kind === 'target')
  const nos = [...new Set(lines.map(({ no }) => goalOf(plan, no).indicators[0] ?? no))]
  const after = planAmended(plan, [paper], '9999-12-31', '9999-12-31')
  return nos.flatMap((no) => {
    const goal = goalOf(after, no)
    return [...wayChecks(after, goal), ...sumChecks(after, goal), ...revisionChecks(after, goal, paper)]
  })
}

const rowsOf = (plan: Plan, { indicators }: Goal): Indicator[] =>
  plan.indicators.filter(({ no }) => indicators.includes(no))
const nameOf = (plan: Plan, goal: Goal): string =>
  rowsOf(plan, goal)
    .map(({ short }) => short)
    .join('和')
const monthOf = (day: string): string => dayLabel(day).replace(/\d+日$/, '')

/** Figures of one unit, or of the whole, must not go back on the way. */
function wayChecks(plan: Plan, goal: Goal): Check[] {
  const units = [null, ...partUnits(plan)]
  return units.flatMap((unit): Check[] => {
    const own = unit === null ? goal : goalOfUnit(plan, goal, unit, plan.end)
    if (!own || own.perYear || goal.sense === 'within' || goal.sense === 'about') return []
    const marks = own.targets.flatMap(({ on, value }) => (value === null ? [] : [{ on, value: decimal(value) }]))
    const who = unit === null ? plan.words.whole : shortName(plan, unit)
    return marks.flatMap((mark, at): Check[] => {
      const before = marks[at - 1]
      const back = before && (goal.sense === 'atMost' ? mark.value.gt(before.value) : mark.value.lt(before.value))
      if (!before || !back) return []
      const words = `${monthOf(mark.on)}的${figure(mark.value)}${goal.sense === 'atMost' ? '高于' : '低于'}${monthOf(before.on)}的${figure(before.value)}`
      return [{ level: 'error', no: goal.indicators[0] ?? 0, says: `${nameOf(plan, goal)}（${who}）：${words}` }]
    })
  })
}

function sumChecks(plan: Plan, goal: Goal): Check[] {
  const rows = rowsOf(plan, goal)
  const units = partUnits(plan)
  const shares = (goal.shares ?? []).filter(({ unit, basis }) => unit !== null && basis !== 'start')
  const no = goal.indicators[0] ?? 0
  const days = [...new Set(shares.map(({ on }) => on))].sort()
  return days.flatMap((on): Check[] => {
    const byUnit = units.map((unit) => ({ unit, value: valueOn(plan, goal, unit, on) }))
    const has = byUnit.filter((one): one is { unit: string; value: Big } => one.value !== null)
    if (has.length === 0) return []
    const whole = wholeOn(plan, goal, on)
    const head = `${nameOf(plan, goal)}到${monthOf(on)}`
    const says = (level: Check['level'], words: string): Check => ({ level, no, says: `${head}：${words}` })
    const lacking = missingWords(
      plan,
      byUnit.filter(({ value }) => value === null).map((one) => one.unit),
    ).map((words) => says('note', words))
    if (whole === null) return [says('note', `${plan.words.whole}没有到这一天的目标，没有核对合计`), ...lacking]
    const unit = rows[0]?.unit ?? ''
    if (!rows.every(addsUp)) return [...laxer(plan, goal, has, whole).map((words) => says('note', words)), ...lacking]
    return [
      ...sumWords(goal, sum(has.map(({ value }) => value)), whole, `${plan.words.whole}目标`, unit).map(
        ([level, words]) => says(level, words),
      ),
      ...lacking,
    ]
  })
}

/** What a unit is to reach by a day: in total, or where only yearly amounts are known the year's. */
function valueOn(plan: Plan, goal: Goal, unit: string, on: string): Big | null {
  const target = goalOfUnit(plan, goal, unit, on)?.targets.find((one) => one.on === on)
  return target?.value == null ? null : decimal(target.value)
}

/** What the whole is to reach by it, in the same terms. */
function wholeOn(plan: Plan, goal: Goal, on: string): Big | null {
  if (goal.perYear) return targetFigure(goal) === null ? null : decimal(targetFigure(goal) ?? 0)
  const isYearly = (goal.shares ?? []).some(({ unit, basis }) => unit !== null && basis === 'year')
  const total = goal.targets.find((one) => one.on === on)?.value
  const inTotals = partUnits(plan).some((unit) => goalOfUnit(plan, goal, unit, on)?.perYear === goal.perYear)
  if (inTotals || !isYearly) return total == null ? null : decimal(total)
  const year = (goal.shares ?? []).filter((one) => one.unit === null && one.basis === 'year' && one.on === on)
  return year.length === 0 ? null : sum(year.map(({ value }) => decimal(value)))
}

type Words = [Check['level'], string]

function sumWords(goal: Goal, total: Big, whole: Big, name: string, unit: string): Words[] {
  const both = `各地合计${figure(total)}${unit}，${name}${goal.strict ? (goal.sense === 'atMost' ? '低于' : '超过') : ''}${figure(whole)}${unit}`
  const diff = `${figure(total.minus(whole).abs())}${unit}`
  if (goal.sense === 'about' || goal.sense === 'within') return [['note', both]]
  if (goal.sense === 'atMost') {
    const isOver = goal.strict ? total.gte(whole) : total.gt(whole)
    return isOver ? [['error', `${both}，高出${diff}`]] : [['note', `${both}，有余地${diff}`]]
  }
  if (goal.strict ? total.lte(whole) : total.lt(whole))
    return [['error', `${both}，${total.eq(whole) ? '正好相等，还不够' : `缺${diff}`}`]]
  return total.eq(whole) ? [] : [['note', `${both}，多${diff}`]]
}

const missingWords = (plan: Plan, units: readonly string[]): string[] =>
  units.length === 0 ? [] : [`没有${units.map((id) => shortName(plan, id)).join('、')}的数`]

/** Where figures do not add up, a share that asks less than the whole's is told. */
function laxer(plan: Plan, goal: Goal, has: readonly { unit: string; value: Big }[], whole: Big): string[] {
  const lax = has.filter(({ value }) => (goal.sense === 'atMost' ? value.gt(whole) : value.lt(whole)))
  if (lax.length === 0) return []
  const names = lax.map(({ unit, value }) => `${shortName(plan, unit)}${figure(value)}`).join('、')
  return [`${names}比${plan.words.whole}目标${figure(whole)}宽`]
}

/** A changed target of the whole, and a state that becomes a figure, is said. */
function revisionChecks(plan: Plan, goal: Goal, { id }: Amendment): Check[] {
  return goal.targets.flatMap((target): Check[] => {
    const before = target.was?.at(-1)
    if (target.by?.id !== id || !before) return []
    const says = `${nameOf(plan, goal)}：${monthOf(target.on)}的目标由${before.value}改为${target.value}`
    return [{ level: 'note', no: goal.indicators[0] ?? 0, says }]
  })
}
