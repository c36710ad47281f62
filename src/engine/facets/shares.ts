import { amendmentName } from '../../domain/amendments/amendment.ts'
import { sideBySide } from '../../domain/amendments/parts.ts'
import { byWords } from '../../domain/amendments/words.ts'
import { figure, plainFigure } from '../../domain/decimal.ts'
import { shortName } from '../../domain/look.ts'
import type { Indicator, Share } from '../../domain/plan.ts'
import { goalOfIndicator, unitName, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { silenceAbout } from '../silence.ts'
import { monthLabel, targetWords } from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>

/** The parts of a target that counties have: from later papers where there are any, else not written. */
export function shares(row: Matter, context: Context): Fact {
  const { plan } = context
  const [first] = indicatorsOf(plan, row)
  const units = unitsAsked(context)
  if (first && units.length !== 1) {
    const known = ofAll(first, context)
    if (known) return known
  }
  if (first && units.length > 0) {
    const known = units.flatMap((unit) => ofUnit(first, unit, context) ?? [])
    const [one] = known
    if (one && known.length === units.length)
      return known.length === 1
        ? one
        : {
            label: '',
            value: known.map(({ label, value }) => `${label}${value}`).join('；'),
            places: known.flatMap(({ places = [] }) => places),
          }
  }
  return unwritten(first, units, context)
}

function unitsAsked({ query }: Context): string[] {
  return query.where.flatMap((filter) =>
    'unit' in filter && filter.unit !== undefined && filter.by !== 'target'
      ? [filter.unit]
      : filter.by === 'rows'
        ? filter.rows.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : []))
        : [],
  )
}

/** `商标 2024年底9.5万件`, of amounts by the year the year's. */
function figuresWords(indicator: Indicator, own: readonly Share[]): string {
  return own
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, basis, value }) => {
      const when = basis === 'year' ? `${on.slice(0, 4)}年当年` : byWords(on)
      return `${when}${basis === 'start' ? '基数' : ''}${figure(value)}${indicator.unit}`
    })
    .join('，')
}

const papersOf = (own: readonly Share[]): string[] => [...new Set(own.map(({ by }) => amendmentName(by)))]
const placesOf = (own: readonly Share[]): string[] => papersOf(own).map((name) => name.replace(/\s+/g, ''))

/** One unit's own figures, with the paper, what they replaced, and what it has reported. */
function ofUnit(first: Indicator, unit: string, context: Context): Fact | undefined {
  const { plan, query } = context
  const all = (goalOfIndicator(plan, first).shares ?? []).filter((one) => one.unit === unit && one.no === first.no)
  const year = query.at?.slice(0, 4)
  const ofYear = all.filter(({ on }) => on.slice(0, 4) === year)
  const own = ofYear.length > 0 ? ofYear : all
  const [one] = own.filter(({ basis }) => basis !== 'start')
  if (!one) return undefined
  const none = year !== undefined && ofYear.length === 0 ? `；没有写${year}年的` : ''
  const before = own
    .flatMap(({ was }) => was.slice(-1))
    .map(({ value, by }) => `${by ? amendmentName(by) : '方案'}原为${value}`)
  return {
    label: `${shortName(plan, unit)}${first.short}目标`,
    value: figuresWords(first, own),
    rest: `（按${papersOf(own).join('、')}${before.length > 0 ? `，${before[0]}` : ''}）${none}${progressWords(first, unit, context)}`,
    figures: own.map(({ value }) => ({ value, unit: first.unit })),
    places: placesOf(own),
  }
}

/** What the unit itself reported, of its own share. */
function progressWords(first: Indicator, unit: string, context: Context): string {
  const state = context.partState(unit, first.no)
  if (!state || state.current === null) return ''
  return `；本地已报${figure(plainFigure(state.current))}${first.unit}`
}

/** All of them with their sum beside the whole's target; those without a figure by name. */
function ofAll(first: Indicator, context: Context): Fact | undefined {
  const { plan, query } = context
  const goal = goalOfIndicator(plan, first)
  const all = (goal.shares ?? []).filter(({ unit, basis, no }) => unit !== null && basis !== 'start' && no === first.no)
  const days = [...new Set(all.map(({ on }) => on))].sort()
  const on =
    days.find((day) => day.slice(0, 4) === query.at?.slice(0, 4)) ??
    days.find((day) => day >= context.day) ??
    days.at(-1)
  if (on === undefined) return undefined
  const own = all.filter((one) => one.on === on)
  const year = own[0]?.basis === 'year' ? `${on.slice(0, 4)}年当年` : `到${byWords(on)}`
  const beside = sideBySide(
    context.partsKnown(),
    goal,
    context.goals().find((one) => one.goal.indicators.includes(first.no))?.current ?? null,
  )
  const sums = beside
    ? `；各地已报合计${figure(plainFigure(beside.sum))}${first.unit}（${beside.reported.length}家），牵头单位报${beside.lead === null ? '的还没有' : `${figure(plainFigure(beside.lead))}${first.unit}`}，两者不相加`
    : ''
  return {
    label: `${first.short}${year}的分解数：`,
    value: own.map(({ unit, value }) => `${shortName(plan, unit ?? '')}${figure(value)}`).join('、'),
    rest: `（${first.unit}，按${papersOf(own).join('、')}）${sums}`,
    figures: own.map(({ value }) => ({ value, unit: first.unit })),
    places: placesOf(own),
  }
}

function unwritten(first: Indicator | undefined, units: readonly string[], { plan }: Context): Fact {
  const { whole, parts } = wordsOf(plan)
  const known = silenceAbout(plan, '县级目标', '各县目标', '分解到县', '分解指标')
  const who =
    units.length > 0
      ? units
          .map((id) => (plan.units.some((unit) => unit.id === id) ? shortName(plan, id) : unitName(plan, id)))
          .join('、')
      : `各${parts}`
  const goal = first && goalOfIndicator(plan, first)
  const others = goal?.shares?.some(({ unit }) => unit !== null) ? `（${fromShares(goal.shares)}没有给出）` : ''
  return {
    label: '',
    value: `方案未写${who}的分解数`,
    rest: first
      ? `${others}；${whole}到${monthLabel(plan.end)}的目标是${targetWords(plan, first)}，${others === '' ? `没有分解到${parts}，不能平均分` : '那是全体的数'}`
      : '，也没有数字目标',
    silent: true,
    places: known?.sources.slice(0, 2),
  }
}

const fromShares = (all: readonly Share[]): string => papersOf(all.filter(({ unit }) => unit !== null)).join('、')
