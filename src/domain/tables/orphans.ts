import type { Found } from './found.ts'
import { headingOf } from './headings.ts'
import { placeProgress } from './progress.ts'
import { periodSaid, type SaidPeriod } from './said-period.ts'
import { stateIn } from './states.ts'
import type { Titles } from './titles.ts'

const [shortest, mostOptions, mostRead] = [8, 5, 60]

/** The period such a field says, for those that go on below it. */
export type Orphan = { period: SaidPeriod | null }

/**
 * 二季度工作进展 | 完成第六届…: what was done, or is in the way, with no task named anywhere. The sender's only task is
 * meant, else they are asked which, the likeliest by its words first. The period it says, for the fields below it; null
 * where a row is no such field.
 */
export function readOrphan(
  found: Found,
  titles: Titles,
  row: number,
  texts: readonly string[],
  before: Orphan | null,
): Orphan | null {
  const [name = '', words = '', ...more] = [...new Set(texts.filter((text) => text !== ''))]
  const heading = headingOf([name.replace(/[:：]$/, '')])
  const isField =
    heading.role === 'done' || (before !== null && (heading.role === 'problem' || heading.role === 'next'))
  // Where a state stands somewhere, it is a task's own form.
  const hasState = found.grid.cells.some((cells) => cells.some((cell) => cell && stateIn(cell.text) !== null))
  if (!isField || hasState || more.length > 0 || name.length > 12 || words.length < shortest) return null
  const column = texts.indexOf(words)
  const no = taskOf(found, name, words)
  if (typeof no === 'object') {
    found.leave(row, column, no.why)
    return before ?? { period: null }
  }
  const said = heading.period ?? periodSaid(words.slice(0, 6)) ?? before?.period ?? null
  const titled = titles.period()
  // Of a title of half a year it is not said which quarter it tells of.
  const isWide = titled !== null && (titled.kind === 'half' || titled.kind === 'year')
  const wide = isWide ? { kind: 'year' as const, year: titled.year, no: 1, loose: true as const } : titled
  const period = said === null ? wide : titles.dated(said)
  const about = { kind: 'task' as const, no, unit: titles.unit(), measure: '', of: null, label: name }
  placeProgress(found, about, [{ row, column, text: words, heading, period }])
  return { period: said }
}

function taskOf(found: Found, name: string, words: string): number | { why: string } {
  const { reading, grid } = found
  const own = reading.labels.texts.map(({ no }) => no).filter((no) => reading.isOwn('task', no))
  const [only, ...others] = own
  if (only !== undefined && others.length === 0) return only
  const like = reading.labels.like('task', words.slice(0, mostRead)).map(({ no }) => no)
  const options = (like.length > 0 ? like : own).slice(0, mostOptions)
  const given = found.answer({
    id: `f:${grid.name}`,
    asks: `“${name}”这一段写的是哪一项任务？`,
    options: options.map((no) => ({ value: String(no), label: reading.nameOf('task', no) })),
  })
  if (given === undefined) return { why: '要先回答写的是哪一项任务' }
  return options.find((no) => String(no) === given) ?? { why: '按您的回答没有用' }
}
