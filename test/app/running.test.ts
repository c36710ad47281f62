import { afterEach, expect, test } from 'vitest'
import { live, secrets, until } from './live.ts'

let running: Awaited<ReturnType<typeof live>> | undefined
afterEach(async () => {
  await running?.end()
  running = undefined
})

test('logs hold neither what people wrote nor secrets, also when the work fails', async () => {
  running = await live({
    env: { LOG_LEVEL: 'info' },
    faults: {
      api: ({ path }) => (path.endsWith('/reply') ? { kind: 'answer', status: 400, code: 230001 } : undefined),
    },
  })
  const { emulator, server } = running
  const someone = emulator.openIdOf('somebody')
  emulator.addPerson({ openId: someone, name: '暗号姓名' })
  await emulator.say(someone, 'p2p', '暗号甲乙丙丁 marker-4711')
  await fetch(`${server.address}/webhook/event`, { method: 'POST', body: '{"encrypt":"marker-4711"}' })
  await until(() => server.errors().join('').includes('letter not delivered'))
  const logs = server.errors().join('')
  expect(logs).toContain('request refused')
  for (const line of logs.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level')
  for (const hidden of ['marker-4711', '暗号', secrets.appSecret, secrets.encryptKey, secrets.verificationToken, 't-'])
    expect(logs).not.toContain(hidden)
})

test('metrics count what comes in, goes out, fails and waits', async () => {
  let failures = 0
  running = await live({
    faults: {
      api: ({ path }) =>
        path.endsWith('/reply') && failures++ === 0 ? { kind: 'answer', status: 400, code: 230020 } : undefined,
    },
  })
  const { emulator, server } = running
  const someone = emulator.openIdOf('somebody')
  emulator.addPerson({ openId: someone, name: '张三' })
  await emulator.say(someone, 'p2p', '帮助')
  await fetch(`${server.address}/webhook/event`, { method: 'POST', body: 'x' })
  const metrics = async () => (await fetch(`${server.address}/metrics`)).text()
  await until(async () => (await metrics()).includes('zhibiao_answers_out_total 1'))
  const text = await metrics()
  for (const line of [
    'zhibiao_events_in_total 1',
    'zhibiao_events_refused_total 1',
    'zhibiao_answers_out_total 1',
    'zhibiao_digest_runs_total 0',
    'zhibiao_inbox_depth 0',
    'zhibiao_inbox_oldest_seconds 0',
    'zhibiao_outbox_depth 0',
    'zhibiao_outbox_oldest_seconds 0',
    'zhibiao_outbox_dead 0',
    'zhibiao_api_errors_total{code="230020"} 1',
  ])
    expect(text.split('\n')).toContain(line)
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) zhibiao_\w+ .+|zhibiao_\w+({\w+="[\w.+-]+"})? [\d.]+)$/)
})

test('the first line of the log says what runs, on what, and how much there is', async () => {
  running = await live({ env: { LOG_LEVEL: 'info', ADMIN_OPEN_IDS: 'ou_00000000000000000000000000000001' } })
  const { server } = running
  await until(() => server.errors().join('').includes('started'))
  const [line] = server.errors().join('').split('\n')
  expect(JSON.parse(line ?? '')).toMatchObject({
    category: 'start',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    plan: 'zunyi-2022',
    mode: expect.any(String),
    transport: 'webhook',
    database: expect.stringMatching(/^(node:sqlite|better-sqlite3)$/),
    people: 1,
    reports: 0,
    chats: 0,
  })
})

test('SIGTERM ends what is under way, sends what is being sent, and exits with 0', async () => {
  running = await live({ delayMs: 700 })
  const { emulator, server, answersIn, asked } = running
  const someone = emulator.openIdOf('somebody')
  emulator.addPerson({ openId: someone, name: '张三' })
  const { messageId } = await emulator.say(someone, 'p2p', '帮助')
  // The answer is being sent: its token or the message itself is on the way.
  await until(() => asked() > 0)
  expect(answersIn(emulator.p2p(someone))).toBe(0)
  expect(await server.stop()).toBe(0)
  expect(answersIn(emulator.p2p(someone))).toBe(1)
  expect(emulator.messages(emulator.p2p(someone)).at(-1)?.parentId).toBe(messageId)
})
