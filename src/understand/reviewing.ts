import type { Input } from '../cards/kit.ts'
import { patternOf } from './patterns.ts'
import type { Sentence } from './sentence.ts'

const decides = patternOf('decidesReport')
const decidesAll = patternOf('decidesAll')
const returns = /退回|驳回|打回|不同意/
const asked = patternOf('asksReported')
const questions = /多少|什么|吗|呢|目标|[?？]|谁|怎么/

/**
 * What a reviewer says of the reports of one unit or one row while they review: 确认 市司法局, 退回 市司法局 数不对,
 * 市司法局报的是多少. Nothing is decided by words: the reports come with their buttons. Null where it is none of it.
 */
export function reviewIn({ frame, text, found, units, indicators, tasks }: Sentence, isOffice: boolean): Input | null {
  const [unit] = units
  const [no] = indicators
  const [task] = tasks
  if (unit === undefined && no === undefined && task === undefined)
    return isOffice && found.length === 0 && decidesAll.test(frame) ? { do: 'pending' } : null
  const row = no !== undefined ? { kind: 'indicator', no } : task !== undefined ? { kind: 'task', no: task } : {}
  const about = { do: 'pending', ...(unit !== undefined && { unit }), ...row }
  const [, ...parts] = decides.exec(frame) ?? []
  // Of either order of the words the same two parts.
  const [verb, reason] = parts[0] === undefined ? parts.slice(2) : parts
  // 确认仲裁员30人 of who reports it is a figure they state.
  const isStated = !isOffice && /\d/.test(frame)
  if (verb !== undefined && !questions.test(frame) && !isStated) {
    const last = found.at(-1)?.said ?? ''
    const why =
      reason === undefined ? '' : text.slice(text.lastIndexOf(last) + last.length).replace(/^[的,，:：。]+/, '')
    return { ...about, decision: returns.test(verb) ? 'return' : 'confirm', ...(why !== '' && { reason: why }) }
  }
  return isOffice && asked.test(frame) ? about : null
}
