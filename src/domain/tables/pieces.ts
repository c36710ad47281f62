import type { Candidate } from './candidate.ts'
import { isNumber } from './cells.ts'
import { periodSaid } from './said-period.ts'

const kinds = {
  new: /^(新增加?|净增|新建|新获|新认定|新签约?|新发展|成交|发生)$/,
  level: /^(累计|共计?|总计|总数|达到?|现有|存量|拥有|保有)$/,
} as const
const piece =
  /^(?:其中|目前|截至目前|现|本[月季期年]度?|当[月季期年]|全市)*([\p{Script=Han}]{0,3}?)(?:达到?|为|了|共|至)?[:：]?\s*(\d[\d,]*(?:\.\d+)?\s*(?:[万亿]?[元件人个家户项名位起宗处所笔])?)$/u

/**
 * 本月新增7家，累计152家: of figures a cell says one after another, each with its kind, the one asked for. Null where a
 * word of it is not understood, or none or several are of that kind.
 */
export function pieceOf(text: string, isLevel: boolean): string | null {
  if (isNumber(text)) return null
  const said = text
    .trim()
    .replace(/[。；;）)]+$/, '')
    .split(/[，；;（(]|,(?!\d{3})/)
    .map((one) => piece.exec(one.trim()))
  const wanted = isLevel ? kinds.level : kinds.new
  const known = said.flatMap((found) =>
    found && (kinds.new.test(found[1] ?? '') || kinds.level.test(found[1] ?? '')) ? [found] : [],
  )
  const fit = known.filter(([, word = '']) => wanted.test(word))
  return known.length === said.length && fit.length === 1 ? (fit[0]?.[2] ?? null) : null
}

const noted = /^([-+]?\d[\d,.]*\s*[万亿]?\p{Script=Han}?)\s*[（(]([^（）()]*\d[^（）()]*)[)）]$/u
const saysKind = /累计|新增|净增|本[月季期年]|当[月季期年]|现有|存量|期末|单位|约|预计/

/** 58件（其中农产品22件）: what stands in brackets counts something else, and the figure before it stands. */
export function withoutNote<T extends Pick<Candidate, 'text'>>(one: T): T {
  const [, figure, note = ''] = noted.exec(one.text.trim()) ?? []
  return figure === undefined || saysKind.test(note) || periodSaid(note) !== null ? one : { ...one, text: figure }
}
