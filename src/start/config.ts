import * as z from 'zod'
import { type Rates, rates } from '../mail/pace.ts'
import type { Endpoint } from '../understand/endpoint/call.ts'
import { isNamedLikeOurs, nearestName } from './nearest-name.ts'
import { baseUrl, credential, digestAt, larkRates } from './values.ts'

const flag = (name: string, says: string) => `${name}: ${says}`

/** The plan where none is named. */
export const defaultPlan = 'zunyi-2022'

const schema = z.object({
  LARK_APP_ID: credential,
  LARK_APP_SECRET: credential,
  LARK_ENCRYPT_KEY: credential,
  LARK_VERIFICATION_TOKEN: credential,
  LARK_DOMAIN: baseUrl.default('feishu'),
  LARK_TRANSPORT: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['webhook', 'longconn'], '应为 webhook 或 longconn'))
    .default('webhook'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应为 0 到 65535 的整数')
    .transform(Number)
    .refine((port) => port <= 65535, '应为 0 到 65535 的整数')
    .default(3000),
  DATABASE_PATH: z.string().optional(),
  PLAN: z
    .string()
    .regex(/^[\w-]+$/, '应为 data/ 下的文件夹名')
    .default(defaultPlan),
  ADMIN_OPEN_IDS: z
    .string()
    .default('')
    .transform((words) =>
      words
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    )
    .refine((ids) => ids.every((id) => /^ou_[\w-]+$/.test(id)), '应为逗号分隔的 open_id（ou_ 开头）'),
  DIGEST_AT: digestAt.default({ day: 1, time: '09:00' }),
  CLOCK_START: z.iso
    .datetime({ offset: true, error: '应为带时区的 ISO 时间，如 2024-03-18T08:00:00+08:00' })
    .optional(),
  LARK_RATES: larkRates.optional(),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/, error: '应为一个 http 或 https 网址' })
    // The whole address of the call is what most documentation prints.
    .transform((url) => url.replace(/\/chat\/completions\/*$/, ''))
    .optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent'], '应为 debug、info、warn、error 或 silent'))
    .default('info'),
})

export type Config = {
  mode: 'sandbox' | 'production'
  app: { appId: string; appSecret: string; encryptKey: string; verificationToken: string; domain: string }
  transport: 'webhook' | 'longconn'
  host: string
  port: number
  databasePath: string
  plan: string
  /** Where the plan's files lie; null for the folder of its name under `data/`. */
  planFolder: string | null
  /** What it is called among several in one process; null alone. */
  name: string | null
  adminOpenIds: string[]
  digestAt: { day: number; time: string }
  clockStart: Date | null
  /** What the sender keeps to. */
  rates: Rates
  /** The language model that reads what the bot is unsure of; null for none. */
  endpoint: Endpoint | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** One line per bad or missing variable. */
export class ConfigError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** Where the platform's requests come in (docs/contract.md, HTTP); each of several plans has its own route. */
export const webhookRoute = ({ name }: Pick<Config, 'name'>): string =>
  name === null ? '/webhook/event' : `/webhook/${name}/event`

/** The sandbox's own app; it exists on this machine only. */
const rehearsal = {
  appId: 'cli_0000000000000000',
  appSecret: 'rehearsal',
  encryptKey: 'rehearsal-encrypt-key',
  verificationToken: 'rehearsal-verification-token',
}

/** The environment → configuration (docs/contract.md, Environment). Throws `ConfigError` naming every problem at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = givenIn(env)
  const parsed = schema.safeParse(given)
  const bad = parsed.error?.issues.map(({ path, message }) => ({ name: String(path[0]), says: message })) ?? []
  const named = new Set(bad.map(({ name }) => name))
  // What stands beside a bad value is looked at all the same: whoever mends the one would else meet the next.
  const beside = [...misspelt(given), ...contradictions(given), ...halfEndpoint(given)].filter(
    ({ name }) => !named.has(name),
  )
  const problems = [...bad, ...beside].map(({ name, says }) => flag(name, says))
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems)
  const values = parsed.data
  const sandbox = values.LARK_APP_ID === undefined
  return {
    mode: sandbox ? 'sandbox' : 'production',
    app: sandbox
      ? { ...rehearsal, domain: '' }
      : {
          appId: values.LARK_APP_ID ?? '',
          appSecret: values.LARK_APP_SECRET ?? '',
          encryptKey: values.LARK_ENCRYPT_KEY ?? '',
          verificationToken: values.LARK_VERIFICATION_TOKEN ?? '',
          domain: values.LARK_DOMAIN,
        },
    transport: values.LARK_TRANSPORT,
    host: values.HOST,
    port: values.PORT,
    databasePath: values.DATABASE_PATH ?? (sandbox ? 'var/sandbox.db' : 'var/zhibiao.db'),
    plan: values.PLAN,
    planFolder: null,
    name: null,
    adminOpenIds: values.ADMIN_OPEN_IDS,
    digestAt: values.DIGEST_AT,
    clockStart: values.CLOCK_START ? new Date(values.CLOCK_START) : null,
    rates: values.LARK_RATES ?? rates,
    endpoint: endpointIn(values),
    logLevel: values.LOG_LEVEL,
  }
}

type Values = z.infer<typeof schema>

const endpointIn = ({ LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model }: Values): Endpoint | null =>
  baseUrl !== undefined && model !== undefined ? { baseUrl, apiKey: apiKey ?? null, model } : null

/** The variables that are set, as they were written: a bad value is there too. */
type Given = Readonly<Record<string, string | undefined>>
type Problem = { name: string; says: string }

/** White space around a value comes from how it was copied or quoted; nothing at all is not set. */
function givenIn(env: Given): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]): [string, string] => [name, value?.trim() ?? ''])
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

