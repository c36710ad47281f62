import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/config.ts'
import { readConfigs } from '../../src/tenants.ts'

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

const one = { plan: 'one-2022', appId: 'cli_1', appSecret: 's1', encryptKey: 'k1', verificationToken: 't1' }
const two = { plan: 'two-2023', appId: 'cli_2', appSecret: 's2', transport: 'longconn' }

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfigs(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems
  }
}
const wrongIn = (...tenants: object[]): string[] => problemsOf({ TENANTS_FILE: fileOf({ tenants }) })

test('without a file there is one plan, which has no name of its own', () => {
  expect(readConfigs({})).toMatchObject([{ plan: 'zunyi-2022', name: null, mode: 'sandbox' }])
  expect(readConfigs({ TENANTS_FILE: '' })).toHaveLength(1)
})

test('each plan has its own credentials and database; address, log level and clock are the process’s', () => {
  const shared = { PORT: '8080', LOG_LEVEL: 'warn' }
  const own = {
    planFolder: 'plans/two',
    databasePath: '/srv/two.db',
    digestAt: 'fri 17:00',
    adminOpenIds: ['ou_a', 'ou_b'],
  }
  const [first, second] = readConfigs({ ...shared, TENANTS_FILE: fileOf({ tenants: [one, { ...two, ...own }] }) })
  expect(first).toMatchObject({
    name: 'one-2022',
    mode: 'production',
    app: { appId: 'cli_1', appSecret: 's1', encryptKey: 'k1', verificationToken: 't1' },
    transport: 'webhook',
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
    TENANTS_FILE: fileOf({ tenants: [one] }),
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
    ['an app of two plans', [one, { ...two, appId: 'cli_1' }], ['appId: cli_1 用了两次']],
    ['a plan twice', [one, { ...two, plan: 'one-2022' }], ['plan: one-2022 用了两次', 'databasePath']],
    [
      'one database for both',
      [
        { ...one, databasePath: 'a.db' },
        { ...two, databasePath: './a.db' },
      ],
      ['用了两次'],
    ],
    [
      'one evidence folder for both',
      [
        { ...one, databasePath: 'a.db' },
        { ...two, databasePath: 'a.sqlite' },
      ],
      ['用了两次'],
    ],
    [
      'a webhook without its secrets',
      [{ plan: 'p', appId: 'cli_3', appSecret: 's' }],
      ['p LARK_ENCRYPT_KEY', 'p LARK_VERIFICATION_TOKEN'],
    ],
    ['a name that is no path', [{ ...one, plan: '../x' }], ['../x PLAN: 应为 data/ 下的文件夹名']],
    ['an unknown field', [{ ...one, secret: 'x' }], ['tenants.0']],
    ['no plan at all', [], ['至少要有一个方案']],
  ])('%s', (_, tenants, wrong) => {
    const problems = wrongIn(...tenants)
    expect(problems).toHaveLength(wrong.length)
    for (const [index, words] of wrong.entries()) expect(problems[index]).toContain(words)
    for (const problem of problems) expect(problem).toMatch(/^TENANTS_FILE /)
  })

  test('wrong in several plans, said at once', () => {
    expect(wrongIn({ ...one, digestAt: 'someday' }, { ...two, domain: 'nowhere' })).toEqual([
      'TENANTS_FILE one-2022 DIGEST_AT: 应为“星期 时:分”，如 mon 09:00',
      'TENANTS_FILE two-2023 LARK_DOMAIN: 应为 feishu、lark 或一个网址',
    ])
  })

  test('a file that is not there or not JSON', () => {
    expect(problemsOf({ TENANTS_FILE: join(folder, 'none.json') })).toEqual([expect.stringContaining('读不到')])
    expect(problemsOf({ TENANTS_FILE: fileOf('appSecret=1') })).toEqual([expect.stringContaining('不是 JSON')])
  })
})
