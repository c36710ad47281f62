import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPlan } from '../../../src/plan/read.ts'
import { seed } from './seed.ts'

/**
 * `npm run bench:scale [-- REPORTS … [--only ACT]]`: what people do most costs at 10,000 and at 1,000,000 reports of
 * the same keys: CPU, the longest stretch of the event loop, queries, and what is left on the heap.
 */
const args = process.argv.slice(2)
const only = args.includes('--only') ? (args.splice(args.indexOf('--only'), 2)[1] ?? '') : ''
const sizes = args.length > 0 ? args.map(Number) : [10_000, 1_000_000]
const now = '2024-11-28T10:00:00+08:00'
const folder = join(tmpdir(), 'zhibiao-scale')
mkdirSync(folder, { recursive: true })
const plan = await readPlan('data/zunyi-2022')

type Row = { name: string; cpuMs: number; stretch: number; queries: number; heapMb: number }
const table = new Map<string, Row[]>()
for (const size of sizes) {
  const file = join(folder, `${size}.db`)
  if (!existsSync(file)) {
    const { keys, migrationMs } = await seed(file, plan, size, now)
    console.log(`${size} reports of ${keys} keys; the newest migration took ${Math.round(migrationMs)} ms`)
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'test/bench/scale/measure.ts', file, now, only],
    { encoding: 'utf8' },
  )
  if (stdout === '') console.error(stderr)
  for (const line of stdout.trim().split('\n')) {
    if (!line.startsWith('{')) continue
    const row = JSON.parse(line) as Row
    table.set(row.name, [...(table.get(row.name) ?? []), row])
  }
}
const said = ({ cpuMs, stretch, queries, heapMb }: Row): string =>
  `CPU ${cpuMs.toFixed(1).padStart(8)} ms  stretch ${stretch.toFixed(1).padStart(8)} ms  ${String(queries).padStart(4)} queries  ${heapMb.toFixed(1).padStart(7)} MB`
for (const [name, rows] of table) {
  for (const [index, row] of rows.entries())
    console.log(`${name.padEnd(18)} ${String(sizes[index]).padStart(8)}  ${said(row)}`)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first && last && rows.length > 1)
    console.log(`${''.padEnd(18)}    ratio  ${(last.cpuMs / first.cpuMs).toFixed(2)}`)
}
