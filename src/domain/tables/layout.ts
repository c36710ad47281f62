import { addressOf, type Grid, textAt, turned } from './grid.ts'
import { type Heading, headingOf, periodSaid, type SaidPeriod } from './headings.ts'
import { type Label, type Labels, labelIn } from './labels.ts'

export type FieldName = 'value' | 'numerator' | 'denominator' | 'state' | 'done' | 'next' | 'problem' | 'help'

/** A cell whose place in the plan is certain; what it holds is judged later, by the form it goes to. */
export type PlacedCell = {
  sheet: string
  at: string
  kind: 'indicator' | 'task'
  no: number
  field: FieldName
  text: string
  /** Unit of measure said nearest to it, '' where none is; `loose` where it is said for the whole sheet. */
  measure: string
  loose: readonly string[]
  period: SaidPeriod | null
  /** Who reports, as written; '' where nobody is named. */
  unit: string
  said: string[]
}

export type UnplacedCell = { sheet: string; at: string; text: string; why: string }

/** What only a person can know; one tap answers it. */
export type Question = { id: string; asks: string; options: { value: string; label: string }[] }

export type Layout = { placed: PlacedCell[]; unplaced: UnplacedCell[]; questions: Question[]; notes: string[] }

export type Reading = {
  labels: Labels
  /** Indicators whose figure is the level at a period's end; the others count what is new. */
  levels: ReadonlySet<number>
  ratios: ReadonlySet<number>
  nameOf: (kind: 'indicator' | 'task', no: number) => string
  /** Whether the sender's units report it. */
  isOwn: (kind: 'indicator' | 'task', no: number) => boolean
  /** Names of units that may stand in a title or the name of a sheet. */
  unitNames: readonly string[]
  answers: Readonly<Record<string, string>>
  fileName: string
}

const isNumber = (text: string): boolean => /^[-+]?[\d,]*\.?\d+%?$/.test(text.replace(/[\s，]/g, ''))
const isNothing = (text: string): boolean => /^([-—–/\\]+|无|暂无|空)?$/.test(text.trim())
export const isTotal = (text: string): boolean => /^(合|总|小|共)\s*计/.test(text.trim())

/** One sheet → its cells with their places: a row an indicator or, turned, a column an indicator. */
export function layoutOf(reading: Reading, grid: Grid): Layout {
  const [upright, sideways] = [axisOf(reading.labels, grid), axisOf(reading.labels, turned(grid))]
  if (upright.score === 0 && sideways.score === 0) {
    const filled = grid.cells.some((row) => row.some((cell) => cell && isNumber(cell.text)))
    return {
      placed: [],
      unplaced: [],
      questions: [],
      notes: filled ? [`“${grid.name}”里没有认出方案的指标或任务`] : [],
    }
  }
  const isTurned = sideways.score > upright.score
  const at = (row: number, column: number) => (isTurned ? addressOf(grid, column, row) : addressOf(grid, row, column))
  return new Table(reading, isTurned ? turned(grid) : grid, isTurned ? sideways.column : upright.column, at).read()
}

/** The column with most names of the plan; of equal ones the one with a number beside a name. */
function axisOf(labels: Labels, grid: Grid): { column: number; score: number } {
  let best = { column: 0, score: 0 }
  for (let column = 0; column < grid.columns; column++) {
    const rows = Array.from({ length: grid.rows }, (_, row) => row).filter(
      (row) => grid.cells[row]?.[column] && labelIn(labels, grid.cells[row]?.[column]?.text ?? ''),
    )
    const beside = rows.some((row) => grid.cells[row]?.slice(column + 1).some((cell) => cell && isNumber(cell.text)))
    const score = rows.length * 2 + (rows.length > 0 && beside ? 1 : 0)
    if (score > best.score) best = { column, score }
  }
  return best
}

type Candidate = { row: number; column: number; text: string; heading: Heading; period: SaidPeriod | null }

/** One table being read, a row an indicator. */
class Table {
  private readonly placed: PlacedCell[] = []
  private readonly unplaced: UnplacedCell[] = []
  private readonly questions = new Map<string, Question>()
  private readonly notes = new Set<string>()
  private headings: Heading[] = []
  private titles: string[]

  private readonly reading: Reading
  private readonly grid: Grid
  private readonly axis: number
  private readonly at: (row: number, column: number) => string

  constructor(reading: Reading, grid: Grid, axis: number, at: (row: number, column: number) => string) {
    this.reading = reading
    this.grid = grid
    this.axis = axis
    this.at = at
    this.titles = [grid.name, reading.fileName]
  }

