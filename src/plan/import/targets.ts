import { comparatorBefore, comparatorsAt, type Figure, figuresIn, isTime, measureAt } from '../wording.ts'
import { dateIn, dates, type Said } from './sentence-dates.ts'

/** A target as a sentence states it. */
export type Stated = {
  name: string
  /** As printed, from the word that says how it is meant to the last word behind the figure. */
  written: string
  /** The part of the sentence it stands in, verbatim. */
  quote: string
  /** Null where the target is a state: 全覆盖. */
  value: string | null
  to: string | null
  unit: string
  /** The day it is to be reached, where the paragraph names one; and whether the words leave no other. */
  on: string | null
  onSure: boolean
  /** 每年, /年: the figure is meant for every year; other rounds are no target of a day. */
  each: 'year' | 'other' | null
  /** True where one name was made into two (种植、收获机械化率). */
  split: boolean
  /** `yes`: a verb or a share names it; `likely`: the words fit; `no`: the figure may be a part of a name. */
  is: 'yes' | 'likely' | 'no'
}

const neutral = /(?:年均)?(?:稳定在|保持在|保持|累计达|分别达到|分别为|为)$/
const change = /(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|压降|缩短|压缩)$/
const actionWords = [
  '建成|形成|培育|建设|打造|引进|引育|新增|新建|新登记|新开工|新培育|创建|建立|完成|开展|举办|发布|实现|认定|遴选|评选|推广',
  '支持|培养|培训|组建|设立|改造提升|更新改造|改造|加装|筹集|惠及|实施|推出|发展|安排|争取|投放|布局|发放|招聘|孵化|整治|治理',
  '修复|开工|竣工|配备|提供|受理|帮扶|资助|奖励|选树|创作|出版|举行|组织|落实|采购|更新|购置|销售|生产|种植|覆盖|服务|投资|吸纳',
].join('|')
const actionAtEnd = new RegExp(`(?:分别|至少|累计|新)?(?:${actionWords})(?:出|了|一批|至少)?$`)
const actionAtStart = new RegExp(`^(?:${actionWords})`)
const modifiers = /^(?:及?以上|或以上|以内|之内|以下|左右|上下|之间)/
const adverbs = /(?:总体|均|都|分别|基本|总计|合计|累计|力争|确保|要|也|至少|不断|进一步|全面|在|为)+$/
const openers =
  /^(?:其中|同时|并|力争|确保|使|每年|累计|共计?|在.{1,12}?(?:方面|领域)|全国|全省|全市|全县|全区|市级财政|基本)+/
const light = /^(?:建成|完成|实现|打造|推出|提供|培育)(?=.{6})/
/** `完成额不低于年度计划的90%`: a share of something named. */
const partOf = /^(.{2,}?)(不低于|不少于|不高于|不超过|达到|超过|低于)([^\d]{2,10}的)$/
const onlyAction = new RegExp(`^(?:${actionWords})+$`)
const shareName = /(?:率|比例|比重|占比|满意度|覆盖面|总量|总数|总额|余额|数量|人数|规模|增速|面积)$/
const finished = /^内?(办结|办理完毕|办完|完成|出证|答复|办好|审结)/

type Years = { from: string; only: string | null }

/** What earlier parts of a paragraph leave to those behind them. */
type Before = { names: string[]; action: boolean }

/** Every figure of a paragraph that is counted in something, and every state it wants, as the sentence puts it. */
export function targetsIn(text: string, years: Years = { from: '', only: null }): Stated[] {
  let governing: Said | null = null
  let opening: Said | null = null
  const before: Before = { names: [], action: false }
  return text.split(/(?<=[，。；;]|,(?!\d))/).flatMap((part, at) => {
    const quote = part.replace(/[，,。；;]$/, '')
    const said = dateIn(quote, years)
    // `到2025年，…` at the head of a paragraph governs all of it, another date its own sentence.
    if (said?.alone || said?.until) {
      governing = said
      if (at === 0 && said.alone && said.until) opening = said
    } else if (said && !said.month) governing = { ...said, loose: true }
    // What is said of three years, or of every year, has no day of its own.
    else if (/^(?:[两三四五]年|每年)/.test(quote)) governing = opening
    const found = inPart(quote, said ?? governing, years, before)
    if (/[。；;]$/.test(part)) before.action = false
    if (part.endsWith('。')) governing = opening
    return found
  })
}

