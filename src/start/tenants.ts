import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { zhCN } from 'zod/locales'
import { evidenceFolderOf } from '../store/files/folder.ts'
import { type Config, ConfigError, defaultPlan, readConfig } from './config.ts'
import { missingPlan } from './open.ts'

type Env = Readonly<Record<string, string | undefined>>

const word = z.string('应为文字')
/** What a plan has for itself, under the names it has in the environment where a deployment has one plan only. */
const tenant = z.strictObject({
  PLAN: word.min(1, '不能为空'),
  /** Where the plan's files lie; else in the folder of its name under `data/`. */
  PLAN_FOLDER: word.optional(),
  LARK_APP_ID: word.min(1, '不能为空'),
  LARK_APP_SECRET: word.min(1, '不能为空'),
  LARK_ENCRYPT_KEY: word.optional(),
  LARK_VERIFICATION_TOKEN: word.optional(),
  LARK_DOMAIN: word.optional(),
  LARK_TRANSPORT: word.optional(),
  DATABASE_PATH: word.optional(),
  ADMIN_OPEN_IDS: word.optional(),
  DIGEST_AT: word.optional(),
})
type Tenant = z.infer<typeof tenant>
const file = z.array(tenant, '应为一个列表，每个方案一项').min(1, '至少要有一个方案')

/**
 * The configuration of every plan of a deployment: of one without a `TENANTS_FILE`, of each in it with one. Throws
 * `ConfigError` with one line per problem.
 */
export function readConfigs(env: Env): [Config, ...Config[]] {
  const { TENANTS_FILE: path = '' } = env
  if (path === '') return [orProblems(() => readConfig(env), planIn({ ...env, PLAN: env.PLAN || defaultPlan }))]
  const problems = Object.keys(tenant.shape)
    .filter((name) => (env[name] ?? '') !== '')
    .map((name) => `${name}: 已有 TENANTS_FILE，请写到该文件里`)
  const tenants = collect(problems, () => parse(path)) ?? []
  const configs = tenants.flatMap((values) => {
    const own: string[] = []
    const config = collect(own, () => orProblems(() => configOf(values, env), planIn(values)))
    problems.push(...own.map((problem) => `TENANTS_FILE ${values.PLAN} ${problem}`))
    return config ? [config] : []
  })
  problems.push(...clashesOf(configs))
  const [first, ...others] = configs
  if (!first || problems.length > 0) throw new ConfigError([...new Set(problems)])
  return [first, ...others]
}

/** What `read` gives; its problems are kept instead, so that those of all are said together. */
function collect<Read>(problems: string[], read: () => Read): Read | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}

/** A start that is refused anyway names a plan that is not there too; else its opening says it. */
function orProblems(read: () => Config, named: Pick<Config, 'plan' | 'planFolder'>): Config {
  const problems: string[] = []
  const config = collect(problems, read)
  if (config) return config
  const missing = problems.some((problem) => problem.startsWith('PLAN')) ? null : missingPlan(named)
  throw new ConfigError(missing === null ? problems : [...problems, missing])
}

const planIn = ({ PLAN = '', PLAN_FOLDER }: Env): Pick<Config, 'plan' | 'planFolder'> => ({
  plan: PLAN,
  planFolder: PLAN_FOLDER ?? null,
})

/** What a process has once, for all its plans. */
const ofProcess = [
  'HOST',
  'PORT',
  'LOG_LEVEL',
  'CLOCK_START',
  'LARK_RATES',
  'LLM_BASE_URL',
  'LLM_API_KEY',
  'LLM_MODEL',
] as const

/** One plan as if it were alone, but for what the process has once. */
function configOf(values: Tenant, env: Env): Config {
  const shared = Object.fromEntries(ofProcess.map((name) => [name, env[name]]))
  const DATABASE_PATH = `var/${values.PLAN}/zhibiao.db`
  const config = readConfig({ ...shared, DATABASE_PATH, ...values })
  return { ...config, planFolder: values.PLAN_FOLDER ?? null, name: values.PLAN }
}

function parse(path: string): Tenant[] {
  const written = objectIn(path)
  const parsed = file.safeParse(written, { error: zhCN().localeError })
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map(({ path: [no, ...at], message }) => {
      const of = typeof no === 'number' ? [itemIn(written, no), ...at].join(' ') : path
      return `TENANTS_FILE ${of}: ${message}`
    }),
  )
}

const called = z.object({ PLAN: z.string().min(1) })

/** An item of the file by its plan, or by its place in it, counted from 1. */
const itemIn = (written: unknown, no: number): string =>
  called.safeParse(Array.isArray(written) ? written[no] : null).data?.PLAN ?? `第${no + 1}项`

function objectIn(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError([`TENANTS_FILE: 读不到 ${path}`])
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError([`TENANTS_FILE: ${path} 不是 JSON`])
  }
}

/** What two plans may not share: the name their webhook has, the app, and the database with the evidence beside it. */
function clashesOf(configs: readonly Config[]): string[] {
  const kinds: [name: keyof Tenant, of: (config: Config) => string][] = [
    ['PLAN', ({ plan }) => plan],
    ['LARK_APP_ID', ({ app }) => app.appId],
    ['DATABASE_PATH', ({ databasePath }) => evidenceFolderOf(resolve(databasePath))],
  ]
  return kinds.flatMap(([name, of]) => {
    const all = configs.map(of)
    const twice = new Set(all.filter((value, index) => all.indexOf(value) !== index))
    return [...twice].map((value) => `TENANTS_FILE ${name}: ${value} 用了两次，每个方案须各用各的`)
  })
}
