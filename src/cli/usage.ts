import type { Env } from './io.ts'
import { type Entry, entries } from './list.ts'

const lineOf = ({ words, usage }: Entry): string => [...words, usage].join(' ').trim()

/** What the person types before a command: npm says when it is npm that runs us. */
const callOf = ({ npm_lifecycle_event: script }: Env): string =>
  script === 'zhibiao' ? 'npm run --silent zhibiao --' : 'zhibiao'

/** How one command is called. */
export const usageOf = (entry: Entry, env: Env): string => `用法：${callOf(env)} ${lineOf(entry)}`

/** After words that are no command: how those are called that begin alike, else the names of all. */
export function hintFor([first]: readonly string[], env: Env): string {
  const near = entries.filter(({ words }) => words[0] === first)
  if (near.length > 0) return near.map((entry) => usageOf(entry, env)).join('\n')
  const names = entries.map(({ words }) => words.join(' ')).join('、')
  return `用法：${callOf(env)} <命令>，命令有 ${names}；各命令的写法：${callOf(env)} help`
}

/** The whole command line on one screen. */
export const usageIn = (env: Env): string =>
  [
    `用法：${callOf(env)} <命令>`,
    '',
    ...entries.flatMap((entry) => [`  ${lineOf(entry)}`, `      ${entry.says}`]),
    '',
    '退出码：0 完成，1 拒绝或失败（原因在 stderr），2 用法不对。',
    '有几个方案（TENANTS_FILE）时，每条命令加 --plan NAME 指明方案。',
    '没有设置 LARK_APP_ID 时用演练环境的数据库；roster import、backup、restore 须加 --rehearsal。',
    '配置取自环境变量，与服务相同；可以在服务运行时使用（restore 除外）。',
    '',
    '部署在 Cloudflare Workers 时，这里的命令够不到云上的数据，请改用：',
    '  备份    npx wrangler d1 export DB --remote --output zhibiao.sql',
    '  恢复    npx wrangler d1 execute DB --remote --file zhibiao.sql',
    '  日志    npx wrangler tail',
    '  名册、台账、状态、周报：在与机器人的私聊中发 名册、导出台账、状态、周报',
  ].join('\n')
