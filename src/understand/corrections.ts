import type { Input } from '../cards/kit.ts'
import { patternOf } from './patterns.ts'
import type { Sentence } from './sentence.ts'
import { periodOfFigure, withMarks } from './statements.ts'

const question = patternOf('questionOfFigure')
const wrong = /不对|错了|是错的|有误|不准确?|[报填录写][错成]/
const reported = /[报填录数]/
const right = /(应当?[是为]|而是|(更正|修正|订正|改|调整)[为成]|(,|不对|错了)(实际|其实|正确的?)?[是为])[^,#]{0,3}#/
const opens = /^(我们?|请|帮我?|要|想)*(更正|订正|修正|改报|改数)/
const changed = /^[把将]?[^,#]{0,8}Ⓢ[^,#]*(#[^,#]*)?(更正|订正|修正|改)[为成][^,#]{0,3}#/

/**
 * A sentence of somebody who reports a figure, that what was reported of it is wrong and what is right: “…是错的，应为…”,
 * “不是…而是…”, “更正…为…”. Null where it asks, speaks of the target, or names no figure.
 */
export function correctionIn({ frame, indicators }: Sentence, now: string): Input | null {
  const [indicator] = indicators
  // 应该是 is no question here.
  const said = frame.replace(/应该(?=[是为])/g, '应')
  if (indicator === undefined || question.test(said.replace(/,是说/g, ''))) return null
  const marked = withMarks(said)
  if (!marked.includes('#')) return null
  const isWrong = wrong.test(marked) && (right.test(marked) || reported.test(marked))
  const isOther = /不是[^,]*#[^,]*,?而?[^,]{0,4}是#/.test(marked)
  if (!isWrong && !isOther && !opens.test(marked) && !changed.test(marked)) return null
  const period = periodOfFigure(frame, now)
  return { do: 'correct', indicator, ...(period !== null && { period }) }
}