type Piece = {
  head: string
  figure: Figure
  digits: string
  to: string | null
  unit: string
  modifier: string
  behind: string
  closed: boolean
}

function inPart(quote: string, date: Said | null, years: Years, before: Before): Stated[] {
  const plain = quote.normalize('NFKC')
  const shared = sharedIn(quote, plain, date, years, before)
  if (shared) return shared
  const pieces = piecesOf(plain)
  const state = stateIn(quote, date)
  if (pieces.every(({ closed, head }) => !closed && comparatorBefore(head) === '') && state.length > 0) return state
  let own = date
  return pieces.flatMap((piece) => {
    own = dateIn(piece.head, years) ?? own
    const read = nameOf(piece, before)
    if (!read || read.name.length < 2) return []
    before.names.push(read.name)
    before.action = read.is !== 'no' && piece.closed && actionAtStart.test(bareName(piece.head, true))
    const unit = piece.unit.split('/')[0] ?? ''
    const comparator = comparatorBefore(piece.head)
    const printed = `${/^(?:达到|达|至少)$/.test(comparator) ? '' : comparator}${piece.digits}${piece.unit}${piece.modifier}`
    return [
      {
        ...{ name: read.name, is: read.is, quote, unit, value: piece.figure.value, to: piece.to, split: false },
        written: quote.includes(printed) ? printed : printed.normalize('NFKC'),
        ...dayOf(own),
        each: eachOf(plain, piece),
      },
    ]
  })
}

const dayOf = (date: Said | null) => ({ on: date?.on ?? null, onSure: !date?.loose })

/** 每年, 60万人次/年; 每季度, 每月 and 每两年 come round otherwise. */
function eachOf(plain: string, { head, unit }: Piece): Stated['each'] {
  if (/每(?:半年|季度?|月|周|日|天|[两二三四五]年)/.test(head)) return 'other'
  return /\/年$/.test(unit) ||
    (/每年(?!\d+月)|年均/.test(head) && !/累计|共/.test(head.slice(head.lastIndexOf('每年')))) ||
    (/^每年/.test(plain) && head.trim() === '')
    ? 'year'
    : null
}

/** The figures of a part with what stands before and behind each: cut at 、和 behind a figure, never inside a name. */
function piecesOf(plain: string): Piece[] {
  const figures = figuresIn(plain).filter(({ at, value }) => isCounted(plain, at, value))
  let from = 0
  const pieces: Piece[] = []
  for (const figure of figures) {
    if (figure.at < from) continue
    const span = /^\d[\d,]*(?:\.\d+)?(?:\s*[—－~～至到-]\s*([\d.,]+))?/.exec(plain.slice(figure.at))
    const digits = span?.[0] ?? figure.value
    const unit = measureAt(plain.slice(figure.at + digits.length))
    const rest = plain.slice(figure.at + digits.length + unit.length)
    // `由20天压减到12天`: the first is where it starts from.
    if (/(?:由|从|比|较)$/.test(plain.slice(0, figure.at)) && /[到至]\d/.test(rest)) continue
    const modifier = modifiers.exec(rest)?.[0] ?? ''
    const end = figure.at + digits.length + unit.length + modifier.length
    const next = figures.find((one) => one.at >= end)
    const until = plain.slice(end, next?.at)
    const cut = next ? until.search(/、|和|以及|及(?!其)/) : -1
    const behind = (cut < 0 ? until : until.slice(0, cut)).trim()
    const head = plain.slice(from, figure.at).replace(/^(?:、|和|以及|及|并|，)+/, '')
    const to = span?.[1] ?? null
    pieces.push({ head, figure, digits, to, unit, modifier, behind, closed: behind === '' })
    from = cut < 0 ? end : end + cut
  }
  return pieces
}

