import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/start/config.ts'
import { readConfigs } from '../../src/start/tenants.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhibiao-tenants-file-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file of tenants, or of whatever text. */
function fileOf(content: unknown): string {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const one = {
  PLAN: 'one-2022',
  LARK_APP_ID: 'cli_1',
  LARK_APP_SECRET: 's1',
  LARK_ENCRYPT_KEY: 'k1',
  LARK_VERIFICATION_TOKEN: 't1',
}
const two = { PLAN: 'two-2023', LARK_APP_ID: 'cli_2', LARK_APP_SECRET: 's2', LARK_TRANSPORT: 'longconn' }

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfigs(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems
  }
}
/** Of plans whose files are there. */
const wrongIn = (...tenants: object[]): string[] =>
  problemsOf({ TENANTS_FILE: fileOf(tenants.map((tenant) => ({ PLAN_FOLDER: folder, ...tenant }))) })

test('without a file there is one plan, which has no name of its own', () => {
  expect(readConfigs({})).toMatchObject([{ plan: 'zunyi-2022', name: null, mode: 'sandbox' }])
  expect(readConfigs({ TENANTS_FILE: '' })).toHaveLength(1)
})

test('each plan has its own credentials and database; address, log level and clock are the process’s', () => {
  const shared = { PORT: '8080', LOG_LEVEL: 'warn', LLM_BASE_URL: 'http://model.test/v1', LLM_MODEL: 'm' }
  const own = {
    PLAN_FOLDER: 'plans/two',
    DATABASE_PATH: '/srv/two.db',
    DIGEST_AT: 'fri 17:00',
    ADMIN_OPEN_IDS: 'ou_a,ou_b',
  }
  const [first, second] = readConfigs({ ...shared, TENANTS_FILE: fileOf([one, { ...two, ...own }]) })
  expect(first).toMatchObject({
    name: 'one-2022',
    mode: 'production',
    app: { appId: 'cli_1', appSecret: 's1', encryptKey: 'k1', verificationToken: 't1' },
    transport: 'webhook',
    endpoint: { baseUrl: 'http://model.test/v1', apiKey: null, model: 'm' },
    databasePath: 'var/one-2022/zhibiao.db',
    planFolder: null,
    adminOpenIds: [],
    port: 8080,
    logLevel: 'warn',
  })
  expect(second).toMatchObject({
    name: 'two-2023',
    app: { appId: 'cli_2', encryptKey: '', verificationToken: '' },
    transport: 'longconn',
    databasePath: '/srv/two.db',
    planFolder: 'plans/two',
    digestAt: { day: 5, time: '17:00' },
    adminOpenIds: ['ou_a', 'ou_b'],
    port: 8080,
  })
})

test('what belongs to a plan is not given beside the file', () => {
  const env = {
    TENANTS_FILE: fileOf([one]),
    LARK_APP_ID: 'cli_1',
    PLAN: 'one-2022',
    DATABASE_PATH: 'x.db',
  }
  expect(
    problemsOf(env)
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(['DATABASE_PATH', 'LARK_APP_ID', 'PLAN'])
})

describe('refused', () => {
  test.each([
    ['an app of two plans', [one, { ...two, LARK_APP_ID: 'cli_1' }], ['LARK_APP_ID: cli_1 用了两次']],
    ['a plan twice', [one, { ...two, PLAN: 'one-2022' }], ['PLAN: one-2022 用了两次', 'DATABASE_PATH']],
    [
      'one database for both',
      [
        { ...one, DATABASE_PATH: 'a.db' },
        { ...two, DATABASE_PATH: './a.db' },
      ],
      ['用了两次'],
    ],
    [
      'one evidence folder for both',
      [
        { ...one, DATABASE_PATH: 'a.db' },
        { ...two, DATABASE_PATH: 'a.sqlite' },
      ],
      ['用了两次'],
    ],
    [
      'a webhook without its secrets',
      [{ PLAN: 'p', LARK_APP_ID: 'cli_3', LARK_APP_SECRET: 's' }],
      ['p LARK_ENCRYPT_KEY', 'p LARK_VERIFICATION_TOKEN'],
    ],
    ['a name that is no path', [{ ...one, PLAN: '../x' }], ['../x PLAN: 应为 data/ 下的文件夹名']],
    ['an unknown field', [{ ...one, secret: 'x' }], ['TENANTS_FILE one-2022: ']],
    ['no plan at all', [], ['至少要有一个方案']],
  ])('%s', (_, tenants, wrong) => {
    const problems = wrongIn(...tenants)
    expect(problems).toHaveLength(wrong.length)
    for (const [index, words] of wrong.entries()) expect(problems[index]).toContain(words)
    for (const problem of problems) expect(problem).toMatch(/^TENANTS_FILE /)
  })

  test('wrong in several plans, said at once', () => {
    expect(wrongIn({ ...one, DIGEST_AT: 'someday' }, { ...two, LARK_DOMAIN: 'nowhere' })).toEqual([
      'TENANTS_FILE one-2022 DIGEST_AT: 应为“星期 时:分”，星期写 mon、tue、wed、thu、fri、sat、sun 或周一到周日，如 mon 09:00',
      'TENANTS_FILE two-2023 LARK_DOMAIN: 应为 feishu、lark 或一个网址',
    ])
  })

  test('a plan that is not there, what stands beside the file and a bad value, said at once', () => {
    const TENANTS_FILE = fileOf([{ ...one, DIGEST_AT: 'someday' }, two])
    expect(problemsOf({ TENANTS_FILE, LARK_APP_ID: 'cli_1', PORT: 'x' })).toEqual([
      'LARK_APP_ID: 已有 TENANTS_FILE，请写到该文件里',
      expect.stringContaining('one-2022 PORT'),
      expect.stringContaining('one-2022 DIGEST_AT'),
      expect.stringContaining('one-2022 PLAN: data/ 下没有方案 one-2022'),
      expect.stringContaining('two-2023 PORT'),
      expect.stringContaining('two-2023 PLAN: data/ 下没有方案 two-2023'),
    ])
    expect(problemsOf({ PLAN: 'nope', PORT: 'x' })).toEqual([
      'PORT: 应为 0 到 65535 的整数',
      expect.stringContaining('PLAN: data/ 下没有方案 nope'),
    ])
  })

  test('a file that is not there or not JSON', () => {
    expect(problemsOf({ TENANTS_FILE: join(folder, 'none.json') })).toEqual([expect.stringContaining('读不到')])
    expect(problemsOf({ TENANTS_FILE: fileOf('appSecret=1') })).toEqual([expect.stringContaining('不是 JSON')])
  })
})
