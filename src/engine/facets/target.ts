import { amendmentPlace } from '../../domain/amendments/amendment.ts'
import { fromWords } from '../../domain/amendments/words.ts'
import { decimal } from '../../domain/decimal.ts'
import type { Goal, Indicator, Plan } from '../../domain/plan.ts'
import { goalOfIndicator, tableOf, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import { indicatorRow, type RowOf } from '../rows.ts'
import { countingWords, monthLabel, scaleOf, targetWords } from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

export const target: Facet = (row, context) => {
  const { plan, query } = context
  const indicators = indicatorsOf(plan, row)
  const [first] = indicators
  if (!first)
    return {
      label: '',
      value: '方案没有给它定数字目标',
      rest: `，${tableOf(plan, 'indicator')}没有对应的指标`,
      silent: true,
    }
  if (row.kind === 'task') {
    const each = indicators.map((one) => `${one.short}${targetWords(plan, one)}`)
    return {
      label: '对应的目标：',
      value: [...new Set(each)].join('；'),
      figures: indicators.flatMap((one) => figuresOf(plan, one)),
      rows: indicators.map(indicatorRow),
    }
  }
  const goal = goalOfIndicator(plan, first)
  const all = goal.targets
  const last = all.at(-1)
  const asked = query.at && query.at !== last?.on ? query.at : undefined
  const then = all.find(({ on }) => on.slice(0, 4) === asked?.slice(0, 4))
  const ofYear = asked && !then ? yearShare(goal, asked.slice(0, 4)) : undefined
  if (ofYear) return ofYear
  if (asked && (!then || all.length === 1))
    return {
      label: '',
      value: `方案未写${asked.slice(0, 4)}年的目标`,
      rest: `；只有到${monthLabel(last?.on ?? plan.end)}的${wordsOf(plan).whole === '' ? '' : wordsOf(plan).whole}目标：${targetWords(plan, first)}`,
      silent: true,
    }
  const each =
    goal.perYear || goal.shares?.length || query.how === 'check' ? undefined : eachTime.exec(query.said ?? '')
  if (each && !asked && !/[填报交]/.test(query.said ?? ''))
    return {
      label: '',
      value: `方案未写${each[0]}要多少`,
      rest: `；只有到${monthLabel(last?.on ?? plan.end)}的${wordsOf(plan).whole}目标：${targetWords(plan, first)}（${countingWords(plan, first)}）`,
      figures: figuresOf(plan, first),
      places: row.with.flatMap(({ statedAt }) => statedAt.map(({ place }) => place)),
    }
  const parts =
    goal.indicators.length > 1
      ? `；指标${goal.indicators.join('、')}${row.with.length > 1 ? '' : `（${otherNames(plan, goal, row.item)}）`}合并计算，${row.with.length > 1 ? '不是各自的目标' : '方案没有拆分'}`
      : ''
  const { binding } = goal
  const way =
    all.some(({ written }) => written !== last?.written) && !query.at
      ? `；${all
          .slice(0, -1)
          .filter(({ written }) => written !== last?.written)
          .map((one) => `${one.on.slice(0, 4)}年${targetWords(plan, first, one)}`)
          .join('，')}`
      : ''
  return {
    label: '目标',
    value: targetWords(plan, first, then),
    rest: `${then ? '' : growthWords(plan, first, query.said ?? '')}（${[countingWords(plan, first), `到${monthLabel((then ?? last)?.on ?? plan.end)}`, binding ?? '', fromWords(then ?? last ?? {})].filter((one) => one !== '').join('，')}${parts}${way}）`,
    figures: figuresOf(plan, first, asked ? then : undefined),
    places: [
      ...((then ?? last)?.by ? [(then ?? last)?.place ?? ''] : []),
      ...row.with.flatMap(({ statedAt }) => statedAt.map(({ place }) => place)),
    ],
  }
}

/** A target asked for by the year or the month, where the plan has one for the whole time. */
const eachTime = /每(?:一|个)?(?:年度?|季度?|半年|个?月)|年均|月均/

const grows = /[涨提升增加多差高]/

/** From the first milestone to the last, where the question is of the way between: `，比2020年多5个百分点`. */
function growthWords(plan: Plan, indicator: Indicator, said: string): string {
  const targets = goalOfIndicator(plan, indicator).targets
  const [first, last] = [targets[0], targets.at(-1)]
  if (!grows.test(said) || targets.length < 2 || !first?.value || !last?.value || first.to || last.to) return ''
  const by = decimal(last.value).minus(first.value)
  const unit = indicator.unit === '%' ? '个百分点' : indicator.unit
  return by.eq(0) ? '' : `，比${first.on.slice(0, 4)}年的目标${by.gt(0) ? '多' : '少'}${by.abs().toFixed()}${unit}`
}

/** The other indicators of a goal by their names: `与申报核心专利项目`. */
const otherNames = (plan: Plan, goal: Goal, own: Indicator): string =>
  `与${plan.indicators.flatMap(({ no, short }) => (goal.indicators.includes(no) && no !== own.no ? [short] : [])).join('、')}`

/** A yearly amount of the whole from a later paper, where the years do not add up to a milestone. */
function yearShare(goal: Goal, year: string): Fact | undefined {
  const one = goal.shares?.find(({ unit, basis, on }) => unit === null && basis === 'year' && on.slice(0, 4) === year)
  if (!one) return undefined
  return {
    label: `${year}年当年的目标`,
    value: one.value,
    rest: `（${fromWords(one)}）`,
    places: [amendmentPlace(one.by)],
  }
}

/** The target's milestones, or the one that is asked for, in its unit and, of 万 and 亿, in single things. */
function figuresOf(plan: Plan, indicator: Indicator, only?: Goal['targets'][number]): NonNullable<Fact['figures']> {
  return (only ? [only] : goalOfIndicator(plan, indicator).targets)
    .flatMap(({ value, to }) => (value === null ? [] : to ? [value, to] : [value]))
    .flatMap((value) => {
      const scale = scaleOf(indicator.unit)
      const own = { value, unit: indicator.unit }
      return scale === 1
        ? [own]
        : [own, { value: decimal(value).times(scale).toFixed(), unit: indicator.unit.slice(1) }]
    })
}
