import { readFileSync } from 'node:fs'
import { type RequestOptions, request } from 'node:http'
import { bench, describe } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { enrol } from '../../src/store/people.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { live, secrets } from '../app/live.ts'
import { signedRequest } from '../app/signed.ts'

/** As many as could click within one second after a digest in a thousand groups; the platform waits three seconds. */
const clicks = 1500
const platformWaitsMs = 3000

const nameOf = (at: number): string => `ou_clicker_${at}`
const values = [{ do: 'status' }, { do: 'help' }, { do: 'whoami' }, { do: 'report', kind: 'indicator', no: 10 }]

/** What the platform posts for one click, made before the clock runs. */
function requestOf(at: number, nowMs: number): { headers: Record<string, string>; body: string } {
  const plain = {
    schema: '2.0',
    header: {
      event_id: `e${at}`,
      event_type: 'card.action.trigger',
      create_time: `${nowMs}000`,
      token: secrets.verificationToken,
      app_id: secrets.appId,
    },
    event: {
      operator: { open_id: nameOf(at) },
      action: { tag: 'button', value: values[at % values.length] },
      context: { open_message_id: `om_${at}`, open_chat_id: `oc_${at}` },
    },
  }
  return signedRequest({ secrets, clock: { now: () => new Date(nowMs) } }, plain)
}

type Answered = { status: number; ms: number; working: boolean }

/** Posts over a connection of its own; fetch would give up on connecting before the platform does. */
const post = (url: string, options: RequestOptions, body: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const sent = request(url, { method: 'POST', agent: false, ...options }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          ms: performance.now() - began,
          working: text.includes('处理中'),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** User and system time of a process so far, from Linux's own account, in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(after[11]) + Number(after[12])) * 10
}

/** Everybody clicks at the same moment; how long each waits for a card or 已收到，处理中, as the platform sees it. */
async function everybodyClicks() {
  const running = await live({
    prepare: async (file) => {
      const db = openSqlite(file)
      await migrate(db, readMigrations())
      const since = '2024-03-18T09:00:00+08:00'
      const people = Array.from({ length: clicks }, (_, at) => ({ openId: nameOf(at), name: `甲${at}` }))
      await db.batch(
        people.map((person, at) =>
          enrol({ ...person, unit: at % 2 ? 'justice' : '', role: at % 2 ? 'liaison' : 'leader' }, since),
        ),
      )
      db.close()
    },
  })
  try {
    const nowMs = running.clock.now().getTime()
    const requests = Array.from({ length: clicks }, (_, at) => requestOf(at, nowMs))
    const spent = cpuMsOf(running.server.pid)
    const waited = await Promise.all(
      requests.map(({ body, headers }) => post(`${running.server.address}/webhook/event`, { headers }, body)),
    )
    return { waited, cpuMs: cpuMsOf(running.server.pid) - spent }
  } finally {
    await running.end()
  }
}

describe(`${clicks} clicks at once`, () => {
  bench(
    'the last one is answered in time',
    async () => {
      const { waited, cpuMs } = await everybodyClicks()
      waited.sort((a, b) => a.ms - b.ms)
      const at = (share: number): string => `${Math.round(waited[Math.ceil(waited.length * share) - 1]?.ms ?? 0)} ms`
      const late = waited.filter(({ ms, status }) => ms > platformWaitsMs || status !== 200).length
      const working = waited.filter((one) => one.working).length
      process.stdout.write(
        `half ${at(0.5)}, 99% ${at(0.99)}, worst ${at(1)}; ${clicks - working} with their card, ${working} told 已收到，处理中; ${cpuMs} ms of a core\n`,
      )
      if (late > 0) throw new Error(`${late} of ${clicks} clicks were not answered within ${platformWaitsMs} ms`)
    },
    { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0, throws: true },
  )
})
