import { baselineOf } from '../counting.ts'
import { dayTyped } from '../day.ts'
import { decimal } from '../decimal.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Facts } from '../report.ts'
import { isLevel, type ReadBaseline, readBaseline } from '../reporting/baseline.ts'
import { figureWords } from '../reporting/words.ts'
import { isAmount, isTotal } from './cells.ts'
import { addressOf, type Grid, textAt } from './grid.ts'
import { headingOf } from './headings.ts'
import { labelIn } from './label-in.ts'
import { type Labels, labelsOf } from './labels.ts'

/** A start value or opening total as a workbook gives it, with the cells it comes from. */
type OpeningItem = { indicator: Indicator; made: ReadBaseline; cells: string[]; line: string }

export type OpeningDraft = { items: OpeningItem[]; same: string[]; left: { cells: string[]; why: string }[] }

const openingWords = /期初(累计|数|值)|起始(数|值)|基数/
const known = new WeakMap<Plan, Labels>()

function labelsFor(plan: Plan): Labels {
  const labels = known.get(plan) ?? labelsOf(plan)
  known.set(plan, labels)
  return labels
}

/**
 * A workbook of start values and opening totals (its name, a title or a heading says so) → what it would set; null where
 * it is none. A row an indicator; its date stands in the row or for the whole table, its source in the row or is the file.
 */
export function openingOf(
  { plan, facts, today, beside }: { plan: Plan; facts: Facts; today: string; beside: string },
  grids: readonly Grid[],
  fileName: string,
): OpeningDraft | null {
  const name = fileName.replace(/\.[^.]*$/, '')
  const tables = grids.filter((grid) => !grid.hidden && saysOpening(grid, `${name} ${beside}`))
  if (tables.length === 0) return null
  const found = tables.flatMap((grid) => rowsOf(labelsFor(plan), grid, `${name} ${beside}`, grids.length > 1))
  const draft: OpeningDraft = { items: [], same: [], left: found.flatMap((row) => ('why' in row ? [row] : [])) }
  const byNo = new Map<number, Row[]>()
  for (const row of found) if ('no' in row) byNo.set(row.no, [...(byNo.get(row.no) ?? []), row])
  for (const [no, rows] of byNo) {
    const indicator = plan.indicators.find((one) => one.no === no)
    const cells = rows.flatMap((row) => row.cells)
    const typed: Record<string, string> = { source: fileName }
    const isTwice = rows.some((row) =>
      Object.entries(row.typed).some(([field, text]) => rows.some((one) => (one.typed[field] ?? text) !== text)),
    )
    for (const row of rows) Object.assign(typed, row.typed)
    if (!indicator) continue
    const read = isTwice ? null : readBaseline(plan, indicator, typed, today)
    const head = `指标${no} ${indicator.short}`
    if (read === null) draft.left.push({ cells, why: `${head}出现两次，数不一样` })
    else if ('problems' in read) draft.left.push({ cells, why: `${head}：${Object.values(read.problems).join('；')}` })
    else {
      const current = baselineOf(facts, no, today)
      const isSame = current && current.date === read.date && decimal(current.value).eq(read.value)
      const line = `${head}：${isLevel(indicator) ? '基数' : '期初累计'}${wordsOf(indicator, read)}`
      if (isSame) draft.same.push(line)
      else {
        const replaced = current ? `；原来是${wordsOf(indicator, current)}，记录里留着` : ''
        draft.items.push({ indicator, made: read, cells, line: line + coveredWords(facts, indicator, read) + replaced })
      }
    }
  }
  return draft
}

type Amount = Pick<ReadBaseline, 'value' | 'date' | 'source'> & {
  numerator?: string | null | undefined
  denominator?: string | null | undefined
}

const wordsOf = (indicator: Indicator, { value, numerator = null, denominator = null, date, source }: Amount): string =>
  `${figureWords(indicator, { value, numerator, denominator })}（截至${date}，${source}）`

/** Reports of periods that ended by its date are in an opening total already: it counts in their place. */
function coveredWords({ reports }: Facts, indicator: Indicator, { date }: ReadBaseline): string {
  if (isLevel(indicator)) return ''
  const last = (id: string) => (/^\d{4}$/.test(id) ? `${id}-12` : id.replace(/Q([1-4])$/, (_, q) => `-${q * 3}`))
  const covered = reports.filter(
    (one) =>
      one.kind === 'indicator' &&
      one.no === indicator.no &&
      one.events.at(-1)?.state === 'confirmed' &&
      last(one.period)
        .replace(/-(\d)$/, '-0$1')
        .slice(0, 7) <= date.slice(0, 7),
  )
  return covered.length === 0 ? '' : `；这天以前已确认的${covered.length}期含在里面，不重复计算`
}

