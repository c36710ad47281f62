import type { Candidate } from './candidate.ts'
import { isAmount, isNothing, isNumber, isOrdinal, isTotal } from './cells.ts'
import { saysNumber } from './figures.ts'
import type { Found } from './found.ts'
import { coverOf, type GridCell } from './grid.ts'
import { namesRows } from './heading-rows.ts'
import { fieldHeading, type Heading, headingOf, isFieldName, isTaskField, type Role } from './headings.ts'
import type { Label } from './label.ts'
import { labelIn } from './label-in.ts'
import { leaveRow, type Place } from './leave.ts'
import { periodSaid, type SaidPeriod, spanIn, withoutPeriod } from './said-period.ts'
import { stateIn } from './states.ts'

export type RowCells = {
  candidates: Candidate[]
  unit: string
  /** That unit leads a task; who reports the row may be another. */
  isLead: boolean
  measure: string
  period: SaidPeriod | null
  of: Label['of']
  /** The words that say the period, or the day it is of. */
  when: string
}

export const noHeading: Heading = { role: 'unknown', period: null, measure: '', text: '', unit: '' }

/** What a row's cells say of it (who, in which unit, of which period) and those that may be reported. */
export function cellsOfRow(
  found: Found,
  headings: readonly Heading[],
  texts: readonly string[],
  { row, axis, from, to }: Place,
  label: Label,
): RowCells {
  const { grid, reading } = found
  const said: RowCells = {
    candidates: [],
    unit: '',
    isLead: false,
    measure: label.measure,
    period: null,
    of: label.of,
    when: '',
  }
  let beside: { role: Role; text: string } | null = null
  let noted: { role: Role; text: string } | null = null
  let pair: { role: Role; text: string } | null = null
  let field: Heading | null = null
  for (let column = from; column < to; column++) {
    const heading = headings[column] ?? noHeading
    const text = texts[column] ?? ''
    const cell = grid.cells[row]?.[column]
    if (column === axis || (text === '' && !cell?.formula)) continue
    if (
      label.kind === 'indicator' &&
      said.candidates.length > 0 &&
      isOtherName(found, heading, text, texts[column + 1])
    ) {
      leaveRow(found, texts, { row, axis: column, from: column, to }, headings)
      break
    }
    const isKind = heading.role === 'unit' && !reading.isUnit(text) && saysKind(found, text)
    if (isKind) beside = { role: headingOf([text]).role, text }
    else if (heading.role === 'unit' || (heading.role === 'measure' && reading.isUnit(text))) {
      said.unit = text
      said.isLead = label.kind === 'task' && /牵头/.test(heading.text)
    } else if ((heading.role === 'period' || isOnlyPeriod(label, heading, text, cell)) && periodSaid(text)) {
      said.period = ofYear(periodSaid(text), heading.period)
      said.when = text
    } else if (heading.role === 'period' && spanIn(text))
      said.period = { kind: 'year', year: null, no: 1, loose: true, span: text }
    else if (heading.role === 'measure' && !isAmount(text)) said.measure = said.measure === '' ? text : said.measure
    else if (label.kind === 'indicator' && /^(本[月季期]|案件)?(受理|立案)(案件)?数?$/.test(text))
      said.of = 'denominator'
    else if (label.kind === 'indicator' && /^(本[月季期]|案件)?(办结|结案|查办)(案件)?数?$/.test(text))
      said.of = 'numerator'
    else if (isTotal(text) && (label.weak || column === axis + 1)) continue
    else if (said.candidates.length > 0 && isBeside(found, heading, text) && isPair(heading, texts[column + 1]))
      pair = { role: headingOf([text]).role, text }
    else if (
      label.kind === 'indicator' &&
      isBeside(found, heading, text) &&
      (said.candidates.length === 0 || saysSort.test(heading.text))
    )
      beside = { role: headingOf([text]).role, text }
    else if (/备注|说明|口径/.test(heading.text) && saysSum(found, text)) noted = { role: headingOf([text]).role, text }
    else if (label.kind === 'task' && heading.text !== '' && !isTaskField(heading.role) && isFieldName(text))
      field = fieldHeading(text)
    else if (cell && !isOrdinal(heading.text)) {
      const isState = label.kind === 'task' && (heading.role === 'state' || stateIn(text) !== null)
      if (column > axis || isState) {
        said.candidates.push({ row, column, text, heading: told(heading, pair ?? field), period: heading.period })
      } else if (isNumber(text) && heading.role !== 'unknown') found.leave(row, column, '在名称左边，没有用')
    }
  }
  // 纠纷调解（推进中）: its name says how it stands.
  const [, named = ''] =
    label.kind === 'task' ? (/[（(【[]([^（）()]{2,8})[)）】\]]$/.exec(texts[axis] ?? '') ?? []) : []
  if (stateIn(named) !== null && !said.candidates.some(({ text }) => stateIn(text) !== null))
    said.candidates.push({ row, column: axis, text: named, heading: { ...noHeading, role: 'state' }, period: null })
  const usable = said.candidates.filter((one) => isUsable(found, one))
  // 无 under 存在问题 is read as none, where the row reports something.
  const none = said.candidates.filter(({ text, heading: { role } }) => isNothing(text) && isTrouble(role))
  const candidates = [...usable, ...(usable.length > 0 ? none.map((one) => ({ ...one, text: '' })) : [])].map(
    (one) => ({ ...one, heading: told(one.heading, beside ?? noted) }),
  )
  return { ...said, candidates }
}

