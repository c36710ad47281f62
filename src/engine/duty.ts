import { heldBy, ofLate } from '../domain/held.ts'
import { groupById } from '../domain/look.ts'
import type { Group, Mention, Plan, Task } from '../domain/plan.ts'
import { leadsOf, memberGroup } from './book.ts'
import type { Member } from './fact.ts'

/** Cells never change while a plan is loaded, and are asked for by every unit in turn. */
const known = new WeakMap<readonly Mention[], ReadonlyMap<string, Member>>()

/** Who a cell stands for, by id: named units, members of listed groups through them, of others perhaps. */
function cellOf(plan: Plan, mentions: readonly Mention[]): ReadonlyMap<string, Member> {
  const held = known.get(mentions)
  if (held) return held
  const found = new Map<string, Member>()
  const add = (id: string, member: Omit<Member, 'ref'>): void => {
    if (!found.has(id)) found.set(id, { ref: { kind: 'unit', id }, ...member })
  }
  for (const mention of mentions) if ('unit' in mention) add(mention.unit, {})
  for (const mention of mentions) {
    if ('unit' in mention) continue
    const group = groupById(plan, mention.group)
    for (const id of group?.members ?? []) add(id, { through: group?.name ?? mention.written })
    found.set(`group ${mention.group}`, { ref: { kind: 'group', id: mention.group } })
  }
  for (const mention of mentions) {
    if ('unit' in mention) continue
    const group = groupById(plan, mention.group)
    if (!group || group.members) continue
    for (const id of couldBe(plan, group)) add(id, { perhaps: group.name })
  }
  known.set(mentions, found)
  return found
}

/** Of a group nobody lists: members of the group it is of, else of “各行业主管部门” any department of the plan. */
function couldBe(plan: Plan, { name, within }: Group): readonly string[] {
  if (within !== undefined) return groupById(plan, within)?.members ?? []
  return /(?:部门|单位)$/.test(name) ? plan.units.flatMap(({ id, kind }) => (departments.has(kind) ? [id] : [])) : []
}
const departments: ReadonlySet<string> = new Set(['bureau', 'party', 'central'])

export const membersOf = (plan: Plan, mentions: readonly Mention[]): Member[] => [...cellOf(plan, mentions).values()]

export type Part = 'lead' | 'responsible' | 'perhaps'
export type Duty = { part: Part; through?: string; group?: string }

/** What a unit has to do with a task; a lead that the other cell names again counts once. */
export function dutyIn(plan: Plan, task: Task, unit: string): Duty | undefined {
  const of = (mentions: readonly Mention[]) => cellOf(plan, mentions).get(unit)
  const lead = of(leadsOf(plan, task))
  if (lead && lead.perhaps === undefined) return { part: 'lead', through: lead.through }
  const other = of(task.responsible)
  if (!other) return undefined
  return other.perhaps === undefined
    ? { part: 'responsible', through: other.through }
    : { part: 'perhaps', group: other.perhaps }
}

/** The tasks a unit has to do with, in the plan's order: rankings ask it of every unit, several times. */
const dutiesOf = heldBy((plan: Plan) =>
  ofLate(
    (unit): readonly { task: Task; part: Part }[] =>
      plan.tasks.flatMap((task) => {
        const duty = dutyIn(plan, task, unit)
        return duty ? [{ task, part: duty.part }] : []
      }),
    mostUnits,
  ),
)
/** Of more units the duties are not remembered. */
const mostUnits = 2000

export const tasksWhere = (plan: Plan, unit: string, ...parts: readonly Part[]): Task[] =>
  dutiesOf(plan)(unit).flatMap(({ task, part }) => (parts.includes(part) ? [task] : []))

/** Whether a unit belongs to the body that leads the plan. */
export const isMember = (plan: Plan, unit: string): boolean =>
  memberGroup(plan)?.members?.includes(unit) ?? plan.people.some((person) => person.unit === unit)
