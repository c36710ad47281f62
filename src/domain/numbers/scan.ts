import type Big from 'big.js'
import { roundedBefore, roundedBehind } from './about.ts'
import { type NumberAt, numberAt } from './at.ts'
import { plainNumbers } from './plain.ts'
import { type Role, roleOf } from './role.ts'
import { unitAt } from './unit.ts'
import { isDigit, isNumeral, isScale } from './written.ts'

/**
 * A number of a sentence with its place. `figure`: a quantity that is certain. `unsure`: a quantity that is not one
 * certain number (a range, 近150, 五六家) or cannot be read, with the reason. `time`, `ordinal` and `code` are no
 * quantities: 2024年, 第3项, GB29490.
 */
export type Found = {
  kind: 'figure' | 'unsure' | 'time' | 'ordinal' | 'code'
  /** Where it stands in the text that was given, sign and unit included. */
  from: number
  to: number
  text: string
  /** In single units: 15.6万件 is 156000. Null unless it is a figure. */
  value: Big | null
  /** The unit of measure behind it without 万 and 亿, `%` for 百分之 and 个百分点; '' where none is said. */
  unit: string
  /** Neither unit nor 万 nor 亿 was said: it is in whatever unit the listener expects. */
  bare: boolean
  /** Why it is unsure, in the chat's words. */
  doubt: string | null
  /** 约 or 左右 stands beside it. */
  about: boolean
  role: Role
}

/**
 * Every number of a sentence, in order. `units` are the units of measure of what may be talked about (万件, 千瓦 …),
 * which are then known beside the usual ones. The text is best given as written: what has been normalised may have lost
 * the difference between a full-width comma and a thousands separator.
 */
export function numbersIn(text: string, units: readonly string[] = []): Found[] {
  const plain = plainNumbers(text)
  const found: Found[] = []
  for (let at = 0; at < plain.length; ) {
    const one = begins(plain, at) ? foundAt(text, plain, at, units) : undefined
    if (one) found.push(one)
    at = Math.max(one?.to ?? 0, at + 1)
  }
  return withRanges(found, plain)
}

function begins(text: string, at: number): boolean {
  const character = text[at] ?? ''
  return (
    isDigit(character) || isNumeral(character) || isScale(character) || /^(百分之|千分之|万分之)/.test(text.slice(at))
  )
}

function foundAt(text: string, plain: string, at: number, units: readonly string[]): Found | undefined {
  const [share = ''] = /^(百分之|千分之|万分之)/.exec(plain.slice(at)) ?? []
  const start = at + share.length
  const number = numberAt(plain, start, { units, alone: false })
  if (!number) return undefined
  const before = plain.slice(0, at)
  const [sign = ''] = /(?<![\da-z])[-+]$|负$/i.exec(before) ?? []
  const end = { ...unitAt(plain, skipSpace(plain, number.to), units) }
  const unit = share === '百分之' ? '%' : share === '' ? end.unit : '‰'
  const to = end.unit === '' ? number.to : end.to
  const context = {
    before: sign === '' ? before : before.slice(0, -1),
    number,
    unit,
    after: plain.slice(to),
    plain: plain.slice(at, to),
  }
  const kind = kindOf(context, plain.slice(number.to))
  if (kind === null) return undefined
  const doubt = kind === 'figure' ? doubtOf(context) : null
  const isSure = kind === 'figure' && doubt === null
  const from = at - sign.length
  return {
    kind: doubt === null ? kind : 'unsure',
    from,
    to,
    text: text.slice(from, to),
    value: isSure && number.value ? (/[-负]/.test(sign) ? number.value.times(-1) : number.value) : null,
    unit,
    bare: unit === '' && !number.scaled,
    doubt,
    about: roundedBefore.test(context.before) || roundedBehind.test(context.after),
    // +5件 is what came, whatever stands before it.
    role: roleOf(context.before, context.after) ?? (sign === '+' ? 'new' : null),
  }
}

const skipSpace = (text: string, at: number): number => (text[at] === ' ' ? at + 1 : at)

type Context = { before: string; number: NumberAt; unit: string; after: string; plain: string }

