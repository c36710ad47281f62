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
  ['the long connection needs none', { ...app, LARK_TRANSPORT: 'longconn' }, []],
  ['a rehearsal over the long connection', { LARK_TRANSPORT: 'longconn' }, []],
  ['a rehearsal open to the network', { HOST: '0.0.0.0' }, ['HOST']],
  [
    'a moved clock at the real Feishu',
    { ...app, ...secrets, CLOCK_START: '2024-03-18T08:00:00+08:00' },
    ['CLOCK_START'],
  ],
  [
    'every bad value at once',
    { PORT: 'x', DIGEST_AT: 'someday', LOG_LEVEL: 'loud' },
    ['PORT', 'DIGEST_AT', 'LOG_LEVEL'],
  ],
] as const)('%s', (_, env, wrong) => {
  expect(wrongIn(env).sort()).toEqual([...wrong].sort())
})
