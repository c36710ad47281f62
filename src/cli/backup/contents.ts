import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { EvidenceStore } from '../../store/files/port.ts'
import { openConnection } from '../../store/sqlite/connection.ts'
import { refused } from '../io.ts'

/**
 * A backup is the database with one table more: the content of every piece of evidence the database names, by its
 * sha256, so that both are of the same moment.
 */
const table = 'backup_evidence'

const named = z.array(z.object({ sha256: z.string() }))
const kept = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) })

/** Puts the evidence into a copy of the database. Returns how many files, and which of those named are not there or no longer what was kept. */
export async function pack(copy: string, evidence: EvidenceStore): Promise<{ files: number; missing: string[] }> {
  const database = openConnection(copy)
  try {
    database.exec(`create table ${table} (sha256 text primary key, bytes blob not null)`)
    const insert = database.prepare(`insert into ${table} (sha256, bytes) values (?, ?)`)
    const wanted = named.parse(database.prepare('select distinct sha256 from evidence order by sha256').all())
    const missing: string[] = []
    for (const { sha256 } of wanted) {
      const bytes = await evidence.read(sha256)
      if (bytes) insert.run(sha256, bytes)
      else missing.push(sha256)
    }
    return { files: wanted.length - missing.length, missing }
  } finally {
    database.close()
  }
}

/** Takes the evidence out again and leaves the database as it was. Refuses content that is not what its name says. */
export async function unpack(copy: string, evidence: EvidenceStore): Promise<{ files: number }> {
  const database = openConnection(copy)
  try {
    const all = named.parse(database.prepare(`select sha256 from ${table}`).all())
    const read = database.prepare(`select sha256, bytes from ${table} where sha256 = ?`)
    for (const { sha256 } of all) {
      const { bytes } = kept.parse(read.all(sha256)[0])
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
        throw refused('备份中的一份佐证材料与它的校验值不符')
      }
      await evidence.keep(sha256, bytes)
    }
    database.exec(`drop table ${table}`)
    database.exec('vacuum')
    return { files: all.length }
  } finally {
    database.close()
  }
}