/** What a number is; null where its characters belong to a word (一共, 十分, 万一). */
function kindOf({ before, number, unit, after, plain }: Context, behind: string): Found['kind'] | null {
  const { spoken, arabic } = number
  if (/^分之/.test(behind)) return 'figure'
  if (
    /第$|(指标|任务|附件|附表|表|序号|编号|文号|(?<![目当之以此])[前排列]名?)$/.test(before) &&
    !/[附图报]表$/.test(before)
  )
    return 'ordinal'
  if (/^(19|20)\d\d$/.test(spoken) && /^(年|Q|H|[-./]\d|-?$)/i.test(behind) && unit === '') return 'time'
  // 指标3：62件 is no time of day.
  if (arabic && /\d:$/.test(before) && (unit !== '' || /(指标|任务)\s*\d{1,3}:$/.test(before))) return 'figure'
  if (arabic && (/([a-z〔[_#@.]|[\da-z]:)$/i.test(before) || /^([a-z_〕]|:\d)/i.test(behind)))
    return isClock(before, behind) ? 'time' : 'code'
  if (arabic && /\/$/.test(before))
    return isDatePart(before) ? 'time' : /[\d件个家人]\/$/.test(before) ? 'figure' : 'code'
  // 1-2月, 1月至2月: when, not how much.
  if (
    arabic &&
    (/^[-~—–至到]\d{1,2}(月|季度|日|号)/.test(behind) ||
      (/\d[-~—–至到]$/.test(before) && /^(月|季度|日|号)/.test(behind)))
  )
    return 'time'
  if (/[\d][-/.:]$/.test(before) && arabic) return isDatePart(before) ? 'time' : rangeOr(before)
  if (
    /^(年|月|日|号|季度|季(?!节)|个月|个季度|天|周|星期|点(?!名)|时|分钟|小时|岁|届|世纪)/.test(behind) &&
    !number.scaled
  )
    return 'time'
  if (/\d[时点]$/.test(before)) return 'time'
  if (isListMark(before, plain, after)) return 'ordinal'
  // 两位数 says how long a number is.
  if (unit === '位' && /^数/.test(after)) return null
  if (arabic) return 'figure'
  return inWords(before, number, unit, after, behind) ? 'figure' : null
}

const isClock = (before: string, behind: string): boolean => /\d:$/.test(before) || /^:\d/.test(behind)
const isDatePart = (before: string): boolean => /(19|20)\d\d[-/.](\d{1,2}[-/.])?$/.test(before) || /:$/.test(before)
const rangeOr = (before: string): 'figure' | 'code' => (/-$/.test(before) ? 'figure' : 'code')

/** 1. and (一) at the head of a line, 一是, 其一. */
function isListMark(before: string, plain: string, after: string): boolean {
  const opens = /(^|[\n。；;])\s*[(（]?$/.test(before)
  if (opens && plain.length <= 2 && /^([)）、]|\.(?!\d)|是(?=[^\d]))/.test(after)) return true
  return /其$/.test(before) || (/^[一二三四五六七八九十]+$/.test(plain) && /^是/.test(after) && !/数$/.test(before))
}

/** Numerals in characters are a number where a unit follows or they are spelt with places; 一个 alone is an article. */
function inWords(before: string, { spoken, value }: NumberAt, unit: string, after: string, behind: string): boolean {
  if (/[统唯专同合不万逐进]$/.test(before) && spoken.length === 1) return false
  if (/^[百千万亿]/.test(spoken)) return /[几数上近逾]$/.test(before) || /^[多余]/.test(behind)
  if (/^[至到~—-][一二两三四五六七八九十百\d]+[件个家项户人名处条元%]/.test(behind)) return true
  if (spoken.length === 1 && unit === '')
    return (
      (isScale(spoken) && /[数几上近逾]$/.test(before)) ||
      (/[有为达到增了共是]$/.test(before) && /^([,，。；;、\s]|$)/.test(after))
    )
  if (spoken === '一' && unit !== '')
    return /(增|有|为|达到|共|完成|建成|申报|获得?|设立|办结|受理|[一-龥]了|到|是)$/.test(before)
  return unit !== '' || (value !== null && spoken.length >= 2 && /[十百千万亿点零]/.test(spoken) && !/^分/.test(after))
}

/** Why a quantity is not one certain number; null where it is. */
function doubtOf({ before, number, after, plain }: Context): string | null {
  if (!number.value) return number.doubt
  const [bound] =
    /(将近|(?<![较最附])近|接近|超过?|逾|不足|不到|不?少于|不?低于|不?高于|多于|大于|小于|至少|最多|突破|(?<!大)小)了?$/.exec(
      before,
    ) ?? []
  if (bound !== undefined) return `前面有“${bound}”，不是确数`
  const [foreign] = /([$€£]|美元|美金|港币|欧元|USD)\s*$/i.exec(before) ?? []
  if (foreign !== undefined) return `前面有“${foreign}”，不是人民币`
  if (/(几|数|好几|上)$/.test(before) && isScale(number.spoken[0] ?? '')) return '是大约数，不是一个数'
  const [open] =
    /^(多|余|几|来(?=[个家件人项户名元十百千万亿])|以上|以下|以内|之间|有余|出头|开外|还?不到|不足|挂零)/.exec(after) ??
    []
  if (open !== undefined) return `后面有“${open}”，不是确数`
  if (/\d\/$/.test(before)) return '是分数，请写成一个数'
  if (/^(\s*\/\s*\d|分之)/.test(after)) return '是分数，请写成一个数'
  if (/^半/.test(after)) return '带“半”，看不出是多少'
  if (/分别/.test(before.split(/[。；;]/).at(-1) ?? '') && /\d,\d/.test(plain)) return '逗号看不出是千分位还是并列'
  return null
}

/** 3到5件, 3-5件, 三至五家: a range is no figure, on either side. 由3增加到5 is none: there both are said. */
function withRanges(found: readonly Found[], plain: string): Found[] {
  const isQuantity = ({ kind }: Found): boolean => kind === 'figure' || kind === 'unsure'
  const joined = new Set<Found>()
  for (const [at, one] of found.entries()) {
    const next = found[at + 1]
    if (!next || !isQuantity(one) || !isQuantity(next)) continue
    const between = plain.slice(one.to, next.from)
    if (between !== '' && between.trim() === '' && one.bare && next.bare) joined.add(one).add(next)
    if (/^\s*([-~—至到→]|——)\s*$/.test(between) && !/[从由自]$/.test(plain.slice(0, one.from)))
      joined.add(one).add(next)
    // “-5件” after “3” took the dash as its sign.
    if (between === '' && /^[-]/.test(plain.slice(next.from))) joined.add(one).add(next)
  }
  return found.map((one) =>
    joined.has(one) ? { ...one, kind: 'unsure', value: null, doubt: '是范围，不是一个数' } : one,
  )
}
