import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { answerWords, wordsOf } from '../src/cards/words.ts'
import { unitByName } from '../src/domain/look.ts'
import { answerQuery } from '../src/engine/answer.ts'
import { toldBy } from '../src/engine/shown.ts'
import { readPlan } from '../src/plan/read.ts'
import { language } from '../src/understand/language.ts'
import { lexiconOf } from '../src/understand/lexicon.ts'
import { read } from '../src/understand/read.ts'
import { type Topic, topicAfter } from '../src/understand/topic.ts'
import { faultsOf } from './judge.ts'

// `npm run eval -- FILE.jsonl … [--plan NAME] [--min 0.98] [--brief] [--full]`: asks every question of the files and
// judges the answers. Reader and engine are asked in this process; with --full the running bot, through its signed webhook.

/** One line of a question file: a talk of one or more turns; every list in `all` needs one of its texts, none of `none`. */
const lineSchema = z.object({
  id: z.string(),
  asker: z.object({ role: z.enum(['member', 'liaison', 'leader', 'admin']), unit: z.string().nullish() }),
  chat: z.enum(['p2p', 'group']).default('p2p'),
  now: z.string().nullish(),
  turns: z.array(
    z.object({
      q: z.string(),
      kind: z.string().default(''),
      expect: z.object({ all: z.array(z.array(z.string())).default([]), none: z.array(z.string()).default([]) }),
    }),
  ),
})
type Line = z.output<typeof lineSchema>
type Said = { words: string; length: number; read: string }
type Talk = (q: string) => Promise<Said>

const usualNow = '2024-03-18T10:00:00+08:00'
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    min: { type: 'string', default: '0' },
    plan: { type: 'string', default: 'zunyi-2022' },
    brief: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
})
if (positionals.length === 0) {
  process.stderr.write('npm run eval -- FILE.jsonl … [--plan NAME] [--min 0.98] [--brief] [--full]\n')
  process.exit(2)
}
const missing = positionals.filter((file) => !existsSync(file))
if (missing.length > 0) {
  process.stderr.write(`没有文件 ${missing.join('、')}\n`)
  process.exit(1)
}
const plan = await readPlan(`data/${values.plan}`)
const lexicon = lexiconOf(plan)

/** A talk with reader and engine in this process, without a server. */
function inProcess({ asker: { role, unit }, chat, now }: Line): Talk {
  const own = unit ? unitByName(plan, unit) : undefined
  const asker = { role, units: own ? [own.id] : [] }
  const at = now ?? usualNow
  const grounds = { plan, asker, now: at, group: chat === 'group', facts: { reports: [], baselines: [] } }
  let topic: Topic | null = null
  return async (q) => {
    const { queries, sensed, margin } = read(q, { lexicon, language, asker, topic, now: at, group: grounds.group })
    topic = topicAfter(topic, queries, toldBy(queries, grounds))
    const card = answerQuery(queries, grounds)
    const asked = queries.map(({ said: _said, unexplained: _unexplained, ...query }) => JSON.stringify(query))
    return {
      words: wordsOf(card),
      length: [...answerWords(card)].length,
      read: [`${sensed.masked} (${margin.toFixed(1)})`, ...asked].join('\n  '),
    }
  }
}

/** A talk with the running bot; the person is enrolled with role and unit. */
async function throughWebhook({ asker: { role, unit }, chat, now }: Line): Promise<Talk> {
  const world = await (await import('./chat.ts')).chat({ at: now ?? usualNow })
  const person = await world.person('提问人', role, unit ?? '')
  const group = chat === 'group' ? await world.group('专班', person) : null
  return async (q) => {
    const words = group ? await group.asks(person, q) : await person.says(q)
    const answer = words.split('\n').filter((line) => !/^依据：|^\[.*\]$/.test(line))
    return { words, length: [...answer.join('\n')].length, read: '' }
  }
}

const kinds = new Map<string, { right: number; all: number }>()
const lengths: number[] = []
let right = 0
let all = 0
for (const file of positionals) {
  const texts = (await readFile(file, 'utf8')).split('\n').filter((line) => /^\s*\{"(?!round)/.test(line))
  for (const line of texts.map((text) => lineSchema.parse(JSON.parse(text)))) {
    const talk = values.full ? await throughWebhook(line) : inProcess(line)
    let fits = true
    for (const { q, kind, expect } of line.turns) {
      const { words, length, read: asked } = await talk(q)
      const faults = faultsOf(words, expect)
      lengths.push(length)
      const counted = kinds.get(kind) ?? { right: 0, all: 0 }
      kinds.set(kind, { right: counted.right + (faults.length === 0 ? 1 : 0), all: counted.all + 1 })
      if (faults.length === 0) continue
      fits = false
      const shown = values.brief ? [] : [asked, ...faults, words.replace(/^/gm, '| ')]
      process.stdout.write(`✗ ${line.id} [${kind}] ${[q, ...shown].join('\n  ')}\n`)
    }
    all += 1
    if (fits) right += 1
  }
}
for (const [kind, counted] of kinds) process.stdout.write(`${kind.padEnd(14)} ${counted.right}/${counted.all}\n`)
lengths.sort((a, b) => a - b)
process.stdout.write(
  `answers: median ${lengths[Math.floor(lengths.length / 2)]} characters, longest ${lengths.at(-1)}\n`,
)
process.stdout.write(`lines right: ${right}/${all}\n`)
process.exit(right / all >= Number(values.min) ? 0 : 1)
