import { writeFile } from 'node:fs/promises'
import { type Format, ledgerParts } from '../ledger/export.ts'
import { atDesk } from './desk.ts'
import { type Run, UsageError } from './io.ts'
import { worldAt } from './world.ts'

export const run: Run = async ({ files: [file = ''], options, env, io }) => {
  const format = formatOf(file)
  await atDesk({ options, env, io }, 'read', async (desk) => {
    const { db, now } = desk
    // As the papers after it have it.
    const { plan } = await worldAt(desk, io)
    await writeFile(file, ledgerParts(db, plan, format, now))
    io.out(`已导出台账：${file}`)
  })
}

function formatOf(file: string): Format {
  const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase()
  if (ending === 'csv' || ending === 'xlsx') return ending
  throw new UsageError('文件名应以 .csv 或 .xlsx 结尾')
}
