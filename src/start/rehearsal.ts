import type { Hono } from 'hono'
import { advance } from '../clockwork/advance.ts'
import type { MovableClock } from '../clockwork/clock.ts'
import { tick } from '../clockwork/tick.ts'
import { periodWord } from '../domain/look.ts'
import { roleNames } from '../domain/permissions.ts'
import type { Plan } from '../domain/plan.ts'
import { isoIn } from '../domain/time.ts'
import type { Face } from '../mail/server.ts'
import { longConnections } from '../sandbox/emulator/longconn.ts'
import { openIdOf, type Somebody, startSandbox } from '../sandbox/index.ts'
import { servePlatform } from '../sandbox/serve.ts'
import { metaOf, setMeta } from '../store/meta.ts'
import { enrol } from '../store/people.ts'
import type { Statement } from '../store/sql.ts'
import type { SqliteStore } from '../store/sqlite.ts'
import { type Config, webhookRoute } from './config.ts'
import { exampleStatements, hasExample } from './example-figures.ts'

type Parts = { config: Config; plan: Plan; db: SqliteStore; clock: MovableClock }

/** What a rehearsal lends to the entry: an address that is its Feishu, and the page to be everybody on. */
export type Rehearsal = {
  domain: string
  mount(server: Hono, face: Pick<Face, 'app' | 'pump' | 'metrics'>): void
  /** The address the bot listens on, once it does. */
  listensOn(address: string): void
  tick(now: Date): Promise<void>
  hangUp(): void
  close(): void
}

/** Starts the emulated Feishu on a loopback port of its own and puts its people on the roster. */
export async function rehearse({ config, plan, db, clock }: Parts): Promise<Rehearsal> {
  const people = peopleOf(plan, config.app.appId)
  const now = isoIn(plan.timeZone, clock.now())
  // Only once: whoever leaves in the rehearsal has left after a restart too.
  if ((await metaOf(db, 'rehearsal')) === undefined) {
    await db.batch([...people.flatMap((somebody) => enrolled(somebody, now)), setMeta('rehearsal', now)])
  }

  let bot = ''
  let move: (to: Date) => Promise<void> = async () => {}
  const line = config.transport === 'longconn' ? longConnections(config.app) : null
  const sandbox = startSandbox({
    clock,
    // What comes over the long connection is not encrypted.
    app: line ? { ...config.app, encryptKey: '' } : config.app,
    file: config.databasePath.replace(/(\.\w+)?$/, '-feishu.db'),
    zone: plan.timeZone,
    planTitle: plan.title,
    people,
    menu: [
      { key: '帮助', label: '帮助' },
      { key: '填报', label: '填报' },
      { key: '状态', label: '状态' },
    ],
    suggestions: [
      '帮助',
      '我是谁',
      `${(plan.indicators[2] ?? plan.indicators[0])?.short ?? '任务1'}目标是多少，谁牵头`,
      '填报',
      '状态',
      `${periodWord(plan)}还有多久结束`,
    ],
    deliver: async (request) => {
      if (line) return line.deliver(request)
      const { body, headers } = request
      const response = await fetch(bot + webhookRoute(config), { method: 'POST', body, headers })
      return { status: response.status, body: await response.text() }
    },
    moveClock: (to) => move(to),
    loadExample: async () => {
      await db.batch(exampleStatements(plan, isoIn(plan.timeZone, clock.now())))
    },
    exampleLoaded: () => hasExample(db),
  })
  const newest = sandbox.emulator.newest()
  if (newest) clock.moveTo(newest)

  const { address, close } = await servePlatform(sandbox.emulator.fetch, line)
  return {
    domain: address,
    mount(server, { app, pump, metrics }) {
      server.route('/', sandbox.page)
      move = (to) =>
        advance(app, clock, to, {
          alsoDue: sandbox.emulator.nextDue,
          settle: async () => {
            await sandbox.tick(clock.now())
            await tick(app, metrics)
            await pump.idle()
          },
        })
    },
    listensOn(listening) {
      bot = listening
    },
    tick: sandbox.tick,
    hangUp: sandbox.hangUp,
    close() {
      sandbox.close()
      close()
    },
  }
}

/** A liaison of every unit, one leader, two of the office and a stranger; all names are made up and say so. */
function peopleOf(plan: Plan, appId: string): Somebody[] {
  const one = (key: string, name: string, role: Somebody['role'], unit?: Plan['units'][number]): Somebody => ({
    openId: openIdOf(appId, key),
    name: `${name}（演练）`,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? null,
    role,
  })
  const reporting = plan.units.filter(({ kind }) => kind !== 'government')
  return [
    one('office-1', '周敏', 'admin'),
    one('office-2', '吴迪', 'admin'),
    one('leader', '分管领导', 'leader'),
    ...reporting.map((unit) => one(`liaison-${unit.id}`, `${unit.short}联络员`, 'liaison', unit)),
    one('stranger', '路人', 'stranger'),
  ]
}

function enrolled({ openId, name, unitId, role }: Somebody, now: string): Statement[] {
  const known = roleNames.find((one) => one === role)
  return known ? [enrol({ openId, name, unit: unitId ?? '', role: known }, now)] : []
}
