import { pairsOf } from '../pairs.ts'
import { type Block, isField } from './blocks.ts'
import { placeFigures, saysNumber } from './figures.ts'
import type { Found } from './found.ts'
import type { Heading } from './headings.ts'
import { headedLabel } from './joined.ts'
import { describedWords, type Label, saysAll, toldBy } from './label.ts'
import type { Place } from './leave.ts'
import { placeProgress } from './progress.ts'
import { resolved } from './resolve.ts'
import { cellsOfRow, type RowCells } from './row-cells.ts'
import { endingWith, type SaidPeriod, withinYear } from './said-period.ts'
import { strangerAbove } from './stranger.ts'
import type { Titles } from './titles.ts'

/** Reads a row whose name is known; the block it opens, where its fields stand below it. */
export function readRow(
  found: Found,
  titles: Titles,
  headings: readonly Heading[],
  texts: readonly string[],
  place: Place,
  label: Label,
  sure: ReadonlySet<number>,
): Block | null {
  const { row, axis } = place
  const cells = withoutStrangers(found, label, cellsOfRow(found, headings, texts, place, label))
  // A chapter's name, or a name without anything beside it, reports nothing: there is nothing to ask.
  const opens = label.kind === 'task' && isField(found, row + 1, axis - 1)
  if (cells.candidates.length === 0 && !opens) return null
  const otherSort = saysOtherSort(found, label, cells)
  if (otherSort !== null) {
    for (const { column } of cells.candidates) found.leave(row, column, otherSort)
    return null
  }
  // A list of names under a word that may be an indicator holds nothing to ask about.
  if (label.kind === 'indicator' && !label.sure && !cells.candidates.some(({ text }) => saysNumber(text))) {
    for (const { column } of cells.candidates) found.leave(row, column, '不是数')
    return null
  }
  const named = headedLabel(found, label, texts[axis] ?? '', cells.candidates) ?? label
  const meant = withNumber(found, withTitle(named, found, titles, texts[axis] ?? '', sure), headings, texts)
  const isTwo = named.sure && !meant.sure
  const no = resolved(found, row, axis, texts[axis] ?? '', meant, isTwo ? new Set() : sure)
  if (typeof no === 'object') {
    for (const { column } of cells.candidates) found.leave(row, column, no.why)
    return null
  }
  const said = cells.candidates.flatMap(({ period }) => period ?? [])
  const only = new Set(said.map((period) => JSON.stringify(period))).size === 1 ? said[0] : undefined
  const written = label.kind === 'task' && isWithinOf(cells.period, titles.period()) ? null : cells.period
  const period = written ?? label.period ?? (label.kind === 'task' ? (only ?? null) : null)
  const candidates = cells.candidates.map((one) => {
    // A month over what was done in it is of the quarter the table is of.
    const above = label.kind === 'task' && isWithinOf(one.period, titles.period()) ? null : one.period
    const own = withinYear(period, above) ?? above ?? period
    const heading = toldBy(label, one.heading)
    const dated = own === null ? titles.period() : titles.dated(own)
    return { ...one, heading, period: label.kind === 'task' ? dated : endingWith(dated, heading.text) }
  })
  const about = {
    kind: label.kind,
    no,
    unit: unitOfRow(found, titles, cells),
    measure: cells.measure,
    of: cells.of,
    label: `${texts[axis] ?? ''} ${cells.when}`.trim(),
    ...(label.described && label.sure && { said: describedWords(texts[axis] ?? '') }),
  }
  if (label.kind === 'task') placeProgress(found, about, candidates)
  else placeFigures(found, titles, about, candidates)
  return opens ? { about, names: axis - 1, columns: [axis], headings: [] } : null
}