/** Counted in a unit of measure, and neither a date nor an ordinal. */
function isCounted(plain: string, at: number, value: string): boolean {
  const rest = plain.slice(at).replace(/^\d[\d,]*(?:\.\d+)?(?:\s*[—－~～至到-]\s*[\d.,]+)?/, '')
  const before = plain.slice(0, at)
  if (/第$|[A-Za-z〔]$/.test(before) || /^[年月日号]/.test(rest)) return false
  if (/^(?:19|20)\d\d$/.test(value) && /^\s*[年—－~～-]/.test(rest)) return false
  return measureAt(rest) !== '' || ((comparatorBefore(before) !== '' || neutral.test(before)) && /^之间/.test(rest))
}

type Named = { name: string; is: Stated['is'] }

function nameOf({ head, figure, unit, modifier, behind, closed }: Piece, before: Before): Named | null {
  const comparator = comparatorBefore(head) || (neutral.exec(head)?.[0] ?? '')
  const of = partOf.exec(head)
  if (of && closed) return { name: `${bareName(of[1] ?? '')}占${of[3] ?? ''}比例`, is: 'likely' }
  const stem = head.slice(0, head.length - comparator.length)
  const noun = behind.replace(/^的/, '')
  const named = bareName(stem)
  const done = isTime(unit) ? finished.exec(behind)?.[1] : undefined
  if (done && named !== '') return { name: `${named}${named.endsWith('时间') ? '' : `${done}时间`}`, is: 'yes' }
  const earlier = earlierName(stem, named, before)
  if (comparator !== '') {
    if (closed && earlier !== undefined) return { name: earlier, is: 'yes' }
    if (closed) return named === '' ? null : { name: named, is: 'yes' }
    // `不少于60个项目`
    return { name: named !== '' && !actionAtEnd.test(stem) ? named : noun, is: noun.length > 12 ? 'likely' : 'yes' }
  }
  const verb = actionAtEnd.exec(stem)
  if (verb && !closed) return noun.length < 2 ? null : { name: noun, is: noun.length >= 4 ? 'likely' : 'no' }
  if (!closed) {
    // `实现甲、乙等13个“一件事”集成办理`
    const list = /等$/.test(stem) && actionAtStart.test(stripDates(stem))
    return { name: list ? noun : `${named}${figure.value}${unit}${noun}`.slice(0, 30), is: list ? 'likely' : 'no' }
  }
  if (earlier !== undefined) return { name: earlier, is: /其中/.test(head) ? 'likely' : 'no' }
  if (named === '' || onlyAction.test(named)) return named === '' ? null : { name: named, is: 'no' }
  if (change.test(stem) || shareName.test(named)) return { name: named, is: 'yes' }
  const fits = modifier !== '' || unit === '%' || before.action || actionAtStart.test(bareName(stem, true))
  return { name: named, is: fits ? 'likely' : 'no' }
}

/** A verb alone, or nothing, before a figure means what was named before: `其中2024年改造提升90所`, `累计不少于8万户`. */
function earlierName(stem: string, named: string, { names }: Before): string | undefined {
  const isPart = (name: string) =>
    [...named].reduce((at, char) => (at < 0 ? at : name.indexOf(char, at) + 1 || -1), 0) >= 0
  const found =
    named === '' || onlyAction.test(named) || /其中/.test(stem) ? names.findLast((name) => isPart(name)) : undefined
  return found !== undefined && /累计|共/.test(stem) ? `${found}（累计）` : found
}

const stripDates = (text: string): string => text.replace(new RegExp(`^(?:${dates.source})[，,]?`), '')

