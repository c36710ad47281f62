import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { longConnections } from './emulator/longconn.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/** Serves an emulated platform on a loopback port of its own; with a line also its long connections. */
export function servePlatform(
  fetch: Fetch,
  line?: ReturnType<typeof longConnections> | null,
): Promise<{ address: string; close(): void }> {
  let address = ''
  const answer: Fetch = (request) =>
    line && new URL(request.url).pathname === '/callback/ws/endpoint'
      ? line.endpoint(request, address.replace('http', 'ws'))
      : fetch(request)
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }))
  if (line) server.on('upgrade', line.upgrade)
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
      resolve({
        address,
        close() {
          line?.close()
          server.close()
        },
      })
    })
  })
}
