import { expect, test } from 'vitest'
import { createWorker, type Env } from '../../src/start/worker-bot.ts'

const app = { LARK_APP_ID: 'cli_a', LARK_APP_SECRET: 's', LARK_ENCRYPT_KEY: 'k', LARK_VERIFICATION_TOKEN: 't' }

/** Bindings nothing may be asked of: a refusal comes before. */
const untouched = () =>
  new Proxy<Pick<Env, 'DB' | 'EVIDENCE'>>(Object.create(null), {
    get: () => () => expect.unreachable('a refused Worker touched its bindings'),
  })

test.each([
  ['no app', {}, /^LARK_APP_ID: /],
  ['half of its secrets', { ...app, LARK_ENCRYPT_KEY: '' }, /^LARK_ENCRYPT_KEY: /],
  ['half of a language model', { ...app, LLM_BASE_URL: 'http://model.test/v1' }, /^LLM_MODEL: /],
  ['the long connection', { ...app, LARK_TRANSPORT: 'longconn' }, /^LARK_TRANSPORT: the long connection needs Node/],
  [
    'a moved clock',
    { ...app, LARK_DOMAIN: 'http://127.0.0.1:9', CLOCK_START: '2024-03-18T08:00:00+08:00' },
    /^CLOCK_START: /,
  ],
  ['several plans at once', { ...app, TENANTS_FILE: 'tenants.json' }, /^TENANTS_FILE: .*one Worker for each/],
  ['a plan it has not', { ...app, PLAN: 'nowhere-2024' }, /^PLAN: no plan nowhere-2024 is bundled/],
])('a Worker set up with %s says so in one line and does nothing', async (_, env, says) => {
  const context = { waitUntil: () => expect.unreachable('there is work after a refusal') }
  const { DB, EVIDENCE } = untouched()
  const answer = createWorker().fetch(new Request('https://bot.test/readyz'), { ...env, DB, EVIDENCE }, context)
  const message = await answer.then(
    () => expect.unreachable('it was not refused'),
    (error: Error) => error.message,
  )
  expect(message).toMatch(says)
  expect(message.split('\n')).toHaveLength(1)
})
