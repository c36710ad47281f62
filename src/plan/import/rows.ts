import type { Block, Goal, Indicator, Plan, Section, Task } from '../../domain/plan.ts'
import { figuresIn, senseOf } from '../wording.ts'
import type { Asking } from './answers.ts'
import type { Document } from './structure.ts'
import { filled, readTable, type Table } from './tables.ts'
import { type Stated, wordingOf } from './targets.ts'
import type { UnitBook } from './units.ts'

/** What is made of a document's rows on the way to a plan. */
export type Made = {
  indicators: Indicator[]
  goals: Goal[]
  tasks: Task[]
  sections: Section[]
  categories: string[]
  blocks: Block[]
  people: Plan['people']
  crossedOff: Plan['crossedOff']
}

export type World = { asking: Asking; units: UnitBook; start: string; end: string; made: Made }

const squash = (text: string): string => text.replace(/\s+/g, '')
const emptyCell = /^(?:[-—－/]|无)?$/

/** Every table of the document in turn: rows of indicators, of tasks, of people, and what is none of them. */
export function readTables(document: Document, world: World): void {
  for (const { place, rows } of document.tables) {
    const table = readTable(rows)
    const cells = filled(rows)
    const printed = (at: number): (string | null)[] => (rows[at] ?? []).map((cell) => (cell === null ? null : cell))
    for (let at = 0; at < table.head; at++) world.made.blocks.push({ place, head: true, cells: printed(at) })
    for (let at = table.head; at < rows.length; at++) {
      const full = cells[at] ?? []
      if (sameAsHead(rows[0] ?? [], full)) {
        world.made.blocks.push({ place, head: true, cells: printed(at) })
        continue
      }
      rowOf(world, table, place, at, full, printed(at))
    }
  }
}

const sameAsHead = (head: readonly (string | null)[], row: readonly string[]): boolean =>
  row.length > 1 && row.every((cell, at) => squash(cell) === squash(head[at] ?? ''))

function rowOf(
  world: World,
  table: Table,
  place: string,
  at: number,
  full: string[],
  printed: (string | null)[],
): void {
  const { made } = world
  const cell = (column: Table['columns'][number]) => full[table.columns.indexOf(column)] ?? ''
  const alone = full.filter((text) => text !== '')
  if (table.kind === 'tasks' && new Set(alone).size === 1 && alone[0] && !cell('lead')) {
    const section = sectionFor(made, place, alone[0])
    made.blocks.push({ place: section.place, cells: printed })
    return
  }
  if (table.kind === 'indicators' && cell('name') !== '') {
    const no = made.indicators.length + 1
    const number = emptyCell.test(cell('number')) ? null : cell('number')
    const own = `${place}第${number ?? at - table.head + 1}项`
    made.blocks.push({ place: own, cells: printed })
    addIndicator(world, table, { no, number, place: own, full, printed })
    return
  }
  if (table.kind === 'tasks' && cell('text') !== '') {
    const no = made.tasks.length + 1
    const own = `${place}任务${made.tasks.filter((task) => task.place.startsWith(place)).length + 1}`
    made.blocks.push({ place: own, cells: printed })
    addTask(world, table, { no, place: own, full, annex: place })
    return
  }
  const own = `${place}第${at + 1}行`
  made.blocks.push({ place: own, cells: printed })
  if (table.kind === 'people' && cell('person') !== '') {
    const unit = world.units.mentions(cell('post'), own)[0]
    const id = unit && 'unit' in unit ? unit.unit : ''
    const roles = [(full[0] ?? '').replace(/\s+/g, '') || '成员']
    made.people.push({
      name: squash(cell('person')),
      written: cell('person'),
      unit: id,
      postWritten: cell('post'),
      post: cell('post'),
      roles,
    })
  }
  made.crossedOff.push({ place: own, why: table.kind === 'people' ? '已读入名单' : '表中没有指标、任务的列，未读入' })
}

type RowAt = { no: number; number: string | null; place: string; full: string[]; printed: (string | null)[] }

