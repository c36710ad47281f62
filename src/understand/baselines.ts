import type { Input } from '../cards/kit.ts'
import { patternOf } from './patterns.ts'
import type { Sentence } from './sentence.ts'
import { withMarks } from './statements.ts'

const question = patternOf('questionOfFigure')
const start = '(基数|期初(累计|数)?|起点数|基期数?)'
const stated = new RegExp(`(?<![比较按在缺没有])${start}(?!上|之上|的?基础)[^,#比较]{0,6}#`)
const made = new RegExp(`#.*[设作当定记填录](定|置)?[为成作]?${start}`)

/** A start value somebody states (商标基数12万件, 50件请设为基数): it is no report of a period. Null where it is none. */
export function baselineIn({ frame, indicators }: Sentence): Input | null {
  const [no] = indicators
  if (no === undefined || question.test(frame)) return null
  const marked = withMarks(frame)
  return stated.test(marked) || made.test(marked) ? { do: 'baseline', no } : null
}
