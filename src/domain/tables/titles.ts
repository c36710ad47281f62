import { isNumber } from './cells.ts'
import type { Reading } from './reading.ts'
import { periodSaid, type SaidPeriod, spanIn } from './said-period.ts'

const aboutAll = /(单位|期间|时段|月份|季度|日期|时间|填报人|报送)\s*[:：]/

/** 报告期 | 2024年第二季度. */
const aboutPeriod =
  /^(报告期间?|填报期间?|统计期间?|所属期间?|报送期|(数据|统计)?(截[止至](日期?|时间|时点)|时点)|.{0,6}哪.{1,4}|(?!其中).{2,6}[:：])$/

/** What a row says of a whole table: one text and no number, or texts like 单位：万元; null where it is no such row. */
export function titleTexts(texts: readonly string[]): string[] | null {
  const filled = [...new Set(texts.filter((text) => text !== ''))]
  // Several periods behind 报告期 head columns.
  const isOne = filled.filter((text) => periodSaid(text) !== null).length === 1
  const isKeyed =
    isOne && filled.some((text, at) => aboutPeriod.test(text) && periodSaid(filled[at + 1] ?? '') !== null)
  const isTitle = filled.length === 1 || isKeyed || filled.some((text) => aboutAll.test(text))
  return isTitle && !filled.some(isNumber) ? withValues(filled) : null
}

/** 填表日期： | 2024年4月8日 is one thing said. */
function withValues(texts: readonly string[]): string[] {
  const said: string[] = []
  for (const text of texts) {
    const last = said.at(-1)
    if (last !== undefined && /[:：]$/.test(last)) said[said.length - 1] = `${last}${text}`
    else said.push(text)
  }
  return said
}

const isSending = /(报送|填报|填表|制表|上报|打印)(时间|日期)|^(注|备注|(填表|填报)?说明)/

/** Two periods no month of which is the same. */
function isApart(a: SaidPeriod, b: SaidPeriod): boolean {
  const [one, other] = [monthsOf(a), monthsOf(b)]
  return (a.year !== null && b.year !== null && a.year !== b.year) || one.to < other.from || other.to < one.from
}

function monthsOf({ kind, no }: SaidPeriod): { from: number; to: number } {
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[kind]
  return { from: (no - 1) * months + 1, to: no * months }
}

/** The last day of a month and nothing else. */
function isLastDay(line: string): boolean {
  const [, year, month, day] = /^(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?$/.exec(line.trim()) ?? []
  return day !== undefined && Number(day) === new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

/** What is said for a whole table: the name of the file and the sheet, and the lines above it, the nearest last. */
export class Titles {
  private readonly lines: string[]
  private readonly reading: Reading
  /** Where the lines about the table being read begin. */
  private from = 0
  private closed = false

  constructor(reading: Reading, sheet: string) {
    this.reading = reading
    this.lines = [reading.fileName, sheet]
  }

  add(line: string): void {
    if (this.closed) this.from = this.lines.length
    this.closed = false
    this.lines.push(line)
  }

  /** The same with one line more, for what stands beside that line alone. */
  and(line: string): Titles {
    const own = new Titles(this.reading, this.lines[1] ?? '')
    for (const one of [...this.lines.slice(2), line]) own.add(one)
    return own
  }

  /** Rows of a table have been read: lines that follow are about another one below. */
  close(): void {
    this.closed = true
  }

  /**
   * The nearest period; `loose` where only the year is named (a year's table may hold figures of its quarters) or where
   * the lines about one table contradict each other: then it is asked.
   */
  period(): SaidPeriod | null {
    const span = this.span()
    if (span !== null) return { kind: 'year', year: this.year(), no: 1, loose: true, span }
    const said = this.periodsIn(this.lines)
    const own = said.find(({ kind }) => kind !== 'year')
    const about = this.periodsIn(this.lines.slice(this.from))
    if (own && about.some((one) => isApart(this.dated(own), this.dated(one)))) {
      return { kind: 'year', year: this.year(), no: 1, loose: true }
    }
    // A section below others that names a year and no more is of that year.
    const [whole] = about
    if (this.from > 0 && whole && about.every(({ kind }) => kind === 'year')) return { ...whole, loose: true }
    if (own) return this.dated(own)
    const beside = this.reading.beside?.period
    if (beside && beside.kind !== 'year') return this.dated(beside)
    const [year] = said
    if (year) return { ...year, loose: true }
    const named = this.year()
    return named === null ? null : { kind: 'year', year: named, no: 1, loose: true }
  }

  /** 前三季度 in a line about the table; null where none names several periods, or a nearer one names one. */
  private span(): string | null {
    for (const line of this.lines.toReversed()) {
      if (isSending.test(line)) continue
      const span = spanIn(line)
      if (span !== null) return span
      if (periodSaid(line)) return null
    }
    return null
  }

  /** What lines say, the nearest first; the day a table was sent on is of no period. */
  private periodsIn(lines: readonly string[]): SaidPeriod[] {
    return lines.toReversed().flatMap((line) => (isSending.test(line) ? [] : (periodSaid(line) ?? [])))
  }

  /** A period without a year is of the year the table names. */
  dated(period: SaidPeriod): SaidPeriod {
    return period.year === null ? { ...period, year: this.year() } : period
  }

  private year(): number | null {
    for (const line of this.lines.toReversed()) {
      const [, year] = /(?<!\d)(20\d\d)(?!\d)/.exec(line) ?? []
      if (year !== undefined) return Number(year)
    }
    return this.reading.beside?.period?.year ?? null
  }

  /** The unit of the plan that is named, as written: the sheet's, else one of the sender's; '' where none is. */
  unit(): string {
    const [, sheet = ''] = this.lines
    if (this.reading.isUnit(sheet)) return sheet
    const joined = this.lines.slice(1).join(' ')
    return this.reading.unitNames.find((name) => joined.includes(name)) ?? ''
  }

  /** 单位：万元 above a table holds for the figures it fits. */
  measures(): string[] {
    const said = this.lines.flatMap((line) => /单位\s*[:：]\s*([^\s)）]{1,20})/.exec(line)?.[1] ?? [])
    const all = said.flatMap((one) => one.split(/[、，,/]/)).filter((one) => one !== '')
    const beside = this.reading.beside?.measure ?? ''
    return all.length > 0 || beside === '' ? all : [beside]
  }

  /** Everything that stands above the table, and the names of sheet and file. */
  all(): string {
    return this.lines.join(' ')
  }

  /** The unit of measure a title has in brackets: 台账（家）. */
  inBrackets(): string {
    return this.lines.flatMap((line) => /[(（]([万亿]?[元件人个家户项])[)）]/.exec(line)?.[1] ?? []).at(-1) ?? ''
  }

  /** Whether its figures are what was new: 当月, 新增情况. */
  saysNew(): boolean {
    return this.lines.some((line) => /[当本][月季]|新增|新建/.test(line)) && !this.saysLevels()
  }

  /** Whether it says how things stand on a day, not what came in a period. */
  saysLevels(): boolean {
    return this.lines.some((line) => /截至|截止|期末|[月年度季][底末]|存量|现有/.test(line) || isLastDay(line))
  }
}
