import { type Block, type Button, b, type Inline, list, text } from '../cards/kit.ts'
import { sectionByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { sectionMark } from './book.ts'
import { factOf } from './facets/index.ts'
import { brief, briefly, type Fact } from './fact.ts'
import type { Context } from './grounds.ts'
import { type Row, titleOf } from './rows.ts'
import { asking, numberRuns } from './words.ts'

/** What is read at a glance; more is turned over. */
const perPage = 12
/** Names alone are short: more of them fit, under their headings. */
const namesPerPage = 24

export type Listed = { blocks: Block[]; buttons: Button[]; shown: Row[]; pages: string }

/** Rows as a list, a page at a time, with words behind each title. */
export function listing(rows: readonly Row[], context: Context, behind: (row: Row) => Inline[], bare: boolean): Listed {
  const size = bare ? namesPerPage : perPage
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const page = Math.min(context.query.page ?? 1, pages)
  const shown = rows.slice((page - 1) * size, page * size)
  const next = page < pages ? [asking('下一页', { ...context.query, page: page + 1 })] : []
  const blocks =
    bare && shown.length > perPage && isHeaded(shown)
      ? headed(context.plan, shown)
      : [list(...shown.map((row) => [titleOf(context.plan, row), ...behind(row)]))]
  return {
    blocks: shown.length > 0 ? blocks : [],
    buttons: next,
    shown,
    pages: pages > 1 ? `（第${page}页，共${pages}页）` : '',
  }
}

/** Indicators of a plan without categories have nothing to stand under. */
const isHeaded = (rows: readonly Row[]): boolean =>
  rows.every((row) => row.kind !== 'indicator' || row.item.category !== '')

/** Titles under the section or category they stand in. */
function headed(plan: Plan, rows: readonly Row[]): Block[] {
  const heads = new Map<string, string[]>()
  for (const row of rows) {
    const [head, words] = headOf(plan, row)
    heads.set(head, [...(heads.get(head) ?? []), words])
  }
  return [list(...[...heads].map(([head, names]): Inline[] => [b(head), names.join(head === '' ? '、' : '；')]))]
}

function headOf(plan: Plan, row: Row): [head: string, words: string] {
  if (row.kind === 'task') {
    const section = sectionByNo(plan, row.item.section)
    return [section ? sectionMark(section) : '', `${row.item.no} ${row.item.short}`]
  }
  if (row.kind === 'indicator') return [`${row.item.category} `, `${row.item.no} ${row.item.short}`]
  return ['', titleOf(plan, row)]
}

/** The facets of a row as they stand in a list. */
function factsIn(row: Row, show: readonly string[], context: Context): Fact[] {
  return show.flatMap((facet) => factOf(row, facet, context) ?? [])
}

/** A row's facets behind its title: labelled where there are several of them. */
export function factsBehind(show: readonly string[], context: Context): (row: Row) => Inline[] {
  return (row) => {
    const facts = factsIn(row, show, context)
    const labelled = show.length > 1 || facts.some(({ silent }) => silent)
    const words = facts.map((fact) => briefly(context.plan, fact, labelled))
    return words.length === 0 ? [] : [`：${words.join('；')}`]
  }
}

/** Rows that answer alike share a line, where that makes the list shorter. */
export function alike(rows: readonly Row[], show: readonly string[], context: Context): Block[] | undefined {
  if (rows.length < 3 || show.length === 0) return undefined
  const tasks = rows.flatMap((row) => (row.kind === 'task' ? [row] : []))
  if (tasks.length < rows.length) return undefined
  const words = (row: Row): string =>
    factsIn(row, show, context)
      .map((fact) => brief(fact, true))
      .join('；')
  const groups = [...new Set(tasks.map(words))]
  if (groups.length >= rows.length) return undefined
  return [
    list(
      ...groups.map((of): Inline[] => [
        `任务${numberRuns(tasks.filter((row) => words(row) === of).map(({ item }) => item.no))} `,
        of,
      ]),
    ),
  ]
}

/** Units and people by their names alone, in one line. */
export const named = (plan: Plan, rows: readonly Row[]): Block =>
  text(rows.map((row) => (row.kind === 'unit' ? row.item.name : titleOf(plan, row))).join('、'))
