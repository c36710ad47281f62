import { afterAll, vi } from 'vitest'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { longConnections } from '../../src/sandbox/emulator/longconn.ts'
import { servePlatform } from '../../src/sandbox/serve.ts'

/** The emulator on a port of its own, with long connections; gone after the test file. */
export async function openPlatform(app: { appId: string; appSecret: string }, emulator: () => Emulator) {
  const line = longConnections(app)
  const open: { close(): void }[] = []
  const { address, close: closeServer } = await servePlatform((request) => emulator().fetch(request), line)
  afterAll(() => {
    for (const { close } of open) close()
    closeServer()
  })
  return {
    domain: address,
    deliver: line.deliver,
    connections: line.connections,
    drop: line.drop,
    /** Resolves when the platform has the answers to all it has sent. */
    async answered(): Promise<void> {
      do await new Promise((resolve) => setTimeout(resolve, 1))
      while (line.unanswered() > 0)
    },
    /** Waits until the bot is connected, and hangs up after the test file. */
    async connected(connection: { close(): void }): Promise<void> {
      open.push(connection)
      await vi.waitFor(() => {
        if (line.connections() === 0) throw new Error('not connected')
      }, 5000)
    },
  }
}
