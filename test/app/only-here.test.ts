import { expect, test } from 'vitest'
import { createServer } from '../../src/mail/server.ts'
import { chat } from '../chat.ts'

test('a rehearsal answers to names of this machine alone, on every route', async () => {
  const { app, metrics, pump, secrets } = await chat()
  const face = { name: null, app, pump, metrics, webhook: { route: '/webhook/event', secrets } }
  const routes: [string, string][] = [
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/metrics'],
    ['POST', '/webhook/event'],
    ['GET', '/nowhere'],
  ]
  for (const [method, path] of routes) {
    const ask = (host: string, rehearsal: boolean) =>
      createServer([face], { rehearsal }).fetch(
        new Request(`http://${host}${path}`, { method, headers: { host }, ...(method === 'POST' && { body: '{}' }) }),
      )
    expect((await ask('rebound.example', true)).status, path).toBe(403)
    expect((await ask('127.0.0.1:3000', true)).status, path).not.toBe(403)
    expect((await ask('bot.gov.example', false)).status, path).not.toBe(403)
  }
})
