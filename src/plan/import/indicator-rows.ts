import type { Goal, Indicator } from '../../domain/plan.ts'
import { figuresIn, senseOf } from '../wording.ts'
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
