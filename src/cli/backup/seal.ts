import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, open, stat } from 'node:fs/promises'
import { refused } from '../io.ts'

/** Ends every backup, after 32 bytes of SHA-256 of all before. SQLite reads a file with such an end as it is. */
const mark = Buffer.from('zhibiao-backup-1')
const sealBytes = 32 + mark.length

export async function seal(file: string): Promise<void> {
  const digest = await digestOf(file, (await stat(file)).size)
  await appendFile(file, Buffer.concat([digest, mark]))
}

/** How many bytes of a file are backup, or null where it is none. */
async function lengthIn(file: string): Promise<{ length: number; digest: Buffer } | null> {
  const handle = await open(file)
  try {
    const length = (await handle.stat()).size - sealBytes
    if (length <= 0) return null
    const end = Buffer.alloc(sealBytes)
    await handle.read(end, 0, sealBytes, length)
    return end.subarray(32).equals(mark) ? { length, digest: end.subarray(0, 32) } : null
  } finally {
    await handle.close()
  }
}

export const isBackup = async (file: string): Promise<boolean> => (await lengthIn(file)) !== null

/** How many bytes of a backup come before its seal. Refuses what is no backup, was cut off, or has changed since. */
export async function unsealedLength(file: string): Promise<number> {
  const found = await lengthIn(file)
  if (!found) throw refused(`${file} 不是本程序的备份，或不完整`)
  if (!(await digestOf(file, found.length)).equals(found.digest)) {
    throw refused(`备份 ${file} 已损坏：内容与写入时的校验值不符`)
  }
  return found.length
}

async function digestOf(file: string, length: number): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: length - 1 })) hash.update(chunk)
  return hash.digest()
}
