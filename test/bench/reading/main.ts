import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

// `npm run bench:reading -- FILE.jsonl … [--plan NAME] [--passes 5] [--slowest 20]`: what a turn costs, read and
// answered, bundled as the product runs. Of each turn the least of several passes counts, which is its own work where
// others want the core too; the CPU beneath is the whole process's, what the collector takes included.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    plan: { type: 'string', default: 'zunyi-2022' },
    passes: { type: 'string', default: '5' },
    slowest: { type: 'string', default: '0' },
  },
})
if (positionals.length === 0) {
  process.stderr.write('npm run bench:reading -- FILE.jsonl … [--plan NAME] [--passes 5] [--slowest 20]\n')
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'reading-'))
const outfile = join(folder, 'turns.mjs')
await build({
  entryPoints: ['test/bench/reading/turns.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'error',
})
const { talksOf } = (await import(outfile)) as typeof import('./turns.ts')
const pass = await talksOf(positionals, `data/${values.plan}`)
const cpu = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000

const least = pass()
const before = cpu()
const passes = Math.max(1, Number(values.passes))
for (let turn = 0; turn < passes; turn++)
  for (const [at, took] of pass().entries()) {
    const known = least[at]
    if (!known) continue
    known.read = Math.min(known.read, took.read)
    known.answer = Math.min(known.answer, took.answer)
  }
const spent = (cpu() - before) / passes / least.length
await rm(folder, { recursive: true })

const ms = (value: number): string => value.toFixed(2).padStart(7)
function say(name: string, all: readonly number[]): void {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length
  process.stdout.write(
    `${name.padEnd(7)} mean${ms(mean)}  p50${ms(at(0.5))}  p90${ms(at(0.9))}  p99${ms(at(0.99))}  max${ms(at(1))} ms\n`,
  )
}
say(
  'read',
  least.map(({ read }) => read),
)
say(
  'answer',
  least.map(({ answer }) => answer),
)
say(
  'both',
  least.map(({ read, answer }) => read + answer),
)
process.stdout.write(`${least.length} turns, ${spent.toFixed(2)} ms of CPU each\n`)
for (const { turn, read, answer } of least
  .toSorted((a, b) => b.read + b.answer - a.read - a.answer)
  .slice(0, Number(values.slowest)))
  process.stdout.write(`${ms(read)}${ms(answer)}  ${turn}\n`)
