import { randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceStore } from './port.ts'
import { sound } from './sound.ts'

/** The folder of evidence beside a database: `var/zhibiao.db` has `var/zhibiao-evidence`. */
export const evidenceFolderOf = (databasePath: string): string => `${databasePath.replace(/\.[^./\\]*$/, '')}-evidence`

/** The store on a disk: one file per content, written aside and renamed, so that none is ever half there. */
export function evidenceFolder(folder: string): EvidenceStore {
  const fileOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    async keep(sha256, bytes) {
      const file = fileOf(sha256)
      if (existsSync(file)) return
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      const aside = `${file}.${randomUUID()}`
      try {
        await writeFile(aside, bytes, { flush: true })
        await rename(aside, file)
      } catch (error) {
        // A disk that is full is not filled further by halves.
        await rm(aside, { force: true })
        throw error
      }
    },
    async read(sha256) {
      const bytes = await plainFile(fileOf(sha256))
      return bytes && sound(sha256, bytes)
    },
    async drop(sha256) {
      await rm(fileOf(sha256), { force: true })
    },
  }
}

/** A file's content; null where there is none, or a link in its place, which could lead anywhere. */
async function plainFile(file: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      return new Uint8Array(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP')) return null
    throw error
  }
}