function addIndicator(world: World, table: Table, { no, number, place, full, printed }: RowAt): void {
  const { made, units } = world
  const col = (column: Table['columns'][number]) => table.columns.indexOf(column)
  const cell = (column: Table['columns'][number]) => full[col(column)] ?? ''
  const category = cell('category')
  if (category !== '' && !made.categories.includes(category)) made.categories.push(category)
  const targetCols = table.columns.flatMap((column, at) => (column === 'target' ? [at] : []))
  const merged = targetCols.every((at) => printed[at] === null || printed[at] === '') && made.goals.length > 0
  const leadsWritten = cell('lead')
  const leads = units.mentions(leadsWritten, place).flatMap((one) => ('unit' in one ? [one.unit] : []))
  const quote = printed.filter((text) => text).join(' | ')
  const lastCell = full[targetCols.at(-1) ?? -1] ?? ''
  const name = cell('name').replace(/[（(](?:单位[:：])?[个家件项人户%‰万亿元天次公里]{1,3}[)）]$/, '')
  const counting = /累计数|期间数/.exec(lastCell)?.[0]
  const read = figuresIn(lastCell)[0]
  const unit =
    cell('unit') ||
    /[（(](?:单位[:：])?([个家件项人户%‰万亿元天次公里]{1,3})[)）]$/.exec(cell('name'))?.[1] ||
    read?.unit ||
    ''
  const measure = measureOf(world, { place, text: quote, name, unit, counting, target: read?.value ?? '' })
  made.indicators.push({
    ...indicatorOf({ no, place, number, name: cell('name'), unit, value: read?.value ?? '0', measure, quote }),
    category,
    leads,
    leadsWritten,
    targetWritten: merged ? null : lastCell,
    counting: counting === '累计数' || counting === '期间数' ? counting : null,
  })
  const goal = made.goals.at(-1)
  if (merged && goal) {
    goal.indicators.push(no)
    return
  }
  const targets = targetCols.flatMap((at) => {
    const written = full[at] ?? ''
    if (written === '' || emptyCell.test(written)) return []
    const [one, two] = figuresIn(written)
    const span = two && /[—－~～-]/.test(written) ? two.value : undefined
    const year = table.years[at]
    const on = year && year < world.end.slice(0, 4) ? `${year}-12-31` : world.end
    return [{ on, written, value: one?.value ?? null, ...(span ? { to: span } : {}), place }]
  })
  made.goals.push(goalOf(world, { no, place, text: quote, name, unit, targets }))
}

type Wanted = { no: number; place: string; text: string; name: string; unit: string; targets: Goal['targets'] }

/** The sense of a goal from its wording; asked where a number alone stands and less may be better. */
export function goalOf({ asking }: Pick<World, 'asking'>, { no, place, text, name, unit, targets }: Wanted): Goal {
  const last = targets.at(-1)
  const read = last && senseOf(`${last.written} ${text}`, last.value)
  const less =
    /下降|降低|减少|压减|时间|时长|周期|天数|不超过|失业率|能耗|发病率|死亡率/.test(name) ||
    /^(?:天|小时|分钟)/.test(unit)
  const state = last?.value === null
  const guess: Goal['sense'] = state ? 'state' : last?.to ? 'within' : (read?.sense ?? (less ? 'atMost' : 'atLeast'))
  const sense = asking.decide(
    { kind: 'sense', place, text, ask: `“${name}”的目标“${last?.written ?? ''}”是哪一种？` },
    guess,
    {
      atLeast: '至少这么多',
      atMost: '最多这么多',
      about: '在这个数左右',
      within: '在两个数之间',
      state: '一种状态，不是数',
      notBelowLast: '不低于上年',
    },
    !(less && read === null) && !state,
  )
  const binding = /约束性|预期性/.exec(text)?.[0]
  return {
    indicators: [no],
    sense,
    strict: read?.strict ?? false,
    perYear: /每年/.test(text) && !/每年\d+月/.test(text),
    binding: binding === '约束性' || binding === '预期性' ? binding : null,
    targets: targets.length > 0 ? targets : [{ on: '', written: text.slice(0, 20), value: null, place }],
  }
}

type About = { place: string; text: string; name: string; unit: string; counting: string | undefined; target: string }

