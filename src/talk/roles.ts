import { unitById, unitByName } from '../domain/look.ts'
import type { Asker, RosterRow } from '../domain/people.ts'
import type { Plan } from '../domain/plan.ts'

const rank = ['admin', 'leader', 'liaison', 'member'] as const

/** Somebody's rows of the roster → who they are; without any they may ask about the plan. */
export function askerOf(openId: string, rows: readonly RosterRow[], plan: Plan): Asker {
  const roles = rank.filter((role) => rows.some((row) => row.role === role))
  const units = rows.filter(({ role }) => role === 'liaison').map(({ unit }) => unit)
  // Of other roles the roster keeps the unit as it was typed; the office itself may be no unit of the plan.
  const others = rows.flatMap(({ role, unit }) =>
    role === 'liaison' || unit === '' ? [] : [(unitById(plan, unit) ?? unitByName(plan, unit))?.id ?? ''],
  )
  return {
    openId,
    name: rows[0]?.name ?? '您',
    roles,
    role: roles[0] ?? 'member',
    units,
    homes: [...new Set([...units, ...others.filter((id) => id !== '')])],
  }
}
