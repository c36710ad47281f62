import { type Sql, sql } from '../../src/store/sql.ts'
import type { Done } from './people.ts'

type Row = {
  id: number
  form: string
  no: number
  value: string | null
  numerator: string | null
  denominator: string | null
}

/**
 * What 提交 was answered for with success is in the ledger once, with the figures that were typed; what nobody sent in is
 * not; nothing is decided twice, and what was confirmed is.
 */
export async function checkReports(db: Sql, { submissions, confirmed }: Done) {
  const rows = await db.all<Row>(sql`select id, form, no, value, numerator, denominator from reports`)
  const decided = await db.all<{ report: number; state: string }>(
    sql`select report, state from report_events where state in ('confirmed', 'returned')`,
  )
  const typed = grouped(submissions, ({ form }) => form)
  const kept = grouped(rows, ({ form }) => form)
  const wrong: string[] = []
  for (const [form, sent] of typed)
    if (sent.some(({ acknowledged }) => acknowledged) && !kept.has(form))
      wrong.push(`form ${form} was acknowledged and is not in the ledger`)
  for (const [form, made] of kept) {
    const numbers = new Set(typed.get(form)?.map((one) => one.typed))
    const figures = new Set(
      made.flatMap((row) => [row.value, row.numerator, row.denominator]).filter((it) => it !== null),
    )
    if (figures.size !== 1 || ![...figures].every((figure) => numbers.has(figure)))
      wrong.push(`form ${form} says ${[...figures].join()} where ${[...numbers].join()} was typed`)
    if (new Set(made.map(({ no }) => no)).size < made.length) wrong.push(`form ${form} made a report twice`)
  }
  for (const [report, events] of grouped(decided, ({ report }) => report))
    if (events.length > 1) wrong.push(`report ${report} was decided ${events.length} times`)
  const sure = new Set(decided.map(({ report }) => report))
  for (const form of new Set(confirmed))
    if (!kept.get(form)?.every(({ id }) => sure.has(id))) wrong.push(`form ${form} was confirmed and is not decided`)
  return { count: rows.length, wrong }
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