/** How a figure counts: by what is printed beside it, by its name, else by a question. */
export function measureOf({ asking }: Pick<World, 'asking'>, about: About): Indicator['measure'] {
  const { place, text, name, unit, counting, target } = about
  const small = Number(target) <= 3 && Number.isInteger(Number(target)) && unit !== '%' && !/[万亿]/.test(unit)
  if (target === '' && !/上年|去年|上一年|往年/.test(`${text}${name}`)) return 'state'
  if (counting === '期间数') return small ? 'step' : 'flow'
  const growth = unit === '%' && /增长|增速|提高|增幅/.test(name)
  if (counting === '累计数' && !growth) return 'stock'
  const stock =
    /率$|率[)）]?$|比重|占比|总量|保有|拥有量|存量|总数|覆盖|动力|面积/.test(name) ||
    /稳定在|保持在|达到|总数/.test(text)
  const flow = /新增|申报|举办|开展|培训|完成|发放|交易|融资|投资|引进|年均|每年/.test(`${name}${text}`)
  const guess: Indicator['measure'] = growth
    ? 'growth'
    : stock && !flow
      ? 'stock'
      : flow
        ? 'flow'
        : small
          ? 'step'
          : 'stock'
  return asking.decide<Indicator['measure']>(
    { kind: 'measure', place, text, ask: `“${name}”每次报什么数？` },
    guess,
    {
      stock: '期末总数（有多少）',
      flow: '本期新增（累加）',
      step: '本期新增（目标很小，只看完成没有）',
      ratio: '两个数相除（办结÷受理一类）',
      growth: '报水平，系统算增长率',
      state: '达到没有（没有数）',
    },
    stock !== flow && !growth,
  )
}

type Plain = {
  no: number
  place: string
  number: string | null
  name: string
  unit: string
  value: string
  measure: Indicator['measure']
  quote: string
}

/** An indicator with everything that follows from its name, unit and target; the rest is set by who reads it. */
export function indicatorOf({ no, place, number, name, unit, value, measure, quote }: Plain): Indicator {
  const percent = unit === '%'
  const fine = percent ? 2 : /[万亿]/.test(unit) || value.includes('.') ? 4 : 0
  const top = percent ? (Number(value) > 100 ? Number(value) * 5 : 100) : Math.max(10, Math.ceil(Number(value) * 20))
  const short = name.replace(/[（(].*[)）]/g, '')
  return {
    no,
    place,
    number,
    category: '',
    name,
    short: shortName(short),
    leads: [],
    leadsWritten: '',
    unit,
    targetWritten: null,
    counting: null,
    measure,
    ratio: measure === 'ratio' ? { numerator: '分子', denominator: '分母' } : null,
    level: measure === 'growth' ? name.replace(/(?:年均)?(?:增长|增速|增幅|提高).*$/, '') || name : null,
    wording: wordingOf(quote).map((word) => ({ word, place })),
    statedAt: [{ place, quote }],
    reportUnit: measure === 'growth' || measure === 'ratio' ? '个' : unit,
    period: percent ? 'year' : 'quarter',
    decimals: fine,
    range: { min: '0', max: String(top) },
    jump: '0.5',
    baseline: null,
    baselineDate: null,
    aliases: short === name ? [] : [short],
    topics: [],
    tasks: [],
    meaning: `${name}，方案的目标见${place}。`,
  }
}

/** At most 14 characters to call an indicator by: what follows the last 的, or its first and last words. */
function shortName(name: string): string {
  if (name.length <= 14) return name
  const tail = name.slice(name.lastIndexOf('的') + 1)
  if (tail.length >= 4 && tail.length <= 14) return tail
  const [first = ''] = name.split('、')
  return first.length < name.length ? `${first.slice(0, 8)}等${name.slice(-4)}` : `${name.slice(0, 4)}${name.slice(-6)}`
}

