import { parseArgs } from 'node:util'
import { explain } from '../start/failure.ts'
import { type Called, type Env, type Io, refused, UsageError } from './io.ts'
import { type Entry, entries } from './list.ts'
import { hintFor, usageIn, usageOf } from './usage.ts'

/** Runs the command line; the exit code of docs/contract.md: 0 done, 1 refused or failed, 2 wrong usage. */
export async function run(argv: readonly string[], env: Env, io: Io): Promise<number> {
  const [first] = argv
  if (first === 'help' || first === '--help' || first === '-h') {
    io.out(usageIn(env))
    return 0
  }
  const entry = entries.find(({ words }) => words.every((word, index) => argv[index] === word))
  if (!entry) {
    const says = first === undefined ? '没有写命令' : `没有这个命令：${argv.slice(0, 2).join(' ')}`
    return misused(io, says, hintFor(argv, env))
  }
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(`${usageOf(entry, env)}\n${entry.says}`)
    return 0
  }
  try {
    const { options, files } = parse(entry, argv.slice(entry.words.length))
    await sayWhichDatabase(entry, { options, env, io })
    const command = await entry.load()
    await command.run({ options, files, env, io })
    return 0
  } catch (error) {
    if (error instanceof UsageError) return misused(io, error.message, usageOf(entry, env))
    io.err(explain(error))
    return 1
  }
}

function misused(io: Io, says: string, how: string): number {
  io.err(`${says}\n${how}`)
  return 2
}

/** Without credentials a command works on the rehearsal's database: it says so, and what is meant for the office asks first. */
async function sayWhichDatabase({ database }: Entry, called: Pick<Called, 'options' | 'env' | 'io'>): Promise<void> {
  if (database === null) return
  const { configFor } = await import('./desk.ts')
  const { mode, databasePath } = configFor(called)
  const { rehearsal } = called.options
  if (mode === 'production') {
    if (rehearsal === true) throw new UsageError('已设置 LARK_APP_ID，这里是正式环境，不能用 --rehearsal')
    return
  }
  if (database === 'office' && rehearsal !== true) {
    throw refused(
      `没有设置 LARK_APP_ID、LARK_APP_SECRET，这里会用演练环境的数据库 ${databasePath}；确实要用它，请加 --rehearsal`,
    )
  }
  called.io.err(`没有设置 LARK_APP_ID、LARK_APP_SECRET：用的是演练环境的数据库 ${databasePath}`)
}

function parse({ options, database, files: [fewest, most] }: Entry, args: string[]) {
  const flags: Entry['options'] = database === 'office' ? { rehearsal: { type: 'boolean' } } : {}
  const parsed = parsedArgs(args, { ...options, ...flags, plan: { type: 'string' } })
  const { positionals: files } = parsed
  if (files.length < fewest) throw new UsageError('缺少文件名')
  if (files.length > most) throw new UsageError(`多余的参数：${files.slice(most).join(' ')}`)
  const values: Record<string, string | boolean | undefined> = {}
  for (const [name, value] of Object.entries(parsed.values)) if (!Array.isArray(value)) values[name] = value
  return { options: values, files }
}

function parsedArgs(args: string[], options: Entry['options']) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node says it in English sentences; the option it complains of is in quotes.
    const message = error instanceof Error ? error.message : ''
    const option = /'(-[^' ]*)/.exec(message)?.[1]
    if (option === undefined) throw new UsageError('选项写法不对')
    const name = option.replace(/^--?/, '')
    if (!(name in options)) throw new UsageError(`选项 ${option} 不存在`)
    throw new UsageError(options[name]?.type === 'string' ? `选项 ${option} 少了它的值` : `选项 ${option} 后面不写值`)
  }
}
