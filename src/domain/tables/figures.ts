import { isNumber } from './cells.ts'
import type { Found } from './found.ts'
import type { Heading } from './headings.ts'
import type { FieldName } from './reading.ts'
import type { About, Candidate } from './rows.ts'
import type { Titles } from './titles.ts'

/** What a row says of an indicator: for each period the one cell that is asked for; the others are named. */
export function placeFigures(found: Found, titles: Titles, about: About, cells: readonly Candidate[]): void {
  const byPeriod = new Map<string, Candidate[]>()
  for (const one of cells) {
    if (!isFigure(found, one)) continue
    const key = JSON.stringify([one.period, one.heading.unit])
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), one])
  }
  for (const group of byPeriod.values()) {
    if (found.reading.ratios.has(about.no)) placeRatio(found, titles, about, group)
    else placeValue(found, titles, about, group)
  }
}

/** Whether a cell may be a figure of the period; numbers that are none are named. */
function isFigure(found: Found, { row, column, text, heading }: Candidate): boolean {
  const { role, text: above } = heading
  const leave = (why: string): false => {
    found.leave(row, column, why)
    return false
  }
  if (role === 'aside') return isNumber(text) ? leave(`“${above}”不是本期的数`) : false
  if (!/\d|[一二两三四五六七八九十]/.test(text)) return role === 'unknown' ? false : leave('不是数')
  if (role === 'state' || role === 'done' || role === 'next' || role === 'problem' || role === 'help') {
    return leave(`“${above}”在指标的表里没有这一栏`)
  }
  return true
}

function put(found: Found, titles: Titles, about: About, one: Candidate, field: FieldName): void {
  const { row, column, text, heading, period } = one
  const formula = found.grid.cells[row]?.[column]?.formula === true
  found.put({
    at: found.at(row, column),
    kind: about.kind,
    no: about.no,
    field,
    text,
    measure: heading.measure || about.measure,
    loose: titles.measures(),
    period,
    unit: heading.unit || about.unit,
    said: formula ? [`${found.at(row, column)}是公式，取存的值`] : [],
  })
}

function placeRatio(found: Found, titles: Titles, about: About, group: readonly Candidate[]): void {
  const usable = group.filter(({ heading: { role } }) => role !== 'level')
  for (const one of group) {
    const { role, text } = one.heading
    const isRunning = /累计|本年|今年/.test(text)
    if ((role === 'denominator' || role === 'numerator') && !isRunning) put(found, titles, about, one, role)
    else if (about.of !== null && (role === 'value' || role === 'new') && usable.length === 1) {
      put(found, titles, about, one, about.of)
    } else
      found.leave(one.row, one.column, about.of === null ? '这一项要分开填两个数，不填比率' : '不能确定是不是本期的数')
  }
}

function placeValue(found: Found, titles: Titles, about: About, group: readonly Candidate[]): void {
  const isLevel = found.reading.levels.has(about.no)
  const wanted = isLevel
    ? (['level', 'value', 'unknown', 'new'] as const)
    : (['new', 'value', 'level', 'unknown'] as const)
  const first = wanted.find((role) => group.some(({ heading }) => heading.role === role))
  const best = group.filter(({ heading }) => heading.role === first)
  const asked = isLevel ? '期末累计' : '本期新增'
  for (const one of group) {
    if (!best.includes(one)) found.leave(one.row, one.column, `这一项填${asked}，“${one.heading.text}”不是`)
  }
  const [only, ...more] = best
  if (!only) return
  if (more.length > 0) {
    for (const one of best) found.leave(one.row, one.column, '有几列都可能是这一期的数，不能确定')
    return
  }
  const sort = isLevel ? levelIn(only, about, titles) : newIn(found, only, about)
  const answer = sort === 'ask' ? askedOf(found, only, isLevel) : sort
  if (answer === 'yes') put(found, titles, about, only, 'value')
  else {
    const why =
      sort === 'no'
        ? `这一项填${asked}，“${only.heading.text}”不是`
        : answer === 'asked'
          ? '要先回答上面的问题'
          : '按您的回答没有用'
    found.leave(only.row, only.column, why)
  }
}

type Sort = 'yes' | 'no' | 'ask'

const adds = /新增|净增|新(注册|登记|认定|建|设)|增加/
const ofYear = /本年|今年|当年|年内|全年|年初/

/** Whether a column holds how things stand at the period's end. */
function levelIn({ heading }: Candidate, { label }: About, titles: Titles): Sort {
  const { role, text } = heading
  if (adds.test(text)) return 'no'
  if (role === 'level') return ofYear.test(text) ? 'ask' : 'yes'
  if (role === 'new') return 'ask'
  const saysLevel = /有效|拥有|保有|累计|总[数量]|现有|存量|期末/.test(label) || titles.saysLevels()
  if (role === 'value' && (isDay(heading) || saysLevel)) return 'yes'
  return 'ask'
}

/** Whether a column holds what is new in the period. */
function newIn({ reading }: Found, { heading, period }: Candidate, { no }: About): Sort {
  const { role, text } = heading
  const rhythm = reading.rhythmOf(no)
  if (role === 'level') return 'no'
  if (ofYear.test(text) && rhythm !== 'year') return 'no'
  if (role === 'new') {
    if (/本月|当月/.test(text) && rhythm !== 'month') return 'no'
    return /本季|当季/.test(text) && rhythm !== 'quarter' ? 'no' : 'yes'
  }
  const isPeriodOnly = role === 'value' && period !== null && heading.period !== null && !isDay(heading)
  return isPeriodOnly && !/完成|实际|情况/.test(text) ? 'yes' : 'ask'
}

const isDay = ({ text }: Heading): boolean => /\d日|[月年度季][底末]|\d[-./]\d{1,2}[-./]\d/.test(text)

/** Where a heading does not tell, the sender is asked once for the whole column. */
function askedOf(found: Found, { heading: { text }, column }: Candidate, isLevel: boolean): 'yes' | 'no' | 'asked' {
  const id = `c:${found.grid.name}:${column}:${isLevel ? 'level' : 'new'}`
  const name = text === '' ? `没有标题的一列（${found.at(0, column)}）` : `“${text}”`
  const answer = found.answer({
    id,
    asks: `${name}里是什么数？`,
    options: isLevel
      ? [
          { value: 'yes', label: '是期末累计数' },
          { value: 'no', label: '是新增数' },
        ]
      : [
          { value: 'yes', label: '是本期新增' },
          { value: 'no', label: '是累计数' },
        ],
  })
  return answer === undefined ? 'asked' : answer === 'yes' ? 'yes' : 'no'
}
