import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../torture/random.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

// `npm run mutate -- [--sample 300] [--seed 1] [--room src/domain]`: changes the code in one place after another, as
// somebody could by a slip, and counts the changes that no test noticed. On demand; it works in the tree it stands in
// and puts every file back.

/** The tests that speak for a room, besides the conversations. */
const testsOf: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['test/domain', 'test/conversations/report', 'test/conversations/review'],
  'src/reporting': [
    'test/conversations/report',
    'test/conversations/review',
    'test/conversations/evidence',
    'test/reporting',
  ],
  'src/store': ['test/store', 'test/app', 'test/conversations/walk', 'test/conversations/roster'],
  'src/feishu': ['test/feishu', 'test/app/delivery'],
  'src/mail': ['test/app', 'test/conversations/walk'],
  'src/talk': ['test/app', 'test/conversations/walk', 'test/conversations/permissions', 'test/talk'],
}

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string', multiple: true },
  },
})

const rooms = values.room ?? Object.keys(testsOf)
const mutants = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => mutantsOf(join(room, name), readFileSync(join(room, name), 'utf8')))
    .map((mutant) => ({ room, mutant })),
)
const random = randomFrom(Number(values.seed))
const sampled = mutants
  .map((each) => ({ each, at: random.next() }))
  .sort((a, z) => a.at - z.at)
  .slice(0, Number(values.sample))
  .map(({ each }) => each)

/** Whether some test of the room fails now. */
function noticed(room: string): Promise<boolean> {
  const tests = testsOf[room] ?? ['test']
  const child = spawn('npx', ['vitest', 'run', '--project', 'node', '--bail', '1', '--reporter', 'dot', ...tests], {
    stdio: 'ignore',
    // A change that makes a loop endless is noticed too: by the clock.
    timeout: 300_000,
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code !== 0)))
}

/** One change made, judged and taken back. */
async function survives({ room, mutant }: { room: string; mutant: Mutant }): Promise<boolean> {
  const whole = readFileSync(mutant.file, 'utf8')
  const undo = () => writeFileSync(mutant.file, whole)
  process.once('exit', undo)
  writeFileSync(mutant.file, mutant.source)
  try {
    return !(await noticed(room))
  } finally {
    undo()
    process.off('exit', undo)
  }
}

let survived = 0
for (const [index, each] of sampled.entries()) {
  if (await survives(each)) {
    survived += 1
    const { file, line, from, to } = each.mutant
    process.stdout.write(`survived ${file}:${line}\n  - ${from}\n  + ${to}\n`)
  }
  process.stderr.write(`\r${index + 1}/${sampled.length}, ${survived} survived`)
}
const noticedCount = sampled.length - survived
process.stdout.write(`\n${noticedCount} of ${sampled.length} mutants noticed (of ${mutants.length} in all)\n`)
