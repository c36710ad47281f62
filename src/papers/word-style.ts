import type { IRunOptions, TextRun } from 'docx'
import { undisguised } from '../cards/escape.ts'

/** The library as `import('docx')` brings it. */
export type Docx = typeof import('docx')

/** Quotation marks and dashes belong to both scripts: the hint sets them as Chinese, at full width. */
const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', hint: 'eastAsia' }
/** Fonts of official papers (GB/T 9704): both scripts are named, else Word sets Chinese in what it has for Latin. */
export const fonts = {
  body: { ...latin, eastAsia: '仿宋' },
  under: { ...latin, eastAsia: '楷体' },
  head: { ...latin, eastAsia: '黑体' },
  title: { ...latin, eastAsia: '方正小标宋简体' },
  pageNo: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', hint: 'eastAsia' },
}

/** Sizes in half points: 二号 title, 三号 text, 五号 tables and small print, 四号 page numbers. */
export const sizes = { title: 44, body: 32, table: 21, note: 21, pageNo: 28 }
/** Twentieths of a point: A4, margins and 28 points a line of GB/T 9704, a first line set in by two characters. */
export const sheet = { width: 11906, height: 16838 }
const margin = { top: 2098, bottom: 1984, left: 1588, right: 1474 }
/** Laid across, for tables, the sheet keeps less room around them. */
const marginAcross = { top: 907, bottom: 850, left: 1304, right: 1304 }
export const marginOf = (across: boolean) => (across ? marginAcross : margin)
/** Width between the margins. */
export function widthOf(across: boolean): number {
  const { left, right } = marginOf(across)
  return (across ? sheet.height : sheet.width) - left - right
}
export const line = 560
export const twoSigns = 640
export const pixel = 15

/** A paragraph of the text, its first line set in by so much. */
export const set = (firstLine: number) => ({ indent: { firstLine }, spacing: { line } })

export const runOf = ({ TextRun }: Docx, words: string, options: IRunOptions): TextRun =>
  new TextRun({ ...options, text: sound(words) })

/** As it reads, of what XML can hold: people's notes come from anywhere. */
export const sound = (text: string): string => undisguised(text).replace(/[\ufffe\uffff]|\p{Cs}/gu, '')