const textsOf = (grid: Grid, row: number): string[] =>
  Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))

/** The name of the file or the sheet, a line about the table or one of its headings says what it holds. */
const saysOpening = (grid: Grid, named: string): boolean =>
  openingWords.test(named) ||
  openingWords.test(grid.name) ||
  Array.from({ length: Math.min(grid.rows, 6) }, (_, row) => row).some((row) => {
    const texts = textsOf(grid, row)
    // 期初 beside 本期 and 期末 is a period's own table.
    return texts.some((text) => openingWords.test(text)) && !texts.some((text) => /本期|期末|本[月季年]/.test(text))
  })

type Row = { no: number; typed: Record<string, string>; cells: string[] }

function rowsOf(
  labels: Labels,
  grid: Grid,
  named: string,
  hasSheets: boolean,
): (Row | { cells: string[]; why: string })[] {
  const found: (Row | { cells: string[]; why: string })[] = []
  let heads: string[] = []
  let day = dayOfWords(`${named} ${grid.name}`)
  for (let row = 0; row < grid.rows; row++) {
    const texts = textsOf(grid, row)
    const at = (column: number) => `${hasSheets ? `${grid.name}!` : ''}${addressOf(grid, row, column)}`
    const numbers = texts.flatMap((text, column) =>
      isAmount(text) && !/序号|编号/.test(heads[column] ?? '') && fieldOf(heads[column] ?? '') !== null ? [column] : [],
    )
    if (!texts.some((text) => isAmount(text) && dayTyped(text) === null)) {
      const line = texts.filter((text) => text !== '')
      if (new Set(line).size === 1) day = dayOfWords(line[0] ?? '') ?? day
      else if (line.length > 0) heads = texts
      continue
    }
    const cells = numbers.map(at)
    const axis = texts.findIndex((text) => labelIn(labels, text)?.kind === 'indicator')
    const label = axis < 0 ? null : labelIn(labels, texts[axis] ?? '')
    const name = texts.find((text) => text !== '' && !isAmount(text)) ?? ''
    const [no, ...others] = label?.nos ?? []
    if (isTotal(name)) found.push({ cells, why: '合计不填' })
    else if (!label || no === undefined) found.push({ cells, why: `没有认出“${name.slice(0, 20)}”是哪一项` })
    else if (others.length > 0 || !label.sure)
      found.push({ cells, why: `“${name.slice(0, 20)}”不能确定是哪一项，请写全名或“指标”和编号` })
    else {
      const typed: Record<string, string> = day === null ? {} : { date: day }
      for (const [column, text] of texts.entries()) {
        const head = heads[column] ?? ''
        if (text === '' || column === axis) continue
        const field = fieldOf(head)
        if (/日期|时点|截至|截止/.test(head) && dayTyped(text) !== null) typed.date = text
        else if (/来源|依据|文号|出处/.test(head)) typed.source = text
        else if (field !== null && isAmount(text)) {
          const key = field === 'value' && label.of !== null ? label.of : field
          const measure = headingOf([head]).measure || label.measure || measureOf(texts, heads)
          typed[key] = /[\d]$/.test(text) && measure !== '' && measure !== '%' ? `${text}${measure}` : text
          const inHead = dayOfWords(head)
          if (inHead !== null && typed.date === undefined) typed.date = inHead
        }
      }
      found.push({ no, typed, cells })
    }
  }
  return found
}

/** Which field a column fills; null where it holds something else. */
function fieldOf(head: string): 'value' | 'numerator' | 'denominator' | null {
  const { role } = headingOf([head])
  if (role === 'numerator' || role === 'denominator') return role
  if (openingWords.test(head)) return 'value'
  return role === 'value' || role === 'level' || head === '' ? 'value' : null
}

const measureOf = (texts: readonly string[], heads: readonly string[]): string =>
  texts.find((_, column) => /^(计量)?单位$/.test(heads[column] ?? '')) ?? ''

/** A day some words name: 截至2023年底. */
function dayOfWords(words: string): string | null {
  const [said] =
    /\d{4}\s*(?:年|[-./])\s*(?:\d{1,2}\s*(?:月|[-./]))?\s*(?:\d{1,2}日?|[底末])/.exec(words.normalize('NFKC')) ?? []
  return said === undefined ? null : dayTyped(said)
}
