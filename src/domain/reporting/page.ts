import { figureFields } from './fields.ts'
import type { Owed } from './owed.ts'
import type { Subject } from './subject.ts'

/** One owed report as a row of a unit's own page, by its key; `missing` are the indicators that are not in. */
export type Row = { kind: Subject['kind']; no: number; unit: string; period: string; missing: number[] }

export const rowOf = ({ subject: { kind, no }, unit, period, missing }: Owed): Row => ({
  kind,
  no,
  unit,
  period: period.id,
  missing,
})

export const isSameRow = (a: Row, b: Row): boolean =>
  a.kind === b.kind && a.no === b.no && a.unit === b.unit && a.period === b.period

/** A field of a page and the field of the single form it stands for. */
export type PageField = { name: string; formName: string; label: string }

/** The fields of a row: names by the contract, `value_3`, `numerator_9`, `state_6`. */
export function pageFields(subject: Subject, { missing }: Pick<Row, 'missing'>): PageField[] {
  if (subject.kind === 'task') {
    return [
      { name: `state_${subject.no}`, formName: 'state', label: '现在的状态' },
      { name: `done_${subject.no}`, formName: 'done', label: '本期做了什么' },
      { name: `next_${subject.no}`, formName: 'next', label: '下一步' },
    ]
  }
  return figureFields(subject)
    .filter(({ part }) => missing.includes(part.no))
    .map(({ name, part, of, label }) => ({ name: `${of}_${part.no}`, formName: name, label }))
}

/** What was sent in while the period ran, in the fields of its row: sent again it is the period's own figure. */
export function runningFields({ subject, missing, running }: Owed): Record<string, string> {
  return Object.fromEntries(
    figureFields(subject).flatMap(({ part, of }) => {
      const report = missing.includes(part.no) ? running.find(({ no }) => no === part.no) : undefined
      const value = report && report.kind !== 'task' ? report[of] : null
      return value === null ? [] : [[`${of}_${part.no}`, value]]
    }),
  )
}

/**
 * How many elements of a card a row takes: its words, and of each field the field, its label and its hint; of a choice
 * each option too. The platform counts every one.
 */
const weightOf = ({ kind, missing }: Row): number => (kind === 'task' ? 15 : 1 + 4 * Math.max(2, missing.length))
const mostWeight = 120

/** Rows in pages that a card can hold; a number stands on a page once, because its fields are named by it. */
export function pagesOf(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = []
  let weight = 0
  for (const row of rows) {
    const page = pages.at(-1)
    const isTaken = page?.some(({ kind, no }) => kind === row.kind && no === row.no) ?? true
    weight = page && !isTaken && weight + weightOf(row) <= mostWeight ? weight + weightOf(row) : 0
    if (page && weight > 0) page.push(row)
    else {
      pages.push([row])
      weight = weightOf(row)
    }
  }
  return pages
}
