import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Config } from '../../start/config.ts'
import { bad, type Finding } from './finding.ts'

/** Whether the next start can write where the database is, or is to be made: its folder may be missing, not forbidden. Nothing where it can. */
export function checkPlace({ databasePath }: Pick<Config, 'databasePath'>): Finding[] {
  const file = resolve(databasePath)
  const isMade = existsSync(file)
  const place = isMade ? file : nearestFolder(file)
  if (canWrite(place, isMade)) return []
  return [bad(`写不了数据库 ${databasePath}`, `检查 ${place} 的权限，运行服务的用户须能写；或换一个 DATABASE_PATH`)]
}

/** The nearest thing above a file that is there. */
function nearestFolder(file: string): string {
  const above = dirname(file)
  return above === file || existsSync(above) ? above : nearestFolder(above)
}

/** A file that is there is written itself; one that is not is made in a folder. */
function canWrite(place: string, isMade: boolean): boolean {
  try {
    accessSync(place, constants.W_OK)
    return statSync(place).isDirectory() !== isMade
  } catch {
    return false
  }
}
