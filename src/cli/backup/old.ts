import { existsSync } from 'node:fs'
import { copyFile, link, rename } from 'node:fs/promises'
import * as z from 'zod'
import { Refused } from '../../domain/refused.ts'
import { isHeld, openConnection } from '../../store/sqlite/connection.ts'
import type { Connection } from '../../store/sqlite/port.ts'
import { refused } from '../io.ts'

const modes = z.array(z.object({ journal_mode: z.string() }))
const logs = ['-wal', '-shm', '-journal']

/**
 * Keeps the database that is about to be replaced under another name, whole in its one file; null where there is none.
 * A log left beside it would be read into the database that takes its place.
 */
export async function keepOld(file: string): Promise<string | null> {
  if (!existsSync(file)) return null
  closeLog(file)
  const old = freeName(`${file}.before-restore`)
  // Only a database that cannot be opened still has logs; whoever repairs it needs them.
  for (const log of logs) if (existsSync(`${file}${log}`)) await rename(`${file}${log}`, `${old}${log}`)
  // A second name for the same file, so that no moment is without a database.
  await link(file, old).catch(() => copyFile(file, old))
  return old
}

/** What an earlier restore kept stays: whoever took the wrong backup first needs it most. */
function freeName(name: string): string {
  const taken = (as: string): boolean => ['', ...logs].some((ending) => existsSync(`${as}${ending}`))
  let free = name
  for (let no = 2; taken(free); no++) free = `${name}-${no}`
  return free
}

/** Brings a database's log into its file, which needs everybody else to have closed it. */
function closeLog(file: string): void {
  let old: Connection | undefined
  try {
    old = openConnection(file, { timeoutMs: 2000 })
    const [mode] = modes.parse(old.prepare('pragma journal_mode = delete').all())
    if (mode?.journal_mode === 'wal') throw inUse(file)
  } catch (error) {
    // What cannot be opened is what the backup is to replace; what somebody uses is not.
    if (error instanceof Refused) throw error
    if (isHeld(error)) throw inUse(file)
  } finally {
    old?.close()
  }
}

const inUse = (file: string): Refused => refused(`数据库 ${file} 正被别的程序打开，请先关闭它`)
