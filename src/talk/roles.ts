import type { RosterRow } from '../store/people.ts'
import type { Asker } from './command.ts'

const rank = ['admin', 'leader', 'liaison', 'member'] as const

/** Somebody's rows of the roster → who they are; without any they may ask about the plan. */
export function askerOf(openId: string, rows: readonly RosterRow[]): Asker {
  const roles = rank.filter((role) => rows.some((row) => row.role === role))
  return {
    openId,
    name: rows[0]?.name ?? '您',
    roles,
    role: roles[0] ?? 'member',
    units: rows.filter(({ role }) => role === 'liaison').map(({ unit }) => unit),
  }
}
