import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an endpoint answers with: the words of its message, or anything else it does with the response. */
export type Behaviour = string | object | ((response: ServerResponse) => void)

/** An OpenAI-compatible endpoint on loopback that says what a test wants it to say. */
export async function fakeEndpoint() {
  const heard: { path: string; key: string | undefined; body: string }[] = []
  let behaviour: Behaviour = ''
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const part of request) body += String(part)
    heard.push({ path: request.url ?? '', key: request.headers.authorization, body })
    if (typeof behaviour === 'function') return behaviour(response)
    const content = typeof behaviour === 'string' ? behaviour : JSON.stringify(behaviour)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1/`,
    /** Every request so far. */
    heard,
    answers(next: Behaviour): void {
      behaviour = next
    },
    close(): Promise<void> {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
