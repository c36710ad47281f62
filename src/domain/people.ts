import type { Role } from './permissions.ts'

/** One row of the roster. `unit` is a unit's id for liaisons; for others it is kept as typed, or ''. */
export type RosterRow = { openId: string; name: string; unit: string; role: Role }

/** Who says or clicks something: what the roster knows of them now. */
export type Asker = {
  openId: string
  /** The roster's name, or `您` for a stranger. */
  name: string
  roles: Role[]
  /** The most a person is: admin before leader before liaison before member. */
  role: Role
  /** Ids of the units they report for. */
  units: string[]
  /** Ids of the units the roster names with any of their roles: what they call 我们局. It gives no rights. */
  homes: string[]
}

/** What somebody asks the office about the roster. `other` takes over or stands in; `lastDay` is a leave's. */
export type Request = {
  id: string
  kind: 'join' | 'handover' | 'leave' | 'forget'
  openId: string
  name: string
  /** Unit id; '' for a deletion of data. */
  unit: string
  otherOpenId: string
  otherName: string
  lastDay: string
  at: string
  state: 'open' | 'approved' | 'refused'
  decidedByName: string
}