/** A heading inside a table: a full row, or a merged cell at its left. */
function sectionFor(made: Made, annex: string, heading: string): Section {
  const [, number = '', title = heading] =
    /^([（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(.+)$/.exec(heading) ?? []
  const known = made.sections.find((one) => one.title === title && one.place.startsWith(annex))
  if (known) return known
  const no = made.sections.length + 1
  const place = `${annex}${number === '' ? `第${no}节` : number.replace(/[、.．]$/, '')}`
  const taken = made.sections.some((one) => one.place === place)
  const section: Section = {
    no,
    place: taken ? `${annex}第${no}节` : place,
    number: number || null,
    title,
    titleInText: title,
    leads: [],
    subsections: [],
    aliases: [],
  }
  made.sections.push(section)
  return section
}

function addTask(
  world: World,
  table: Table,
  { no, place, full, annex }: { no: number; place: string; full: string[]; annex: string },
): void {
  const { made, units } = world
  const at = (column: Table['columns'][number]) => table.columns.indexOf(column)
  const text = full[at('text')] ?? ''
  const isNumber = (cell: string) => /^[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[.、．]?$/.test(squash(cell))
  const left = full.slice(0, at('text')).filter((cell) => cell !== '' && !isNumber(cell))
  const number = full.slice(0, at('text')).find(isNumber) ?? null
  const section = left[0]
    ? sectionFor(made, annex, left[0])
    : (made.sections.findLast((one) => one.place.startsWith(annex)) ?? sectionFor(made, annex, table.title))
  const subsection = left[1] && left[1] !== left[0] ? subsectionOf(section, left[1]) : null
  const item =
    made.tasks.filter((one) => one.section === section.no && one.subsection === (subsection?.no ?? null)).length + 1
  const [leadsWritten, responsibleWritten] = [full[at('lead')] ?? '', full[at('others')] ?? '']
  const due = full[at('due')] ?? ''
  made.tasks.push({
    ...{ no, place, number, section: section.no, subsection: subsection?.no ?? null, item, text },
    short: shortOf(text),
    leads: units.mentions(leadsWritten, place),
    leadsWritten,
    responsible: at('others') < 0 ? [] : units.mentions(responsibleWritten, place),
    responsibleWritten: at('others') < 0 ? '' : responsibleWritten,
    open: /等(?:部门|单位)?$/.test(`${responsibleWritten}`) || /等(?:部门|单位)?$/.test(leadsWritten),
    due: due === '' ? null : dueOf(due),
    indicators: [],
    aliases: [],
    topics: [],
  })
}

function subsectionOf(section: Section, heading: string): Section['subsections'][number] {
  const [, number = '', title = heading] =
    /^([（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(.+)$/.exec(heading) ?? []
  const known = section.subsections.find((one) => one.title === title)
  if (known) return known
  const no = section.subsections.length + 1
  const made = { no, place: `${section.place}${no}`, number: number || null, title }
  section.subsections.push(made)
  return made
}

/** The first clause of a task's text, as a title. */
export const shortOf = (text: string): string => (text.split(/[。，；：,;:]/)[0] ?? text).slice(0, 20)

/** `2024年9月` → its last day; `每年12月` comes round; `长期坚持` is only words. */
function dueOf(written: string): NonNullable<Task['due']> {
  const text = squash(written)
  const [, year, month, date] = /(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/.exec(text) ?? []
  const every = /每年/.test(text)
    ? 'year'
    : /每半年/.test(text)
      ? 'half'
      : /每季/.test(text)
        ? 'quarter'
        : /每月/.test(text)
          ? 'month'
          : null
  if (year === undefined || every) return { written, on: null, every }
  const m = Number(month ?? 12)
  const last = date ? Number(date) : new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  return { written, on: `${year}-${String(m).padStart(2, '0')}-${String(last).padStart(2, '0')}`, every: null }
}

/** A target of prose says the same as a row of a table where figure, unit and part of the name agree. */
export function statedAgain(made: Made, said: Stated, place: string): boolean {
  const same = made.indicators.filter((indicator) => {
    const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
    const figure = goal?.targets.at(-1)?.value
    return figure != null && Number(figure) === Number(said.value) && alike(indicator.name, said.quote)
  })
  for (const indicator of same) {
    if (indicator.statedAt.some((one) => one.place === place && one.quote === said.quote)) continue
    indicator.statedAt.push({ place, quote: said.quote })
    for (const word of wordingOf(said.quote)) indicator.wording.push({ word, place })
    const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
    const read = senseOf(said.quote, said.value)
    if (goal && read?.strict) goal.strict = true
  }
  return same.length > 0
}

/** Four characters of the name in a row are in the sentence. */
const alike = (name: string, sentence: string): boolean => {
  const [a, b] = [name.replace(/[（(].*[)）]/g, ''), sentence.normalize('NFKC')]
  const length = Math.min(4, a.length)
  return Array.from({ length: Math.max(1, a.length - length + 1) }, (_, at) => a.slice(at, at + length)).some((piece) =>
    b.includes(piece),
  )
}
