import { detailsIn } from '../../domain/details.ts'
import { heldBy } from '../../domain/held.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { detailFor } from '../passage.ts'
import { indicatorsOf, tasksOf } from '../relate.ts'
import { indicatorRow, type Kind, type Row, rowOf, taskRow } from '../rows.ts'
import { silenceFor } from '../silence.ts'
import { fillingFacets } from './filling.ts'
import { categoryFacets, clauseFacets, clauseSilence, groupFacets, personFacets, sectionFacets } from './others.ts'
import { planFacets } from './plan.ts'
import { matterFacets } from './rows.ts'
import { shares } from './shares.ts'
import { standingFacets } from './standing.ts'
import { unitFacets } from './units.ts'

type Facet = (row: never, context: Context) => Fact

const matter = { ...matterFacets, ...standingFacets, ...fillingFacets, shares } as Record<string, Facet>

/** What can be asked of a row of each kind: one function a facet. */
const tables: Record<Kind, Record<string, Facet>> = {
  indicator: matter,
  task: matter,
  unit: unitFacets,
  person: personFacets,
  group: groupFacets,
  category: categoryFacets,
  section: sectionFacets,
  clause: { ...clauseFacets, lead: clauseSilence, responsible: clauseSilence, units: clauseSilence },
  plan: planFacets,
}

/** What is told of a row where nothing certain was asked. */
export const defaults: Record<Kind, string[]> = {
  indicator: ['sheet'],
  task: ['sheet'],
  unit: ['duties'],
  person: ['who'],
  group: ['members'],
  category: ['indicators'],
  section: ['tasks'],
  clause: ['text'],
  plan: ['overview'],
}

export const has = (row: Row, facet: string): boolean => facet in tables[row.kind]

/** A facet of a row; undefined where rows of its kind have none of that name. */
export function factOf(row: Row, facet: string, context: Context): Fact | undefined {
  const facts = factsOf(context)
  const joined = row.kind === 'indicator' ? row.with.map(({ no }) => no).join() : ''
  const key = `${facet} ${row.kind} ${row.id} ${joined}`
  const known = facts.get(key)
  if (known) return known.fact
  const fact = newFact(row, facet, context)
  facts.set(key, { fact })
  return fact
}
const factsOf = heldBy((_: Context) => new Map<string, { fact: Fact | undefined }>())

function newFact(row: Row, facet: string, context: Context): Fact | undefined {
  const fact = (tables[row.kind][facet] as ((row: Row, context: Context) => Fact) | undefined)?.(row, context)
  const open = row.kind === 'plan' && fact?.silent === true && !silenceFor(context)
  return open ? (sentenceInstead(context) ?? fact) : fact
}

/** As long a topic must be said for its sentence to answer what the plan has no answer of its own for. */
const clear = 3

/** A sentence of the text that the words ask for, where what was understood has no answer. */
function sentenceInstead({ plan, query }: Context): Fact | undefined {
  const [best] = detailsIn(plan, query.said ?? '')
  if (!best || best.score < clear) return undefined
  const { place } = best.detail
  return { label: '', value: '', rest: detailFor(plan, [place], query.said ?? '') ?? '', places: [place] }
}

/**
 * The rows a facet is asked of: the row itself, or what stands in it. A section is asked for its tasks' leads, a unit
 * for its figures' targets, a person for the unit's duties.
 */
export function bearers(row: Row, facet: string, { plan }: Context): Row[] {
  if (has(row, facet)) return [row]
  if (row.kind === 'person')
    return [rowOf(plan, { kind: 'unit', id: row.item.unit })].filter((unit) => unit !== undefined)
  if (row.kind === 'group') return []
  const [tasks, indicators] = [tasksOf(plan, row).map(taskRow), indicatorsOf(plan, row).map(indicatorRow)]
  const wanted = row.kind === 'section' || (row.kind === 'unit' && indicators.length === 0) ? tasks : indicators
  return (wanted.length > 0 ? wanted : tasks).filter((one) => has(one, facet))
}
