import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import * as z from 'zod'
import { parseObject } from './content.ts'
import type { App, Deliver } from './context.ts'
import { decodeFrame, encodeFrame, methods } from './longconn-frame.ts'

/** What the platform lets one app have at a time (docs/platform.md A.7). */
const mostConnections = 50
/** Longer events go in several frames. */
const frameBytes = 2048
/** Seconds, as the platform says them; after a break the client comes back within `ReconnectNonce`. */
const clientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0 }

const credentials = z.object({ AppID: z.string(), AppSecret: z.string() })
const reply = z.object({ code: z.number(), data: z.string().optional() })

type Answer = { status: number; body: string }

/**
 * The platform's side of the long connection (docs/platform.md A.7, E.5): hands out addresses with a ticket, holds the
 * connections made with them, and sends each event over one of them. What is sent is not encrypted.
 */
export function longConnections({ appId, appSecret }: Pick<App, 'appId' | 'appSecret'>) {
  const server = new WebSocketServer({ noServer: true })
  const open = new Set<WebSocket>()
  const tickets = new Set<string>()
  const waiting = new Map<string, (answer: Answer) => void>()
  let sent = 0

  function connected(socket: WebSocket): void {
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => open.delete(socket))
    socket.on('message', (bytes: Uint8Array) => {
      const { method, headers, payload } = decodeFrame(bytes)
      if (method === methods.control && headers.type === 'ping') {
        // The client listens only after its first ping; an event sent before would be lost.
        open.add(socket)
        const config = new TextEncoder().encode(JSON.stringify(clientConfig))
        socket.send(encodeFrame(methods.control, { type: 'pong' }, config))
      }
      if (method === methods.data) answered(headers.message_id ?? '', payload)
    })
  }

  function answered(id: string, payload: string): void {
    const said = reply.safeParse(parseObject(payload)).data
    const body = said?.data ? Buffer.from(said.data, 'base64').toString('utf8') : '{}'
    waiting.get(id)?.({ status: said?.code ?? 500, body })
    waiting.delete(id)
  }

  return {
    /** `POST /callback/ws/endpoint`: an address under `base`, such as `ws://127.0.0.1:9999`. */
    async endpoint(request: Request, base: string): Promise<Response> {
      const given = credentials.safeParse(await request.json().catch(() => undefined)).data
      if (given?.AppID !== appId || given.AppSecret !== appSecret) {
        return Response.json({ code: 514, msg: 'app id or secret is invalid' })
      }
      if (open.size >= mostConnections) return Response.json({ code: 1000040350, msg: 'too many connections' })
      const ticket = crypto.randomUUID()
      tickets.add(ticket)
      const URL = `${base}/ws/v2?fpid=493&aid=552564&device_id=${open.size + 1}&service_id=1&ticket=${ticket}`
      return Response.json({ code: 0, msg: '', data: { URL, ClientConfig: clientConfig } })
    },
    /** A server's `upgrade`: a ticket is good for one connection. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const ticket = new URL(request.url ?? '/', 'ws://platform').searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, connected)
    },
    /** One event over one of the connections, whichever; rejects where there is none. */
    deliver: (async ({ body }) => {
      const [socket] = [...open]
        .filter(({ readyState }) => readyState === WebSocket.OPEN)
        .sort(() => Math.random() - 0.5)
      if (!socket) throw new Error('no connection')
      const id = `message-${++sent}`
      const answer = new Promise<Answer>((resolve) => waiting.set(id, resolve))
      const bytes = new TextEncoder().encode(body)
      const sum = Math.max(1, Math.ceil(bytes.length / frameBytes))
      for (let seq = 0; seq < sum; seq++) {
        const headers = { type: 'event', message_id: id, trace_id: id, sum: String(sum), seq: String(seq) }
        const part = bytes.subarray(seq * frameBytes, (seq + 1) * frameBytes)
        socket.send(encodeFrame(methods.data, headers, part))
      }
      return answer
    }) satisfies Deliver,
    connections: (): number => open.size,
    /** Events whose answer has not come yet. */
    unanswered: (): number => waiting.size,
    /** Breaks every connection off, as a network does. */
    drop(): void {
      for (const socket of open) socket.terminate()
    },
    close(): void {
      this.drop()
      server.close()
    },
  }
}