  read(): Layout {
    let lines: string[][] = []
    for (let row = 0; row < this.grid.rows; row++) {
      const texts = Array.from({ length: this.grid.columns }, (_, column) => textAt(this.grid, row, column))
      const label = labelIn(this.reading.labels, texts[this.axis] ?? '')
      if (label && !isTotal(texts[this.axis] ?? '')) {
        if (lines.length > 0) this.headings = this.headingsFrom(lines)
        lines = []
        this.readRow(row, texts, label)
      } else if (this.isHeading(row, texts)) lines = [...lines.slice(-2), texts]
      else this.readOther(row, texts)
    }
    return {
      placed: this.placed,
      unplaced: this.unplaced,
      questions: [...this.questions.values()],
      notes: [...this.notes],
    }
  }

  private headingsFrom(lines: string[][]): Heading[] {
    return Array.from({ length: this.grid.columns }, (_, column) => headingOf(lines.map((line) => line[column] ?? '')))
  }

  /** Two different texts or more and no number but years and dates. */
  private isHeading(row: number, texts: readonly string[]): boolean {
    const distinct = new Set(texts.filter((text) => text !== ''))
    if (distinct.size < 2 || isTotal(texts.find((text) => text !== '') ?? '')) return false
    return (
      this.grid.cells[row]?.every(
        (cell) => !cell || cell.kind === 'date' || !isNumber(cell.text) || /^20\d\d$/.test(cell.text),
      ) ?? false
    )
  }

  private readOther(row: number, texts: readonly string[]): void {
    const filled = [...new Set(texts.filter((text) => text !== ''))]
    if (filled.length === 1 && !isNumber(filled[0] ?? '')) this.titles.push(filled[0] ?? '')
    const name = texts[this.axis] || filled.find((text) => !isNumber(text)) || ''
    const why =
      isTotal(name) || filled.some(isTotal)
        ? '合计不填'
        : name === ''
          ? '没有写是哪一项'
          : `没有认出“${name.slice(0, 20)}”是哪一项`
    for (const [column, cell] of (this.grid.cells[row] ?? []).entries()) {
      if (cell && column !== this.axis && cell.kind !== 'date' && isNumber(cell.text)) this.leave(row, column, why)
    }
  }

  private leave(row: number, column: number, why: string): void {
    const text = this.grid.cells[row]?.[column]?.text ?? ''
    this.unplaced.push({ sheet: this.grid.name, at: this.at(row, column), text, why })
  }

  private readRow(row: number, texts: readonly string[], label: Label): void {
    const no = this.resolved(row, texts[this.axis] ?? '', label)
    const candidates: Candidate[] = []
    let [unit, measure] = ['', label.measure]
    let period: SaidPeriod | null = null
    let of = label.of
    let role: Heading['role'] = 'unknown'
    for (const [column, heading] of this.headingsFor().entries()) {
      const text = texts[column] ?? ''
      if (column === this.axis || text === '') continue
      if (heading.role === 'unit') unit = text
      else if (heading.role === 'measure' && measure === '') measure = text
      else if (heading.role === 'period') period = periodSaid(text)
      else if (/^(本期|案件)?(受理|立案)(案件)?数?$/.test(text)) of = 'denominator'
      else if (/^(本期|案件)?(办结|结案|查办)(案件)?数?$/.test(text)) of = 'numerator'
      else if (column === this.axis + 1 && isBeside(heading, text)) {
        role = headingOf([text]).role
      } else if (column > this.axis && this.grid.cells[row]?.[column])
        candidates.push({ row, column, text, heading, period: heading.period })
    }
    const visible = candidates.filter(({ column, text }) => {
      if (isNothing(text)) return false
      const hidden = this.grid.hiddenRows.has(row)
        ? '在隐藏的行（列）里，没有用'
        : this.grid.hiddenColumns.has(column)
          ? '在隐藏的列（行）里，没有用'
          : null
      if (hidden !== null) this.leave(row, column, hidden)
      return hidden === null
    })
    // 本期 and 累计 may stand beside the name instead of above the figures.
    const told = (heading: Heading): Heading =>
      role !== 'unknown' && (heading.role === 'value' || heading.role === 'unknown')
        ? { ...heading, role, text: `${heading.text}${this.grid.cells[row]?.[this.axis + 1]?.text ?? ''}` }
        : heading
    const dated = visible.map((one) => ({
      ...one,
      heading: told(one.heading),
      period: one.period ?? period ?? this.titlePeriod(),
    }))
    if (no === null) {
      for (const { column } of dated)
        this.leave(
          row,
          column,
          `“${(texts[this.axis] ?? '').slice(0, 20)}”${label.nos.length > 1 ? '可能是几项' : '不是您单位填报的'}`,
        )
      return
    }
    const row_ = { kind: label.kind, no, unit: unit || this.titleUnit(), measure }
    if (label.kind === 'task') for (const one of dated) this.placeTask(row_, one)
    else this.placeFigures(row_, dated, of)
  }

