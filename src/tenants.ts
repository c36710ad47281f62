import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type Config, ConfigError, readConfig } from './config.ts'
import { evidenceFolderOf } from './evidence/folder.ts'

type Env = Readonly<Record<string, string | undefined>>

/** What a plan has for itself, and the variable that says it where a deployment has one plan only. */
const own = {
  plan: 'PLAN',
  appId: 'LARK_APP_ID',
  appSecret: 'LARK_APP_SECRET',
  encryptKey: 'LARK_ENCRYPT_KEY',
  verificationToken: 'LARK_VERIFICATION_TOKEN',
  domain: 'LARK_DOMAIN',
  transport: 'LARK_TRANSPORT',
  databasePath: 'DATABASE_PATH',
  adminOpenIds: 'ADMIN_OPEN_IDS',
  digestAt: 'DIGEST_AT',
} as const

const word = z.string('应为文字').min(1, '不能为空')
const tenant = z.strictObject({
  plan: word,
  /** Where the plan's files lie; else in the folder of its name under `data/`. */
  planFolder: word.optional(),
  appId: word,
  appSecret: word,
  encryptKey: word.optional(),
  verificationToken: word.optional(),
  domain: word.optional(),
  transport: word.optional(),
  databasePath: word.optional(),
  adminOpenIds: z.array(word).default([]),
  digestAt: word.optional(),
})
type Tenant = z.infer<typeof tenant>
const file = z.strictObject({ tenants: z.array(tenant).min(1, '至少要有一个方案') })

/**
 * The configuration of every plan of a deployment: of one without a `TENANTS_FILE`, of each in it with one. Throws
 * `ConfigError` with one line per problem.
 */
export function readConfigs(env: Env): [Config, ...Config[]] {
  const { TENANTS_FILE: path = '' } = env
  if (path === '') return [readConfig(env)]
  const doubled = Object.values(own).filter((name) => (env[name] ?? '') !== '')
  if (doubled.length > 0) throw new ConfigError(doubled.map((name) => `${name}: 已有 TENANTS_FILE，请写到该文件里`))
  const problems: string[] = []
  const configs = parse(path).flatMap((values) => {
    try {
      return [configOf(values, env)]
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      problems.push(...error.problems.map((problem) => `TENANTS_FILE ${values.plan} ${problem}`))
      return []
    }
  })
  problems.push(...clashesOf(configs))
  const [first, ...others] = configs
  if (!first || problems.length > 0) throw new ConfigError(problems)
  return [first, ...others]
}

/** One plan as if it were alone, but for what the process has once. */
function configOf(values: Tenant, { HOST, PORT, LOG_LEVEL, CLOCK_START }: Env): Config {
  const given = {
    databasePath: `var/${values.plan}/zhibiao.db`,
    ...values,
    adminOpenIds: values.adminOpenIds.join(','),
  }
  const variables = Object.entries(own).map(([field, name]) => [name, given[field as keyof typeof own]])
  const config = readConfig({ HOST, PORT, LOG_LEVEL, CLOCK_START, ...Object.fromEntries(variables) })
  return { ...config, planFolder: values.planFolder ?? null, name: values.plan }
}

function parse(path: string): Tenant[] {
  const parsed = file.safeParse(objectIn(path))
  if (parsed.success) return parsed.data.tenants
  throw new ConfigError(
    parsed.error.issues.map(({ path: at, message }) => `TENANTS_FILE ${at.join('.') || path}: ${message}`),
  )
}

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
  const kinds: [field: keyof typeof own, of: (config: Config) => string][] = [
    ['plan', ({ plan }) => plan],
    ['appId', ({ app }) => app.appId],
    ['databasePath', ({ databasePath }) => evidenceFolderOf(resolve(databasePath))],
  ]
  return kinds.flatMap(([field, of]) => {
    const all = configs.map(of)
    const twice = new Set(all.filter((value, index) => all.indexOf(value) !== index))
    return [...twice].map((value) => `TENANTS_FILE ${field}: ${value} 用了两次，每个方案须各用各的`)
  })
}
