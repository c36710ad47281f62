import type { Group, Indicator, Mention, Note, Plan, Task } from './plan.ts'

/** A task a unit is responsible for, by name or through a group it belongs to. */
type Duty = {
  task: Task
  /** `named`, or the name of the group. */
  through: string
}

/** What the plan lays on one unit. */
export type Duties = {
  leads: Task[]
  /** Responsible by name or through a group whose members are known; tasks the unit leads are not repeated. */
  responsible: Duty[]
  /** Rows that name only a group the plan does not list and the unit may belong to: never to be told as fact. */
  perhaps: { task: Task; group: Group }[]
  /** Indicators the unit leads, alone or jointly. */
  indicators: Indicator[]
  notes: Note[]
}

export function dutiesOf(plan: Plan, unit: string): Duties {
  const leads = plan.tasks.filter((task) => through(plan, task.leads, unit) !== undefined)
  const others = plan.tasks.filter((task) => !leads.includes(task))
  const responsible = others.flatMap((task) => {
    const how = through(plan, task.responsible, unit)
    return how === undefined ? [] : [{ task, through: how }]
  })
  const open = others.filter((task) => !responsible.some((duty) => duty.task === task))
  return {
    leads,
    responsible,
    perhaps: open.flatMap((task) => {
      const group = task.responsible.map((mention) => unlistedGroup(plan, mention, unit)).find(Boolean)
      return group ? [{ task, group }] : []
    }),
    indicators: plan.indicators.filter((indicator) => indicator.leads.includes(unit)),
    notes: plan.notes.filter(({ units }) => units.includes(unit)),
  }
}

/** How a cell reaches a unit: `named`, the name of the group, or not at all. A name wins over a group. */
function through(plan: Plan, mentions: readonly Mention[], unit: string): string | undefined {
  if (mentions.some((mention) => 'unit' in mention && mention.unit === unit)) return 'named'
  const groups = mentions.flatMap((mention) => ('group' in mention ? [groupById(plan, mention.group)] : []))
  return groups.find((group) => group?.members?.includes(unit))?.name
}

/** The group of a mention, if its members are not listed but are taken from a group this unit belongs to. */
function unlistedGroup(plan: Plan, mention: Mention, unit: string): Group | undefined {
  const group = 'group' in mention ? groupById(plan, mention.group) : undefined
  if (!group || group.members !== null || group.within === undefined) return undefined
  return groupById(plan, group.within)?.members?.includes(unit) ? group : undefined
}

function groupById(plan: Plan, id: string): Group | undefined {
  return plan.groups.find((group) => group.id === id)
}
