import { existsSync } from 'node:fs'
import { chmod, open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { evidenceFolder, evidenceFolderOf } from '../../store/files/folder.ts'
import { makeFolderOf } from '../../store/folder.ts'
import { sql } from '../../store/sql.ts'
import { atDesk } from '../desk.ts'
import { type Run, refused } from '../io.ts'
import { pack } from './contents.ts'
import { isBackup, seal } from './seal.ts'

/**
 * One file with database and evidence as of one moment, while the server goes on. It is written aside and renamed: a
 * file under the name asked for is always whole.
 */
export const run: Run = async ({ files: [file = ''], options, env, io }) => {
  await atDesk({ options, env, io }, 'refuse', async ({ config, db }) => {
    const there = existsSync(file)
    if (there && !(await isBackup(file))) throw refused(`${file} 已存在且不是备份，不覆盖`)
    makeFolderOf(resolve(file))
    const aside = `${file}.${process.pid}.part`
    try {
      await rm(aside, { force: true })
      // One read transaction: the step-by-step copy of SQLite begins anew whenever the server writes.
      await db.run(sql`vacuum into ${aside}`)
      await chmod(aside, 0o600)
      const { files, missing } = await pack(aside, evidenceFolder(evidenceFolderOf(config.databasePath)))
      await seal(aside)
      await flush(aside)
      await rename(aside, file)
      io.out(`已备份：${file}（数据库和 ${files} 份佐证材料）${there ? '；同名的旧备份已被替换' : ''}`)
      if (missing.length > 0)
        throw refused(
          `备份已写成但不完整：${missing.length} 份佐证材料在文件夹里找不到，或内容与校验值不符（${missing.map((sha256) => sha256.slice(0, 8)).join('、')}）`,
        )
    } finally {
      await rm(aside, { force: true })
    }
  })
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
