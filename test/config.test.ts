import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/start/config.ts'

const app = { LARK_APP_ID: 'cli_a', LARK_APP_SECRET: 's' }
const secrets = { LARK_ENCRYPT_KEY: 'k', LARK_VERIFICATION_TOKEN: 't' }

/** The names of what is wrong, one line each. */
function wrongIn(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((line) => line.replace(/[:： ].*$/, ''))
  }
}

test('nothing set is a rehearsal; an app with its secrets is production', () => {
  expect(readConfig({}).mode).toBe('sandbox')
  expect(readConfig({ ...app, ...secrets }).mode).toBe('production')
})

test.each([
  ['a secret without its app', { LARK_APP_SECRET: 's', ...secrets }, ['LARK_APP_ID']],
  ['a webhook without its secrets', app, ['LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN']],
  [
    'what a guide prints in the place of a value',
    {
      LARK_APP_ID: 'cli_…',
      LARK_APP_SECRET: '<secret>',
      LARK_ENCRYPT_KEY: '...',
      LARK_VERIFICATION_TOKEN: 'your-token',
    },
    ['LARK_APP_ID', 'LARK_APP_SECRET', 'LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN'],
  ],
  [
    'keys of the real Feishu without an app',
    { ...secrets, ADMIN_OPEN_IDS: 'ou_me' },
    ['LARK_APP_ID', 'LARK_APP_SECRET'],
  ],
  ['a misspelt app id', { LARK_APPID: 'cli_a' }, ['LARK_APPID']],
  [
    'misspelt names of other settings',
    { LARK_TOKEN_X: 'x', LLM_KEY: 'k', ADMIN_OPEN_ID: 'ou_a' },
    ['LARK_TOKEN_X', 'LLM_KEY', 'ADMIN_OPEN_ID'],
  ],
  [
    'two letters that changed places, and names only ours begin like',
    { PLNA: 'x', HSOT: '::1', PROT: '1', TENANTS_FLIE: 'x', LARK_FOO: '2', LLM_URL: 'http://x' },
    ['PLNA', 'HSOT', 'PROT', 'TENANTS_FLIE', 'LARK_FOO', 'LLM_URL'],
  ],
  [
    'misspelt names that begin like nothing of ours',
    {
      DATABASE_PAHT: '/var/x.db',
      PLANN: 'p',
      PORTT: '1',
      LOG_LEVL: 'info',
      CLOCK_STRAT: 'x',
      DIGESTAT: 'x',
    },
    ['DATABASE_PAHT', 'PLANN', 'PORTT', 'LOG_LEVL', 'CLOCK_STRAT', 'DIGESTAT'],
  ],
  [
    'what other programs call theirs',
    {
      HOME: '/root',
      PATH: '/bin',
      HOSTNAME: 'a',
      HOSTTYPE: 'x',
      PWD: '/',
      DATABASE_URL: 'x',
      PORTAGE: 'x',
      TERM: 'x',
      LOGNAME: 'x',
      SHELL: 'x',
      USER: 'x',
    },
    [],
  ],
  ['a name like one of ours beside ours', { ...app, ...secrets, LARK_APPID: 'other' }, []],
  ['the long connection needs none', { ...app, LARK_TRANSPORT: 'longconn' }, []],
  ['a rehearsal over the long connection', { LARK_TRANSPORT: 'longconn' }, []],
  ['a rehearsal open to the network', { HOST: '0.0.0.0' }, ['HOST']],
  [
    'a moved clock at the real Feishu',
    { ...app, ...secrets, CLOCK_START: '2024-03-18T08:00:00+08:00' },
    ['CLOCK_START'],
  ],
  ['a language model without its name', { LLM_BASE_URL: 'http://model.test/v1' }, ['LLM_MODEL']],
  ['a language model without its address', { ...app, ...secrets, LLM_MODEL: 'm', LLM_API_KEY: 'k' }, ['LLM_BASE_URL']],
  ['a key of no language model', { LLM_API_KEY: 'k' }, ['LLM_API_KEY']],
  ['an address that is none', { LLM_BASE_URL: 'model.test', LLM_MODEL: 'm' }, ['LLM_BASE_URL']],
  ['a language model that asks for no key', { LLM_BASE_URL: 'http://model.test/v1', LLM_MODEL: 'm' }, []],
  [
    'every bad value at once',
    { PORT: 'x', DIGEST_AT: 'someday', LOG_LEVEL: 'loud' },
    ['PORT', 'DIGEST_AT', 'LOG_LEVEL'],
  ],
  [
    'what is missing and what does not go together, beside a bad value',
    {
      LARK_APP_ID: 'cli_…',
      PORT: 'x',
      LLM_MODEL: 'm',
      LARK_RATES: 'off',
      CLOCK_START: '2024-03-18T08:00:00+08:00',
    },
    [
      'LARK_APP_ID',
      'LARK_APP_SECRET',
      'LARK_ENCRYPT_KEY',
      'LARK_VERIFICATION_TOKEN',
      'PORT',
      'LLM_BASE_URL',
      'LARK_RATES',
      'CLOCK_START',
    ],
  ],
  ['a rehearsal open to the network with a bad port', { HOST: '0.0.0.0', PORT: 'x' }, ['HOST', 'PORT']],
  [
    'a bad address is not taken for the real Feishu',
    { ...app, ...secrets, LARK_DOMAIN: '127.0.0.1:9999', LARK_RATES: 'off' },
    ['LARK_DOMAIN'],
  ],
] as const)('%s', (_, env, wrong) => {
  expect(wrongIn(env).sort()).toEqual([...wrong].sort())
})