  private headingsFor(): Heading[] {
    const none: Heading = { role: 'unknown', period: null, measure: '', text: '' }
    return Array.from({ length: this.grid.columns }, (_, column) => this.headings[column] ?? none)
  }

  /** The one row of the plan a label means: the only one, the only one the sender reports, or what they answered. */
  private resolved(row: number, text: string, label: Label): number | null {
    const own = label.nos.filter((no) => this.reading.isOwn(label.kind, no))
    const [only, ...more] = own.length > 0 ? own : label.nos
    if (only !== undefined && more.length === 0) return only
    if (own.length === 0) return null
    const id = `r:${this.grid.name}:${text}`.slice(0, 80)
    const answer = this.reading.answers[id]
    if (answer !== undefined) return answer === 'skip' ? null : (own.find((no) => String(no) === answer) ?? null)
    const options = own.map((no) => ({ value: String(no), label: this.reading.nameOf(label.kind, no) }))
    this.ask({ id, asks: `“${text.slice(0, 30)}”（第${this.at(row, this.axis)}格）是哪一项？`, options })
    return null
  }

  private ask({ id, asks, options }: Question): void {
    this.questions.set(id, { id, asks, options: [...options, { value: 'skip', label: '不用' }] })
  }

  private titlePeriod(): SaidPeriod | null {
    for (const title of this.titles.toReversed()) {
      const said = periodSaid(title)
      if (said) return said
    }
    return null
  }

  private titleUnit(): string {
    const joined = this.titles.filter((title) => title !== this.reading.fileName).join(' ')
    return this.reading.unitNames.find((name) => joined.includes(name)) ?? ''
  }

