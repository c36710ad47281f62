import { plainNumbers } from '../numbers/plain.ts'
import { unitOf, unitsAgree } from '../numbers/unit.ts'
import { kindLabel } from '../period.ts'
import type { PeriodKind } from '../plan.ts'
import { saidWords } from './address.ts'
import type { About, Candidate } from './candidate.ts'
import { isAmount, isNumber } from './cells.ts'
import type { Found } from './found.ts'
import { type Heading, isTaskField } from './headings.ts'
import { bareLabel } from './labels.ts'
import { pieceOf, withoutNote } from './pieces.ts'
import type { FieldName } from './reading.ts'
import { withoutPeriod } from './said-period.ts'
import { withFalls } from './series.ts'
import { headingWords, isWithin, levelIn, newIn } from './sorts.ts'
import { sumFault } from './sums.ts'
import type { Titles } from './titles.ts'

/** What a row says of an indicator: for each period the one cell that is asked for; the others are named. */
export function placeFigures(found: Found, titles: Titles, about: About, cells: readonly Candidate[]): void {
  const byPeriod = new Map<string, Candidate[]>()
  for (const one of withFalls(cells.map(withoutNote))) {
    if (!isFigure(found, one, about)) continue
    const key = JSON.stringify([one.period, one.heading.unit])
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), one])
  }
  for (const group of byPeriod.values()) {
    if (found.reading.ratios.has(about.no)) placeRatio(found, titles, about, group)
    else placeValue(found, titles, about, group)
  }
}

