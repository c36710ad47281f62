import type { By } from '../domain/report.ts'

/** How people are named in the ledger: by name, and `name(open_id)` where several people have that name. */
export function namer(people: readonly By[]): (by: By) => string {
  const holders = new Map<string, Set<string>>()
  for (const { name, openId } of people) holders.set(name, (holders.get(name) ?? new Set()).add(openId))
  return ({ name, openId }) => ((holders.get(name)?.size ?? 0) > 1 ? `${name}(${openId})` : name)
}