  /** 单位：万元 above a table holds for the figures it fits. */
  private titleMeasures(): string[] {
    const said = this.titles.flatMap((title) => /单位\s*[:：]\s*([^\s)）]{1,20})/.exec(title)?.[1] ?? [])
    return said.flatMap((one) => one.split(/[、，,/]/)).filter((one) => one !== '')
  }

  private put(about: About, { row, column, text, heading, period }: Candidate, field: FieldName): void {
    const formula = this.grid.cells[row]?.[column]?.formula === true
    this.placed.push({
      sheet: this.grid.name,
      at: this.at(row, column),
      kind: about.kind,
      no: about.no,
      field,
      text,
      measure: about.kind === 'task' ? '' : heading.measure || about.measure,
      loose: this.titleMeasures(),
      period,
      unit: about.unit,
      said: formula ? [`${this.at(row, column)}是公式，取存的值`] : [],
    })
  }

  private placeTask(about: About, one: Candidate): void {
    const { role } = one.heading
    if (role === 'state' || role === 'done' || role === 'next' || role === 'problem' || role === 'help')
      this.put(about, one, role)
    else if (stateIn(one.text) !== null && role !== 'aside') this.put(about, one, 'state')
    else if (['value', 'new', 'level'].includes(role) && !isNumber(one.text)) this.put(about, one, 'done')
    else if (role !== 'aside' || isNumber(one.text))
      this.leave(one.row, one.column, `“${one.heading.text || '无标题'}”列不知道填在任务的哪一栏`)
  }

  private placeFigures(about: About, all: readonly Candidate[], of: Label['of']): void {
    const figures: Candidate[] = []
    for (const one of all) {
      const { role, text } = one.heading
      if (role === 'aside') {
        if (isNumber(one.text)) this.leave(one.row, one.column, `“${text}”不是本期的数`)
      } else if (!/\d|[一二两三四五六七八九十]/.test(one.text)) {
        if (role !== 'unknown') this.leave(one.row, one.column, '不是数')
      } else if (['state', 'done', 'next', 'problem', 'help'].includes(role)) {
        this.leave(one.row, one.column, `“${text}”在指标的表里没有这一栏`)
      } else figures.push(one)
    }
    const byPeriod = new Map<string, Candidate[]>()
    for (const one of figures) {
      const key = JSON.stringify(one.period)
      byPeriod.set(key, [...(byPeriod.get(key) ?? []), one])
    }
    for (const group of byPeriod.values()) {
      if (this.reading.ratios.has(about.no)) this.placeRatio(about, group, of)
      else this.placeValue(about, group)
    }
  }

  private placeRatio(about: About, group: readonly Candidate[], of: Label['of']): void {
    const usable = group.filter(({ heading: { role } }) => role !== 'level')
    for (const one of group) {
      const { role } = one.heading
      if (role === 'denominator' || role === 'numerator') this.put(about, one, role)
      else if (of !== null && (role === 'value' || role === 'new') && usable.length === 1) this.put(about, one, of)
      else this.leave(one.row, one.column, of === null ? '受理数和办结数要分开填' : '不能确定是不是本期的数')
    }
  }

  private placeValue(about: About, group: readonly Candidate[]): void {
    const isLevel = this.reading.levels.has(about.no)
    const wanted = isLevel
      ? (['level', 'value', 'unknown', 'new'] as const)
      : (['new', 'value', 'level', 'unknown'] as const)
    const first = wanted.find((role) => group.some(({ heading }) => heading.role === role))
    const best = group.filter(({ heading }) => heading.role === first)
    for (const one of group) {
      if (best.includes(one)) continue
      this.leave(
        one.row,
        one.column,
        isLevel ? `这一项填期末累计，“${one.heading.text}”不是` : `这一项填本期新增，“${one.heading.text}”不是`,
      )
    }
    const [only, ...more] = best
    if (!only) return
    if (more.length > 0) {
      for (const one of best) this.leave(one.row, one.column, '有几列都可能是这一期的数，不能确定')
      return
    }
    const isNew = isLevel && only.heading.role === 'new' && /新增|净增|新[建设]/.test(only.heading.text)
    const answer = isNew ? 'no' : this.certain(only, isLevel)
    if (isNew) {
      this.leave(only.row, only.column, `这一项填期末累计，“${only.heading.text}”不是`)
    } else if (answer === 'yes') this.put(about, only, 'value')
    else
      this.leave(
        only.row,
        only.column,
        answer === 'asked' ? '要先回答上面的问题' : isLevel ? '按您的回答没有用' : '是累计数，这一项填本期新增',
      )
  }

  /** Whether a column holds what is asked for; where its heading does not tell, the sender is asked once. */
  private certain({ heading, column }: Candidate, isLevel: boolean): 'yes' | 'no' | 'asked' {
    const { role, text, period } = heading
    const isPeriodOnly = role === 'value' && period !== null && !/完成|实际|情况/.test(text)
    if (isLevel ? role === 'level' || role === 'value' : role === 'new' || isPeriodOnly) return 'yes'
    const id = `c:${this.grid.name}:${column}:${isLevel ? 'level' : 'new'}`
    const answer = this.reading.answers[id]
    if (answer !== undefined) return answer === 'yes' ? 'yes' : 'no'
    const name = text === '' ? `没有标题的一列（${this.at(0, column)}）` : `“${text}”`
    const options = isLevel
      ? [{ value: 'yes', label: '是期末累计数' }]
      : [
          { value: 'yes', label: '是本期新增' },
          { value: 'no', label: '是累计数' },
        ]
    this.ask({ id, asks: `${name}里是什么数？`, options })
    return 'asked'
  }
}

/** 本期, 累计, 受理数 right beside a name, where the column has no heading of its own. */
const isBeside = ({ role, text: above }: Heading, text: string): boolean =>
  role === 'unknown' &&
  (above === '' || /^(项目|类型|类别|指标|内容|口径)$/.test(above)) &&
  text.length <= 8 &&
  !isNumber(text) &&
  headingOf([text]).role !== 'unknown'

type About = { kind: 'indicator' | 'task'; no: number; unit: string; measure: string }

const states: readonly (readonly [string, RegExp])[] = [
  ['未启动', /^(未启动|未开始|尚未(启动|开始)|没有启动|待启动)$/],
  ['已完成', /^(已?完成|已办结|办结|已全部完成|全部完成|销号|已销号|完成)$/],
  ['受阻', /^(受阻|遇阻|停滞|推进受阻)$/],
  ['推进中', /^((正在|持续|有序|稳步|正常|积极)?(推进|实施|开展|进行)(中)?|在(推进|办|建)|进行中|推进中)$/],
]

/** The state a cell says; null where it says none of the four. */
export const stateIn = (text: string): string | null =>
  states.find(([, pattern]) => pattern.test(text.replace(/[\s。.]/g, '')))?.[0] ?? null
