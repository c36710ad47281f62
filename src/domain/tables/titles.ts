import { isNumber } from './cells.ts'
import { periodSaid, type SaidPeriod } from './headings.ts'
import type { Reading } from './reading.ts'

const aboutAll = /(单位|期间|时段|月份|季度|日期|时间|填报人|报送)\s*[:：]/

/** What a row says of a whole table: one text and no number, or texts like 单位：万元; null where it is no such row. */
export function titleTexts(texts: readonly string[]): string[] | null {
  const filled = [...new Set(texts.filter((text) => text !== ''))]
  const isTitle = filled.length === 1 || (filled.length > 1 && filled.some((text) => aboutAll.test(text)))
  return isTitle && !filled.some(isNumber) ? filled : null
}

/** What is said for a whole table: the name of the file and the sheet, and the lines above it, the nearest last. */
export class Titles {
  private readonly lines: string[]
  private readonly reading: Reading

  constructor(reading: Reading, sheet: string) {
    this.reading = reading
    this.lines = [reading.fileName, sheet]
  }

  add(line: string): void {
    this.lines.push(line)
  }

  /** The nearest period; `loose` where only the year is named: a year's table may hold figures of its quarters. */
  period(): SaidPeriod | null {
    const said = this.lines.toReversed().flatMap((line) => periodSaid(line) ?? [])
    const own = said.find(({ kind }) => kind !== 'year')
    if (own) return this.dated(own)
    const [year] = said
    if (year) return { ...year, loose: true }
    const named = this.year()
    return named === null ? null : { kind: 'year', year: named, no: 1, loose: true }
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
    return null
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
    return said.flatMap((one) => one.split(/[、，,/]/)).filter((one) => one !== '')
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
    return this.lines.some((line) => /截至|截止|期末|[月年度季][底末]|存量|现有/.test(line))
  }
}
