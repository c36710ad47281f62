import { z } from 'zod'
import { notice } from '../src/cards/kit.ts'
import { may } from '../src/domain/permissions.ts'
import { exportLedger } from '../src/ledger/export.ts'
import { record } from '../src/store/audit.ts'
import { command } from '../src/talk/command.ts'

/** 导出台账: the workbook as a file in the private chat. */
export const ledger = command({
  name: 'ledger',
  words: ['导出台账', '台账'],
  help: '把全部填报记录导出成Excel台账（“导出台账 csv”为CSV）',
  act: 'ledger',
  privately: true,
  args: z.object({ format: z.enum(['xlsx', 'csv']).catch('xlsx') }),
  fromText: (rest) => ({ format: rest.trim().toLowerCase() }),
  async run({ args: { format }, asker, world }) {
    if (!may(asker, 'ledger')) {
      return { card: notice('不能导出台账', '台账由领导和领导小组办公室导出；单项记录可以发“记录 指标名”查看。') }
    }
    const { db, plan, now } = world
    const bytes = await exportLedger(db, plan, format, now)
    const name = `${plan.short}台账-${now.slice(0, 10)}.${format}`
    const detail = `${name}，${bytes.byteLength}字节`
    return {
      card: notice('导出台账', `台账截至${now.slice(0, 16).replace('T', ' ')}，含全部版本和审核记录，见下一条消息。`),
      file: { name, bytes },
      effects: [record({ at: now, byOpenId: asker.openId, byName: asker.name, act: '导出台账', detail })],
    }
  },
})
