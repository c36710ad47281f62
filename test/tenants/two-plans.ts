import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'
import { clockFrom } from '../../src/clockwork/clock.ts'
import { createEmulator, type Emulator } from '../../src/sandbox/emulator/index.ts'
import { servePlatform } from '../../src/sandbox/serve.ts'
import { until } from '../app/live.ts'
import { cardWords } from '../card-words.ts'
import { type Server, startServer } from '../torture/server.ts'
import { otherPlanId, writeOtherPlan } from './other-plan.ts'

const plans = ['zunyi-2022', otherPlanId]

/** One real server with two plans, and each plan's own Feishu around it. */
export async function twoPlans() {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-tenants-'))
  const planFolder = join(folder, 'plan')
  writeOtherPlan(planFolder)
  const clock = clockFrom(new Date('2024-03-18T08:50:00+08:00'))
  let server: Server

  const cities = await Promise.all(
    plans.map(async (plan, index) => {
      const app = {
        appId: `cli_00000000000000a${index}`,
        appSecret: `secret-${index}`,
        encryptKey: `encrypt-key-${index}`,
        verificationToken: `token-${index}`,
      }
      const emulator = createEmulator({
        clock,
        app,
        limits: false,
        deliver: async ({ body, headers }) => {
          const response = await fetch(`${server.address}/webhook/${plan}/event`, { method: 'POST', body, headers })
          return { status: response.status, body: await response.text() }
        },
      })
      const platform = await servePlatform(emulator.fetch)
      const tenant = {
        PLAN: plan,
        LARK_APP_ID: app.appId,
        LARK_APP_SECRET: app.appSecret,
        LARK_ENCRYPT_KEY: app.encryptKey,
        LARK_VERIFICATION_TOKEN: app.verificationToken,
        LARK_DOMAIN: platform.address,
        DATABASE_PATH: join(folder, plan, 'bot.db'),
        ...(plan === otherPlanId && { PLAN_FOLDER: planFolder }),
      }
      return { plan, app, emulator, platform, tenant, ...peopleOf(emulator) }
    }),
  )
  const file = join(folder, 'tenants.json')
  writeFileSync(file, JSON.stringify(cities.map(({ tenant }) => tenant)))
  const env = { TENANTS_FILE: file, CLOCK_START: clock.now().toISOString() }
  server = await startServer({ ...env, LOG_LEVEL: 'info' })

  return {
    cities,
    clock,
    folder,
    server,
    /** The command line beside the server. */
    async runs(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
      const [out, err]: [string[], string[]] = [[], []]
      const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
      const code = await run(argv, env, { ...io, fetch, now: clock.now })
      return { code, out: out.join('\n'), err: err.join('\n') }
    },
    fileWith(name: string, text: string): string {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    async end(): Promise<void> {
      await server.kill()
      for (const { platform } of cities) platform.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function peopleOf(emulator: Emulator) {
  const saidIn = (chatId: string): string[] =>
    emulator
      .messages(chatId)
      .filter(({ sender }) => sender.kind === 'app')
      .map(({ card, text }) => (card ? cardWords(card) : text))

  async function answerAfter(chatId: string, doing: () => Promise<unknown>): Promise<string> {
    const before = saidIn(chatId).length
    await doing()
    await until(() => saidIn(chatId).length > before)
    return saidIn(chatId).at(-1) ?? ''
  }
  return {
    saidIn,
    somebody: (name: string) => emulator.addPerson({ openId: emulator.openIdOf(name), name }).openId,
    asks: (openId: string, text: string) => answerAfter(emulator.p2p(openId), () => emulator.say(openId, 'p2p', text)),
    asksIn: (chatId: string, openId: string, text: string) =>
      answerAfter(chatId, () => emulator.say(openId, chatId, text, { mentionBot: true })),
    /** Uses the newest card that has such a button, and gives what the card says then. */
    async uses(openId: string, label: string, values?: Record<string, string>): Promise<string> {
      const message = emulator
        .messages(emulator.p2p(openId))
        .findLast(({ card }) => JSON.stringify(card ?? '').includes(`"content":"${label}"`))
      if (!message) throw new Error(`no card with ${label}`)
      await emulator.click(openId, message.messageId, { label }, values ? { values } : {})
      return cardWords(emulator.message(message.messageId)?.card)
    },
  }
}
