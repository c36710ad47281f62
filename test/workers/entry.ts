import { clockFrom, type MovableClock } from '../../src/clockwork/clock.ts'
import { type Context, createWorker, type Env } from '../../src/start/worker-bot.ts'
import { openD1 } from '../../src/store/d1.ts'
import { answerSql } from './remote-sql.ts'

type World = {
  turn: string
  bot: ReturnType<typeof createWorker>
  clock: MovableClock
  underway: Set<Promise<unknown>>
  /** What each invocation has asked the database so far. */
  invocations: { queries: number }[]
}
const worlds = new Map<string, World>()

/**
 * The shipped Worker with a clock that the test sets: every request says which world it is for (a world has its own
 * database, and another one its turn afterwards) and what time it is. `POST /test/tick` is the cron trigger,
 * `POST /test/settle` answers when nothing more can be done now, `POST /test/rest` when what is under way has ended, with
 * the most queries an invocation has made.
 */
export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const name = request.headers.get('x-world') ?? ''
    const now = new Date(request.headers.get('x-now') ?? '')
    const turn = request.headers.get('x-turn') ?? ''
    const known = worlds.get(name)
    const world = known?.turn === turn ? known : newWorld(turn, now)
    worlds.set(name, world)
    world.clock.moveTo(now)
    const watched: Context = { waitUntil: (promise) => watch(world, promise, context) }
    const invocation = { queries: 0 }
    world.invocations.push(invocation)
    const DB = counted(databaseOf(env, name), invocation)
    const own = { ...env, DB, LARK_DOMAIN: `http://feishu-${name}.test` }
    switch (new URL(request.url).pathname) {
      case '/test/sql':
        return Response.json(await answerSql(openD1(own.DB), await request.json()))
      case '/test/tick':
        await world.bot.scheduled({}, own, watched)
        return new Response('ok')
      case '/test/settle':
        await world.bot.settle(own)
        // Others' promises are not waited for across requests, only looked at.
        while (world.underway.size > 0) await new Promise((resolve) => setTimeout(resolve, 1))
        await world.bot.settle(own)
        return new Response('ok')
      case '/test/rest':
        while (world.underway.size > 0) await new Promise((resolve) => setTimeout(resolve, 1))
        return Response.json(Math.max(...world.invocations.splice(0).map(({ queries }) => queries)))
      default:
        return world.bot.fetch(request, own, watched)
    }
  },
}

function newWorld(turn: string, now: Date): World {
  const clock = clockFrom(now, () => 0)
  return { turn, bot: createWorker(clock, noLimit), clock, underway: new Set(), invocations: [] }
}

const noLimit = { perSecond: 1e9, perMinute: 1e9, perReceiver: 1e9 }

function watch({ underway }: World, promise: Promise<unknown>, context: Context): void {
  const ended = promise.catch(() => {}).finally(() => underway.delete(ended))
  underway.add(ended)
  context.waitUntil(ended)
}

function databaseOf(env: Env, name: string): Env['DB'] {
  const DB = env[`DB${name}`]
  if (!isDatabase(DB)) throw new Error(`no database for world ${name}`)
  return DB
}

const isDatabase = (binding: unknown): binding is Env['DB'] =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding

/** The same database; every statement it is asked counts, those of a batch too. */
function counted(database: Env['DB'], invocation: { queries: number }): Env['DB'] {
  const own = new WeakMap<object, ReturnType<Env['DB']['prepare']>>()
  const wrapped = (statement: ReturnType<Env['DB']['prepare']>): ReturnType<Env['DB']['prepare']> => {
    const outer: ReturnType<Env['DB']['prepare']> = {
      bind: (...values) => wrapped(statement.bind(...values)),
      all() {
        invocation.queries++
        return statement.all()
      },
      run() {
        invocation.queries++
        return statement.run()
      },
    }
    own.set(outer, statement)
    return outer
  }
  return {
    prepare: (query) => wrapped(database.prepare(query)),
    batch(statements) {
      invocation.queries += statements.length
      return database.batch(statements.map((statement) => own.get(statement) ?? statement))
    },
  }
}
