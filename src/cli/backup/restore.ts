import { copyFile, rename, rm, truncate } from 'node:fs/promises'
import { evidenceFolder, evidenceFolderOf } from '../../store/files/folder.ts'
import { lockDatabase } from '../../store/lock.ts'
import { configFor } from '../desk.ts'
import type { Run } from '../io.ts'
import { checkDatabase } from './check.ts'
import { unpack } from './contents.ts'
import { keepOld } from './old.ts'
import { unsealedLength } from './seal.ts'

/**
 * Puts a backup in the place of the database and its evidence beside the evidence there. Nothing is touched before the
 * backup has been found sound; the new database takes the old one's place in one step, and the old one is kept.
 */
export const run: Run = async ({ files: [file = ''], options, env, io }) => {
  const config = configFor({ options, env })
  const { databasePath } = config
  const length = await unsealedLength(file)
  const unlock = lockDatabase(databasePath)
  const aside = `${databasePath}.restoring`
  try {
    await copyFile(file, aside)
    await truncate(aside, length)
    checkDatabase(aside, config)
    const { files } = await unpack(aside, evidenceFolder(evidenceFolderOf(databasePath)))
    const old = await keepOld(databasePath)
    await rename(aside, databasePath)
    io.out(`已恢复：${databasePath}（数据库和 ${files} 份佐证材料）${old ? `；原数据库保留为 ${old}` : ''}`)
  } finally {
    await rm(aside, { force: true })
    unlock()
  }
}
