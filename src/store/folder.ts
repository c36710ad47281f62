import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes the folder a file lies in, with its parents, one at a time: where nothing can be made and the system answers
 * “not found”, as under /proc, Node's own recursive way never returns. Throws the file system's refusal.
 */
export function makeFolderOf(file: string): void {
  const folder = dirname(file)
  const there = statSync(folder, { throwIfNoEntry: false })
  if (there?.isDirectory()) return
  if (!there) makeFolderOf(folder)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it in the meantime.
    if (there || !existsSync(folder)) throw error
  }
}
