import { randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceStore } from './port.ts'

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
      const file = fileOf(sha256)
      // A link in its place leads to what nobody has sent.
      return existsSync(file)
        ? new Uint8Array(await readFile(file, { flag: constants.O_RDONLY | constants.O_NOFOLLOW }))
        : null
    },
    async drop(sha256) {
      await rm(fileOf(sha256), { force: true })
    },
  }
}
