import { inject } from 'vitest'
import { commands } from '../commands/index.ts'
import { type App, nowIn } from '../src/act/world.ts'
import { advance } from '../src/clockwork/advance.ts'
import { clockFrom, type MovableClock } from '../src/clockwork/clock.ts'
import { tick } from '../src/clockwork/tick.ts'
import { unitByName } from '../src/domain/look.ts'
import type { Role } from '../src/domain/permissions.ts'
import type { Plan } from '../src/domain/plan.ts'
import { isoIn } from '../src/domain/time.ts'
import { fetchCarrier } from '../src/feishu/http.ts'
import { openFeishu } from '../src/feishu/sdk.ts'
import { rememberSelf } from '../src/feishu/self.ts'
import { connect } from '../src/mail/connection.ts'
import { createPace, type rates } from '../src/mail/pace.ts'
import { createPump, type PumpOptions } from '../src/mail/pump.ts'
import { createServer } from '../src/mail/server.ts'
import { readPlan } from '../src/plan/read.ts'
import { createEmulator, type Emulator, type Options as EmulatorOptions } from '../src/sandbox/emulator/index.ts'
import { webhookRoute } from '../src/start/config.ts'
import { takeInPapers } from '../src/start/filed-papers.ts'
import { evidenceInMemory } from '../src/store/files/memory.ts'
import type { EvidenceStore } from '../src/store/files/port.ts'
import { claimDatabase } from '../src/store/meta.ts'
import { migrate } from '../src/store/migrate.ts'
import { readMigrations } from '../src/store/migrations.ts'
import { enrol } from '../src/store/people.ts'
import type { Sql } from '../src/store/sql.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { type Log, silent } from '../src/telemetry/log.ts'
import { createMetrics } from '../src/telemetry/metrics.ts'
import type { SecondReader } from '../src/understand/endpoint/second-reader.ts'
import { lexiconOf } from '../src/understand/lexicon.ts'
import { cardWords } from './card-words.ts'
import type { Workers } from './workers/runtime.ts'

export const plan = await readPlan('data/zunyi-2022')
const lexicon = lexiconOf(plan)

const secrets = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'test-secret',
  encryptKey: 'test-encrypt-key',
  verificationToken: 'test-token',
}
/** The conversations run on Node, once more on workerd with D1, and once over the long connection (vitest.config.ts). */
const onWorkers = process.env.BOT_RUNTIME === 'workerd'
const onLongConn = process.env.BOT_RUNTIME === 'longconn'
const workers = new Map<number, Promise<Workers>>()
function workersOfFile(isolates: number): Promise<Workers> {
  // Loaded only where the conversations run on workerd: its simulator is the largest module of all.
  const started =
    workers.get(isolates) ??
    import('./workers/runtime.ts').then(({ startWorkers }) => startWorkers(inject('worker'), secrets, isolates))
  workers.set(isolates, started)
  return started
}

const noLimit = { perSecond: 1e9, perMinute: 1e9, perReceiver: 1e9 }

export type ChatOptions = {
  /** ISO time the world starts at. */
  at?: string
  /** Another plan than the usual one. */
  plan?: Plan
  db?: Sql
  emulator?: Partial<EmulatorOptions>
  log?: Log
  secondReader?: SecondReader
  evidence?: EvidenceStore
  /** Rates the sender keeps, and how it waits for them; default none. */
  rates?: typeof rates
  pump?: (clock: MovableClock) => PumpOptions
  /** On workerd: how many isolates get every event and every tick at the same time. Default 1. */
  isolates?: number
}

/** Parts a test hands in are parts of a Node process. */
const isForNode = ({ db, log, evidence, rates, pump, plan: other, secondReader }: ChatOptions): boolean =>
  [db, log, evidence, rates, pump, other, secondReader].some((part) => part !== undefined)

/**
 * A whole world in this process: the bot behind its real signed webhook, the emulator as its Feishu, and people who
 * talk. The clock stands still but for what a test moves. Under `BOT_RUNTIME=workerd` the bot is the Worker in workerd,
 * under `longconn` it is connected through the SDK, with the same people and the same Feishu.
 */
