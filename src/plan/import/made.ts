import type { Block, Goal, Indicator, Mention, Plan, Section, Task } from '../../domain/plan.ts'
import type { Asking } from './answers.ts'
import type { UnitBook } from './units.ts'

/** What is made of a document's rows on the way to a plan. */
export type Made = {
  indicators: Indicator[]
  goals: Goal[]
  tasks: Task[]
  sections: Section[]
  categories: string[]
  blocks: Block[]
  people: Plan['people']
  crossedOff: Plan['crossedOff']
  /** What the text states and no row holds: told in its own words when somebody asks for it. */
  unread: { place: string; quote: string; name: string }[]
  /** Passages of the text that put somebody in charge, and the task made of each. */
  charges: { place: string; text: string; leads: readonly Mention[]; leadsWritten: string; task: number | null }[]
}

/** `year`: the one year a time printed without its year can be of; null where the plan runs over several. */
export type World = {
  asking: Asking
  units: UnitBook
  start: string
  end: string
  year: string | null
  made: Made
}
