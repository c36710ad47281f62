import nzh from 'nzh'
import { numberAt } from '../domain/numbers/at.ts'
import { plainNumbers } from '../domain/numbers/plain.ts'

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

/** 12 as 十二. */
export const inWords = (no: number): string => nzh.cn.encodeS(no, { tenMin: true })

/** A figure somebody names: its value and the unit of measure beside it, '' where none is. */
export type Said = {
  value: number
  unit: string /** In digits, not in words. */
  digits: boolean
  from: number
  to: number
}

const figures = new RegExp(`(百分之)?(${numeral})\\s*(万|亿|个亿)?`, 'g')
const units = /^\s*(%|个百分点|个点|万件|亿元|件|个|家|人|名|位|户|处|元|项|条)/

/** Figures in a sentence: `80件`, `三十五人`, `百分之百`, `1亿`; ordinals (第8项, 任务3) are not among them. */
export function figuresIn(text: string): Said[] {
  const plain = plainNumbers(text)
  const found: Said[] = []
  for (const match of plain.matchAll(figures)) {
    const [all, percent, number = '', scale = ''] = match
    if (match.index < (found.at(-1)?.to ?? 0)) continue
    const short = match.index + all.length
    const whole = wholeAt(plain, match.index + (percent?.length ?? 0), short)
    const end = whole?.to ?? short
    const [gap = '', unit = ''] = units.exec(text.slice(end)) ?? []
    const to = end + gap.length
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    const after = text.slice(to)
    if (
      /第$|任务$|指标$|附件$|表$|[哪几]$/.test(before) ||
      (/[这那每]$/.test(before) && !/^\d{2}/.test(number)) ||
      (before.endsWith('各') && !/\d/.test(number)) ||
      /^[年月日号天]/.test(after)
    )
      continue
    // A lone Chinese numeral without a unit is part of a word: 一共, 三合一.
    if (end === short && !/\d/.test(number) && number.length === 1 && unit === '' && scale === '') continue
    if (/^一[个家项]$/.test(number + unit) && !/^(的|是)?(指标|目标|,|\?|$)/.test(after)) continue
    const value = whole?.value ?? numberOf(number === '百' && percent ? '100' : number)
    if (Number.isNaN(value)) continue
    const percentage = percent || unit === '%' || /百分点|个点/.test(unit)
    const large = whole?.scale ?? scale.at(-1) ?? ''
    const measure = large === '亿' ? '亿元' : large === '万' ? (unit === '元' ? '万元' : '万件') : unit
    found.push({ value, unit: percentage ? '%' : measure, digits: /\d/.test(number), from: match.index, to })
  }
  return found
}

/**
 * The whole number whose beginning ends at `to`, as the reader of all numbers has it: 14万8千, 一亿五, 2千5百, 14w, 三百五;
 * its value in the largest of 亿 and 万. Undefined where that reader is not sure.
 */
function wholeAt(plain: string, from: number, to: number): { value: number; scale: string; to: number } | undefined {
  const run = numberAt(plain, from, { units: [], alone: false })
  if (!run?.value || run.to < to) return undefined
  const [scale = ''] = /亿/.exec(run.spoken) ?? /万/.exec(run.spoken) ?? []
  const size = scale === '亿' ? 100_000_000 : scale === '万' ? 10_000 : 1
  return { value: run.value.div(size).toNumber(), scale, to: run.to }
}
