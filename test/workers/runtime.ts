import { dirname } from 'node:path'
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare'
import { afterAll } from 'vitest'
import type { Clock } from '../../src/domain/time.ts'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { type Sql, sql } from '../../src/store/sql.ts'
import { remoteSql } from './remote-sql.ts'

type Secrets = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** The Worker in workerd, with an empty database for every world of a test file. */
export type Workers = Awaited<ReturnType<typeof startWorkers>>

/** Databases of one test file; a world gets one that was used so many worlds ago. */
const databases = 16

/** `isolates` of the Worker share databases and evidence; what is sent to a world then reaches all of them at once. */
export async function startWorkers(file: string, secrets: Secrets, isolates = 1) {
  const emulators = new Map<string, () => Emulator>()
  const names = Array.from({ length: isolates }, (_, index) => `isolate-${index}`)
  const miniflare = new Miniflare({
    cf: false,
    workers: names.map((name) => ({
      name,
      routes: [`${name}.test/*`],
      ...workerOf(file, secrets),
      outboundService: platform,
    })),
  })
  afterAll(() => miniflare.dispose())
  let worlds = 0

  // The platform of each world has an address of its own.
  async function platform(request: WorkerRequest): Promise<WorkerResponse> {
    const emulator = emulators.get(new URL(request.url).hostname)?.()
    if (!emulator) return new WorkerResponse('no such host', { status: 502 })
    const { method, url } = request
    const body = method === 'GET' ? null : await request.arrayBuffer()
    const response = await emulator.fetch(new Request(url, { method, body, headers: [...request.headers] }))
    return new WorkerResponse(await response.arrayBuffer(), { status: response.status, headers: [...response.headers] })
  }

  return {
    /** A world of its own: database, platform and time. */
    async world(clock: Clock, emulator: () => Emulator) {
      const name = String(worlds++ % databases)
      const turn = String(worlds)
      emulators.set(`feishu-${name}.test`, emulator)

      /** Sends a request to some of the isolates at once. */
      function ask(of: string[], path: string, body = '', given: Record<string, string> = {}) {
        const headers = { ...given, 'x-world': name, 'x-turn': turn, 'x-now': clock.now().toISOString() }
        return Promise.all(
          of.map(async (isolate) => {
            const response = await miniflare.dispatchFetch(`http://${isolate}.test${path}`, {
              method: 'POST',
              body,
              headers,
            })
            return { status: response.status, body: await response.text() }
          }),
        )
      }
      async function mustSucceed(of: string[], path: string, said = ''): Promise<string> {
        const answers = await ask(of, path, said)
        const bad = answers.find(({ status }) => status !== 200)
        if (bad) throw new Error(`${path}: ${bad.status} ${bad.body}`)
        return answers[0]?.body ?? ''
      }

      const db = remoteSql((statements) => mustSucceed(names.slice(0, 1), '/test/sql', statements))
      if (worlds > databases) await empty(db)
      return {
        db,
        /** One of several isolates does the work; the others say that it is under way, or nothing. */
        async deliver({ body, headers }: { body: string; headers: Record<string, string> }) {
          const answers = await ask(names, '/webhook/event', body, headers)
          const [fullest] = answers.sort((one, other) => other.body.length - one.body.length)
          return fullest ?? { status: 500, body: 'no isolate' }
        },
        async settle(): Promise<void> {
          // What one isolate leaves because another holds the chat is there for whoever comes next.
          for (const isolate of [...names, ...names.slice(0, -1)]) await mustSucceed([isolate], '/test/settle')
        },
        tick: () => mustSucceed(names, '/test/tick'),
        /** Waits for what is under way, and gives the most queries an invocation has made since it was last asked. */
        rest: async (): Promise<number> => Number(await mustSucceed(names.slice(0, 1), '/test/rest')),
      }
    },
  }
}

const workerOf = (file: string, { appId, appSecret, encryptKey, verificationToken }: Secrets) => ({
  modules: [{ type: 'ESModule' as const, path: file }],
  modulesRoot: dirname(file),
  compatibilityDate: '2026-04-01',
  compatibilityFlags: ['nodejs_compat'],
  d1Databases: Object.fromEntries(Array.from({ length: databases }, (_, index) => [`DB${index}`, `world-${index}`])),
  r2Buckets: { EVIDENCE: 'evidence' },
  bindings: {
    LARK_APP_ID: appId,
    LARK_APP_SECRET: appSecret,
    LARK_ENCRYPT_KEY: encryptKey,
    LARK_VERIFICATION_TOKEN: verificationToken,
    LOG_LEVEL: 'silent',
  },
})

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
