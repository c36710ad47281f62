import { makeFolderOf } from './folder.ts'
import { isHeld, openConnection } from './sqlite/connection.ts'

class DatabaseInUse extends Error {
  constructor(file: string) {
    super(`数据库 ${file} 正被另一个服务进程使用，请先停止那个服务`)
    this.name = 'DatabaseInUse'
  }
}

/**
 * Holds a database for one server, on a file beside it. It is a lock of the operating system, so a killed process
 * leaves nothing to clean up; the command line may work beside a server, a second server or a restore may not.
 */
export function lockDatabase(file: string): () => void {
  if (file === ':memory:') return () => {}
  makeFolderOf(file)
  const lock = openConnection(`${file}.lock`, { timeoutMs: 0 })
  try {
    // Without this the lock would be given back between statements.
    lock.exec('pragma locking_mode = EXCLUSIVE; begin exclusive; commit')
  } catch (error) {
    lock.close()
    throw isHeld(error) ? new DatabaseInUse(file) : error
  }
  return () => lock.close()
}
