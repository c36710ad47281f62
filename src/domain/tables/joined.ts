import type { Candidate } from './candidate.ts'
import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { type Label, perhaps } from './label.ts'
import { labelIn } from './label-in.ts'
import { bareLabel } from './labels.ts'
import { withoutPeriod } from './said-period.ts'
import { strangerAt } from './stranger.ts'
import type { Titles } from './titles.ts'
import { toldIn } from './told-in.ts'

/**
 * A name that two places say together: the cell left of it (维权援助 | 工作站), or the title (仲裁员队伍情况 above
 * 知识产权). The title's is asked about. Null where `own`, what the cell says alone, stands.
 */
export function joinedLabel(
  { reading, grid }: Found,
  titles: Titles,
  texts: readonly string[],
  { row, axis }: { row: number; axis: number },
  own: Label | null,
  parent: string,
): Label | null {
  if (own?.unknown !== undefined) return null
  if (own?.sure && own.nos.filter((no) => reading.isOwn(own.kind, no)).length === 1) return null
  const text = texts[axis] ?? ''
  if (text.length < 2 || isTotal(text) || isNumber(text) || reading.isUnit(text)) return null
  const left = texts[axis - 1] ?? ''
  if (left !== '' && left !== text && left.length <= 20 && !isNumber(left) && !reading.isUnit(left)) {
    const joined = labelIn(reading.labels, `${left}${text}`)
    if (joined?.kind === 'indicator' && joined.sure && joined.rank === 3) return joined
  }
  // 行政案件 | 受理: what alone is called so in the table needs no name.
  const right = texts[axis + 1] ?? ''
  const isAlone = grid.cells.filter((_, row) => textAt(grid, row, axis + 1) === right).length === 1
  const beside = own || !isAlone || isNumber(right) ? null : labelIn(reading.labels, right)
  if (beside?.weak) return strangerAt(reading.labels, grid, row, axis + 1) ?? beside
  // 其中：知识产权专业 below 仲裁员: the row above says the rest.
  const above = part.test(text) ? `${titles.all()} ${parent}` : titles.all()
  return own
    ? null
    : perhaps(titled(reading.labels.own, above, text.replace(part, '')), (no) => reading.isOwn('indicator', no))
}

const part = /^\s*其中\s*[:：]?\s*/

/** 专利奖 with 申报数 above a figure is 申报专利奖: a name that its column completes. */
export function headedLabel({ reading }: Found, label: Label, text: string, cells: readonly Candidate[]): Label | null {
  if (label.kind !== 'indicator' || label.sure) return null
  const own = label.nos.filter((no) => reading.isOwn('indicator', no))
  const named = cells.flatMap(({ heading }) => {
    const words = bareLabel(withoutPeriod(heading.text.split(' ').at(-1) ?? '').replace(/[(（].*$/, '')).replace(
      /[数量项]+$/,
      '',
    )
    const whole = words.length < 2 ? null : labelIn(reading.labels, `${words}${text}`)
    return whole?.kind === 'indicator' && whole.sure && whole.rank === 3
      ? whole.nos.filter((no) => own.includes(no))
      : []
  })
  const [no, ...others] = new Set(named)
  return no !== undefined && others.length === 0 ? { ...label, nos: [no], sure: true } : null
}

/** Indicators whose name is what the cell says and, before or after it, words of the title. */
function titled(own: readonly { no: number; name: string; short: string }[], title: string, text: string): number[] {
  const said = toldIn(text).name
  const above = bareLabel(title)
  if (said.length < 2) return []
  return own.flatMap(({ no, name, short }) => {
    const isIt = [name.replace(/[（(].*$/, ''), short].map(bareLabel).some((form) => {
      const [before = '', after = '', ...more] = form.split(said)
      const rest = (before === '' ? after : after === '' ? before : '').replace(/(人数|数量|数)$/, '')
      return form.includes(said) && more.length === 0 && rest.length >= 2 && above.includes(rest)
    })
    return isIt ? [no] : []
  })
}
