import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingsOf, isHeadingRow } from './heading-rows.ts'
import { type Heading, headingOf } from './headings.ts'
import { plainLabel } from './label.ts'
import { taskIn } from './label-task.ts'
import { placeProgress } from './progress.ts'
import { cellsOfRow } from './row-cells.ts'
import { withoutPeriod } from './said-period.ts'
import { stateIn } from './states.ts'
import { type Titles, titleTexts } from './titles.ts'

const ends = /(工作)?(进展|推进|完成|落实|开展)?(情况)?(统计|汇总|反馈|报送)?(表|台账|清单|一览)?$/

/** A table about one task, which its title names: a row with its state, perhaps a row a unit. Whether it was such a table. */
export function readTitledTask(found: Found, titles: Titles): boolean {
  const { grid, reading } = found
  const textsOf = (row: number) => Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))
  const lines: string[] = []
  const overall = overallRow(textsOf, grid.rows)
  const rows: { row: number; texts: string[]; headings: Heading[] }[] = []
  let above: string[][] = []
  for (let row = 0; row < grid.rows; row++) {
    const texts = textsOf(row)
    const title = titleTexts(texts)
    if (title) lines.push(...title)
    // One state is somebody's; several beside each other head ticks.
    else if (new Set(texts.filter((text) => stateIn(text) !== null)).size === 1)
      rows.push({ row, texts, headings: headingsOf(found, above) })
    else if (isHeadingRow(found, row, texts, rows.length > 0)) above = [...above.slice(-2), texts]
  }
  const nos = lines.flatMap((line) => taskOf(found, line))
  const [no, ...others] = new Set(nos)
  if (no === undefined || others.length > 0 || rows.length === 0) return false
  for (const line of lines) titles.add(line)
  if (overall !== null) {
    readOverall(found, titles, no, overall)
    for (const { row, texts } of rows)
      for (const [column, text] of texts.entries())
        if (row !== overall && stateIn(text) !== null) found.leave(row, column, '是其中一部分的状态，只用总体的')
    return true
  }
  const unitIn = (texts: readonly string[]) => texts.find((text) => reading.isUnit(text)) ?? ''
  const own = rows.filter(({ texts }) => unitIn(texts) === '' || reading.isOwnUnit(unitIn(texts)))
  for (const { row, texts, headings } of rows) {
    const place = { row, axis: -1, from: 0, to: grid.columns }
    const { candidates, period } = cellsOfRow(found, headings, texts, place, plainLabel('task', no))
    const isOnly = own.length === 1 && own[0]?.row === row
    const why = isOnly ? null : own.length > 1 ? '同一项任务有几行，不能确定' : `写的是${unitIn(texts)}，不是您单位`
    const used = candidates.filter(({ text }) => !reading.isUnit(text))
    if (why !== null) for (const { column } of used) found.leave(row, column, why)
    else {
      const dated = used.map((one) => ({ ...one, period: one.period ?? period ?? titles.period() }))
      placeProgress(found, { kind: 'task', no, unit: unitIn(texts), measure: '', of: null, label: '' }, dated)
    }
  }
  return true
}

/** The task a title is about, without the words around its name. */
function taskOf({ reading }: Found, line: string): number[] {
  const named = reading.unitNames.reduce((words, name) => words.replace(name, ''), withoutPeriod(line))
  const label = taskIn(reading.labels, named.replace(/^[关于的年\s]+/, '').replace(ends, ''))
  const own = label?.sure ? label.nos.filter((no) => reading.isOwn('task', no)) : []
  return own.length === 1 ? own : []
}

const ofAll = /^(总体|整体|总的|全部|综合)(状态|进展|进度|情况|完成情况)$/

/** The line with the state of the whole above states of its parts: 总体状态 | 推进中 | …; null where there is none. */
export function overallRow(textsOf: (row: number) => readonly string[], rows: number): number | null {
  const states = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    textsOf(row).some((text) => stateIn(text) !== null),
  )
  if (states.length < 3) return null
  for (const row of states) {
    const texts = textsOf(row)
    if (texts.some((text, at) => ofAll.test(text) && stateIn(texts[at + 1] ?? '') !== null)) return row
  }
  return null
}

function readOverall(found: Found, titles: Titles, no: number, row: number): void {
  const texts = Array.from({ length: found.grid.columns }, (_, column) => textAt(found.grid, row, column))
  const cells = texts.flatMap((text, column) => {
    const name = texts[column - 1] ?? ''
    if (!ofAll.test(name) || text === '') return []
    const role = stateIn(text) === null ? ('done' as const) : ('state' as const)
    return [{ row, column, text, heading: { ...headingOf([name]), role }, period: titles.period() }]
  })
  placeProgress(found, { kind: 'task', no, unit: titles.unit(), measure: '', of: null, label: '' }, cells)
}
