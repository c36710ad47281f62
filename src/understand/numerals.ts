import nzh from 'nzh'

/** Digits or Chinese numerals, as they stand in text. */
export const numeral = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)'

/** `35`, `三十五`, `十五点六` as a plain number; NaN where it is none. */
export function numberOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const usual = text.replace(/两/g, '二').replace(/〇/g, '零')
  if (!/^[零一二三四五六七八九十百千万亿点]+$/.test(usual)) return Number.NaN
  // A row of digits (二零二五) is spelled out, not counted.
  if (/^[零一二三四五六七八九]{2,}$/.test(usual))
    return Number([...usual].map((digit) => '零一二三四五六七八九'.indexOf(digit)).join(''))
  return Number(nzh.cn.decodeS(usual))
}

/** A figure somebody names: its value and the unit of measure beside it, '' where none is. */
export type Said = {
  value: number
  unit: string /** In digits, not in words. */
  digits: boolean
  from: number
  to: number
}

const figures = new RegExp(
  `(百分之)?(${numeral})\\s*(万|亿|个亿)?\\s*(%|个百分点|个点|万件|亿元|件|个|家|人|名|位|户|处|元|项|条)?`,
  'g',
)

/** Figures in a sentence: `80件`, `三十五人`, `百分之百`, `1亿`; ordinals (第8项, 任务3) are not among them. */
export function figuresIn(text: string): Said[] {
  return [...text.matchAll(figures)].flatMap((match) => {
    const [all, percent, number = '', scale = '', unit = ''] = match
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    const after = text.slice(match.index + all.length)
    if (
      /第$|任务$|指标$|附件$|表$|[哪几]$/.test(before) ||
      (/[这那每]$/.test(before) && !/^\d{2}/.test(number)) ||
      (before.endsWith('各') && !/\d/.test(number)) ||
      /^[年月日号天]/.test(after)
    )
      return []
    // A lone Chinese numeral without a unit is part of a word: 一共, 三合一.
    if (!/\d/.test(number) && number.length === 1 && unit === '' && scale === '') return []
    if (/^一[个家项]$/.test(number + unit) && !/^(的|是)?(指标|目标|,|\?|$)/.test(after)) return []
    const value = numberOf(number === '百' && percent ? '100' : number)
    if (Number.isNaN(value)) return []
    const percentage = percent || unit === '%' || /百分点|个点/.test(unit)
    const large = scale.includes('亿') ? '亿元' : scale === '万' ? '万件' : unit
    const digits = /\d/.test(number)
    return [{ value, unit: percentage ? '%' : large, digits, from: match.index, to: match.index + all.length }]
  })
}
