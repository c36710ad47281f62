import { writeSync } from 'node:fs'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { createFront } from './mail/front.ts'
import { createServer } from './mail/server.ts'
import { PlanError } from './plan/parse.ts'
import { type Bot, openBot } from './start/bot.ts'
import { type Config, ConfigError } from './start/config.ts'
import { explain } from './start/failure.ts'
import { readConfigs } from './start/tenants.ts'

async function main(): Promise<void> {
  const configs = readConfigs(process.env)
  const [shared] = configs
  const bots = await openAll(configs)
  const faces = bots.map(({ face }) => face)
  const rehearsal = bots.some(({ rehearsal }) => rehearsal !== null)
  const server = createServer(faces, { rehearsal })
  // A rehearsal's requests are all of this machine, which the server sees to.
  const front = createFront(rehearsal ? [] : faces, getRequestListener(server.fetch, { overrideGlobalObjects: false }))
  for (const { rehearsal, face } of bots) rehearsal?.mount(server, face)
  const { address, close } = await listen(front, shared)
  for (const { rehearsal } of bots) rehearsal?.listensOn(address)

  const stop = async () => {
    // Whoever asks twice does not want to wait.
    process.once('SIGINT', () => process.exit(130))
    for (const bot of bots) bot.hangUp()
    await close()
    await Promise.all(bots.map((bot) => bot.stop()))
    process.exit(0)
  }
  // Before anything is begun: from the first line on somebody may end it.
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  await Promise.all(bots.map((bot) => bot.start()))
}

/** Opens every plan's bot; where one cannot be, says of all of them what has to be repaired. */
async function openAll(configs: readonly Config[]): Promise<Bot[]> {
  const bots: Bot[] = []
  const problems: string[] = []
  for (const config of configs) {
    const base = config.name === null ? undefined : { plan: config.name }
    const log = pino({ level: config.logLevel, base }, pino.destination({ fd: 2, sync: true }))
    try {
      bots.push(await openBot(config, log))
    } catch (error) {
      problems.push(...linesOf(error).map((line) => (config.name === null ? line : `${config.name}: ${line}`)))
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return bots
}

/** Connections that wait to be taken. Where there is no room they are tried again after a second, and three later. */
const backlog = 4096

/** Listens, says so on the first line of stdout, and returns the address and how to stop taking requests. */
function listen(listening: Server, { host, port }: Config): Promise<{ address: string; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    listening.on('error', reject)
    listening.listen({ host, port, backlog }, () => {
      const info = listening.address()
      if (info === null || typeof info === 'string') throw new Error(`listening on ${info}, not on a port`)
      const address = `http://${reachedAt(info.address)}:${info.port}`
      process.stdout.write(`Listening on ${address}\n`)
      resolve({ address, close: () => closed(listening) })
    })
  })
}

/** Where this machine itself reaches what listens on an address. */
const reachedAt = (address: string): string =>
  address === '::1' ? '[::1]' : address.startsWith('127.') ? address : '127.0.0.1'

/** What is under way may end, within the platform's patience; what is only kept open, such as a page's tab, may not. */
function closed(listening: Server): Promise<void> {
  return new Promise((done) => {
    listening.close(() => done())
    const idle = setInterval(() => listening.closeIdleConnections(), 50)
    const late = setTimeout(() => listening.closeAllConnections(), 3000)
    listening.once('close', () => {
      clearInterval(idle)
      clearTimeout(late)
    })
  })
}

/** What somebody can repair, in lines. */
function linesOf(error: unknown): string[] {
  if (error instanceof ConfigError) return error.problems
  return error instanceof PlanError ? error.message.split('\n') : [explain(error)]
}

main().catch((error: unknown) => {
  // At once: what still waits for a pipe is lost when the process ends.
  writeSync(
    2,
    linesOf(error)
      .map((line) => `${line}\n`)
      .join(''),
  )
  process.exit(1)
})
