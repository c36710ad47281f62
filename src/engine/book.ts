import { chineseNo, goalOf, placeOf as placeOfRow, sectionByNo, unitById } from '../domain/look.ts'
import type { Clause, Goal, Group, Indicator, Mention, Plan, Section, Task } from '../domain/plan.ts'

/**
 * How the engine reads a plan: its words, printed places, milestones and sources. Everything else of the engine asks
 * here, so that a change of the schema is a change of this file.
 */

export type Words = {
  period: string
  body: string
  office: string
  whole: string
  parts: string
  lead: string
  others: string
}

/** What this plan calls its own period, body and units. */
export const wordsOf = (plan: Plan): Words => ({
  period: '试点期',
  body: plan.office.name.replace(/办公室$/, ''),
  office: plan.office.name,
  whole: '全市',
  parts: plan.groups[0]?.name.replace(/^各|人民政府$/g, '') ?? '',
  lead: '牵头单位',
  others: '责任单位',
})

export type Milestone = { on: string; value: string; to?: string; written: string; place: string }

/** What a goal is to reach and by when, earliest first; the last is the plan's. */
export function milestonesOf(plan: Plan, goal: Goal): Milestone[] {
  const [first] = goal.indicators.flatMap((no) => plan.indicators.find((one) => one.no === no) ?? [])
  return [
    {
      on: plan.end,
      value: goal.target,
      written: first?.targetWritten ?? goal.target,
      place: first ? placeOfRow(first) : '',
    },
  ]
}

export const bindingOf = (_goal: Goal): string | null => null
export const senseOf = (_goal: Goal): string => 'atLeast'
export const perYear = (_goal: Goal): boolean => false

export const goalOfIndicator = (plan: Plan, indicator: Indicator): Goal => goalOf(plan, indicator.no)

export const placeOf = (row: Indicator | Task): string => placeOfRow(row)

/** When a task is to be done, as printed; null where the plan prints no time for the row. */
export const dueOf = (_task: Task): { written: string; on: string | null } | null => null

/** Who leads a task: its own cell, else what its section names once for all its rows. */
export const leadsOf = (_plan: Plan, task: Task): readonly Mention[] => task.leads

/** `（二）`, as the section is numbered in print. */
export const sectionMark = (section: Section): string => `（${chineseNo(section.no)}）`

/** Where a section stands: of its table, and of the main text. */
export function sectionPlaces(plan: Plan, no: number, sub: number | null): string[] {
  const section = sectionByNo(plan, no)
  const clauses = plan.clauses.filter(({ heading }) => {
    const title = section?.subsections.find((one) => one.no === sub)?.title
    return heading === (title ?? section?.titleInText)
  })
  return [tableOf(plan, 'task'), ...clauses.map(({ place }) => place)]
}

/** The table rows of a kind stand in: the common beginning of their places. */
export function tableOf(plan: Plan, kind: 'indicator' | 'task'): string {
  const places = (kind === 'indicator' ? plan.indicators : plan.tasks).map(placeOf)
  const [first = ''] = places
  let end = first.length
  for (const place of places) while (!place.startsWith(first.slice(0, end))) end -= 1
  return first.slice(0, end).replace(/(第|任务|\()$/, '')
}

/** Where the people of the body are printed. */
export const peoplePlace = (plan: Plan): string =>
  plan.office.written[0]?.place ??
  plan.clauses.find(({ text }) => plan.people.some((one) => text.includes(one.name)))?.place ??
  ''

/** Where the plan says from when to when it runs. */
export const periodPlace = (plan: Plan): string => plan.periodWritten.place

/** Where the notice that published the plan stands: its first passage. */
export const noticePlace = (plan: Plan): string => plan.clauses[0]?.place ?? ''

export const attachmentPlace = (_plan: Plan, attachment: Plan['attachments'][number]): string => `附件${attachment.no}`

/** All passages of the text with their place: what was searched before a denial. */
export const passagesOf = (plan: Plan): { place: string; text: string }[] => [
  ...plan.clauses.map(({ place, heading, text }) => ({ place, text: `${heading} ${text}` })),
  ...plan.indicators.map((one) => ({
    place: placeOf(one),
    text: `${one.name} ${one.leadsWritten} ${one.unit} ${one.targetWritten ?? ''} ${one.category}`,
  })),
  ...plan.tasks.map((one) => ({
    place: placeOf(one),
    text: `${one.text} ${one.leadsWritten} ${one.responsibleWritten}`,
  })),
  ...plan.people.map((one) => ({
    place: peoplePlace(plan),
    text: `${one.name} ${one.postWritten} ${one.roles.join(' ')}`,
  })),
]

export const clauseHeading = ({ heading, place }: Clause): string => (heading.length > 24 ? place : heading)

/** The group whose members are the body: the one another group's unnamed units are taken from. */
export const memberGroup = (plan: Plan): Group | undefined =>
  plan.groups.find(({ id }) => plan.groups.some(({ within }) => within === id))

export const unitName = (plan: Plan, id: string): string => unitById(plan, id)?.name ?? id
export const shortName = (plan: Plan, id: string): string => unitById(plan, id)?.short ?? id
