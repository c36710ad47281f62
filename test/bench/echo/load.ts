import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '../../../src/sandbox/emulator/index.ts'
import { servePlatform } from '../../../src/sandbox/serve.ts'
import { secrets as app } from '../bot.ts'
import { click, post } from '../burst/post.ts'

/** What is asked again and again. */
const common = [
  '地理标志谁牵头',
  '商标有效注册量目标是多少',
  '仲裁员要达到多少',
  '司法局牵头哪些指标',
  '质押融资什么时候完成',
]
/** As many as ask in turn what they asked before; a multiple of the sentences. */
const fewPeople = 50
const pressed = [{ do: 'status' }, { do: 'help' }, { do: 'whoami' }]

/** What is put on a bot, one after another; a bare echo bot has no buttons. */
export const kinds = ['open', 'closed', 'repeated', 'clicks'] as const
export type Kind = (typeof kinds)[number]

/** One phase: `cpuMs` of the bot's process per answered message; milliseconds from saying to the answer's arrival. */
export type Phase = { answered: number; cpuMs: number; p50: number; p99: number }

export type Load = { people: number; perSecond: number; openMessages: number; closed: number; closedMessages: number }

/**
 * Starts a bot on the first core, with an emulated Feishu around it, and puts load on it: `perSecond` messages however
 * long answers take, then `closed` people who each wait for their answer, every sentence one of its own; then they ask
 * what was asked before, then they press buttons.
 */
export async function loaded(
  command: readonly string[],
  load: Load,
  { clicks }: { clicks: boolean },
): Promise<Record<Kind, Phase>> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-echo-'))
  const arrived = new Map<string, () => void>()
  let bot = ''
  const emulator = createEmulator({
    clock: { now: () => new Date() },
    app,
    limits: false,
    deliver: async ({ body, headers }) => {
      const response = await fetch(`${bot}/webhook/event`, { method: 'POST', body, headers })
      return { status: response.status, body: await response.text() }
    },
  })
  const platform = await servePlatform(async (request) => {
    const response = await emulator.fetch(request)
    const [, messageId] = /messages\/([^/]+)\/reply/.exec(request.url) ?? []
    if (messageId && response.ok) arrived.get(messageId)?.()
    return response
  })
  const child = spawn('taskset', ['-c', '0', process.execPath, ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'error',
      LARK_RATES: 'off',
      LARK_DOMAIN: platform.address,
      LARK_APP_ID: app.appId,
      LARK_APP_SECRET: app.appSecret,
      LARK_ENCRYPT_KEY: app.encryptKey,
      LARK_VERIFICATION_TOKEN: app.verificationToken,
      DATABASE_PATH: join(folder, 'bot.db'),
    },
  })
  const [line] = await once(child.stdout, 'data')
  bot = String(line).trim().replace('Listening on ', '')
  const people = Array.from({ length: load.people }, (_, index) => {
    const openId = emulator.openIdOf(`person ${index}`)
    emulator.addPerson({ openId, name: `甲${index}` })
    return openId
  })

  let said = 0
  const nobodySaid = (): string => `第${said}次问：商标有效注册量目标是多少`
  const everybodySays = (): string => common[said % common.length] ?? ''
  /** Says something and resolves with the milliseconds until it is answered. */
  async function ask(sentence: () => string, of = people.length): Promise<number> {
    const person = people[said++ % of] ?? ''
    const began = performance.now()
    const message = await emulator.say(person, 'p2p', sentence())
    return new Promise((resolve) => {
      arrived.set(message.messageId, () => {
        arrived.delete(message.messageId)
        resolve(performance.now() - began)
      })
      if (emulator.messages(message.chatId).some(({ parentId }) => parentId === message.messageId))
        arrived.get(message.messageId)?.()
    })
  }

  /** Presses a button and resolves with the milliseconds until its callback is answered. */
  async function press(): Promise<number> {
    const person = people[said++ % people.length] ?? ''
    const button = pressed[said % pressed.length] ?? {}
    const { status, ms } = await post(`${bot}/webhook/event`, click(person, `e${said}`, button, emulator.p2p(person)))
    if (status !== 200) throw new Error(`a click was answered with ${status}`)
    return ms
  }

  async function phase(work: () => Promise<number[]>): Promise<Phase> {
    const before = cpuMsOf(child)
    const times = (await work()).sort((one, other) => one - other)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
    return {
      answered: times.length,
      cpuMs: (cpuMsOf(child) - before) / times.length,
      p50: at(0.5),
      p99: at(0.99),
    }
  }

  const openLoop = async (): Promise<number[]> => {
    const asked: Promise<number>[] = []
    const began = performance.now()
    while (asked.length < load.openMessages) {
      const due = Math.min(load.openMessages, Math.floor(((performance.now() - began) / 1000) * load.perSecond) + 1)
      while (asked.length < due) asked.push(ask(nobodySaid))
      await new Promise((resolve) => setTimeout(resolve, 1000 / load.perSecond))
    }
    return Promise.all(asked)
  }
  const closedLoop = async (once: () => Promise<number>): Promise<number[]> => {
    const each = Math.ceil(load.closedMessages / load.closed)
    const runs = Array.from({ length: load.closed }, async () => {
      const times: number[] = []
      for (let time = 0; time < each; time++) times.push(await once())
      return times
    })
    return (await Promise.all(runs)).flat()
  }

  try {
    await Promise.all(Array.from({ length: 50 }, () => ask(nobodySaid)))
    const open = await phase(openLoop)
    const closed = await phase(() => closedLoop(() => ask(nobodySaid)))
    const repeated = await phase(() => closedLoop(() => ask(everybodySays, fewPeople)))
    return { open, closed, repeated, clicks: clicks ? await phase(() => closedLoop(press)) : closed }
  } finally {
    // Asked to end, so that it writes down what it was told to (`--cpu-prof`).
    child.kill('SIGTERM')
    await once(child, 'exit')
    platform.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** User and system time of a process so far, from Linux's own account, in hundredths of a second. */
function cpuMsOf({ pid }: ChildProcess): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(after[11]) + Number(after[12])) * 10
}
