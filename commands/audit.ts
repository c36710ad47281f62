import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { b, type Inline, list, note, text } from '../src/cards/kit.ts'
import { clipped, timeWords } from '../src/domain/reporting/words.ts'
import { auditTrail } from '../src/store/audit.ts'

const shown = 20
const longest = 100

/** 变更记录: what the office changed last, by whom and when. */
export const audit = command({
  name: 'audit',
  words: ['变更记录', '审计'],
  help: '办公室改过什么：名册、设置、基数、撤销确认',
  section: 'settings',
  right: 'settings',
  place: 'aside',
  does: '看变更记录',
  args: z.object({}),
  async run({ world }) {
    const entries = await auditTrail(world.db, shown)
    return {
      card: {
        title: '变更记录',
        tone: 'blue',
        blocks: [
          text(entries.length === 0 ? '还没有变更。' : `最近${entries.length}条，最新的在前：`),
          list(
            ...entries.map(({ at, byName, act, detail }): Inline[] => [
              `${at.slice(0, 4)}年${timeWords(at)}　`,
              b(act),
              `　${byName}　${clipped(detail, longest)}`,
            ]),
          ),
          note('填报的确认、退回、更正在“记录 指标名”里看。'),
        ],
      },
    }
  },
})
