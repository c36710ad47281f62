import Big from 'big.js'
import { figure, plainFigure } from './decimal.ts'
import { roundedBefore, roundedBehind } from './numbers/about.ts'
import { type NumberAt, numberAt } from './numbers/at.ts'
import { plainNumbers } from './numbers/plain.ts'
import { unitOf, unitsAgree } from './numbers/unit.ts'

/** What a figure must fit: the form's unit (万件, 亿元, 人), its decimals, and the range of the indicator. */
export type FigureForm = { unit: string; decimals: number; range: { min: string; max: string } }

/**
 * A typed figure in the form's unit, and how it was understood where that is worth saying back; or what is wrong. `guessed`:
 * no unit was written and it was taken in another than the form's; `about`: it was said to be rounded. Who typed it has to
 * confirm either. `or`: what it would be in a smaller unit, where none was written and both are possible.
 */
export type ReadFigure =
  | { value: string; said: string | null; guessed?: true; about?: true; or?: string }
  | { problem: string }

/**
 * What somebody typed → a figure in the form's unit: full-width digits, thousands separators, Chinese numerals, 万 and 亿
 * anywhere, and a unit of another size are understood and converted. What holds more than one number, or a number that
 * is only a bound (近, 超过, 多), is not taken for one.
 */
export function readFigure(typed: string, form: FigureForm): ReadFigure {
  const { text, about } = cleaned(typed)
  const read = readCleaned(typed, form, text, about)
  return about && !('problem' in read) ? { ...read, about } : read
}

/** A figure nobody looks at a second time (a start value, a target): a guess at its unit, or a rounded one, is none. */
export function readExact(typed: string, form: FigureForm): ReadFigure {
  const read = readFigure(typed, form)
  if ('problem' in read) return read
  if (read.about) return { problem: `“${typed.trim().slice(0, 20)}”是约数，请填确定的数` }
  return read.guessed ? { problem: `是不是“${read.said}”？请写明单位` } : read
}

function readCleaned(typed: string, form: FigureForm, text: string, about: boolean): ReadFigure {
  if (text === '') return { problem: '请填写数值' }
  const shown = [...typed.trim()].slice(0, 20).join('')
  const { base } = unitOf(form.unit)
  const parts = partsOf(text, base)
  const only = `请只填数字，单位是${form.unit}`
  if (!parts) return { problem: `“${shown}”${vague.test(text) ? '不是一个确定的数' : '看不出是什么数'}，${only}` }
  const { number, unit, sign } = parts
  if (!number.value) return { problem: `“${shown}”${number.doubt}，${only}` }
  if (unit === '%' && base !== '%') return { problem: `这里填的是数量（${form.unit}），不是百分比` }
  if (!unitsAgree(unit, base)) return { problem: `单位是${form.unit}，不是${unit}` }
  const said = { shown, given: number.value.times(sign), plainly: isPlain(number) && !about }
  return unit === '' && !number.scaled ? bareFigure(said, form) : scaledFigure(said, number, form)
}

type Said = { shown: string; given: Big; plainly: boolean }

/** Digits as a form shows them itself: nothing to say back. */
const isPlain = ({ spoken }: NumberAt): boolean => /^[\d.]+[万亿]?$/.test(spoken)

/** With a unit or a scale: it counts single things, and is converted. */
function scaledFigure({ shown, given, plainly }: Said, { spoken }: NumberAt, form: FigureForm): ReadFigure {
  const value = given.div(unitOf(form.unit).scale)
  const [lead] = /^[\d.]+/.exec(spoken) ?? []
  const isSame = lead !== undefined && new Big(lead).eq(value.abs())
  const words = `${shown} = ${figure(value, 8)}${form.unit}`
  const problem = problemOf(value, form)
  if (problem) return { problem: isSame || decimalsFit(value, form) ? problem : `${words}，${problem}` }
  return { value: plainFigure(value, 8), said: isSame && plainly ? null : words }
}

/** Words before or behind a number that make it a bound or a guess, not a figure. */
const vague = /^(近|将近|接近|超|逾|不足|不到|不少于|少于|低于|高于|多于|至少|最多|上百|上千|几|数|好几)/
const prefix = /^(大约|大概|大致|差不多|估计|约[摸莫]?|共计|总计|合计|累计|一共|总共|共|计|达到|达|为|是|[:：\s])+/
const suffix = /(左右|上下|整|[,，;；。、\s])+$/

/** Without white space at the ends and the words around a number; `about` where those say it is rounded. */
function cleaned(typed: string): { text: string; about: boolean } {
  const plain = plainNumbers(typed.replace(/[\u200b-\u200d\ufeff]/g, '')).trim()
  const [before = ''] = prefix.exec(plain) ?? []
  const [after = ''] = suffix.exec(plain.slice(before.length)) ?? []
  const text = plain.slice(before.length, plain.length - after.length).trim()
  return { text, about: roundedBefore.test(before) || roundedBehind.test(after) }
}

type Parts = { number: NumberAt; unit: string; sign: number }

/** The one number of a text and its unit; undefined where there is none, or more than that. */
function partsOf(text: string, base: string): Parts | undefined {
  const [opening = '', sign = '', share = ''] = /^([-+负]?)\s*(百分之)?/.exec(text) ?? []
  const at = opening.length + (base === '元' && text[opening.length] === '¥' ? 1 : 0)
  const number = numberAt(text, at, { units: [base], alone: true })
  if (!number) return undefined
  const rest = text.slice(number.to).replace(/\s/g, '')
  const isClear = rest.length <= 6 && !/[\d零一二三四五六七八九十百千万亿多余几,，]/.test(rest)
  if (!isClear && number.value) return undefined
  const unit = share === '' ? rest.replace(/^个?(百分点|点)$/, '%') : `%${rest}`
  return { number, unit, sign: sign === '-' || sign === '负' ? -1 : 1 }
}

/**
 * Digits without a unit are in the form's unit. Out of its range they were meant in a smaller one where only one fits
 * (15600 for 万件, 8000 for 亿元); where two do, the person is asked.
 */
function bareFigure({ given, shown, plainly }: Said, form: FigureForm): ReadFigure {
  const problem = problemOf(given, form)
  if (!problem) {
    const [other] = smallerUnits(given, form)
    const said = plainly ? null : `${shown} = ${figure(given)}${form.unit}`
    return { value: plainFigure(given, 8), said, ...(other && !given.eq(0) && { or: other.words }) }
  }
  const smaller = given.gt(form.range.max) ? smallerUnits(given, form) : []
  const [only] = smaller
  if (only && smaller.length === 1) {
    const words = `${only.words} = ${figure(only.value)}${form.unit}`
    return { value: plainFigure(only.value, 8), said: words, guessed: true }
  }
  if (smaller.length === 0) return { problem }
  const choices = smaller.map(({ words, value }) => `${words}（${figure(value)}${form.unit}）`)
  return { problem: `${problem}；是${choices.join('还是')}？请写明单位` }
}

function smallerUnits(given: Big, form: FigureForm): { words: string; value: Big }[] {
  const { scale, base } = unitOf(form.unit)
  return ['万', '']
    .map((word) => ({ word, size: unitOf(`${word}${base}`).scale }))
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
