import { shortName, unitName, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { silenceAbout } from '../silence.ts'
import { monthLabel, targetWords } from '../words.ts'

/** The parts of a target that counties or years have: from later papers where there are any, else not written. */
export function shares(row: RowOf<'indicator'> | RowOf<'task'>, { plan, query }: Context): Fact {
  const { whole, parts } = wordsOf(plan)
  const [first] = indicatorsOf(plan, row)
  const units = query.where.flatMap((filter) =>
    'unit' in filter && filter.unit !== undefined && filter.by !== 'target'
      ? [filter.unit]
      : filter.by === 'rows'
        ? filter.rows.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : []))
        : [],
  )
  const known = silenceAbout(plan, '县级目标', '各县目标', '分解到县', '分解指标')
  const who =
    units.length > 0
      ? units
          .map((id) => (plan.units.some((unit) => unit.id === id) ? shortName(plan, id) : unitName(plan, id)))
          .join('、')
      : `各${parts}`
  return {
    label: '',
    value: `方案未写${who}的分解数`,
    rest: first
      ? `；${whole}到${monthLabel(plan.end)}的目标是${targetWords(plan, first)}，没有分解到${parts}，不能平均分`
      : '，也没有数字目标',
    silent: true,
    places: known?.sources.slice(0, 2),
  }
}
