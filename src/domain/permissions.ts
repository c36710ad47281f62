import { pseudonymOf } from './pseudonym.ts'

/** Everything that needs a right, in one table (docs/permissions.md shows it; a test holds both together). */
export const acts = [
  'ask',
  'seeFigures',
  'seePending',
  'reportIndicator',
  'reportTask',
  'withdraw',
  'decide',
  'undo',
  'onBehalf',
  'baseline',
  'settings',
  'amend',
  'roster',
  'seeLate',
  'remind',
  'ledger',
  'tell',
  'note',
  'subscribe',
  'deadLetters',
  'teach',
] as const
export type Act = (typeof acts)[number]

export const roleNames = ['member', 'liaison', 'leader', 'admin'] as const
export type Role = (typeof roleNames)[number]

/**
 * `all`: on anything; `own`: what their unit leads or is responsible for, or what they themselves sent;
 * `others`: anything but what they themselves sent; `none`.
 */
export type Extent = 'all' | 'own' | 'others' | 'none'

const rows: Record<Act, Record<Role, Extent>> = {
  ask: { member: 'all', liaison: 'all', leader: 'all', admin: 'all' },
  seeFigures: { member: 'all', liaison: 'all', leader: 'all', admin: 'all' },
  seePending: { member: 'none', liaison: 'own', leader: 'all', admin: 'all' },
  reportIndicator: { member: 'none', liaison: 'own', leader: 'none', admin: 'none' },
  reportTask: { member: 'none', liaison: 'own', leader: 'none', admin: 'none' },
  withdraw: { member: 'none', liaison: 'own', leader: 'none', admin: 'own' },
  decide: { member: 'none', liaison: 'none', leader: 'none', admin: 'others' },
  undo: { member: 'none', liaison: 'none', leader: 'none', admin: 'others' },
  onBehalf: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  baseline: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  settings: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  amend: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  roster: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  seeLate: { member: 'none', liaison: 'own', leader: 'all', admin: 'all' },
  remind: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  ledger: { member: 'none', liaison: 'none', leader: 'all', admin: 'all' },
  tell: { member: 'none', liaison: 'none', leader: 'all', admin: 'all' },
  note: { member: 'none', liaison: 'all', leader: 'all', admin: 'all' },
  subscribe: { member: 'all', liaison: 'all', leader: 'all', admin: 'all' },
  deadLetters: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
  teach: { member: 'none', liaison: 'none', leader: 'none', admin: 'all' },
}
export const permissions: Readonly<typeof rows> = rows

/** Who acts: all their roles count, and the most any of them allows holds. */
export type Actor = { openId: string; roles: readonly Role[]; units: readonly string[] }

/** What is acted on: the unit it belongs to, and who sent it. */
export type Subject = { unit?: string; units?: readonly string[]; sentBy?: string }

export function may(actor: Actor, act: Act, subject: Subject = {}): boolean {
  const roles: readonly Role[] = actor.roles.length > 0 ? actor.roles : ['member']
  return roles.some((role) => covers(rows[act][role], actor, subject))
}

/** Whether there is anything at all on which somebody may do this. */
export const mayEver = ({ roles }: Pick<Actor, 'roles'>, act: Act): boolean =>
  (roles.length > 0 ? roles : (['member'] as const)).some((role) => rows[act][role] !== 'none')

/**
 * Whether somebody is who a record names, also when it names them by the pseudonym that took their place: nobody comes
 * to review their own report by having their name deleted.
 */
export const isSame = ({ openId }: Pick<Actor, 'openId'>, named: string): boolean =>
  named === openId || named === pseudonymOf(openId)

function covers(extent: Extent, actor: Actor, { unit, units: several, sentBy }: Subject): boolean {
  if (extent === 'all') return true
  if (extent === 'none') return false
  if (extent === 'others') return sentBy === undefined || !isSame(actor, sentBy)
  if (sentBy !== undefined) return sentBy === actor.openId
  return [...(several ?? []), ...(unit === undefined ? [] : [unit])].some((id) => actor.units.includes(id))
}
