import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

/** A message as it lay in the inbox: its place there is the order of arrival. */
export type Arrival = { seq: number; lane: string; created: number; message: string }

/** What a run has to be judged by, although both sides forget it while it goes on. */
export type Seen = {
  /** Messages whose event the bot acknowledged. */
  taken: Set<string>
  arrivals: Map<number, Arrival>
  /** What letters that were given up were for: a message, a person or a chat. */
  dead: Map<number, string>
}

/**
 * Looks while the server is dead. The database is read from a copy, so that the next start itself finds what the killed
 * process left.
 */
export function createWitness(file: string, folder: string, emulator: Emulator) {
  const seen: Seen = { taken: new Set(), arrivals: new Map(), dead: new Map() }
  const copy = join(folder, 'copy.db')
  return {
    seen,
    async look(): Promise<void> {
      for (const { body, state } of emulator.deliveries()) {
        const [, message] = /"message_id":"([^"]+)"/.exec(body) ?? []
        if (state === 'done' && message) seen.taken.add(message)
      }
      for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
      const db = openSqlite(copy)
      try {
        const arrivals = await db.all<Arrival>(sql`
          select seq, lane, created_ms as created, message_id as message from inbox where kind = 'message'`)
        for (const arrival of arrivals) seen.arrivals.set(arrival.seq, arrival)
        const dead = await db.all<{ id: number; target: string }>(
          sql`select id, target from outbox where state = 'dead'`,
        )
        for (const { id, target } of dead) seen.dead.set(id, target)
      } finally {
        db.close()
      }
    },
  }
}
