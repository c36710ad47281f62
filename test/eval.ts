import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { chat } from './chat.ts'

// `npm run eval -- FILE.jsonl [--min 0.98]`: asks the running bot every question of a file, through its signed webhook.

/** One line of a question file: a talk of one or more turns; every list in `all` needs one of its texts, none of `none`. */
const lineSchema = z.object({
  id: z.string(),
  asker: z.object({ role: z.enum(['member', 'liaison', 'leader', 'admin']), unit: z.string().nullable() }),
  chat: z.enum(['p2p', 'group']),
  now: z.string().default('2024-03-18T10:00:00+08:00'),
  turns: z.array(
    z.object({
      q: z.string(),
      kind: z.string(),
      expect: z.object({ all: z.array(z.array(z.string())), none: z.array(z.string()) }),
    }),
  ),
})
type Line = z.output<typeof lineSchema>
type Outcome = { kind: string; length: number; wrong: string | null }

/** Asks one line of a fresh bot; each turn with what was wrong with its answer. */
async function ask(line: Line): Promise<Outcome[]> {
  const world = await chat({ at: line.now })
  const { role, unit } = line.asker
  const person = await world.person('提问人', role, role === 'liaison' ? (unit ?? '') : '')
  const group = line.chat === 'group' ? await world.group('专班', person) : null
  const outcomes: Outcome[] = []
  for (const { q, kind, expect } of line.turns) {
    const words = group ? await group.asks(person, q) : await person.says(q)
    const missing = expect.all.filter((choices) => !choices.some((choice) => words.includes(choice)))
    const unwanted = expect.none.filter((choice) => words.includes(choice))
    const wrong = [
      ...missing.map((choices) => `wants one of: ${choices.slice(0, 6).join(' / ')}`),
      ...unwanted.map((choice) => `must not say: ${choice}`),
    ]
    const said = wrong.length === 0 ? null : [`[${kind}] ${q}`, ...wrong, words.replace(/^/gm, '| ')].join('\n  ')
    outcomes.push({ kind, length: [...answerOf(words)].length, wrong: said })
  }
  return outcomes
}

/** The answer without its sources and buttons. */
const answerOf = (words: string): string =>
  words
    .split('\n')
    .filter((line) => !/^依据：|^\[.*\]$/.test(line))
    .join('\n')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { min: { type: 'string', default: '0' } },
})
const [file] = positionals
if (file === undefined) {
  process.stderr.write('npm run eval -- FILE.jsonl [--min 0.98]\n')
  process.exit(2)
}
const lines = (await readFile(file, 'utf8'))
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => lineSchema.parse(JSON.parse(line)))

const all: Outcome[] = []
let right = 0
for (const line of lines) {
  const outcomes = await ask(line)
  all.push(...outcomes)
  const wrong = outcomes.flatMap((outcome) => outcome.wrong ?? [])
  if (wrong.length === 0) right += 1
  for (const said of wrong) process.stdout.write(`✗ ${line.id} ${said}\n`)
}
for (const kind of [...new Set(all.map((outcome) => outcome.kind))]) {
  const own = all.filter((outcome) => outcome.kind === kind)
  process.stdout.write(`${kind.padEnd(14)} ${own.filter(({ wrong }) => wrong === null).length}/${own.length}\n`)
}
const lengths = all.map(({ length }) => length).sort((a, b) => a - b)
process.stdout.write(
  `answers: median ${lengths[Math.floor(lengths.length / 2)]} characters, longest ${lengths.at(-1)}\n`,
)
process.stdout.write(`lines right: ${right}/${lines.length}\n`)
process.exit(right / lines.length >= Number(values.min) ? 0 : 1)
