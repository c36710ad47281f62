import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { createFront } from '../../src/mail/front.ts'
import { createServer } from '../../src/mail/server.ts'
import { chat } from '../chat.ts'
import { saying, signedRequest } from './signed.ts'

type Sent = { path?: string; body?: string | string[]; headers?: Record<string, string> }
type Answer = { status: number; type: string; body: string }

/** The server of Node over a real connection, and the one of Workers, which must answer alike. */
async function bothServers() {
  const world = await chat()
  const { app, pump, metrics, secrets } = world
  const face = { name: null, app, pump, metrics, webhook: { route: '/webhook/event', secrets } }
  const server = createServer([face])
  const front = createFront([face], (_, response) => response.writeHead(404).end('for others'))
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void front.close())
  const { port } = front.address() as AddressInfo
  const onNode = ({ path = '/webhook/event', body = '', headers = {} }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, path, method: 'POST', headers }, (response) => {
        let text = ''
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type']?.toLowerCase() ?? '',
            body: text,
          }),
        )
      })
      sent.on('error', reject)
      for (const part of [body].flat()) sent.write(part)
      sent.end()
    })
  const onWorkers = async ({ path = '/webhook/event', body = '', headers = {} }: Sent): Promise<Answer> => {
    const response = await server.fetch(
      new Request(`http://bot${path}`, { method: 'POST', body: [body].flat().join(''), headers }),
    )
    const type = response.headers.get('content-type')?.toLowerCase() ?? ''
    return { status: response.status, type, body: await response.text() }
  }
  return { world, front, onNode, onWorkers }
}

const messageOf = (id: string) => ({
  schema: '2.0',
  header: {
    event_id: id,
    event_type: 'im.message.receive_v1',
    create_time: '1710727200000',
    token: 'wrong',
    app_id: 'wrong',
  },
  event: saying('ou_a', 'oc_a', '帮助'),
})

test('what is refused, challenged or ignored is answered alike on Node and on Workers', async () => {
  const { world, onNode, onWorkers } = await bothServers()
  const { verificationToken, appId } = world.secrets
  const header = { ...messageOf('e1').header, token: verificationToken, app_id: appId }
  const requests: [Sent, number][] = [
    [{ body: 'not json' }, 400],
    [{ body: '[1]' }, 400],
    [{ body: '{}' }, 401],
    [{ body: 'x'.repeat(1024 * 1024) }, 400],
    [{ body: 'x'.repeat(1024 * 1024 + 1) }, 413],
    [signedRequest(world, messageOf('e1')), 401],
    [signedRequest(world, { type: 'url_verification', challenge: 'c', token: verificationToken }), 200],
    [signedRequest(world, { type: 'url_verification', challenge: 'c', token: 'wrong' }), 401],
    [signedRequest(world, { ...messageOf('e1'), header: { ...header, event_type: 'some.other_v1' } }), 200],
  ]
  for (const [sent, status] of requests) {
    const answer = await onNode(sent)
    expect(answer.status).toBe(status)
    expect(answer).toEqual(await onWorkers(sent))
  }
})

test('a message in pieces, with a query behind the path, is kept and answered once', async () => {
  const { world, onNode } = await bothServers()
  const { verificationToken, appId } = world.secrets
  const plain = messageOf('e2')
  const { body, headers } = signedRequest(world, {
    ...plain,
    header: { ...plain.header, token: verificationToken, app_id: appId },
  })
  const sent = { path: '/webhook/event?from=platform', body: [body.slice(0, 50), body.slice(50)], headers }
  expect(await onNode(sent)).toMatchObject({ status: 200, body: '{}' })
  expect(await onNode(sent)).toMatchObject({ status: 200, body: '{}' })
  expect(await world.db.all({ sql: 'select event_id from inbox', params: [] })).toEqual([{ event_id: 'e2' }])
})

test('what is not the webhook goes to the others', async () => {
  const { onNode } = await bothServers()
  expect(await onNode({ path: '/elsewhere' })).toMatchObject({ status: 404, body: 'for others' })
})

test('of what is kept together, a click is answered before any message is acknowledged', async () => {
  const { world, front } = await bothServers()
  const { verificationToken: token, appId: app_id } = world.secrets
  const order: string[] = []
  const bring = (id: string, event_type: string, event: object): Promise<void> =>
    new Promise((resolve) => {
      const header = { ...messageOf(id).header, event_type, token, app_id, tenant_key: 'ours' }
      const { body, headers } = signedRequest(world, { schema: '2.0', header, event })
      const asked = Object.assign(Readable.from([Buffer.from(body)]), {
        method: 'POST',
        url: '/webhook/event',
        headers,
      })
      const end = (text: string): void => {
        order.push(text === '{}' ? 'acknowledged' : 'answered')
        resolve()
      }
      front.emit('request', asked, { writeHead: () => {}, end })
    })
  const click = () =>
    bring('c', 'card.action.trigger', {
      operator: { open_id: 'ou_c', tenant_key: 'ours' },
      action: { tag: 'button', value: { do: 'whoami' } },
      context: { open_message_id: 'om_c', open_chat_id: 'oc_c' },
    })
  await click()
  order.length = 0
  const messages = Array.from({ length: 20 }, (_, at) =>
    bring(`m${at}`, 'im.message.receive_v1', saying(`ou_${at}`, `oc_${at}`, '帮助')),
  )
  // Brought once more, and answered as before: after a look at what was said then.
  await Promise.all([...messages, click()])
  expect(order).toEqual(['answered', ...Array<string>(20).fill('acknowledged')])
})
