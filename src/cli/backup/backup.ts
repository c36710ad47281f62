import { accessSync, constants, existsSync } from 'node:fs'
import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Refused } from '../../domain/refused.ts'
import { evidenceFolder, evidenceFolderOf } from '../../store/files/folder.ts'
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
  await atDesk({ options, env, io }, 'read', async ({ config, db }) => {
    const there = await isThere(file)
    if (there && !(await isBackup(file))) throw refused(`${file} 已存在且不是备份，不覆盖`)
    refuseNoPlace(file)
    const aside = `${file}.${process.pid}.part`
    try {
      await rm(aside, { force: true })
      // One read transaction: the step-by-step copy of SQLite begins anew whenever the server writes.
      await db.run(sql`vacuum into ${aside}`).catch((error: unknown) => {
        throw isNoPlace(error) ? noPlace(file) : error
      })
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

/** Whether there is something of that name; refused where it may not be looked at, or is a folder. */
async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw refused(`写不了备份文件 ${file}，请检查路径和文件夹权限（${error.code}）`)
  })
  if (found?.isDirectory()) throw refused(`${file} 是文件夹，请写明备份文件的名字`)
  return found !== null
}

/** A folder is not made: a disk that is not mounted would be filled in its place. */
function refuseNoPlace(file: string): void {
  const folder = dirname(resolve(file))
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    throw existsSync(folder)
      ? noPlace(file)
      : refused(`写不了备份文件 ${file}：没有文件夹 ${folder}（备份盘没有挂上？）`)
  }
}

const noPlace = (file: string): Refused =>
  refused(`写不了备份文件 ${file}，请检查文件夹 ${dirname(resolve(file))} 的权限`)

/** SQLite's words would be about the database, and name the file aside that nobody asked for. */
const isNoPlace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CANTOPEN|READONLY)/.test(String(error.code))

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