/** The name alone: no date before or behind it, no adverb, no verb that only says it shall come about. */
function bareName(text: string, verbs = false): string {
  let name = text.replace(/(?:由|从)[\d.]+[^\d]{1,4}$/, '')
  for (let before = ''; before !== name; ) {
    before = name
    name = name
      .replace(new RegExp(`^(?:${dates.source})|(?:${dates.source})$`, 'g'), '')
      .replace(openers, '')
      .replace(adverbs, '')
      .replace(/^[、和及，:：]|[，、]$/g, '')
      .trim()
    if (!verbs) name = name.replace(light, '')
  }
  return name
}

/** Two names for the figures, or two years: `种植、收获机械化率分别达到65%和55%`, `2025年、2026年分别改造300个、280个`. */
function sharedIn(quote: string, plain: string, date: Said | null, years: Years, before: Before): Stated[] | null {
  const figures = figuresIn(plain).filter(({ at, value }) => isCounted(plain, at, value))
  const [first] = figures
  if (!first || !/分别|均(?:达到|为|达|超过)/.test(plain)) return null
  const head = plain.slice(0, first.at)
  const each = /分别/.test(plain) ? figures : [first]
  const days = [...head.matchAll(/20\d\d年/g)].map(([year]) => dateIn(year, years))
  const base = { quote, to: null, each: null }
  if (days.length > 1 && days.length === each.length) {
    const named = bareName(head.split('分别')[1] ?? '')
    const name = earlierName(head, named, before) ?? named
    return each.flatMap(({ value, unit }, at) => {
      const own = measureAt(unit)
      if (name === '') return []
      return [
        {
          ...base,
          name,
          value,
          unit: own,
          written: `${value}${own}`,
          split: false,
          is: 'likely' as const,
          ...dayOf(days[at] ?? null),
        },
      ]
    })
  }
  const names = namesOf(bareName(head.replace(/(?:分别|均)(?:达到|为|达|超过)$/, '')))
  const all = /分别/.test(plain) ? figures : names.map(() => first)
  if (names.length < 2 || all.length !== names.length) return null
  const beyond = /超过$/.test(head) ? '超过' : ''
  return names.flatMap((name, at) => {
    const own = all[at]
    if (!own) return []
    const unit = measureAt(own.unit)
    const written = `${beyond}${own.value}${unit}`
    return [{ ...base, name, value: own.value, unit, written, split: true, is: 'yes' as const, ...dayOf(date) }]
  })
}

/** `马铃薯种植、收获机械化率` → two names; a list of subjects with one figure stays one. */
function namesOf(name: string): string[] {
  const [head = '', tail = '', more] = name.split('、')
  if (tail === '' || more !== undefined || tail.length < 5 || head.length < 4) return [name]
  const [action, suffix] = [tail.slice(0, 2), tail.slice(2)]
  return [`${head}${suffix}`, `${head.slice(0, -2)}${action}${suffix}`]
}

const states =
  /全覆盖|全部覆盖|覆盖所有|基本(?:形成|建成|消除|实现)|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]|(?:动态)?清零|前[一二三四五六七八九十\d]+[名位]|前列|不低于[^\d]{3,14}$|稳中有[降升]|全面完成/

/** A part without a figure that says how far something is to be: 实现全覆盖, 进入全省前三名. */
function stateIn(quote: string, date: Said | null): Stated[] {
  const found = states.exec(quote)
  if (!found) return []
  const before = quote.slice(0, found.index).replace(/(?:实现|达到|进入|力争|走在|保持|做到)+$/, '')
  const name = bareName(before.replace(/(?:力争|努力)?(?:实现|进入|走在)?(?:全国|全省|全市)?$/, ''))
  if (name.length < 2) return []
  const base = { quote, value: null, to: null, unit: '', split: false, each: null, is: 'no' as const }
  return [{ ...base, name, written: quote.slice(found.index), ...dayOf(date) }]
}

/** Words that modify a target; those of how it is meant only where they stand next to one of its figures. */
export const wordingOf = (quote: string, values: readonly string[]): string[] => [
  ...new Set([
    ...['力争', '确保', '稳定在', '保持在'].filter((word) => quote.includes(word)),
    ...comparatorsAt(quote, values),
  ]),
]