test('there is no language model unless one is set', () => {
  expect(readConfig({}).endpoint).toBeNull()
  expect(readConfig({ LLM_BASE_URL: '', LLM_API_KEY: '', LLM_MODEL: '' }).endpoint).toBeNull()
  const set = { LLM_BASE_URL: 'http://model.test/v1', LLM_MODEL: 'm' }
  expect(readConfig(set).endpoint).toEqual({ baseUrl: 'http://model.test/v1', apiKey: null, model: 'm' })
  expect(readConfig({ ...set, LLM_API_KEY: 'k' }).endpoint?.apiKey).toBe('k')
})

test('what surrounds a value, and its case where it is a word, mean nothing', () => {
  const read = readConfig({ PORT: '3000 ', LOG_LEVEL: 'INFO', LARK_TRANSPORT: 'LongConn', DATABASE_PATH: ' ' })
  expect(read).toMatchObject({ port: 3000, logLevel: 'info', transport: 'longconn', databasePath: 'var/sandbox.db' })
})

test.each([
  ['mon 09:00', 1],
  ['Sun 09:00', 7],
  ['周一 09:00', 1],
  ['周日 09:00', 7],
])('the digest may be %s', (DIGEST_AT, day) => {
  expect(readConfig({ DIGEST_AT }).digestAt).toEqual({ day, time: '09:00' })
})

test.each(['周八 09:00', 'moo 09:00', '周一 9点', '一 09:00'])('the digest cannot be %s', (DIGEST_AT) => {
  expect(wrongIn({ DIGEST_AT })).toEqual(['DIGEST_AT'])
})

test('a space within a credential is said to be one, and a misspelt name what was meant', () => {
  expect(() => readConfig({ LARK_APP_ID: 'cli_a1 b', LARK_APP_SECRET: 's', ...secrets })).toThrow(
    'LARK_APP_ID: 中间有空格或换行，请重新复制',
  )
  expect(() => readConfig({ LARK_APPID: 'cli_a1' })).toThrow('LARK_APPID: 没有这个变量，是不是 LARK_APP_ID？')
})

test('the address of the language model may be that of the call', () => {
  const LLM_BASE_URL = 'http://model.test/v1/chat/completions'
  expect(readConfig({ LLM_BASE_URL, LLM_MODEL: 'm' }).endpoint?.baseUrl).toBe('http://model.test/v1')
})
