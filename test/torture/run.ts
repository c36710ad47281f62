import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { clockFrom } from '../../src/clockwork/clock.ts'
import type { Role } from '../../src/domain/permissions.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { isoIn } from '../../src/domain/time.ts'
import { readPlan } from '../../src/plan/read.ts'
import { createEmulator } from '../../src/sandbox/emulator/index.ts'
import { servePlatform } from '../../src/sandbox/serve.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { enrol } from '../../src/store/people.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { check, type Findings } from './check.ts'
import { badDay } from './faults.ts'
import { type Act, actsOf } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { type Server, startServer } from './server.ts'
import { createWitness } from './witness.ts'

export type TortureOptions = { kills: number; seed: number; say?: (line: string) => void }

const app = {
  appId: 'cli_00000000000000ff',
  appSecret: 's',
  encryptKey: 'torture-key',
  verificationToken: 'torture-token',
}
const begin = new Date('2024-03-18T08:00:00+08:00')

/**
 * Kills the real server at random instants while people use it over a bad network, and looks at the end whether
 * anything was lost or came twice.
 */
export async function torture({ kills, seed, say = () => {} }: TortureOptions): Promise<Findings> {
  const random = randomFrom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-torture-'))
  const file = join(folder, 'bot.db')
  const plan = await readPlan('data/zunyi-2022')
  const clock = clockFrom(begin)
  let server: Server | null = null

  const emulator = createEmulator({
    clock,
    app,
    limits: false,
    faults: badDay(random),
    deliver: async ({ body, headers }) => {
      if (!server) throw new Error('down')
      const response = await fetch(`${server.address}/webhook/event`, { method: 'POST', body, headers })
      return { status: response.status, body: await response.text() }
    },
  })
  const platform = await servePlatform(emulator.fetch)

  const start = async (): Promise<void> => {
    server = await startServer({
      LARK_APP_ID: app.appId,
      LARK_APP_SECRET: app.appSecret,
      LARK_ENCRYPT_KEY: app.encryptKey,
      LARK_VERIFICATION_TOKEN: app.verificationToken,
      LARK_DOMAIN: platform.address,
      DATABASE_PATH: file,
      CLOCK_START: clock.now().toISOString(),
    })
  }
  const kill = async (): Promise<void> => {
    await server?.kill()
    server = null
  }

  try {
    await prepare(file, plan, emulator, clock.now())
    const people = actsOf(plan, emulator, random)
    const witness = createWitness(file, folder, emulator)
    // What the platform sends again meanwhile finds nobody: an event never comes later than it really would.
    const leap = async (seconds: number): Promise<void> => {
      await kill()
      await witness.look()
      const to = new Date(clock.now().getTime() + seconds * 1000)
      for (let due = emulator.nextDue(); due && due < to; due = emulator.nextDue()) {
        if (due > clock.now()) clock.moveTo(due)
        await emulator.tick()
      }
      clock.moveTo(to)
      await start()
      await emulator.tick()
    }
    await start()
    await people.settleIn()
    for (let count = 1; count <= kills; count++) {
      const crowd = crowdOf(people.acts, random)
      await pause(uptime(random))
      await kill()
      await crowd.rest()
      // The clock jumps while the server is down, so that redeliveries and digests fall due.
      await leap(random.one([20, 400, 3700, 86_400, 150_000]))
      if (count % 10 === 0) say(`${count} kills`)
    }
    emulator.setFaults({})
    // Past every wait between redeliveries.
    for (const seconds of [20, 400, 3700, 22_000]) {
      await leap(seconds)
      await drained(server)
    }
    await kill()
    await witness.look()
    const db = openSqlite(file)
    try {
      return await check(db, emulator, people.done(), witness.seen)
    } finally {
      db.close()
    }
  } finally {
    await kill()
    platform.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from a start to the next kill: often too few to get anything done, sometimes enough for a lot. */
const uptime = (random: Random): number => Math.round(100 + random.next() ** 3 * 5900)

/** Several people who do one thing after another until they are told to rest. */
function crowdOf(acts: readonly Act[], random: Random) {
  let resting = false
  const busy = Array.from({ length: 8 }, async () => {
    while (!resting) {
      // Whoever finds the server dead tries something else a little later.
      await random
        .one(acts)(() => resting)
        .catch(() => {})
      await pause(50 + random.below(200))
    }
  })
  return {
    async rest(): Promise<void> {
      resting = true
      await Promise.all(busy)
    },
  }
}

/** Waits until a server has nothing more to do or to say, at most half a minute. */
async function drained(server: Server | null): Promise<void> {
  for (let tries = 0; server && tries < 150; tries++) {
    await pause(200)
    const metrics = await (await fetch(`${server.address}/metrics`)).text()
    if (/^zhibiao_inbox_depth 0$/m.test(metrics) && /^zhibiao_outbox_depth 0$/m.test(metrics)) return
  }
}

/** The roster, written before the first start. */
async function prepare(
  file: string,
  plan: Plan,
  emulator: ReturnType<typeof createEmulator>,
  now: Date,
): Promise<void> {
  const db = openSqlite(file)
  await migrate(db, readMigrations())
  const add = (name: string, role: Role, unit: string) => {
    const { openId } = emulator.addPerson({ openId: emulator.openIdOf(name), name })
    return enrol({ openId, name, unit, role }, isoIn(plan.timeZone, now))
  }
  const leads = [...new Set(plan.indicators.flatMap((indicator) => indicator.leads))]
  await db.batch([
    add('office-1', 'admin', ''),
    add('office-2', 'admin', ''),
    ...leads.map((unit) => add(`liaison-${unit}`, 'liaison', unit)),
  ])
  for (const name of ['asker-1', 'asker-2', 'asker-3']) emulator.addPerson({ openId: emulator.openIdOf(name), name })
  db.close()
}
