import type { ParseArgsConfig } from 'node:util'
import type { Run } from './io.ts'

export type Entry = {
  words: string[]
  /** What follows the words, as the usage shows it. */
  usage: string
  says: string
  options: NonNullable<ParseArgsConfig['options']>
  /** Whether it works on a database, and whether as if that were the office's: then not on a rehearsal's untold. */
  database: 'reads' | 'office' | null
  /** Fewest and most files or folders it takes. */
  files: [fewest: number, most: number]
  /** Loaded when it is called: the platform's SDK alone takes longer than most commands. */
  load: () => Promise<{ run: Run }>
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** Every command of the command line (docs/contract.md, Command line), in the order of the usage. */
export const entries: Entry[] = [
  {
    words: ['roster', 'import'],
    usage: 'FILE',
    says: '导入人员名册（CSV 或 XLSX，列 open_id 或 mobile、name、unit、role；按手机号要连得上飞书）；有一行不对就一行也不导入',
    database: 'office',
    options: {},
    files: [1, 1],
    load: () => import('./roster.ts'),
  },
  {
    words: ['ledger', 'export'],
    usage: 'FILE',
    says: '导出台账：全部填报及其经过，按文件名后缀：.xlsx 给人看，.csv 给程序读（英文列名）',
    database: 'reads',
    options: {},
    files: [1, 1],
    load: () => import('./ledger.ts'),
  },
  {
    words: ['status'],
    usage: '[--at YYYY-MM-DD] [--known YYYY-MM-DD] [--json]',
    says: '各目标完成情况；--at 某日当时所知，--known 某日的情况按更晚一日所知',
    database: 'reads',
    options: { at: text, known: text, json: flag },
    files: [0, 0],
    load: () => import('./status.ts'),
  },
  {
    words: ['digest'],
    usage: '[--chat CHAT_ID] [--dry-run]',
    says: '现在发一份临时周报，不占用本周的周报；不写 --chat 发给所有订阅的群，--dry-run 只显示不发送',
    database: 'reads',
    options: { chat: text, 'dry-run': flag },
    files: [0, 0],
    load: () => import('./digest.ts'),
  },
  {
    words: ['plan', 'lint'],
    usage: '[FOLDER] [--ask]',
    says: '检查方案数据，逐条列出问题、位置和改法；--ask 对每一行问六句话，都应答到这一行',
    database: null,
    options: { ask: flag },
    files: [0, 1],
    load: () => import('./plan.ts'),
  },
  {
    words: ['plan', 'import'],
    usage: '[FILE…] --to FOLDER [--answers review.xlsx]',
    says: '把方案文件（docx、html、xlsx、txt）读成方案数据，待定事项写进 review.xlsx；--answers 收回填好的答案',
    database: null,
    options: { to: text, answers: text },
    files: [0, 20],
    load: () => import('./plan-import.ts'),
  },
  {
    words: ['backup'],
    usage: 'FILE',
    says: '备份数据库和佐证材料为一个文件，服务运行时也可以',
    database: 'office',
    options: {},
    files: [1, 1],
    load: () => import('./backup/backup.ts'),
  },
  {
    words: ['restore'],
    usage: 'FILE',
    says: '从备份恢复，须先停止服务',
    database: 'office',
    options: {},
    files: [1, 1],
    load: () => import('./backup/restore.ts'),
  },
  {
    words: ['doctor'],
    usage: '',
    says: '对照飞书检查配置，说明每个问题在哪里改',
    database: null,
    options: {},
    files: [0, 0],
    load: () => import('./doctor/doctor.ts'),
  },
]
