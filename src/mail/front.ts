import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { maxBodyBytes } from '../feishu/receive.ts'
import { type Arrivals, createArrivals } from './arrivals.ts'
import { type Answer, answerRequest, type Face, tooLarge, writtenAnswer } from './server.ts'

/**
 * The server on Node. What the platform posts is read and answered on the raw request, because it may come by the
 * thousand and each must be kept before anything else is done; all other requests go to `others`.
 */
export function createFront(
  faces: readonly Face[],
  others: RequestListener,
  arrivals: Arrivals = createArrivals(),
): Server {
  const byRoute = new Map(faces.map((face) => [face.webhook?.route, face]))
  return createServer((request, response) => {
    const face = request.method === 'POST' ? byRoute.get(pathOf(request)) : undefined
    if (!face?.webhook) return void others(request, response)
    const { webhook } = face
    const arrivedMs = arrivals.ofRequestOn(request.socket)
    const header = (name: string) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    }
    readBody(request, async (rawBody) => {
      const answer = rawBody ? await answerRequest(face, webhook, { rawBody, header, arrivedMs }) : tooLarge(face)
      write(response, answer)
    })
  }).on('connection', (socket) => {
    arrivals.connected(socket)
    for (const { pump } of faces) pump.turns?.came()
  })
}

const pathOf = ({ url = '' }: IncomingMessage): string => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

/** Calls back with the whole body, or with null once it is too large; not at all where the sender goes away. */
function readBody(request: IncomingMessage, done: (rawBody: Uint8Array | null) => Promise<void>): void {
  const parts: Buffer[] = []
  let length = 0
  request.on('data', (part: Buffer) => {
    if (length > maxBodyBytes) return
    length += part.length
    if (length > maxBodyBytes) void done(null)
    else parts.push(part)
  })
  request.on('end', () => {
    if (length > maxBodyBytes) return
    const [first] = parts
    void done(first && parts.length === 1 ? first : Buffer.concat(parts))
  })
  // Nobody waits for the answer any more, and nothing was kept.
  request.on('error', () => {})
}

/** What a message is answered with: nobody sees it. */
const acknowledged = '{}'

/**
 * A commit ends for a thousand at once, and to write to each of them takes half a second: what somebody looks at goes
 * first. Ticks run after everything that the commit has set going.
 */
function write(response: ServerResponse, answer: Answer): void {
  const { type, text } = writtenAnswer(answer)
  const send = () => sendText(response, answer.status, type, text)
  if (text === acknowledged) process.nextTick(send)
  else send()
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    // The rest of what is too large is not waited for.
    ...(status === 413 && { connection: 'close' }),
  })
  // As text it goes out in one piece with its head.
  response.end(text)
}
