import type Big from 'big.js'
import { isDigit, isNumeral, isScale, numberWritten } from './written.ts'

/** A number that begins at a place of a plain text: where it ends, its value, or why it cannot be read. */
export type NumberAt = {
  to: number
  value: Big | null
  /** Why there is no value, in the chat's words; null where there is one. */
  doubt: string | null
  /** As it was read: separators left out, w as 万. */
  spoken: string
  /** Written in Arabic digits, at least in part. */
  arabic: boolean
  /** 万 or 亿 is part of it: it counts single things, whatever unit a form has. */
  scaled: boolean
}

export type Manner = {
  /** Units that are known here, without 万 and 亿: 千瓦 keeps its 千 to itself. */
  units: readonly string[]
  /** The text is meant to be one number (a field, a cell), so separators are believed that a sentence uses otherwise. */
  alone: boolean
}

/** Reads the longest number at a place; undefined where none begins there. */
export function numberAt(text: string, at: number, manner: Manner): NumberAt | undefined {
  const run = runAt(text, at, manner)
  if (run.spoken === '') return undefined
  const value = run.doubt === null ? numberWritten(run.spoken) : null
  return {
    to: run.to,
    value,
    doubt: value ? null : (run.doubt ?? doubtOf(run.spoken)),
    spoken: run.spoken,
    arabic: /\d/.test(run.spoken),
    scaled: /[万亿]/.test(run.spoken),
  }
}

function doubtOf(run: string): string {
  if (/^[一二两三四五六七八九]{2}/.test(run)) return '是大约数，不是一个数'
  return '看不出是什么数'
}

type Run = { to: number; spoken: string; doubt: string | null }

/** The characters that belong to one number, separators and 个 of 个亿 left out, w and k as 万 and 千. */
function runAt(text: string, from: number, manner: Manner): Run {
  const run: Run = { to: from, spoken: '', doubt: null }
  for (let at = from; at < text.length; at = run.to) {
    const character = text[at] ?? ''
    const last = run.spoken.at(-1) ?? ''
    if (/[万亿]/.test(last) && beginsPeriod.test(text.slice(at))) break
    if (isDigit(character) || (character === '.' && last === '' && isDigit(text[at + 1] ?? ''))) {
      // Digits and characters side by side are no number: 任务3一共.
      if ((isNumeral(last) && last !== '零') || isDigit(last)) break
      arabicInto(run, text, at, manner.alone)
    } else if (isNumeral(character)) {
      if (isDigit(last) && character !== '零') break
      take(run, character, 1)
    } else if (character === ' ') {
      const gap = spaceWithin(text, at, last, manner)
      if (gap === 0) break
      take(run, '', gap)
    } else if (character === '单' && isScale(last) && isNumeral(text[at + 1] ?? '')) {
      take(run, character, 1)
    } else if (isScale(character)) {
      if (beginsUnit(text, at, manner.units) || /^百分/.test(text.slice(at, at + 2))) break
      take(run, character, 1)
    } else if (character === '点' && isDigit(last) && /^点\d+(万|亿|%|个?百分点)/.test(text.slice(at))) {
      // As somebody dictates it: 14点8万. 14点8分 is a time.
      take(run, '.', 1)
    } else if (character === '点' && isNumeral(last) && isNumeral(text[at + 1] ?? '')) take(run, '点', 1)
    else if (character === '个' && text[at + 1] === '亿' && run.spoken !== '') take(run, '亿', 2)
    else if (/^[wk]$/i.test(character) && isDigit(last)) {
      if (!latinInto(run, text, at)) break
    } else break
  }
  return run
}

/** 14.6万二季度: what follows is when, and no more of the number. */
const beginsPeriod = /^([一二三四1-4]季度|(十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月)/

/** How many spaces at a place belong to the number: 14 万 8 千, not 14 2024年. */
function spaceWithin(text: string, at: number, last: string, { units }: Manner): number {
  const [gap = ''] = /^ +/.exec(text.slice(at)) ?? []
  const next = text.slice(at + gap.length)
  if (beginsUnit(next, 0, units)) return 0
  const isCounted = (isDigit(last) || isNumeral(last)) && /^[百千万亿]/.test(next)
  return isCounted || (isScale(last) && /^([1-9]\d*|[零一二两三四五六七八九]+) ?[十百千万]/.test(next)) ? gap.length : 0
}

function take(run: Run, spoken: string, length: number): void {
  run.spoken += spoken
  run.to += length
}

const beginsUnit = (text: string, at: number, units: readonly string[]): boolean =>
  units.some((unit) => unit.length > 1 && text.startsWith(unit, at))

const grouped = /^\d{1,3}([, ，]\d{3})+(?![\d,， ])(\.\d+)?$/

/** Digits with their separators: where those group thousands they are left out, elsewhere they make it doubtful. */
function arabicInto(run: Run, text: string, at: number, alone: boolean): void {
  const separators = alone ? /^(\d+([,， ]+\d+)*)?(\.\d+)?/ : /^(\d+(,\d+)*)?(\.\d+)?/
  const [date] = /^(19|20)\d\d(?=\.\d{1,2}\.\d{1,2}(?![\d.]))/.exec(text.slice(at)) ?? []
  const [whole = ''] = date === undefined ? (separators.exec(text.slice(at)) ?? []) : [date]
  const bare = whole.replace(/[,， ]/g, '')
  if (bare !== whole && !(grouped.test(whole) && new Set(whole.match(/[,， ]/g)).size === 1 && !/^0/.test(whole))) {
    run.doubt = '里的逗号或空格看不出是千分位还是小数点'
  }
  if (date === undefined && /^\.\d/.test(text.slice(at + whole.length))) run.doubt = '看不出是什么数'
  if (/^0\d/.test(bare) && !/[万亿]$/.test(run.spoken)) run.doubt = '以0开头，像编号'
  take(run, bare, whole.length)
}

/** 14.8w is 14.8万 and 3k 3千, as people type; kw may be 千万 or 千瓦. False where the letter belongs to something else. */
function latinInto(run: Run, text: string, at: number): boolean {
  const [letters = ''] = /^[a-z]+/i.exec(text.slice(at)) ?? []
  if (/^kw$/i.test(letters)) {
    run.doubt = `里的“${letters}”看不出是千万还是千瓦`
    take(run, '', 2)
    return true
  }
  if (letters.length !== 1) return false
  take(run, /w/i.test(letters) ? '万' : '千', 1)
  return true
}
