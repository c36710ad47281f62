import { plainNumbers } from '../numbers/plain.ts'
import type { Found } from './found.ts'
import type { Heading } from './headings.ts'
import { bareLabel } from './labels.ts'
import { sumsKinds, withoutPeriod } from './said-period.ts'
import type { Titles } from './titles.ts'

/** What a table's title names. */
export type Named = { no: number; sure: boolean }

/** The one indicator of the sender the title names; not `sure` by a name that may be a part of it. */
export function namedBy({ reading }: Found, titles: Titles): Named | null {
  const title = bareLabel(withoutPeriod(titles.all())).replaceAll(reading.labels.field, '')
  const all = [...reading.labels.indicators]
    .filter(
      ([key, { nos }]) => key.length >= 4 && title.includes(key) && nos.some((no) => reading.isOwn('indicator', no)),
    )
    .sort(([a], [b]) => b.length - a.length)
  for (const sure of [true, false]) {
    const names = all.filter(([, name]) => name.sure === sure)
    const [longest] = names
    if (!longest) continue
    const own = longest[1].nos.filter((no) => reading.isOwn('indicator', no))
    const others = names.filter(([key, { nos }]) => !longest[0].includes(key) && !nos.some((no) => own.includes(no)))
    const [no] = own
    const isIt = own.length === 1 && others.length === 0 && no !== undefined
    return isIt && !saysOtherNumber(titles.all(), no) ? { no, sure } : null
  }
  return null
}

/** 指标50 before the name of another: which of the two the table is about nobody knows. */
function saysOtherNumber(title: string, no: number): boolean {
  const numbers = [...plainNumbers(title).matchAll(/指标\s*第?(\d{1,3})(?!\d|\s*[个项月年、,，—-])/g)]
  return numbers.length > 0 && numbers.every(([, said]) => Number(said) !== no)
}

/** The only ratio the sender reports, where one column each is headed by the numbers it is asked for as. */
export function ratioOf({ reading }: Found, headings: readonly Heading[]): Named | null {
  const own = [...reading.ratios].filter((no) => reading.isOwn('indicator', no))
  const hasOne = (role: string) => {
    const all = headings.filter((heading) => heading.role === role)
    // Of groups of kinds that of their sum is meant, of periods one each.
    const periods = new Set(all.map(({ period }) => JSON.stringify(period)))
    return (
      all.length > 0 &&
      (periods.size === all.length || all.filter((heading) => isSumOfGroups(heading, headings)).length === 1)
    )
  }
  const hasBoth = hasOne('numerator') && hasOne('denominator')
  const [no] = own
  return hasBoth && own.length === 1 && no !== undefined ? { no, sure: true } : null
}

/** 合计 over 受理: a column of the sum of all groups; 二季度合计 beside its months is the sum of these. */
export const isSumOfGroups = ({ text }: Heading, headings: readonly Heading[]): boolean =>
  text.split(' ').some(sumsKinds(headings.flatMap((heading) => heading.text.split(' '))))
