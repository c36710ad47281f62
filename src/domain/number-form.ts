import Big from 'big.js'
import { figure, plainFigure } from './decimal.ts'
import { numeralOf, scales } from './numeral.ts'

/** What a figure must fit: the form's unit (万件, 亿元, 人), its decimals, and the range of the indicator. */
export type FigureForm = { unit: string; decimals: number; range: { min: string; max: string } }

/** A typed figure in the form's unit, and how it was understood where that is worth saying back; or what is wrong. */
export type ReadFigure = { value: string; said: string | null } | { problem: string }

/** Words that count single things; people use them for one another. */
const counters = /^[件个项家户人名位处所条宗起篇笔张例]$/
const money = /^(元|圆|块|块钱|人民币|元人民币)$/

/**
 * What somebody typed → a figure in the form's unit (design.md 4, Checks): full-width digits, thousands separators,
 * Chinese numerals, 万 and 亿, and a unit of another size are understood and converted.
 */
export function readFigure(typed: string, form: FigureForm): ReadFigure {
  const text = cleaned(typed)
  if (text === '') return { problem: '请填写数值' }
  const shown = [...typed.trim()].slice(0, 20).join('')
  const ungrouped = withoutGroups(text)
  if (ungrouped === undefined) return { problem: `“${shown}”里的逗号或空格看不出是千分位还是小数点，请只填数字` }
  const [scale, base] = splitUnit(form.unit)
  const parts = numeralOf(base === '元' ? ungrouped.replace(/^¥/, '') : ungrouped)
  if (!parts) return { problem: `“${shown}”看不出是什么数，请只填数字，单位是${form.unit}` }
  if (parts.unit === '%' && base !== '%') return { problem: `这里填的是数量（${form.unit}），不是百分比` }
  if (!fits(parts.unit, base)) return { problem: `单位是${form.unit}，不是${parts.unit}` }
  const given = new Big(parts.number).times(scales[parts.scale] ?? '1')
  if (parts.unit === '' && parts.scale === '') return bareFigure(given, parts.written, shown, form)
  const value = given.div(scale)
  const isSame = new Big(parts.number).eq(value)
  const words = `${shown} = ${figure(value, 8)}${form.unit}`
  const problem = problemOf(value, form)
  if (problem) return { problem: isSame || decimalsFit(value, form) ? problem : `${words}，${problem}` }
  return { value: plainFigure(value, 8), said: isSame && /^[\d.]+$/.test(parts.written) ? null : words }
}

/** Without white space at the ends, marks around the number, and 约 before it; 百分之八十 as 八十%. */
const cleaned = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim()
    .replace(/^[约共近计达到为是:：\s]+/, '')
    .replace(/[,;。、\s]+$/, '')
    .replace(/^百分之(.+)$/, '$1%')
    .replace(/个?百分点$/, '%')

/** Commas and spaces between digits are taken out only where they group thousands: `62,5` may well be 62.5. */
function withoutGroups(text: string): string | undefined {
  const wrong = /\d[,_\s]+\d/.test(text) && !/(^|\D)\d{1,3}([,_\s]\d{3})+(\.\d+)?(?![\d,_])/.test(text)
  return wrong ? undefined : text.replace(/(?<=\d)[,_](?=\d)|\s/g, '')
}

/** `万件` → 10000 and 件; `亿元` → 100000000 and 元; `人` → 1 and 人. */
function splitUnit(unit: string): [scale: Big, base: string] {
  const [, word = '', base = unit] = /^([万亿]?)(.+)$/.exec(unit) ?? []
  return [new Big(scales[word] ?? '1'), base]
}

function fits(unit: string, base: string): boolean {
  const said = unit.trim()
  return (
    said === '' || said === base || (counters.test(said) && counters.test(base)) || (base === '元' && money.test(said))
  )
}

/**
 * Digits without a unit are in the form's unit. Out of its range they were meant in a smaller one where only one fits
 * (15600 for 万件, 8000 for 亿元); where two do, the person is asked.
 */
function bareFigure(given: Big, written: string, shown: string, form: FigureForm): ReadFigure {
  const problem = problemOf(given, form)
  if (!problem) {
    return {
      value: plainFigure(given, 8),
      said: /^[\d.]+$/.test(written) ? null : `${shown} = ${figure(given)}${form.unit}`,
    }
  }
  const smaller = given.gt(form.range.max) ? smallerUnits(given, form) : []
  const [only] = smaller
  if (only && smaller.length === 1) {
    return { value: plainFigure(only.value, 8), said: `${only.words} = ${figure(only.value)}${form.unit}` }
  }
  if (smaller.length === 0) return { problem }
  const choices = smaller.map(({ words, value }) => `${words}（${figure(value)}${form.unit}）`)
  return { problem: `${problem}；是${choices.join('还是')}？请写明单位` }
}

function smallerUnits(given: Big, form: FigureForm): { words: string; value: Big }[] {
  const [scale, base] = splitUnit(form.unit)
  return ['万', '']
    .map((word) => ({ word, size: new Big(scales[word] ?? '1') }))
    .filter(({ size }) => size.lt(scale))
    .map(({ word, size }) => ({ words: `${figure(given)}${word}${base}`, value: given.times(size).div(scale) }))
    .filter(({ value }) => problemOf(value, form) === undefined)
}

const decimalsFit = (value: Big, { decimals }: FigureForm): boolean => value.round(decimals, Big.roundDown).eq(value)

function problemOf(value: Big, form: FigureForm): string | undefined {
  const { unit, decimals, range } = form
  if (!decimalsFit(value, form)) return decimals === 0 ? `应为整数（${unit}）` : `最多${decimals}位小数（${unit}）`
  if (value.lt(range.min) || value.gt(range.max)) return `应在${range.min}到${figure(range.max)}${unit}之间`
  return undefined
}
