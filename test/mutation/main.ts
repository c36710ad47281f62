import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../torture/random.ts'
import { mutantsOf } from './mutants.ts'
import type { Judged } from './state.ts'

// `npm run mutate -- [--sample 300] [--seed 1] [--room src/domain …] [--test test/domain …] [--minutes 60]
// [--again STATE]`: changes the code in one place after another, as somebody could by a slip, and counts the changes that
// no test notices. On demand; no file is touched. `--again` takes what an earlier run found unnoticed, by its state file.

const testsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))

/** Of these the bot is a process of its own. */
const apart = /test\/app\/(running|start|full-disk|load|storage)\./
/** Those that make up hundreds of inputs come last: what others notice costs them nothing. */
const isDear = (file: string): boolean => readFileSync(file, 'utf8').includes('fast-check')

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '120' },
    again: { type: 'string' },
    test: { type: 'string', multiple: true, default: ['test/'] },
    room: {
      type: 'string',
      multiple: true,
      default: ['src/domain', 'src/reporting', 'src/store', 'src/feishu', 'src/mail', 'src/talk'],
    },
  },
})

const folders = ['domain', 'reporting', 'telemetry', 'feishu', 'store', 'roster', 'tables', 'conversations', 'app']
const files = folders
  .flatMap((folder) => testsIn(`test/${folder}`))
  .filter((file) => !apart.test(file) && values.test.some((start) => file.startsWith(start)))
const tests = [...files.filter((file) => !isDear(file)), ...files.filter(isDear)]

const mutants = values.room.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => mutantsOf(join(room, name), readFileSync(join(room, name), 'utf8'))),
)
const random = randomFrom(Number(values.seed))
const sampled = mutants
  .map((mutant) => ({ mutant, at: random.next() }))
  .sort((a, b) => a.at - b.at)
  .slice(0, Number(values.sample))
  .map(({ mutant }, id): Judged => {
    const from = readFileSync(mutant.file, 'utf8').slice(mutant.start, mutant.end)
    return { ...mutant, id, from, noticedBy: null, spent: 0, tests: 0, atLoad: false }
  })

const unnoticed = (file: string): Judged[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as Judged[])
    .filter(({ noticedBy, atLoad }) => noticedBy === null && !atLoad)
    .map((one, id) => ({ ...one, id, spent: 0, tests: 0 }))
const judged = values.again === undefined ? sampled : unnoticed(values.again)

process.env.MUTATION_STATE = join(mkdtempSync(join(tmpdir(), 'mutation-')), 'state.json')
process.env.MUTATION_TESTS = tests.join()
process.env.MUTATION_UNTIL = String(Date.now() + Number(values.minutes) * 60_000)
const { readState, writeState } = await import('./state.ts')
writeState(judged.toSorted((a, b) => a.file.localeCompare(b.file) || a.start - b.start || b.end - a.end))
const { startVitest } = await import('vitest/node')
const vitest = await startVitest('test', [], { config: 'test/mutation/vitest.config.ts', watch: false })
await vitest.close()

const all = readState()
const noticed = all.filter(({ noticedBy }) => noticedBy !== null)
const survived = all.filter(({ noticedBy, atLoad, tests: met }) => noticedBy === null && !atLoad && met > 0)
const unmet = all.filter(({ noticedBy, atLoad, tests: met }) => noticedBy === null && !atLoad && met === 0)
const shown = ({ file, line, from, with: other }: Judged): string => `${file}:${line}\n  - ${from}\n  + ${other}`
for (const one of survived) console.log(`survived ${one.tests} tests: ${shown(one)}`)
for (const one of unmet) console.log(`met by no test: ${shown(one)}`)
for (const room of values.room) {
  const here = (of: readonly Judged[]): number => of.filter(({ file }) => file.startsWith(`${room}/`)).length
  console.log(`${room}: ${here(noticed)} noticed, ${here(survived)} survived, ${here(unmet)} met by no test`)
}
const [caught, counted] = [noticed.length, noticed.length + survived.length + unmet.length]
console.log(`${caught} of ${counted} noticed; ${all.length - counted} more decide while a module is loaded`)
console.log(`state: ${process.env.MUTATION_STATE}`)
