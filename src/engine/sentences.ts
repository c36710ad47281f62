import { type Block, type Inline, text } from '../cards/kit.ts'
import { notesOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Fact, said } from './fact.ts'
import type { Row } from './rows.ts'

/** The full stop of a sentence that has none, a colon before a list. */
export function sentence(fact: Fact, opening: string | Inline, listed: boolean): Block {
  const parts = said(fact)
  const end = fact.rest || fact.value || fact.label
  const stop = listed ? '：' : /[。！？：]$/.test(end) ? '' : '。'
  return text(...(opening === '' ? [] : [opening]), ...parts, stop)
}

/** What the text contradicts itself in, where it bears on what was asked of these rows. */
export function notesFor(plan: Plan, rows: readonly Row[], facets: readonly string[]): string[] {
  const of = rows.flatMap((row) =>
    row.kind === 'indicator'
      ? row.with.flatMap(({ no }) => notesOf(plan, { indicator: no }))
      : row.kind === 'task'
        ? notesOf(plan, { task: row.item.no })
        : [],
  )
  // Where nothing certain is asked, the overview is told.
  const asked = facets.length === 0 ? ['sheet'] : facets
  const wanted = asked.flatMap((facet) => (facet === 'units' ? ['lead', 'responsible'] : [facet]))
  return [...new Set(of.filter((note) => note.facets?.some((facet) => wanted.includes(facet))).map(({ says }) => says))]
}
