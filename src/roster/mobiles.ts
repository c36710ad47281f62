import type { DirectoryEntry } from '../feishu/port.ts'
import type { Fault } from '../tables/fault.ts'
import type { Listed } from './people.ts'

/** Asks the platform whose numbers these are. */
export type LookUp = (mobiles: readonly string[]) => Promise<DirectoryEntry[]>

/** The platform takes so many numbers at a time. */
const atOnce = 50

/** People who are listed by mobile number alone get their open_id; whom nobody knows is a fault. */
export async function findMobiles(
  people: readonly Listed[],
  lookUp: LookUp | null,
): Promise<{ people: Listed[]; faults: Fault[] }> {
  const wanted = [...new Set(people.filter(({ openId }) => openId === '').map(({ mobile }) => mobile))]
  const found = lookUp ? await askInParts(wanted, lookUp) : new Map<string, string>()
  const resolved = people.map((person) =>
    person.openId === '' ? { ...person, openId: found.get(person.mobile) ?? '' } : person,
  )
  const says = lookUp ? '飞书里查不到这个手机号，请写 open_id' : '演练环境的命令行查不了手机号，请写 open_id'
  return {
    people: resolved.filter(({ openId }) => openId !== ''),
    faults: resolved.filter(({ openId }) => openId === '').map(({ line }) => ({ line, says })),
  }
}

async function askInParts(mobiles: readonly string[], lookUp: LookUp): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < mobiles.length; from += atOnce) {
    for (const { mobile, openId } of await lookUp(mobiles.slice(from, from + atOnce))) {
      if (openId !== null) found.set(mobile, openId)
    }
  }
  return found
}
