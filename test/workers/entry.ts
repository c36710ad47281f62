import { clockFrom, type MovableClock } from '../../src/clock.ts'
import { type Context, createWorker, type Env } from '../../src/worker-bot.ts'

type World = { bot: ReturnType<typeof createWorker>; clock: MovableClock; underway: Set<Promise<unknown>> }
const worlds = new Map<string, World>()

/**
 * The shipped Worker with a clock that the test sets: every request says which world it is for (a world has its own
 * database) and what time it is. `POST /test/tick` is the cron trigger, `POST /test/settle` answers when nothing more
 * can be done now.
 */
export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const name = request.headers.get('x-world') ?? ''
    const now = new Date(request.headers.get('x-now') ?? '')
    const world = worlds.get(name) ?? newWorld(now)
    worlds.set(name, world)
    world.clock.moveTo(now)
    const watched: Context = { waitUntil: (promise) => watch(world, promise, context) }
    const own = { ...env, ...databaseOf(env, name), LARK_DOMAIN: `http://feishu-${name}.test` }
    switch (new URL(request.url).pathname) {
      case '/test/tick':
        await world.bot.scheduled({}, own, watched)
        return new Response('ok')
      case '/test/settle':
        await world.bot.settle(own)
        // Others' promises are not waited for across requests, only looked at.
        while (world.underway.size > 0) await new Promise((resolve) => setTimeout(resolve, 1))
        await world.bot.settle(own)
        return new Response('ok')
      default:
        return world.bot.fetch(request, own, watched)
    }
  },
}

function newWorld(now: Date): World {
  const clock = clockFrom(now, () => 0)
  return { bot: createWorker(clock, noLimit), clock, underway: new Set() }
}

const noLimit = { perSecond: 1e9, perMinute: 1e9, perReceiver: 1e9 }

function watch({ underway }: World, promise: Promise<unknown>, context: Context): void {
  const ended = promise.catch(() => {}).finally(() => underway.delete(ended))
  underway.add(ended)
  context.waitUntil(ended)
}

function databaseOf(env: Env, name: string): Pick<Env, 'DB'> {
  const DB = env[`DB${name}`]
  if (!isDatabase(DB)) throw new Error(`no database for world ${name}`)
  return { DB }
}

const isDatabase = (binding: unknown): binding is Env['DB'] =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding
