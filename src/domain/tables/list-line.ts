import { stateIn } from './states.ts'

/** A line without its mark of a list; `rank`: how deep such a mark stands, 一、 highest; `noted`: it says who leads. */
export type ListLine = { line: string; rank: number | null; noted: boolean }

const marks = /^\s*(?:[(（]?[\d０-９一二三四五六七八九十]{1,2}[)）、]|[①-⑳]|[\d０-９]{1,2}[.．](?!\d)|[-—•*·●])\s*/
const ranks = [
  /^[一二三四五六七八九十]+、/,
  /^[(（]?[一二三四五六七八九十]/,
  /^[\d０-９]+[.．、]/,
  /^[(（]?[\d０-９]/,
  /^[①-⑳]/,
]
/** Who a task is of, behind its name. */
const note = /\s*[(（](?:牵头|配合|主办|协办|主责|负责|参与)(?:单位|任务)?[)）]/

/** （一）专题培训（牵头） is 专题培训, a line of the second rank. */
export function listLine(text: string): ListLine {
  const mark = marks.exec(text)?.[0] ?? ''
  const rest = text.slice(mark.length)
  const at = ranks.findIndex((pattern) => pattern.test(mark.trim()))
  const rank = mark === '' ? null : at < 0 ? ranks.length : at
  return { line: rest.replace(note, ''), rank, noted: note.test(rest) }
}

/** A sign with the state it stands for: ✅已完成, △＝推进中, 推进中：○ is not read. */
const sign = String.raw`[\p{So}\p{Sm}\p{Emoji_Presentation}√×■□●○▲△★☆◆◇◎]\uFE0F?`
const explained = new RegExp(`(${sign})\\s*[=＝:：-]?\\s*([\\u4e00-\\u9fff]{2,5})(?![\\u4e00-\\u9fff])`, 'gu')
const opens = new RegExp(`^\\s*(${sign})\\s*`, 'u')
const done = /\s*(?:——|—|--|–|[：:])\s*/

/**
 * Signs of states before lines in words, where a line explains at least two of them: ✅ 专题培训——举办1期 becomes
 * 专题培训（已完成）：举办1期. Lines of no such sign stay as they are.
 */
export function withoutSigns(lines: readonly string[]): string[] {
  const legends = lines.map((line) => [...line.matchAll(explained)])
  const said = legends.map((all) => all.flatMap(([, own = '', words = '']) => [[own, stateIn(words)] as const]))
  const legend = said.find((all) => all.filter(([, state]) => state !== null).length >= 2)
  if (!legend) return [...lines]
  const at = said.indexOf(legend)
  const meant = new Map(legend)
  return lines.map((line, row) => {
    const [whole = '', own = ''] = opens.exec(line) ?? []
    const state = meant.get(own)
    if (row === at) return line.replace(explained, '').replace(/[(（]\s*[)）]/, '')
    if (!state) return line
    const rest = line.slice(whole.length)
    const end = done.exec(rest)
    return end === null
      ? `${rest}（${state}）`
      : `${rest.slice(0, end.index)}（${state}）：${rest.slice(end.index + end[0].length)}`
  })
}
