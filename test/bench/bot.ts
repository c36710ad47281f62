import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../src/launch/build.mjs'
import { findBundle } from '../../src/launch/bundle.mjs'

export const secrets = {
  appId: 'cli_00000000000000be',
  appSecret: 's',
  encryptKey: 'bench-key',
  verificationToken: 'bench-token',
}

/** What is measured, and the official SDK's bare echo bot beside it. */
export type Kind = 'echo' | 'product'

const commandOf = async (kind: Kind): Promise<string[]> =>
  kind === 'echo' ? ['--import', 'tsx', 'test/bench/echo/echo-bot.ts'] : [`${findBundle() ?? (await build())}node.js`]

export type BotOptions = {
  /** Where the platform is. */
  platform: string
  /** Writes what the database holds before the start. */
  prepare?: (file: string) => Promise<void>
  /** Whether it keeps the platform's rates, as in life. */
  rates?: boolean
}

/**
 * A bot of its own on the first core, what is around it has the other; Linux only. With `BENCH_PROFILE` set to a folder,
 * it leaves a profile of its CPU there.
 */
export async function startBot(kind: Kind, { platform, prepare, rates = false }: BotOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-bench-'))
  const file = join(folder, 'bot.db')
  await prepare?.(file)
  const { PATH = '', BENCH_PROFILE: profile } = process.env
  const flags = profile && kind === 'product' ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const child = spawn('taskset', ['-c', '0', process.execPath, ...flags, ...(await commandOf(kind))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      ...(rates ? {} : { LARK_RATES: 'off' }),
      LARK_DOMAIN: platform,
      LARK_APP_ID: secrets.appId,
      LARK_APP_SECRET: secrets.appSecret,
      LARK_ENCRYPT_KEY: secrets.encryptKey,
      LARK_VERIFICATION_TOKEN: secrets.verificationToken,
      DATABASE_PATH: file,
    },
  })
  const [line] = await once(child.stdout, 'data')
  return {
    webhook: `${String(line).trim().replace('Listening on ', '')}/webhook/event`,
    file,
    /** User and system time so far in milliseconds, from Linux's own account, which counts in hundredths of a second. */
    cpuMs(): number {
      const after = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(after[11]) + Number(after[12])) * 10
    },
    /** What it holds of the machine's memory, in megabytes. */
    megabytes(): number {
      const [, kilobytes = ''] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      return Math.round(Number(kilobytes) / 1024)
    },
    async end(): Promise<void> {
      // Asked, not killed: a profile is written at the end.
      child.kill('SIGTERM')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
