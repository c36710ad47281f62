import { describe, expect, test, vi } from 'vitest'
import { openLongConnection } from '../../src/feishu/longconn.ts'
import { connect } from '../../src/mail/connection.ts'
import { createServer } from '../../src/mail/server.ts'
import { chat } from '../chat.ts'
import { openPlatform } from './platform.ts'

const app = { appId: 'cli_0123456789abcdef', appSecret: 'test-secret' }
const nobody = () => {
  throw new Error('the emulator has no part in this')
}

describe('the long connection', () => {
  test('answers a callback with its toast; the card follows as a change', async () => {
    const world = await chat()
    const liming = await world.person('李明', 'liaison', '市司法局')
    await liming.says('填报 仲裁员')
    const card = world.emulator.messages(world.emulator.p2p(liming.openId)).findLast((message) => message.card)
    const clicked = await world.emulator.click(
      liming.openId,
      card?.messageId ?? '',
      { label: '提交' },
      { values: { value: '18' } },
    )
    expect(clicked).toMatchObject({ error: null, replaced: false })
    expect(clicked.toast?.content).toContain('已提交')
    await world.settle()
    expect(JSON.stringify(world.emulator.message(card?.messageId ?? '')?.card)).toContain('待审核')
  })

  test('no card is changed before its callback is answered, whatever else wakes the sender', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const waking = setInterval(() => world.pump.wake(), 1)
    for (let count = 0; count < 20; count++) {
      await someone.says('帮助')
      await someone.clicks('我是谁')
    }
    clearInterval(waking)
    expect(world.emulator.calls().filter(({ method, code }) => method === 'PATCH' && code !== 0)).toEqual([])
  })

  test('there is no webhook beside it', async () => {
    const world = await chat()
    const response = await world.server.fetch(new Request('http://bot/webhook/event', { method: 'POST', body: '{}' }))
    expect(response.status).toBe(404)
  })

  test('comes back after a break, and what was not taken is sent again', async () => {
    const platform = await openPlatform(app, nobody)
    const taken: unknown[] = []
    const news: string[] = []
    const line = openLongConnection(
      { ...app, domain: platform.domain },
      { take: async (envelope) => ({ got: taken.push(envelope) }), news: (what) => news.push(what) },
    )
    await platform.connected(line)
    platform.drop()
    await expect(platform.deliver({ body: '{}', headers: {} })).rejects.toThrow('no connection')
    await vi.waitFor(() => expect(platform.connections()).toBe(1), 5000)
    await vi.waitFor(() => expect(news).toEqual(['connected', 'reconnecting', 'connected']))
    const long = JSON.stringify({ words: '长'.repeat(5000) })
    expect(await platform.deliver({ body: long, headers: {} })).toEqual({ status: 200, body: '{"got":1}' })
    expect(taken).toEqual([{ words: '长'.repeat(5000) }])
  })

  test('where the platform cannot be reached the log and the readiness say so, and take it back once it can', async () => {
    const world = await chat()
    const away = await openPlatform(app, nobody)
    const said: string[] = []
    const note = (_: object, words = '') => said.push(words)
    const log = { info: note, warn: note, error: note, debug: note }
    const credentials = { ...app, verificationToken: 't', domain: 'http://127.0.0.1:9' }
    const { metrics, pump } = world
    const line = connect({ ...world.app, log }, credentials, pump, metrics, { patienceMs: 20 })
    await vi.waitFor(() => expect(said).toContain('long connection: waiting'), 5000)
    const face = { name: null, app: world.app, webhook: null, pump, metrics, cutOff: line.trouble }
    const answer = await createServer([face]).request('/readyz')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('long connection: ')])
    line.close()
    const back = connect({ ...world.app, log }, { ...credentials, domain: away.domain }, pump, metrics)
    expect(back.trouble()).toBe('long connection: not connected yet')
    await away.connected(back)
    await vi.waitFor(() => expect(back.trouble()).toBeNull(), 5000)
  })

  test('what fails is answered so that the platform sends it again', async () => {
    const platform = await openPlatform(app, nobody)
    const take = () => Promise.reject(new Error('database'))
    await platform.connected(openLongConnection({ ...app, domain: platform.domain }, { take, news: () => {} }))
    expect((await platform.deliver({ body: '{}', headers: {} })).status).toBe(500)
  })
})
