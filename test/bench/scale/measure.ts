import { existsSync, readFileSync } from 'node:fs'
import { ledgerParts } from '../../../src/ledger/export.ts'
import { countQueries } from '../../../src/store/counted.ts'
import { setMeta } from '../../../src/store/meta.ts'
import { kept, type Sql } from '../../../src/store/sql.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { chat, plan } from '../../chat.ts'

const [, , file = '', now = '', only = ''] = process.argv

const db = openSqlite(file)
await db.batch([setMeta('first_start', `${plan.start}T09:00:00+08:00`)])
const counted = countQueries(db)
/** As a server has it: what seldom changes is asked for once. */
const asServed: Sql = { ...counted.db, kept: (name, tables, make) => kept(db, name, tables, () => make(counted.db)) }
const world = await chat({ db: asServed, at: now, emulator: { seed: String(process.hrtime.bigint()) } })
const leader = await world.person('陈市长', 'leader')
const office = await world.person('周敏', 'admin')
const liaison = await world.person('李明', 'liaison', '市司法局')
const group = await world.group('领导小组', office)

async function drained(parts: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of parts);
}

/** What people do, in turn; each is done several times, and the quickest counts. */
const acts: [name: string, act: (turn: number) => Promise<unknown>][] = [
  ['状态', () => leader.says('状态')],
  ['one question', () => leader.says('商标现在多少了')],
  ['待审核', () => office.says('待审核')],
  ['谁没报', () => office.says('谁没报')],
  ['填报', () => liaison.says('填报 仲裁员')],
  [
    '提交',
    async (turn) => {
      await liaison.says('填报 仲裁员')
      await liaison.submits({ period: '2024Q4', value: String(3 + turn) })
    },
  ],
  [
    '确认',
    async () => {
      await office.says('待审核')
      await office.clicks('逐件看')
      await office.clicks('确认')
    },
  ],
  ['周报', () => group.asks(office, '周报')],
  ['记录', () => office.says('记录 商标')],
  ['我的填报', () => liaison.says('我的填报')],
  ['a year ago', () => leader.says('2024年3月底的状态')],
  ['changes of a year', () => leader.says('这一年有什么变化')],
  ['ledger', () => drained(ledgerParts(db, plan, 'xlsx', now))],
  ['验收材料', () => office.says('验收材料')],
]

/** Done once: they go through everything. */
const long = ['ledger', '验收材料']

/** CPU ms of the thread the event loop runs on: the helpers of the garbage collector and of compiling stop nobody. */
function loopCpuMs(): number {
  const told = `/proc/self/task/${process.pid}/schedstat`
  if (existsSync(told)) return Number(readFileSync(told, 'utf8').split(' ')[0]) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** CPU of the longest stretch in which nothing else could happen: from one turn of the event loop to the next. */
function stretches() {
  let longest = 0
  let last = loopCpuMs()
  let on = true
  const turn = (): void => {
    longest = Math.max(longest, loopCpuMs() - last)
    last = loopCpuMs()
    if (on) setImmediate(turn)
  }
  turn()
  return () => {
    turn()
    on = false
    return longest
  }
}

for (const [name, act] of acts) {
  if (only !== '' && !name.includes(only)) continue
  const runs: { cpuMs: number; stretch: number; queries: number; heap: number }[] = []
  for (let turn = 0; turn < (long.includes(name) ? 1 : 6); turn++) {
    globalThis.gc?.()
    const [heap, asked, cpu, stretch] = [
      process.memoryUsage().heapUsed,
      counted.queries(),
      process.cpuUsage(),
      stretches(),
    ]
    await act(turn)
    const longest = stretch()
    const { user, system } = process.cpuUsage(cpu)
    runs.push({
      cpuMs: (user + system) / 1000,
      stretch: longest,
      queries: counted.queries() - asked,
      heap: process.memoryUsage().heapUsed - heap,
    })
  }
  const best = (of: (run: (typeof runs)[number]) => number) => Math.min(...runs.map(of))
  const row = {
    name,
    cpuMs: best((run) => run.cpuMs),
    stretch: best((run) => run.stretch),
    queries: runs.at(-1)?.queries ?? 0,
    heapMb: best((run) => run.heap) / 1e6,
  }
  process.stdout.write(`${JSON.stringify(row)}\n`)
}
process.stdout.write(
  `${JSON.stringify({ name: 'rss', cpuMs: 0, stretch: 0, queries: 0, heapMb: process.resourceUsage().maxRSS / 1000 })}\n`,
)
db.close()
process.exit(0)
