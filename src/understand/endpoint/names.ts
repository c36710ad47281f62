import type { Plan } from '../../domain/plan.ts'
import type { Ref } from '../../domain/query.ts'

/** A row as an outside reader is told of it: the reference a query names it by, and what it is called. */
type Name = Ref & { name: string }

/** Every row, unit and heading of the plan under the reference a query may use for it; people apart. */
export function namesFor({ indicators, tasks, units, groups, categories, sections }: Plan): Name[] {
  return [
    ...indicators.map(({ no, name }): Name => ({ kind: 'indicator', id: String(no), name })),
    ...tasks.map(({ no, short }): Name => ({ kind: 'task', id: String(no), name: short })),
    ...units.map(({ id, name }): Name => ({ kind: 'unit', id, name })),
    ...groups.map(({ id, name }): Name => ({ kind: 'group', id, name })),
    ...categories.map(({ name }): Name => ({ kind: 'category', id: name, name })),
    ...sections.flatMap(({ no, title, subsections }): Name[] => [
      { kind: 'section', id: String(no), name: title },
      ...subsections.map((one): Name => ({ kind: 'section', id: `${no}.${one.no}`, name: one.title })),
    ]),
  ]
}

/** What queries may refer to besides: people by their names and clauses by their places. */
export const furtherNames = ({ people, clauses }: Plan): Ref[] => [
  ...people.map(({ name }): Ref => ({ kind: 'person', id: name })),
  ...clauses.map((clause): Ref => ({ kind: 'clause', id: clause.place })),
]
