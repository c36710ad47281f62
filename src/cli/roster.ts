import { readFile, stat } from 'node:fs/promises'
import { fetchCarrier } from '../feishu/http.ts'
import { prepareImport } from '../roster/import.ts'
import { maxBytes } from '../roster/table.ts'
import { atDesk, type Desk } from './desk.ts'
import { type Io, type Run, refused } from './io.ts'

/** People from a file onto the roster; a running server reads it anew for every message. */
export const run: Run = async ({ files: [file = ''], options, env, io }) => {
  if ((await stat(file)).size > maxBytes) throw refused('文件超过 5 MB，不像一份名册')
  const bytes = await readFile(file)
  await atDesk({ options, env, io }, 'create', async (desk) => {
    const { plan, db, now } = desk
    const by = { openId: '', name: '命令行' }
    const { added, renamed, unchanged, doubts, statements } = await prepareImport(
      { plan, db, now, by, lookUp: lookUpIn(desk, io) },
      bytes,
    )
    if (statements.length > 0) await db.batch(statements)
    for (const doubt of doubts) io.err(doubt)
    io.out(`已导入名册：新增 ${added} 行，改名 ${renamed} 行，未变 ${unchanged} 行`)
  })
}

/** In a rehearsal the emulated platform lives inside the server, out of reach. */
function lookUpIn({ config: { mode, app } }: Desk, { fetch, now }: Io) {
  if (mode === 'sandbox') return null
  return async (mobiles: readonly string[]) => {
    const { openFeishu } = await import('../feishu/sdk.ts')
    return openFeishu(app, () => now().getTime(), fetchCarrier(fetch)).findByMobile(mobiles)
  }
}
