import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clockFrom } from '../../src/clockwork/clock.ts'
import type { Faults } from '../../src/sandbox/emulator/faults.ts'
import { createEmulator, type Emulator } from '../../src/sandbox/emulator/index.ts'
import { servePlatform } from '../../src/sandbox/serve.ts'
import { type Server, startServer } from '../torture/server.ts'

export const secrets = {
  appId: 'cli_00000000000000ee',
  appSecret: 'live-app-secret',
  encryptKey: 'live-encrypt-key',
  verificationToken: 'live-verification-token',
}

type Options = {
  env?: Record<string, string>
  /** How long the platform takes. */
  delayMs?: number
  faults?: Faults
  /** No file of the server may become larger. */
  fileKilobytes?: number
  /** Writes what the database holds before the first start. */
  prepare?: (file: string, emulator: Emulator) => Promise<void>
}

/** The real server as its own process, with an emulated Feishu around it. */
export async function live({ env = {}, delayMs = 0, faults = {}, fileKilobytes, prepare }: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-live-'))
  const clock = clockFrom(new Date('2024-03-18T10:00:00+08:00'))
  const emulator = createEmulator({
    clock,
    app: secrets,
    limits: false,
    faults,
    deliver: async ({ body, headers }) => {
      const response = await fetch(`${server.address}/webhook/event`, { method: 'POST', body, headers })
      return { status: response.status, body: await response.text() }
    },
  })
  let asked = 0
  const slowly = async (request: Request): Promise<Response> => {
    asked++
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    return emulator.fetch(request)
  }
  const platform = await servePlatform(slowly)
  const file = join(folder, 'bot.db')
  const settings = {
    LARK_APP_ID: secrets.appId,
    LARK_APP_SECRET: secrets.appSecret,
    LARK_ENCRYPT_KEY: secrets.encryptKey,
    LARK_VERIFICATION_TOKEN: secrets.verificationToken,
    LARK_DOMAIN: platform.address,
    DATABASE_PATH: file,
    CLOCK_START: clock.now().toISOString(),
    ...env,
  }
  await prepare?.(file, emulator)
  let server: Server = await startServer(settings, fileKilobytes)
  return {
    emulator,
    clock,
    file,
    get server(): Server {
      return server
    },
    /** How often the bot has asked the platform for something, answered or not. */
    asked: () => asked,
    /** Killed, and started again with nothing in its way. */
    async restart(): Promise<void> {
      await server.kill()
      server = await startServer(settings)
    },
    /** How often the bot has said something in a chat. */
    answersIn: (chatId: string): number =>
      emulator.messages(chatId).filter(({ sender }) => sender.kind === 'app').length,
    async end(): Promise<void> {
      await server.kill()
      platform.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until something holds, as long as only a hang takes. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 4000 && !(await holds()); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
}
