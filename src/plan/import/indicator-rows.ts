import type { Goal, Indicator } from '../../domain/plan.ts'
import { figuresIn, isTime, senseOf } from '../wording.ts'
import type { World } from './made.ts'
import { emptyCell, type Table } from './tables.ts'
import { wordingOf } from './targets.ts'

type RowAt = { no: number; number: string | null; place: string; full: string[]; printed: (string | null)[] }

/** A row of a table of indicators: the indicator, and its goal or a part in the goal of the row above. */
export function addIndicator(world: World, table: Table, { no, number, place, full, printed }: RowAt): void {
  const { made, units } = world
  const col = (column: Table['columns'][number]) => table.columns.indexOf(column)
  const cell = (column: Table['columns'][number]) => full[col(column)] ?? ''
  const category = cell('category')
  if (category !== '' && !made.categories.includes(category)) made.categories.push(category)
  // A year before the plan's start says where it begins.
  const isPast = (at: number): boolean => (table.years[at] ?? '9') < world.start.slice(0, 4)
  const targetCols = table.columns.flatMap((column, at) => (column === 'target' && !isPast(at) ? [at] : []))
  const base = table.columns.findIndex((column, at) => column === 'base' || (column === 'target' && isPast(at)))
  const merged = targetCols.every((at) => printed[at] === null || printed[at] === '') && made.goals.length > 0
  const leadsWritten = cell('lead')
  const leads = units.mentions(leadsWritten, place).flatMap((one) => ('unit' in one ? [one.unit] : []))
  const quote = printed.filter((text) => text).join(' | ')
  const lastCell = targetCols.flatMap((at) => (emptyCell.test(full[at] ?? '') ? [] : (full[at] ?? ''))).at(-1) ?? ''
  const name = cell('name').replace(/[（(](?:单位[:：])?[个家件项人户%‰万亿元天次公里]{1,3}[)）]$/, '')
  const counting = /累计数|期间数/.exec(lastCell)?.[0]
  const read = figuresIn(lastCell)[0]
  const unit =
    (emptyCell.test(cell('unit')) ? '' : cell('unit')) ||
    /[（(](?:单位[:：])?([个家件项人户%‰万亿元天次公里]{1,3})[)）]$/.exec(cell('name'))?.[1] ||
    read?.unit ||
    ''
  const figures = targetCols.flatMap((at) => (table.years[at] ? (figuresIn(full[at] ?? '')[0]?.value ?? []) : []))
  const heads = targetCols.map((at) => table.heads[at]).join('')
  const about = { place, text: quote, name, unit, counting, target: read?.value ?? '' }
  const yearly = merged ? undefined : yearlyOf(world, about, figures, heads)
  const measure =
    yearly === 'year' || yearly === 'total' ? 'flow' : yearly === 'level' ? 'stock' : measureOf(world, about)
  made.indicators.push({
    ...indicatorOf({ no, place, number, name: cell('name'), unit, value: read?.value ?? '0', measure, quote }),
    category,
    leads,
    leadsWritten,
    targetWritten: merged ? null : lastCell,
    counting: counting === '累计数' || counting === '期间数' ? counting : null,
    baseline: measure === 'stock' ? baselineOf(table, base, full, place, world.start) : null,
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
  const each = yearly === undefined ? {} : { each: yearly === 'year' }
  made.goals.push(goalOf(world, { no, place, text: quote, name, unit, targets, ...each }))
}

/** A name of how things stand at a day: years of it are never added up. */
const levelNames = /率|度$|比重|占比|比例|总量|保有|拥有量|存量|总数|覆盖|面积|指数|得分|评分|强度|浓度/

/**
 * What the figures of several years are: of each year, of all years until then, or how things stand. The words of the
 * row or of its head tell; else somebody says, and a row that does not rise is taken for one of single years.
 * Undefined where the measure itself is asked or told.
 */
function yearlyOf(
  { asking }: Pick<World, 'asking'>,
  { place, text, name, unit, counting }: About,
  figures: readonly string[],
  heads: string,
): 'year' | 'total' | 'level' | undefined {
  if (figures.length < 2 || counting !== undefined || /^[%‰]$|^分$/.test(unit) || isTime(unit)) return undefined
  const words = `${text}${heads}`
  if (/累计|总[数量]|保有/.test(words)) return undefined
  if (/年度[数值]|年度(?:新增|完成)|当年|每年/.test(words)) return 'year'
  if (levelNames.test(name) || /保持|稳定|达到/.test(text) || senseOf(text, null)?.sense === 'atMost') return undefined
  const rises = figures.every((value, at) => at === 0 || Number(value) > Number(figures[at - 1]))
  // 80, 160, 240: each year adds what the first did.
  const sums = Number(figures.at(-1)) >= (Number(figures[0]) * (figures.length + 1)) / 2
  const risen = !added.test(name) ? 'level' : sums ? 'total' : 'year'
  return asking.decide<'year' | 'total' | 'level'>(
    { kind: 'measure', place, text, ask: `“${name}”各年的目标${figures.join('、')}是每年的数，还是累计的数？` },
    rises ? risen : 'year',
    { year: '当年一年的数', total: '从开始到那年的累计数', level: '那年年底的总数' },
    false,
  )
}

/** Where a level stood before the plan, as its table prints it. */
function baselineOf(
  table: Table,
  at: number,
  full: readonly string[],
  place: string,
  start: string,
): Indicator['baseline'] {
  const printed = figuresIn(full[at] ?? '')[0]
  if (printed === undefined) return null
  const year = table.years[at] ?? String(Number(start.slice(0, 4)) - 1)
  return { date: `${year}-12-31`, value: printed.value, source: `${place}的“${table.heads[at]}”` }
}

type Wanted = {
  no: number
  place: string
  text: string
  name: string
  unit: string
  targets: Goal['targets']
  /** The figure is one of every year; where it is not known, the text tells. */
  each?: boolean
}

/** The sense of a goal from its wording; asked where a number alone stands and less may be better. */
export function goalOf(
  { asking }: Pick<World, 'asking'>,
  { no, place, text, name, unit, targets, each }: Wanted,
): Goal {
  const last = targets.at(-1)
  const read = last && senseOf(`${last.written} ${text}`, last.value)
  const less = lessIsBetter.test(name) || isTime(unit)
  const state = last?.value === null
  // `90左右 | >90 | >92`: one sense is kept for all years, so somebody says which.
  const ways = new Set(
    targets.flatMap((one) =>
      Object.values(senseOf(one.written, one.value) ?? {})
        .slice(0, 2)
        .join(),
    ),
  )
  const held = state && notBelowLast.test(`${last.written}${name}`)
  const guess: Goal['sense'] = held
    ? 'notBelowLast'
    : state
      ? 'state'
      : last?.to
        ? 'within'
        : (read?.sense ?? (less ? 'atMost' : 'atLeast'))
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
    (!(less && read === null) && !state && ways.size < 2) || held,
  )
  const binding = /约束性|预期性/.exec(text)?.[0]
  return {
    indicators: [no],
    sense,
    strict: read?.strict ?? false,
    perYear: each ?? (/每年/.test(text) && !/每年\d+月/.test(text)),
    binding: binding === '约束性' || binding === '预期性' ? binding : null,
    targets: targets.length > 0 ? targets : [{ on: '', written: text.slice(0, 20), value: null, place }],
  }
}

/** Names of what a plan wants less of; where no word beside the figure says so, somebody is asked. */
const lessIsBetter =
  /时间|时长|时限|周期|天数|期限|能耗|成本|浓度|(?:失业|发病|死亡|病死|漏损|投诉|事故|破损|空置|差错|不良)率$|(?:起|事故|死亡人|伤亡人|受伤人|案件)数$/

/** Held to the year before, and to no figure. */
const notBelowLast =
  /(?:不低于|不少于|高于|超过|优于)(?:上|去|前|往)(?:一)?年|(?:较|比)(?:上|去|前)(?:一)?年(?:不|有所|持续)|逐年(?:提高|提升|上升|增长)/

/** Words of what is done anew in every period. */
const added = /新增|新招|新建|新培育|申报|举办|开展|培训|完成|发放|交易|融资|投资|引进|年均|每年/

type About = { place: string; text: string; name: string; unit: string; counting: string | undefined; target: string }

/** How a figure counts: by what is printed beside it, by its name, else by a question. */
export function measureOf({ asking }: Pick<World, 'asking'>, about: About): Indicator['measure'] {
  const { place, text, name, unit, counting, target } = about
  const small = Number(target) <= 3 && Number.isInteger(Number(target)) && unit !== '%' && !/[万亿]/.test(unit)
  if (target === '' && !notBelowLast.test(`${text}${name}`)) return 'state'
  if (counting === '期间数') return small ? 'step' : 'flow'
  const growth = unit === '%' && /增长|增速|提高|增幅/.test(name)
  if (counting === '累计数' && !growth) return 'stock'
  const stock =
    /[率度数]$|率[)）]?$|比重|占比|总量|保有|拥有量|存量|总数|覆盖|动力|面积/.test(name) ||
    /稳定在|保持在|达到|总数/.test(text)
  // Shares, and what is counted in time, are how things stand: no sum of them means anything.
  if ((/^(?:%|‰)$/.test(unit) && !growth) || isTime(unit)) return 'stock'
  const flow = added.test(`${name}${text}`)
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
    // What may not be exceeded can be a level or a sum.
    stock !== flow && !growth && senseOf(text, target)?.sense !== 'atMost',
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
    wording: wordingOf(quote, [value]).map((word) => ({ word, place })),
    statedAt: [{ place, quote }],
    reportUnit: measure === 'growth' ? levelUnit(name) : measure === 'ratio' ? '个' : unit,
    period: percent ? 'year' : 'quarter',
    decimals: measure === 'state' ? 0 : fine,
    range: { min: '0', max: measure === 'state' ? '1' : String(top) },
    jump: '0.5',
    baseline: null,
    baselineDate: null,
    aliases: short === name ? [] : [short],
    topics: [],
    tasks: [],
    meaning: `${name}，方案的目标见${place}。`,
    unclear: '',
  }
}

/** What a level whose growth is the target is counted in, as far as its name says. */
const levelUnit = (name: string): string =>
  /收入|产值|营收|增加值|投资|销售|消费|税|利润|交易额|零售额|进出口/.test(name)
    ? '万元'
    : /人数|人员|人才/.test(name)
      ? '人'
      : '个'

/** At most 14 characters to call an indicator by: what follows the last 的, or its first and last words. */
function shortName(name: string): string {
  if (name.length <= 14) return name
  const tail = name.slice(name.lastIndexOf('的') + 1)
  if (tail.length >= 4 && tail.length <= 14) return tail
  const [first = ''] = name.split('、')
  if (first.length < name.length && !/[“”]/.test(name)) return `${first.slice(0, 8)}等${name.slice(-4)}`
  // The thing itself stands last; no word is cut.
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)].map(({ segment }) => segment)
  const kept = words.findIndex((_, at) => words.slice(at).join('').length <= 14)
  return (
    words
      .slice(kept)
      .join('')
      .replace(/^[的、和及”]+/, '') || name.slice(-14)
  )
}
