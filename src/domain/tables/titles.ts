import { periodSaid, type SaidPeriod } from './headings.ts'
import type { Reading } from './reading.ts'

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

  /** Whether it says how things stand on a day, not what came in a period. */
  saysLevels(): boolean {
    return this.lines.some((line) => /截至|截止|期末|[月年度季][底末]|存量|现有/.test(line))
  }
}
