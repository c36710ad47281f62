import { type Query, type Ref, unitIn } from '../domain/query.ts'
import type { Topic } from './topic.ts'

const pronoun =
  /它们?|他们?|她|这[个项条家位块]?|那[个项条家位块](?!些|么)|该|其|上述|刚才|前面|这俩|那俩|两者|这两|那两|此/

const rowKinds: Readonly<Record<string, readonly Ref['kind'][]>> = {
  matter: ['indicator', 'task'],
  indicator: ['indicator', 'task'],
  task: ['task', 'indicator'],
  unit: ['unit', 'group'],
  group: ['group'],
  person: ['person'],
  category: ['category'],
  section: ['section'],
  clause: ['clause'],
}

export const kindsOf = (of: Query['of']): readonly Ref['kind'][] => rowKinds[of] ?? []

const isList = (rows: Query['rows']): rows is Ref[] => rows !== 'all'

/** The rows the talk is about: those named last, else those the answer showed. */
export function rowsSpokenOf({ queries, shown }: Topic, of: Query['of']): Ref[] {
  const kinds = kindsOf(of)
  const picked = queries.some(({ how }) => how === 'most' || how === 'least')
  const first = picked ? shown.filter(({ kind }) => kinds.includes(kind)) : []
  if (first.length > 0) return first
  const named = queries.flatMap(({ rows }) => (isList(rows) ? rows : [])).filter(({ kind }) => kinds.includes(kind))
  return named.length > 0 ? named : shown.filter(({ kind }) => kinds.includes(kind))
}

export const hasPronoun = (words: string): boolean => pronoun.test(words)

/** The last question with what was newly said in the place of what it replaces. */
export function replaced(last: Query, now: Query, newRows: readonly Ref[]): Query {
  // “凤冈县呢” after a question that named another unit in its condition.
  if (
    !fits(last.of, newRows) &&
    newRows[0]?.kind === 'unit' &&
    last.where.some((filter) => unitIn(filter) !== undefined)
  )
    return { ...last, where: unitsReplaced(last, newRows), said: now.said, strangers: now.strangers }
  const rows = newRows.length > 0 && fits(last.of, newRows) ? [...newRows] : last.rows
  const of = newRows.length > 0 && !fits(last.of, newRows) ? ofRows(newRows, last.of) : last.of
  const same = of === last.of
  const where = now.where.length > 0 ? merged(last.where, now.where) : unitsReplaced(last, newRows)
  return {
    ...last,
    of,
    rows: same ? rows : [...newRows],
    where: same ? where : now.where,
    show: now.show.length > 0 ? now.show : same ? last.show : [],
    how: now.how !== 'tell' && (now.claim || now.how !== 'check') ? now.how : last.how,
    ...(now.claim ? { claim: now.claim } : {}),
    ...(now.at ? { at: now.at } : {}),
    ...(now.period ? { period: now.period } : {}),
    ...(now.top ? { top: now.top } : {}),
    strangers: now.strangers,
    unexplained: now.unexplained,
    said: now.said,
  }
}

const fits = (of: Query['of'], rows: readonly Ref[]): boolean => rows.every(({ kind }) => kindsOf(of).includes(kind))

function ofRows([first]: readonly Ref[], last: Query['of']): Query['of'] {
  if (!first) return last
  return first.kind === 'indicator' || first.kind === 'task' ? 'matter' : (first.kind as Query['of'])
}

/** Conditions of the same kind give way to the new ones. */
const merged = (old: Query['where'], now: Query['where']): Query['where'] => [
  ...old.filter((filter) => !now.some(({ by }) => by === filter.by)),
  ...now,
]

/** “那凤冈县呢” after a question with another unit in its condition. */
function unitsReplaced({ where }: Query, rows: readonly Ref[]): Query['where'] {
  const [unit] = rows
  if (unit?.kind !== 'unit') return where
  return where.map((filter) =>
    'unit' in filter && typeof filter.unit === 'string' && filter.by !== 'target'
      ? { ...filter, unit: unit.id }
      : filter,
  ) as Query['where']
}
