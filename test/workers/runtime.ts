import { dirname } from 'node:path'
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare'
import { afterAll } from 'vitest'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { type Sql, sql } from '../../src/store/sql.ts'
import type { Clock } from '../../src/time.ts'
import { remoteSql } from './remote-sql.ts'

type Secrets = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** The Worker in workerd, with an empty database for every world of a test file. */
export type Workers = Awaited<ReturnType<typeof startWorkers>>

/** Databases of one test file; a world gets one that was used so many worlds ago. */
const databases = 16

export async function startWorkers(file: string, { appId, appSecret, encryptKey, verificationToken }: Secrets) {
  const emulators = new Map<string, () => Emulator>()
  const miniflare = new Miniflare({
    cf: false,
    modules: [{ type: 'ESModule', path: file }],
    modulesRoot: dirname(file),
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    d1Databases: Array.from({ length: databases }, (_, index) => `DB${index}`),
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
      const name = String(worlds++ % databases)
      const turn = String(worlds)
      const isReused = worlds > databases
      const host = `feishu-${name}.test`
      emulators.set(host, emulator)
      const request = async (path: string, body = '', given: Record<string, string> = {}) => {
        const headers = { ...given, 'x-world': name, 'x-turn': turn, 'x-now': clock.now().toISOString() }
        const response = await miniflare.dispatchFetch(`http://bot${path}`, { method: 'POST', body, headers })
        return { status: response.status, body: await response.text() }
      }
      const mustSucceed = async (path: string, said = '') => {
        const { status, body } = await request(path, said)
        if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
        return body
      }
      const db = remoteSql((statements) => mustSucceed('/test/sql', statements))
      if (isReused) await empty(db)
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

/** Quicker than migrating a new one. */
async function empty(db: Sql): Promise<void> {
  const tables = await db.all<{ name: string }>(sql`
    select name from sqlite_master where type = 'table' and substr(name, 1, 7) not in ('sqlite_', 'd1_migr')
      and substr(name, 1, 1) <> '_'`)
  await db.batch([
    sql`pragma defer_foreign_keys = on`,
    ...tables.map(({ name }) => ({ sql: `delete from ${name}`, params: [] })),
    sql`delete from sqlite_sequence where name <> 'd1_migrations'`,
  ])
}
