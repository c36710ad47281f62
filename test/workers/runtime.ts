import { dirname } from 'node:path'
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare'
import { afterAll } from 'vitest'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { openD1 } from '../../src/store/d1.ts'
import type { Sql } from '../../src/store/sql.ts'
import type { Clock } from '../../src/time.ts'

type Secrets = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** The Worker in workerd, with one fresh database for every world of a test file. */
export type Workers = Awaited<ReturnType<typeof startWorkers>>

/** Worlds one test file may have. */
const most = 400

export async function startWorkers(file: string, { appId, appSecret, encryptKey, verificationToken }: Secrets) {
  const emulators = new Map<string, () => Emulator>()
  const miniflare = new Miniflare({
    cf: false,
    modules: [{ type: 'ESModule', path: file }],
    modulesRoot: dirname(file),
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: Array.from({ length: most }, (_, index) => `DB${index + 1}`),
    r2Buckets: ['EVIDENCE'],
    bindings: {
      LARK_APP_ID: appId,
      LARK_APP_SECRET: appSecret,
      LARK_ENCRYPT_KEY: encryptKey,
      LARK_VERIFICATION_TOKEN: verificationToken,
      LOG_LEVEL: 'silent',
    },
    // The platform of each world has an address of its own.
    outboundService: async (request: WorkerRequest) => {
      const emulator = emulators.get(new URL(request.url).hostname)?.()
      if (!emulator) return new WorkerResponse('no such host', { status: 502 })
      const { method, url } = request
      const body = method === 'GET' ? null : await request.arrayBuffer()
      const response = await emulator.fetch(new Request(url, { method, body, headers: [...request.headers] }))
      return new WorkerResponse(await response.arrayBuffer(), {
        status: response.status,
        headers: [...response.headers],
      })
    },
  })
  afterAll(() => miniflare.dispose())
  let worlds = 0

  return {
    /** A world of its own: database, platform and time. */
    async world(clock: Clock, emulator: () => Emulator) {
      const name = String(++worlds)
      if (worlds > most) throw new Error(`more than ${most} worlds in one file`)
      const host = `feishu-${name}.test`
      emulators.set(host, emulator)
      const db: Sql = openD1(await miniflare.getD1Database(`DB${name}`))
      const request = async (path: string, body = '', given: Record<string, string> = {}) => {
        const headers = { ...given, 'x-world': name, 'x-now': clock.now().toISOString() }
        const response = await miniflare.dispatchFetch(`http://bot${path}`, { method: 'POST', body, headers })
        return { status: response.status, body: await response.text() }
      }
      const mustSucceed = async (path: string) => {
        const { status, body } = await request(path)
        if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
      }
      return {
        db,
        deliver: ({ body, headers }: { body: string; headers: Record<string, string> }) =>
          request('/webhook/event', body, headers),
        settle: () => mustSucceed('/test/settle'),
        tick: () => mustSucceed('/test/tick'),
      }
    },
  }
}
