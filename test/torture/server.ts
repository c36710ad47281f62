import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from '../../src/launch/build.mjs'
import { findBundle } from '../../src/launch/bundle.mjs'

/** The real server as its own process, started and killed at will. */
export type Server = {
  address: string
  pid: number | undefined
  kill(): Promise<void>
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>
  alive(): boolean
  errors(): string[]
}

/** What a shell runs so that no file may grow beyond so many kilobytes: writing fails as on a full disk. */
const within = (kilobytes: number) => `trap '' XFSZ; ulimit -f ${kilobytes * 2}; exec "$0" "$@"`

/** Starts the server and resolves when it listens. Its stderr is kept, for what went wrong. */
export async function startServer(env: Record<string, string>, fileKilobytes?: number): Promise<Server> {
  // Here, because there may be no room for a bundle within the limit.
  if (!findBundle()) await build()
  const server = [process.execPath, 'src/start.mjs']
  const [program = '', ...args] = fileKilobytes ? ['/bin/sh', '-c', within(fileKilobytes), ...server] : server
  const child: ChildProcess = spawn(program, args, {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
  const gone = () => new Error(`the server did not start (${child.signalCode ?? child.exitCode}): ${errors.join('')}`)
  if (!child.stdout) throw new Error('no stdout')
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    // Not at its exit: what it wrote last may still be on its way then.
    once(child, 'close').then(() => Promise.reject(gone())),
  ])
  const address = /http:\/\/\S+/.exec(line)?.[0] ?? ''
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return ended
  }
  return {
    address,
    pid: child.pid,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    alive: () => child.exitCode === null && !child.killed,
    errors: () => errors,
  }
}
