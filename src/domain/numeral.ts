import Big from 'big.js'
import nzh from 'nzh'

/** A number as somebody wrote it, the 万 or 亿 (千万, 百) after it, and what follows as the unit, '' where none does. */
export type Numeral = { number: string; scale: string; unit: string; written: string }

export const scales: Record<string, string> = {
  '': '1',
  百: '100',
  千: '1000',
  万: '10000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
}

/** No unit was said, but thousands are spelt out, so it counts in single things. */
const single = ' '

/** Reads `1.2万件`, `1万2千`, `三百五`, `壹万贰仟`; undefined where it is no number. White space is gone already. */
export const numeralOf = (text: string): Numeral | undefined => inDigits(text) ?? mixed(text) ?? inCharacters(text)

function inDigits(text: string): Numeral | undefined {
  const [, written, scale = '', unit = ''] =
    /^\+?(-?(?:\d+(?:\.\d+)?|\.\d+))(百万|千万|[万亿千百])?([^\d]{0,6})$/.exec(text) ?? []
  return written === undefined ? undefined : { number: new Big(written).toFixed(), scale, unit, written }
}

/** `12万3456件`, `3万5千`; `1万2` is 12000, as people say it. */
function mixed(text: string): Numeral | undefined {
  const [, many, high = '', rest = '', low = '', unit = ''] =
    /^(\d+)([万亿])(\d{1,4})([千百]?)(\D{0,6})$/.exec(text) ?? []
  if (many === undefined) return undefined
  const scale = new Big(scales[high] ?? '1')
  const below = low === '' && rest.length === 1 ? scale.div(10) : new Big(scales[low] ?? '1')
  const remainder = below.times(rest)
  if (remainder.gte(scale)) return undefined
  return { number: scale.times(many).plus(remainder).toFixed(), scale: '', unit: unit || single, written: text }
}

const numeralFirst = /^([负零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]+)(.{0,6})$/

function inCharacters(text: string): Numeral | undefined {
  const [, written, after = ''] = numeralFirst.exec(text) ?? []
  if (written === undefined) return undefined
  // 万 and 亿 at the end are a scale like that of digits; nzh drops them after a decimal point.
  const [, stem = '', scale = ''] = /^(.*?)([万亿]?)$/.exec(written) ?? []
  const number = chineseNumber(stem)
  if (number === undefined) return undefined
  return { number, scale, unit: after || (/[万亿]/.test(stem) ? single : ''), written }
}

const formal: Record<string, string> = Object.fromEntries(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟两〇'].map((from, index) => [from, '一二三四五六七八九十百千二零'[index] ?? '']),
)
const digits = '零一二三四五六七八九'
const lower: Record<string, string> = { 百: '十', 千: '百', 万: '千' }

/** A Chinese numeral as a plain number: 三百五 is 350, 一二〇 is 120, 十十 and a bare 百 are none. */
function chineseNumber(numeral: string): string | undefined {
  const usual = [...numeral].map((digit) => formal[digit] ?? digit).join('')
  if (/^[零一二三四五六七八九]{2,}$/.test(usual)) return [...usual].map((digit) => digits.indexOf(digit)).join('')
  const full = usual.replace(/([百千万])([一二三四五六七八九])$/, (all, unit: string) => all + (lower[unit] ?? ''))
  const decoded = nzh.cn.decodeS(full)
  // nzh makes some number of anything; what it would not write the same way was no numeral.
  if (!/^-?\d+(\.\d+)?$/.test(decoded) || bare(nzh.cn.encodeS(decoded)) !== bare(full)) return undefined
  return decoded
}

/** As written, but for 零 and 一 that may be said or left out: 一万(零)五百, (一)十二. */
const bare = (numeral: string): string => numeral.replace(/(?<=.)零/g, '').replace(/(^|负|万|亿)一十/g, '$1十')