export async function chat(options: ChatOptions = {}) {
  const own = options.plan ?? plan
  const words = options.plan ? lexiconOf(options.plan) : lexicon
  const clock = clockFrom(new Date(options.at ?? '2024-03-18T10:00:00+08:00'), () => 0)
  const remote =
    onWorkers && !isForNode(options)
      ? await (await workersOfFile(options.isolates ?? 1)).world(clock, () => emulator)
      : undefined
  const db = remote?.db ?? options.db ?? openSqlite(':memory:')
  await migrate(db, readMigrations())
  const mode = remote ? 'production' : 'test'
  await claimDatabase(db, { mode, app: secrets.appId, plan: own.id }, isoIn(own.timeZone, clock.now()))
  await takeInPapers(db, own, isoIn(own.timeZone, clock.now()))

  const emulator: Emulator = createEmulator({
    clock,
    // What comes over the long connection is not encrypted.
    app: onLongConn ? { ...secrets, encryptKey: '' } : secrets,
    limits: false,
    seed: 'test',
    ...options.emulator,
    deliver: async (request) => {
      if (remote) return remote.deliver(request)
      if (line) return line.deliver(request)
      const { body, headers } = request
      const response = await server.fetch(new Request('http://bot/webhook/event', { method: 'POST', body, headers }))
      return { status: response.status, body: await response.text() }
    },
  })
  const line = onLongConn
    ? await (await import('./longconn/platform.ts')).openPlatform(secrets, () => emulator)
    : undefined
  const feishu = openFeishu(
    { ...secrets, domain: 'http://feishu.test' },
    () => clock.now().getTime(),
    fetchCarrier(((input: RequestInfo | URL, init?: RequestInit) =>
      emulator.fetch(new Request(input, init))) as typeof fetch),
  )
  const app: App = {
    commands,
    plan: own,
    lexicon: () => words,
    secondReader: options.secondReader ?? null,
    db,
    feishu,
    evidence: options.evidence ?? evidenceInMemory(),
    self: rememberSelf(feishu),
    clock,
    log: options.log ?? silent,
    digestAt: { day: 1, time: '09:00' },
  }
  const metrics = createMetrics()
  const pump = createPump(app, metrics, createPace(options.rates ?? noLimit), options.pump?.(clock))
  const webhook = onLongConn ? null : { route: webhookRoute({ name: null }), secrets }
  const server = createServer([{ name: null, app, webhook, pump, metrics }])
  if (line) await line.connected(connect(app, { ...secrets, domain: line.domain }, pump, metrics, line))
  const settle = () => remote?.settle() ?? pump.idle()

  /** Text of every message of the bot in a chat, oldest first. */
  const saidIn = (chatId: string): string[] =>
    emulator
      .messages(chatId)
      .filter(({ sender }) => sender.kind === 'app')
      .map((message) => (message.card ? cardWords(message.card) : message.text || `（${message.type}）`))

  function person(name: string, openId: string) {
    const p2p = emulator.p2p(openId)
    return {
      name,
      openId,
      /** What the last use of a card told them. */
      toast: null as { type: string; content: string } | null,
      async says(text: string): Promise<string> {
        await emulator.say(openId, 'p2p', text)
        await settle()
        return this.sees()
      },
      async sendsFile(file: { name: string; bytes: Uint8Array }): Promise<string> {
        await emulator.postFile(openId, 'p2p', file)
        await settle()
        return this.sees()
      },
      /** Presses the button of that label on the newest card that has one. */
      async clicks(label: string, where = p2p): Promise<string> {
        return this.uses(label, undefined, where)
      },
      /** Fills the form of the newest card that has one and sends it in; `submit` is its button. */
      async submits(values: Record<string, string | string[]>, submit = '提交', where = p2p): Promise<string> {
        return this.uses(submit, values, where)
      },
      async uses(label: string, values: Record<string, string | string[]> | undefined, where: string): Promise<string> {
        const message = emulator
          .messages(where)
          .findLast(
            ({ card, sender }) => sender.kind === 'app' && JSON.stringify(card ?? '').includes(`"content":"${label}"`),
          )
        if (!message) throw new Error(`no card with ${label}; the last says:\n${saidIn(where).at(-1)}`)
        const clicked = await emulator.click(openId, message.messageId, { label }, values ? { values } : {})
        this.toast = clicked.toast
        await settle()
        return cardWords(emulator.message(message.messageId)?.card)
      },
      /** The bot's newest message in their private chat. */
      sees: (): string => saidIn(p2p).at(-1) ?? '',
      seesAll: (): string[] => saidIn(p2p),
    }
  }

  return {
    app,
    db,
    /** The Worker, where the world runs on workerd. */
    worker: remote,
    clock,
    emulator,
    server,
    pump,
    metrics,
    secrets,
    settle,
    saidIn,
    /** Somebody of the roster. `unit` is any name of a unit for a liaison. */
    async person(name: string, role: Role | 'stranger' = 'stranger', unit = '') {
      const { openId } = emulator.addPerson({ openId: emulator.openIdOf(name), name })
      const unitId = unit === '' ? '' : (unitByName(own, unit)?.id ?? unit)
      if (role !== 'stranger') await db.run(enrol({ openId, name, unit: unitId, role }, nowIn(app)))
      return person(name, openId)
    },
    async group(name: string, owner: { openId: string }, ...members: { openId: string }[]) {
      const { chatId } = await emulator.createGroup(
        owner.openId,
        name,
        members.map(({ openId }) => openId),
      )
      await settle()
      return {
        chatId,
        sees: (): string => saidIn(chatId).at(-1) ?? '',
        seesAll: (): string[] => saidIn(chatId),
        async asks(by: { openId: string }, text: string): Promise<string> {
          await emulator.say(by.openId, chatId, text, { mentionBot: true })
          await settle()
          return saidIn(chatId).at(-1) ?? ''
        },
      }
    },
    /** Moves the clock to an ISO time, stopping at everything that is due. */
    async moveTo(iso: string): Promise<void> {
      await advance(app, clock, new Date(iso), {
        alsoDue: emulator.nextDue,
        settle: async () => {
          await emulator.tick()
          await (remote?.tick() ?? tick(app, metrics))
          await settle()
        },
      })
    },
  }
}

export type World = Awaited<ReturnType<typeof chat>>
