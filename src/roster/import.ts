import { unitByName } from '../domain/look.ts'
import { orDoYouMean, unitsLike } from '../domain/nearest.ts'
import type { RosterRow } from '../domain/people.ts'
import type { Plan } from '../domain/plan.ts'
import type { By } from '../domain/report.ts'
import { record } from '../store/audit.ts'
import { enrol, nameTheNameless, wholeRoster } from '../store/people.ts'
import type { Sql, Statement } from '../store/sql.ts'
import { type Fault, faulty } from '../tables/fault.ts'
import { findMobiles, type LookUp } from './mobiles.ts'
import { type Listed, readPeople } from './people.ts'
import { readTable } from './table.ts'

export type Importing = {
  plan: Plan
  db: Sql
  /** ISO time in the plan's zone. */
  now: string
  by: By
  /** How open_ids are found by mobile number; null where there is no platform to ask. */
  lookUp: LookUp | null
}

/**
 * What importing a file comes to: what changes, what may be a slip, and the statements that do it in one batch with
 * their audit entry.
 */
export type Import = { added: number; renamed: number; unchanged: number; doubts: string[]; statements: Statement[] }

/**
 * A roster file → what it changes (docs/contract.md, roster import): added or renamed by (open_id, unit, role), nobody
 * removed; a second import of the same file changes nothing. Refused naming every bad line; then nothing is
 * to be imported.
 */
export async function prepareImport({ plan, db, now, by, lookUp }: Importing, bytes: Uint8Array): Promise<Import> {
  const read = readPeople(plan, readTable(bytes))
  const found = await findMobiles(read.people, lookUp)
  const faults = [...read.faults, ...found.faults, ...disagreements(found.people)]
  if (faults.length > 0) throw faulty(faults)

  const rows = [...new Map(found.people.map((person) => [keyOf(person), person])).values()]
  const names = new Map((await wholeRoster(db)).map((row) => [keyOf(row), row.name]))
  const added = rows.filter((row) => !names.has(keyOf(row)))
  const renamed = rows.filter((row) => names.has(keyOf(row)) && names.get(keyOf(row)) !== row.name)
  const changed = [...added, ...renamed]
  const detail = `新增 ${added.length} 行，改名 ${renamed.length} 行`
  const entry = record({ at: now, byOpenId: by.openId, byName: by.name, act: '导入名册', detail })
  return {
    added: added.length,
    renamed: renamed.length,
    unchanged: rows.length - changed.length,
    doubts: unknownUnits(plan, found.people),
    statements: changed.length === 0 ? [] : [...changed.map((row) => enrol(row, now)), ...nameTheNameless(), entry],
  }
}

/** A leader's unit is kept as typed; one the plan does not know finds nothing, and its mended row would be a second one. */
const unknownUnits = (plan: Plan, people: readonly Listed[]): string[] =>
  people
    .filter(({ role, unit }) => role === 'leader' && unit !== '' && !unitByName(plan, unit))
    .map(
      ({ line, name, unit }) =>
        `第 ${line} 行：方案里没有单位“${unit.slice(0, 30)}”${orDoYouMean(unitsLike(plan, unit)) || '，'}${name}的单位按所写记下，请核对`,
    )

const keyOf = ({ openId, unit, role }: RosterRow): string => JSON.stringify([openId, unit, role])

/** One open_id is one person: two names for it in a file are a slip somewhere. */
function disagreements(people: readonly Listed[]): Fault[] {
  const first = new Map<string, Listed>()
  return people.flatMap((person) => {
    const known = first.get(person.openId)
    if (!known) first.set(person.openId, person)
    if (!known || known.name === person.name) return []
    return [{ line: person.line, says: `与第 ${known.line} 行是同一个人，但姓名不同` }]
  })
}