/** Whether a cell may be a figure of the period; numbers that are none are named. */
function isFigure(found: Found, { row, column, text, heading }: Candidate, about: About): boolean {
  const { role, text: above } = heading
  const leave = (why: string): false => {
    found.leave(row, column, why)
    return false
  }
  if (found.reading.isCounty(about.unit) && /全市/.test(above)) return leave('是全市的数')
  if (role === 'aside') return isNumber(text) ? leave(`“${above}”不是本期的数`) : false
  if (!saysNumber(text)) {
    const isBare = role === 'unknown' && (above !== '' || text.length < 3)
    return isBare ? false : leave('不是数')
  }
  if (isTaskField(role)) {
    return isAmount(text) ? leave(`“${above}”在指标的表里没有这一栏`) : false
  }
  if (/约|大概|余|左右|上下|多|近|超/.test(text)) return leave(`“${text.slice(0, 12)}”不是一个确定的数`)
  if (/[（(]\s*\p{Script=Han}{2}/u.test(text) && pieceOf(text, found.reading.levels.has(about.no)) === null)
    return leave(`“${text.slice(0, 12)}”带着说明，不能确定`)
  const asked = found.reading.unitOf(about.no)
  const measure = heading.measure || about.measure
  return isOfKind(measure, asked) || leave(`单位是${measure}，这一项填${asked}`)
}

/** Money is counted as money, things as things, and neither as a share of something. */
function isOfKind(measure: string, asked: string): boolean {
  const kindOf = (unit: string) => (unitsAgree(unit, '元') ? 'money' : /[%％‰率]/.test(unit) ? 'share' : 'things')
  return measure === '' || /^[万亿]$/.test(measure) || kindOf(unitOf(measure).base) === kindOf(unitOf(asked).base)
}

/** Digits, or a number in words and little else: 两个, not 一种工艺. */
export const saysNumber = (text: string): boolean =>
  !/^20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?$|^[十百千万亿]+\p{Script=Han}$/u.test(text.trim()) &&
  (/\d/.test(plainNumbers(text)) ||
    /^\D{0,4}?[零一二两三四五六七八九十百千万亿点]+\p{Script=Han}{0,2}$/u.test(text.trim()))

function put(found: Found, titles: Titles, about: About, one: Candidate, field: FieldName): void {
  const { row, column, text, heading, period } = one
  const why = heading.compared ? whyCompared(found, heading) : null
  if (why !== null) {
    found.leave(row, column, why)
    return
  }
  const formula = found.grid.cells[row]?.[column]?.formula === true
  found.put({
    at: found.at(row, column),
    kind: about.kind,
    no: about.no,
    field,
    text: plainNumbers(text).replace(/，/g, ',').replace(/\s+/g, ''),
    measure: /[元件人个家户项名位起宗处所]$|^[万亿]$/.test(heading.measure) ? heading.measure : about.measure,
    loose: titles.measures(),
    period,
    unit: heading.unit || about.unit,
    said: formula ? [`${found.at(row, column)}是公式，取存的值`] : [],
    ...(formula && { computed: true }),
  })
}

function placeRatio(found: Found, titles: Titles, about: About, group: readonly Candidate[]): void {
  const { isOfTotals } = found.reading
  const usable = group.filter(({ heading: { role } }) => isOfTotals || role !== 'level')
  for (const one of group) {
    const { role, text } = one.heading
    const isRunning = !isOfTotals && /累计|本年|今年/.test(text)
    const isOpen = (isOfTotals && role === 'level') || role === 'value' || role === 'new' || role === 'unknown'
    if (one.period?.span !== undefined)
      found.leave(one.row, one.column, `${one.period.span}是几期合起来的，不是一期的数`)
    else if ((role === 'denominator' || role === 'numerator') && !isRunning) put(found, titles, about, one, role)
    else if (about.of !== null && isOpen && !/%$/.test(one.text) && usable.length === 1) {
      put(found, titles, about, one, about.of)
    } else
      found.leave(one.row, one.column, about.of === null ? '这一项要分开填两个数，不填比率' : '不能确定是不是本期的数')
  }
}

function placeValue(found: Found, titles: Titles, about: About, group: readonly Candidate[]): void {
  const isLevel = found.reading.isOfTotals || found.reading.levels.has(about.no)
  const asked = isLevel ? '期末累计' : '本期新增'
  const wanted = isLevel
    ? (['level', 'value', 'unknown', 'new'] as const)
    : (['new', 'value', 'level', 'unknown'] as const)
  // Beside its parts the sum is meant.
  const [sum, ...sums] = group.filter(({ heading }) => heading.whole)
  const isOfParts = sum && sums.length === 0 && group.every((one) => one === sum || one.heading.part)
  const first = wanted.find((role) => group.some(({ heading }) => heading.role === role))
  const named = group.filter(({ heading }) => heading.role === first)
  const best = isOfParts ? [sum] : named.length > 1 ? ofName(found, about, named) : named
  for (const one of group) {
    if (!best.includes(one)) found.leave(one.row, one.column, `这一项填${asked}，${headingWords(one.heading)}不是`)
  }
  const [one, ...more] = best
  if (!one) return
  const piece = pieceOf(one.text, isLevel)
  const only = piece === null ? one : { ...one, text: piece }
  if (more.length > 0) {
    for (const one of best) found.leave(one.row, one.column, '有几列都可能是这一期的数，不能确定')
    return
  }
  // What the cell itself says it is need not be asked.
  const isSaid = piece !== null && only.period !== null && !isWithin(only.period, found.reading.rhythmOf(about.no))
  const parts = group.flatMap(({ heading, text }) => (heading.part ? [text] : []))
  const why = isSaid && only.period?.span === undefined ? null : whyNot(found, titles, about, only, isLevel, parts)
  if (why === null) put(found, titles, about, only, 'value')
  else found.leave(only.row, only.column, why)
}

/** Of several cells the one whose heading is a word of the indicator's name: 申报, not 获批, of what is applied for. */
function ofName({ reading }: Found, { no }: About, cells: readonly Candidate[]): readonly Candidate[] {
  const name = reading.nameOf('indicator', no)
  const own = cells.filter(({ heading }) => {
    const words = bareLabel(withoutPeriod(heading.text.split(' ').at(-1) ?? '')).replace(/[数量]+$/, '')
    return words.length >= 2 && name.includes(words)
  })
  return own.length === 1 ? own : cells
}

/** Why the one cell that may be a figure is not taken for it; null where it is. */
function whyNot(
  found: Found,
  titles: Titles,
  about: About,
  only: Candidate,
  isLevel: boolean,
  parts: readonly string[],
): string | null {
  const { heading, period, row, column } = only
  const fault = heading.whole && !found.reading.byHead.has(about.no) ? sumFault(found, row, column, parts) : null
  if (fault !== null) return fault
  const rhythm = found.reading.rhythmOf(about.no)
  if (found.reading.isOfTotals) return heading.role === 'new' ? '填到这一天的总数，不填新增' : null
  if (isWithin(period, rhythm)) return '这一项不按月报'
  if (!isLevel && period && rhythm && !period.loose && isLonger(period.kind, rhythm))
    return `这一项按${kindLabel[rhythm]}报，写的是${saidWords(period)}`
  if (period?.span !== undefined && !isLevel) return `${period.span}是几期合起来的，这一项填一期的新增`
  if (saysOther(only.text, isLevel)) return saidOtherwise(found, only, isLevel)
  const sort = isLevel ? levelIn(found, only, about, titles) : newIn(found, only, about, titles)
  // What is only compared with need not be told apart.
  const compared = sort === 'ask' && heading.compared ? whyCompared(found, heading) : null
  if (compared !== null) return compared
  const answer = sort === 'ask' ? askedOf(found, only, isLevel) : sort
  if (answer === 'yes') return null
  if (sort === 'no') return `这一项填${isLevel ? '期末累计' : '本期新增'}，${headingWords(heading)}不是`
  return answer === 'asked' ? '要先回答上面的问题' : '按您的回答没有用'
}

const kinds: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year']
const isLonger = (a: PeriodKind, b: PeriodKind): boolean => kinds.indexOf(a) > kinds.indexOf(b)

/** A cell that says itself it holds the other sort of figure: 累计9 where what was new is asked for. */
const saysOther = (text: string, isLevel: boolean): boolean =>
  isLevel ? /[本当][月季期年]|新增|净增/.test(text) : /累计|现有|存量|[期季月年]末|共有|截至/.test(text)

/** Its words and its column disagree: the sender is asked about this cell alone. */
function saidOtherwise(found: Found, { row, column, text }: Candidate, isLevel: boolean): string | null {
  const at = found.at(row, column)
  const [asked, other] = isLevel ? ['期末累计数', '新增数'] : ['本期新增', '累计数']
  const answer = found.answer({
    id: `x:${found.grid.name}:${at}`,
    asks: `${at}写的是“${text.slice(0, 20)}”，是什么数？`,
    options: [
      { value: 'yes', label: `是${asked}` },
      { value: 'no', label: `是${other}` },
    ],
  })
  if (answer === 'yes') return null
  return answer === undefined ? '要先回答上面的问题' : '按您的回答没有用'
}

/** What stands of an earlier period beside the newest is reported only where the sender says so. */
function whyCompared(found: Found, heading: Heading): string | null {
  const answer = found.answer({
    id: `e:${found.grid.name}`,
    asks: `表里还有以前的数（如${headingWords(heading)}），没有回答的只作比较；要一并补报吗？`,
    options: [{ value: 'yes', label: '一并补报' }],
  })
  if (answer === 'yes') return null
  return answer === undefined ? `${headingWords(heading)}作比较，没有用；要补报请先回答` : '按您的回答只作比较，没有用'
}

/** Where a heading does not tell, the sender is asked once for all columns with its words. */
function askedOf(found: Found, { heading, column }: Candidate, isLevel: boolean): 'yes' | 'no' | 'asked' {
  // 1月完成 and 2月完成, or 金额 on a sheet a month, are asked about together.
  const said = withoutPeriod(heading.text)
  const own = heading.period === null ? `${found.grid.name}:${column}` : found.grid.name
  const id = `c:${said === '' ? own : said}:${isLevel ? 'level' : 'new'}`.slice(0, 80)
  const name = heading.text === '' ? `没有标题的一列（${found.at(0, column)}）` : `“${heading.text}”`
  const level = { value: 'yes', label: '是期末累计数' }
  const added = { value: 'yes', label: '是本期新增' }
  const answer = found.answer({
    id,
    asks: `${name}里是什么数？`,
    options: isLevel ? [level, { value: 'no', label: '是新增数' }] : [added, { value: 'no', label: '是累计数' }],
  })
  return answer === undefined ? 'asked' : answer === 'yes' ? 'yes' : 'no'
}
