import { goalOf, sectionByNo, unitById } from '../domain/look.ts'
import type { Clause, Goal, Group, Indicator, Mention, Plan, Section, Target, Task } from '../domain/plan.ts'

/** What of a plan has no field of its own and is read off the rows: its tables, its milestones, its whole text. */

export type Words = {
  period: string
  body: string
  office: string
  whole: string
  parts: string
  lead: string
  others: string
}

/** What this plan calls its own period, body and units; '' for what it does not have. */
export const wordsOf = ({ words }: Plan): Words => ({
  ...words,
  body: words.body ?? '',
  office: words.office ?? '',
  parts: words.parts ?? '',
})

export const goalOfIndicator = (plan: Plan, indicator: Indicator): Goal => goalOf(plan, indicator.no)

export const placeOf = ({ place }: Indicator | Task): string => place

/** Who leads a task: its own cell, else what its section names once for all its rows. */
export const leadsOf = (plan: Plan, task: Task): readonly Mention[] =>
  task.leads.length > 0 ? task.leads : (sectionByNo(plan, task.section)?.leads ?? [])

/** `（二）`, as the section is numbered in print. */
export const sectionMark = ({ number, no }: Section): string =>
  (number ?? `${no}`).replace('(', '（').replace(')', '）')

/** Where a section stands: in its table, and in the main text under the same heading. */
export function sectionPlaces(plan: Plan, no: number, sub: number | null): string[] {
  const section = sectionByNo(plan, no)
  const part = section?.subsections.find((one) => one.no === sub)
  const clauses = plan.clauses.filter(({ heading }) => heading === (part?.title ?? section?.titleInText))
  const own = part?.place ?? section?.place
  return [...(own === undefined ? [] : [own]), ...clauses.map(({ place }) => place)]
}

/** What the places of many rows have in common: the table or chapter they stand in. */
function stem(places: readonly string[]): string {
  const [first = ''] = places
  let end = first.length
  for (const place of places) while (!place.startsWith(first.slice(0, end))) end -= 1
  return first.slice(0, end).replace(/(第|任务|[（(])+$/, '')
}

/** Where the rows of a kind are printed; the first of the places where they stand in several. */
export function tableOf(plan: Plan, kind: 'indicator' | 'task'): string {
  const places = (kind === 'indicator' ? plan.indicators : plan.tasks).map(placeOf)
  return stem(places) || (places[0] ?? plan.periodWritten.place)
}

/** Where the people of the body are printed. */
export const peoplePlace = (plan: Plan): string => {
  const [first] = plan.people
  const printed = plan.source.find(
    (block) => first !== undefined && textOfBlock(block).replace(/\s/g, '').includes(first.written.replace(/\s/g, '')),
  )
  return printed?.place ?? plan.office?.written[0]?.place ?? noticePlace(plan)
}

/** Where the plan says from when to when it runs. */
export const periodPlace = (plan: Plan): string => plan.periodWritten.place

/** Where the notice that published the plan stands: its first passage. */
export const noticePlace = (plan: Plan): string => plan.source[0]?.place ?? plan.periodWritten.place

type SourceBlock = Plan['source'][number]
const textOfBlock = (block: SourceBlock): string =>
  'text' in block ? block.text : block.cells.map((cell) => cell ?? '').join(' ')

/** All passages of the published text with their places: what was searched before a denial. */
export const passagesOf = (plan: Plan): { place: string; text: string }[] =>
  plan.source.map((block) => ({ place: block.place, text: textOfBlock(block) }))

export const clauseHeading = ({ heading, place }: Clause): string =>
  heading.length > 24 || heading === '' ? place : heading

/** The group whose members are the body: the one another group's unnamed units are taken from. */
export const memberGroup = (plan: Plan): Group | undefined =>
  plan.groups.find(({ id }) => plan.groups.some(({ within }) => within === id))

export const unitName = (plan: Plan, id: string): string => unitById(plan, id)?.name ?? id

/** The milestone that is the plan's own target. */
export function lastMilestone(plan: Plan, indicator: Indicator): Target {
  const last = goalOfIndicator(plan, indicator).targets.at(-1)
  if (!last) throw new Error(`indicator ${indicator.no} of plan ${plan.id} has no target`)
  return last
}