const names: readonly string[] = [...Object.keys(schema.shape), 'TENANTS_FILE']

/** Names that are nearly one of ours, which is not set, or that begin as only ours do: a misspelt credential would else begin a rehearsal. */
const misspelt = (given: Given): Problem[] =>
  Object.keys(given).flatMap((name) => {
    const meant = nearestName(name, names)
    if (meant !== undefined)
      return given[meant] === undefined ? [{ name, says: `没有这个变量，是不是 ${meant}？` }] : []
    return isNamedLikeOurs(name, names) ? [{ name, says: '没有这个变量，README 里有全部的名称' }] : []
  })

/** An endpoint is its address and a model together; a key alone opens nothing. */
function halfEndpoint({ LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model }: Given): Problem[] {
  if (baseUrl !== undefined && model === undefined) return [{ name: 'LLM_MODEL', says: '与 LLM_BASE_URL 须同时设置' }]
  if (baseUrl === undefined && model !== undefined) return [{ name: 'LLM_BASE_URL', says: '与 LLM_MODEL 须同时设置' }]
  return apiKey !== undefined && baseUrl === undefined
    ? [{ name: 'LLM_API_KEY', says: '须同时设置 LLM_BASE_URL 和 LLM_MODEL' }]
    : []
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** An address is a private deployment's or an emulator's, a word the platform itself. */
const isAddress = (domain: string): boolean => /[.:/]/.test(domain)

function contradictions(given: Given): Problem[] {
  const { LARK_APP_ID: id, LARK_APP_SECRET: secret, HOST: host } = given
  const missing = (name: string, says: string) => (given[name] === undefined ? [{ name, says }] : [])
  if (id === undefined && secret === undefined) {
    // Only the real Feishu gives these: whoever has them does not want a rehearsal.
    const keys = ['LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN'].filter((name) => given[name] !== undefined)
    const says = `没有设置，却设置了 ${keys.join('、')}；要演练请去掉${keys.length > 1 ? '它们' : '它'}`
    return [
      ...(keys.length > 0 ? ['LARK_APP_ID', 'LARK_APP_SECRET'].map((name) => ({ name, says })) : []),
      ...(host === undefined || isLoopback(host)
        ? []
        : [{ name: 'HOST', says: '演练环境只能监听本机回环地址，如 127.0.0.1' }]),
    ]
  }
  const real = !isAddress(given.LARK_DOMAIN ?? 'feishu')
  const refusedThere = (name: string, says: string) => (real && given[name] !== undefined ? [{ name, says }] : [])
  return [
    ...missing('LARK_APP_ID', '与 LARK_APP_SECRET 须同时设置'),
    ...missing('LARK_APP_SECRET', '与 LARK_APP_ID 须同时设置'),
    ...(given.LARK_TRANSPORT === 'longconn'
      ? []
      : [
          ...missing('LARK_ENCRYPT_KEY', 'webhook 方式必须设置，用于解密和验签'),
          ...missing('LARK_VERIFICATION_TOKEN', 'webhook 方式必须设置，用于核对来源'),
        ]),
    ...refusedThere('LARK_RATES', '连接真实飞书时不能改频率'),
    ...refusedThere('CLOCK_START', '连接真实飞书时不能改时钟'),
  ]
}