/** 受理数 beside the name of what is no ratio and is not called so: not what it is asked for. */
function saysOtherSort({ reading }: Found, label: Label, { of }: RowCells): string | null {
  const [no] = label.nos.filter((one) => reading.isOwn('indicator', one))
  if (of === null || label.of !== null || no === undefined || reading.ratios.has(no)) return null
  const name = reading.nameOf('indicator', no)
  return /受理|立案|办结|结案|查办/.test(name) ? null : `“${name}”只填一个数，这里写的是其中一类`
}

/** 12 and 11 beside 受理 and 办结 under the name of something else are that thing's. */
function withoutStrangers(found: Found, label: Label, cells: RowCells): RowCells {
  if (!label.weak) return cells
  const candidates = cells.candidates.filter(({ row, column, heading }) => {
    const unknown = strangerAbove(found.reading.labels, heading)?.unknown
    if (unknown !== undefined) found.leave(row, column, unknown)
    return unknown === undefined
  })
  return { ...cells, candidates }
}

/** 附件3序号 | 17 beside a name: the plan's own number. It tells which of several is meant; one that is another's is asked. */
function withNumber({ reading }: Found, label: Label, headings: readonly Heading[], texts: readonly string[]): Label {
  const at = headings.findIndex(({ text }, column) => plansNumber.test(text) && /^\d{1,3}$/.test(texts[column] ?? ''))
  if (at < 0 || label.unknown !== undefined) return label
  const no = Number(texts[at])
  const known = label.kind === 'task' ? reading.labels.texts : reading.labels.own
  if (!known.some((one) => one.no === no))
    return { ...label, unknown: `方案没有${label.kind === 'task' ? '任务' : '指标'}${no}` }
  return label.nos.includes(no)
    ? { ...label, nos: [no], sure: true }
    : { ...label, nos: [no, ...label.nos], near: [], sure: false }
}

/** 托管企业 under a title about the 试点平台: of several the one alone whose own words stand there. */
function withTitle(label: Label, { reading }: Found, titles: Titles, text: string, sure: ReadonlySet<number>): Label {
  const own = label.nos.filter((no) => reading.isOwn(label.kind, no))
  const [only] = own
  if (label.kind === 'task' || only === undefined) return label
  if (own.length === 1) {
    // 专家仲裁员总数 under 知识产权仲裁员情况 is of these, where no row names them more nearly.
    const name = reading.nameOf('indicator', only).replace(/^\S+\s/, '')
    const isOfTitle = saysAll.test(text) && titles.all().includes(name) && !sure.has(only)
    return isOfTitle ? { ...label, sure: true } : label
  }
  const pairs = new Map(own.map((no) => [no, new Set(pairsOf(reading.nameOf('indicator', no).replace(/^\S+\s/, '')))]))
  const title = titles.all()
  const fit = own.filter((no) => {
    const isAlone = (pair: string) => own.every((other) => other === no || !pairs.get(other)?.has(pair))
    return [...(pairs.get(no) ?? [])].filter((pair) => isAlone(pair) && title.includes(pair)).length > 1
  })
  return fit.length === 1 ? { ...label, nos: fit, sure: true } : label
}

const plansNumber = /(附件|附表|方案).{0,6}(序号|编号|项号|项次)/

/**
 * Who reports a row. In a county's own table 责任单位 names its offices, not those of the city with these names; in the
 * table of a unit 牵头单位 names who leads the tasks it takes part in.
 */
function unitOfRow({ reading }: Found, titles: Titles, { unit: written, isLead }: RowCells): string {
  const titled = titles.unit()
  const isOthers = written !== '' && (isLead || (!reading.isCounty(written) && reading.isCounty(titled)))
  return isOthers && reading.isOwnUnit(titled) ? titled : written || titled
}

/** 4月20日 in a quarter's table of tasks: when something was done, not which period is reported. */
const isWithinOf = (period: SaidPeriod | null, table: SaidPeriod | null): boolean =>
  period?.kind === 'month' && table?.kind === 'quarter' && Math.ceil(period.no / 3) === table.no
