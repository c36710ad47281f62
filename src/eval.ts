import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { answer } from './answers/answer.ts'
import { answerWords, wordsOf } from './cards/words.ts'
import { unitByName } from './plan/look.ts'
import { readPlan } from './plan/read.ts'
import { lexiconOf } from './understand/lexicon.ts'
import type { Topic } from './understand/topic.ts'
import { understand } from './understand/understand.ts'

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

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { min: { type: 'string', default: '0' }, plan: { type: 'string', default: 'zunyi-2022' } },
})
const [file] = positionals
if (file === undefined) {
  console.error('npm run eval -- FILE.jsonl [--min 0.98]')
  process.exit(2)
}
const plan = await readPlan(`data/${values.plan}`)
const lexicon = lexiconOf(plan)
const lines = (await readFile(file, 'utf8'))
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => lineSchema.parse(JSON.parse(line)))

type Outcome = { kind: string; right: boolean; length: number }
const outcomes: Outcome[] = []
let right = 0
for (const line of lines) {
  const unit = line.asker.role === 'liaison' && line.asker.unit !== null ? unitByName(plan, line.asker.unit) : undefined
  const asker = { role: line.asker.role, units: unit ? [unit.id] : [] }
  const group = line.chat === 'group'
  let topic: Topic | null = null
  let good = true
  for (const { q, kind, expect } of line.turns) {
    const said = understand(q, { lexicon, asker, topic, now: line.now, group })
    topic = said.topic
    const card = answer(said.query, {
      plan,
      lexicon,
      asker,
      now: line.now,
      group,
      facts: { reports: [], baselines: [] },
    })
    const words = wordsOf(card)
    const missing = expect.all.filter((choices) => !choices.some((choice) => words.includes(choice)))
    const unwanted = expect.none.filter((choice) => words.includes(choice))
    const fits = missing.length === 0 && unwanted.length === 0
    outcomes.push({ kind, right: fits, length: [...answerWords(card)].length })
    if (!fits) {
      good = false
      console.log(`✗ ${line.id} [${kind}] ${q}\n  read: ${JSON.stringify(said.query)}`)
      for (const choices of missing) console.log(`  wants one of: ${choices.slice(0, 6).join(' / ')}`)
      if (unwanted.length > 0) console.log(`  must not say: ${unwanted.join(' / ')}`)
      console.log(words.replace(/^/gm, '  | '))
    }
  }
  if (good) right += 1
}
for (const kind of [...new Set(outcomes.map((outcome) => outcome.kind))]) {
  const own = outcomes.filter((outcome) => outcome.kind === kind)
  console.log(`${kind.padEnd(14)} ${own.filter((outcome) => outcome.right).length}/${own.length}`)
}
const lengths = outcomes.map(({ length }) => length).sort((a, b) => a - b)
console.log(`answers: median ${lengths[Math.floor(lengths.length / 2)]} characters, longest ${lengths.at(-1)}`)
console.log(`lines right: ${right}/${lines.length}`)
process.exit(right / lines.length >= Number(values.min) ? 0 : 1)