const inMeasure = /[（(][万亿]?[元件人个家户项笔][)）]$/

/** 规模以上企业（家） | 146 behind 高新技术企业（家） | 108: the name of another figure, where no heading says what it is. */
const isOtherName = (found: Found, { role, text: above }: Heading, text: string, next = ''): boolean =>
  (above === '' || role === 'period' || namesRows.test(above) || inMeasure.test(text)) &&
  text.length >= 4 &&
  !saysNumber(text) &&
  isAmount(next) &&
  periodSaid(text) === null &&
  !saysKind(found, text)

const isTrouble = (role: Role): boolean => role === 'problem' || role === 'help'

/** 4月 in a row of figures, under what heads no words of another sort. */
const isOnlyPeriod = ({ kind }: Label, { role }: Heading, text: string, cell: GridCell | undefined): boolean =>
  kind === 'indicator' &&
  cell?.kind === undefined &&
  (role === 'unknown' || role === 'value' || role === 'measure') &&
  text !== '' &&
  !isNumber(text) &&
  withoutPeriod(text) === ''

/** A period without a year is of the one its heading names. */
const ofYear = (period: SaidPeriod | null, above: SaidPeriod | null): SaidPeriod | null =>
  period?.year === null && above ? { ...period, year: above.year } : period

/** 本期, 累计, 目标 may stand beside the name instead of above the figures. */
function told(heading: Heading, beside: { role: Role; text: string } | null): Heading {
  const isOpen = heading.role === 'value' || heading.role === 'unknown'
  return beside && isOpen ? { ...heading, role: beside.role, text: `${heading.text}${beside.text}` } : heading
}

const kinds: readonly Role[] = ['new', 'level', 'value', 'aside', 'denominator', 'numerator']

/** 目标 | 125 after 117: a second pair in the row. */
const isPair = ({ text: above }: Heading, next = ''): boolean => above === '' && isNumber(next)

const saysSort = /类|口径|项目|性质/

/** 本期, 累计, 目标 before the figures, where the column does not head words of another sort. */
const isBeside = (found: Found, { role, text: above }: Heading, text: string): boolean =>
  (role === 'unknown' || role === 'period' || role === 'value' || saysSort.test(above)) && saysKind(found, text)

/** 各平台合计 and what names a row of the plan say no kind. */
function saysKind({ reading }: Found, text: string): boolean {
  const isShort = text.length <= 8 && !/[\d，。；、]/.test(text) && !/^[^本当].*[合小总]计$/.test(text)
  if (!isShort || stateIn(text) !== null || !kinds.includes(headingOf([text]).role)) return false
  const label = labelIn(reading.labels, text)
  return label === null || label.weak
}

/** 累计, 季末数, 本季新增 among the remarks: what kind the figures of the row are. */
const saysSum = (found: Found, text: string): boolean =>
  saysKind(found, text) && ['new', 'level'].includes(headingOf([text]).role)

/** Not hidden, not over several rows of the plan, and with a value; what is not is named. */
function isUsable(found: Found, { row, column, text, heading }: Candidate): boolean {
  const { grid, reading } = found
  const isFigure = ['new', 'level', 'value', 'numerator', 'denominator'].includes(heading.role)
  if (isNothing(text) && text !== '') {
    if (isFigure) found.leave(row, column, `写的是“${text}”，没有数`)
    return false
  }
  const cell = grid.cells[row]?.[column]
  const area = coverOf(grid, row, column)
  const isWide = area !== undefined && (area.bottom > area.top || area.right > area.left)
  const why = grid.hiddenRows.has(row)
    ? '在隐藏的行（列）里，没有用'
    : grid.hiddenColumns.has(column)
      ? '在隐藏的列（行）里，没有用'
      : text === ''
        ? '是公式，文件里没有存它的值'
        : cell?.foreign
          ? '取自别的文件的数，没有用，请写成数值'
          : isWide && isNumber(text)
            ? '合并的格跨了几行或几列，不能确定是哪一个的'
            : heading.unit !== '' && !reading.isOwnUnit(heading.unit)
              ? `写的是${heading.unit}，不是您单位`
              : null
  if (why !== null) found.leave(row, column, why)
  return why === null
}
