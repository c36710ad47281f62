import { setImmediate as afterThisRound } from 'node:timers'
import type { Prepared } from './port.ts'

/**
 * What was made from tables that seldom change, until one of them may have been written: by a statement of this
 * connection that names it (a trigger writes only to tables that are named together with its own), or by anybody else.
 */
export function createKept(prepare: (text: string) => Prepared) {
  /** How often a statement has named a table, of those something is kept of. */
  const writes = new Map<string, number>()
  /** What a statement names of these. */
  const namedIn = new Map<string, readonly string[]>()
  const held = new Map<string, { mark: string; made: Promise<unknown> }>()

  /** Of what others have written; asked for once in a round of the event loop. */
  let version: number | undefined
  function versionNow(): number | undefined {
    if (version === undefined) {
      const [row] = prepare('pragma data_version').all() as { data_version: number }[]
      version = row?.data_version
      afterThisRound(() => {
        version = undefined
      })
    }
    return version
  }

  function mark(tables: readonly string[]): string {
    for (const table of tables) {
      if (writes.has(table)) continue
      writes.set(table, 0)
      namedIn.clear()
    }
    return [versionNow(), ...tables.map((table) => writes.get(table))].join(' ')
  }

  return {
    /** A statement is carried out that may write. */
    wrote(text: string): void {
      const named = namedIn.get(text) ?? [...writes.keys()].filter((table) => new RegExp(`\\b${table}\\b`).test(text))
      namedIn.set(text, named)
      for (const table of named) writes.set(table, (writes.get(table) ?? 0) + 1)
    },
    kept<Made>(name: string, tables: readonly string[], make: () => Promise<Made>): Promise<Made> {
      const now = mark(tables)
      const known = held.get(name)
      if (known?.mark === now) return known.made as Promise<Made>
      const made = make()
      held.set(name, { mark: now, made })
      made.catch(() => held.delete(name))
      return made
    },
  }
}
