import Big from 'big.js'
import nzh from 'nzh'
import { figure, plainFigure } from './decimal.ts'

/** What a figure must fit: the form's unit (万件, 亿元, 人), its decimals, and the range of the indicator. */
export type FigureForm = { unit: string; decimals: number; range: { min: string; max: string } }

/** A typed figure in the form's unit, and how it was understood where that is worth saying back; or what is wrong. */
export type ReadFigure = { value: string; said: string | null } | { problem: string }

const scales: Record<string, string> = {
  '': '1',
  万: '10000',
  亿: '100000000',
  千: '1000',
  百: '100',
  百万: '1000000',
  千万: '10000000',
}
/** Words that count single things; people use them for one another. */
const counters = /^[件个项家户人名位处所条宗起篇]$/

/**
 * What somebody typed → a figure in the form's unit (design.md 4, Checks): full-width digits, thousands separators,
 * Chinese numerals, 万 and 亿, and a unit of another size are understood and converted.
 */
export function readFigure(typed: string, form: FigureForm): ReadFigure {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,，_]/g, '')
    .replace(/^[约共近计达到为是:：]+/, '')
  if (text === '') return { problem: '请填写数值' }
  const [scale, base] = splitUnit(form.unit)
  const parts = partsOf(text)
  if (!parts) return { problem: `“${typed.trim().slice(0, 20)}”看不出是什么数，请只填数字，单位是${form.unit}` }
  if (parts.unit === '%' && base !== '%') return { problem: `这里填的是数量（${form.unit}），不是百分比` }
  if (!fits(parts.unit, base)) return { problem: `单位是${form.unit}，不是${parts.unit}` }
  const bare = parts.unit === '' && parts.scale === ''
  const given = new Big(parts.number).times(scales[parts.scale] ?? '1')
  const inUnit = bare ? given : given.div(scale)
  const slipped = bare && isSlip(inUnit, scale, form)
  const value = slipped ? inUnit.div(scale) : inUnit
  const problem = problemOf(value, form)
  if (problem) return { problem }
  const words = plainFigure(value, 8)
  const plain = !slipped && new Big(parts.number).eq(value) && /^[\d.]/.test(parts.written)
  const from = slipped ? `${figure(inUnit)}${base}` : typed.trim()
  return { value: words, said: plain ? null : `${from} = ${figure(value)}${form.unit}` }
}

/** `万件` → 10000 and 件; `亿元` → 100000000 and 元; `人` → 1 and 人. */
function splitUnit(unit: string): [scale: Big, base: string] {
  const [, word = '', base = unit] = /^([万亿]?)(.+)$/.exec(unit) ?? []
  return [new Big(scales[word] ?? '1'), base]
}

type Parts = { number: string; scale: string; unit: string; written: string }

function partsOf(text: string): Parts | undefined {
  const [, written, scale = '', unit = ''] =
    /^([+-]?\d+(?:\.\d+)?)(百万|千万|[万亿千百])?([^\d]{0,6})$/.exec(text) ?? []
  if (written !== undefined) return { number: written, scale, unit, written }
  const [, numeral, after = ''] = numeralFirst.exec(text) ?? []
  if (numeral === undefined) return undefined
  // 万 and 亿 at the end are a scale like that of digits; nzh drops them after a decimal point.
  const [, stem = '', last = ''] = /^(.*?)([万亿]?)$/.exec(numeral) ?? []
  const number = chineseNumber(stem)
  if (number === undefined) return undefined
  const within = /[万亿]/.test(stem)
  return { number, scale: last, unit: after || (within ? single : ''), written: numeral }
}

const numeralFirst = /^([负零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]+)(.{0,6})$/
/** No unit was said, but the numeral spells out thousands, so it counts in single things. */
const single = ' '

const formal: Record<string, string> = Object.fromEntries(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟两〇'].map((from, index) => [from, '一二三四五六七八九十百千二零'[index] ?? '']),
)
const lower: Record<string, string> = { 百: '十', 千: '百', 万: '千' }

/** A Chinese numeral as a plain number; 三百五 is 350, as people say it. */
function chineseNumber(numeral: string): string | undefined {
  const usual = [...numeral].map((digit) => formal[digit] ?? digit).join('')
  const full = usual.replace(/([百千万])([一二三四五六七八九])$/, (all, unit: string) => all + (lower[unit] ?? ''))
  const decoded = nzh.cn.decodeS(full)
  return /^-?\d+(\.\d+)?$/.test(decoded) && (decoded !== '0' || full === '零') ? decoded : undefined
}

function fits(unit: string, base: string): boolean {
  const said = unit.trim()
  return (
    said === '' || said === base || (counters.test(said) && counters.test(base)) || (base === '元' && said === '块')
  )
}

/** A bare number far outside the range that would fit in single things: 15600 where 万件 is asked. */
function isSlip(value: Big, scale: Big, { range }: FigureForm): boolean {
  if (scale.eq(1) || value.lte(range.max)) return false
  const smaller = value.div(scale)
  return smaller.gte(range.min) && smaller.lte(range.max)
}

function problemOf(value: Big, { unit, decimals, range }: FigureForm): string | undefined {
  if (!value.round(decimals, Big.roundDown).eq(value)) {
    return decimals === 0 ? `应为整数（${unit}）` : `最多${decimals}位小数（${unit}）`
  }
  if (value.lt(range.min) || value.gt(range.max)) return `应在${range.min}到${figure(range.max)}${unit}之间`
  return undefined
}
