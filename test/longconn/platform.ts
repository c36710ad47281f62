import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterAll, vi } from 'vitest'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { longConnections } from '../../src/sandbox/emulator/longconn.ts'

/** The emulator on a port of its own, with long connections; gone after the test file. */
export async function openPlatform(app: { appId: string; appSecret: string }, emulator: () => Emulator) {
  const line = longConnections(app)
  const open: { close(): void }[] = []
  let address = ''
  const server = createServer(
    getRequestListener((request) =>
      new URL(request.url).pathname === '/callback/ws/endpoint'
        ? line.endpoint(request, address.replace('http', 'ws'))
        : emulator().fetch(request),
    ),
  )
  server.on('upgrade', line.upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
  afterAll(() => {
    for (const { close } of open) close()
    line.close()
    server.close()
  })
  return {
    domain: address,
    deliver: line.deliver,
    connections: line.connections,
    drop: line.drop,
    /** Waits until the bot is connected, and hangs up after the test file. */
    async connected(connection: { close(): void }): Promise<void> {
      open.push(connection)
      await vi.waitFor(() => {
        if (line.connections() === 0) throw new Error('not connected')
      }, 5000)
    },
  }
}
