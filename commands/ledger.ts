import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { sizeWords } from '../src/domain/reporting/evidence-file.ts'
import { mostFileBytes } from '../src/feishu/port.ts'
import { ledgerParts } from '../src/ledger/export.ts'
import { timeWords } from '../src/ledger/words.ts'
import { standingNow } from '../src/reporting/board.ts'
import { collectedUpTo } from '../src/tables/zip-written.ts'

/** 导出台账: the workbook as a file in the private chat. */
export const ledger = command({
  name: 'ledger',
  words: ['导出台账', '台账'],
  help: '全部填报记录，Excel；要CSV就说“导出台账 CSV”',
  section: 'papers',
  right: 'ledger',
  place: 'aside',
  audit: '导出台账',
  does: '导出台账',
  args: z.object({ format: z.enum(['xlsx', 'csv']).catch('xlsx') }),
  fromText: (rest) => ({ format: rest.trim().toLowerCase() }),
  async run({ args: { format }, world }) {
    const { db, plan, now } = world
    const { goals } = await standingNow(world)
    const bytes = await collectedUpTo(ledgerParts(db, plan, format, now, goals), mostFileBytes)
    if (!bytes)
      return {
        card: notice(
          '导出台账',
          `台账超过${sizeWords(mostFileBytes)}，飞书发不了。请在服务器上运行 zhibiao ledger 台账.${format} 导出。`,
        ),
      }
    const name = `${plan.short}台账-${now.slice(0, 10)}.${format}`
    return {
      card: notice('导出台账', `台账截至${timeWords(now)}，含全部版本和审核记录，见下一条消息。`),
      file: { name, bytes },
      audit: [`${name}，${bytes.byteLength}字节`],
    }
  },
})
