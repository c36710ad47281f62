import { parseArgs } from 'node:util'
import * as z from 'zod'
import { wordsOf } from '../cards/words.ts'
import { unitByName } from '../domain/look.ts'
import { querySchema } from '../domain/query.ts'
import { answerQuery } from '../engine/answer.ts'
import { toldBy } from '../engine/shown.ts'
import { readPlan } from '../plan/read.ts'
import { deedIn } from '../understand/deeds.ts'
import { explained } from '../understand/explain.ts'
import { language } from '../understand/language.ts'
import { lexiconOf } from '../understand/lexicon.ts'
import { read } from '../understand/read.ts'
import { type Topic, topicAfter } from '../understand/topic.ts'

// `npm run ask -- "问题" ["追问" …] [--as UNIT] [--role ROLE] [--now ISO] [--group] [--explain]`: how a question is read and answered.
// `npm run ask -- --query '[{"of":"matter",…}]'`: what the engine answers to a query (what is left out takes its default).
const usage = (): never => {
  console.error(
    '用法：npm run ask -- "问题" ["追问" …] [--as 单位] [--role 角色] [--now 时间] [--plan 方案] [--group] [--explain]',
  )
  process.exit(2)
}
function given() {
  const options = {
    as: { type: 'string' },
    role: { type: 'string' },
    now: { type: 'string', default: '2024-03-18T10:00:00+08:00' },
    plan: { type: 'string', default: 'zunyi-2022' },
    group: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
    query: { type: 'string' },
    explain: { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch {
    return usage()
  }
}
const { positionals, values } = given()
if (positionals.length === 0 && values.query === undefined) usage()
const plan = await readPlan(`data/${values.plan}`)
const lexicon = lexiconOf(plan)
const unit = values.as === undefined ? undefined : unitByName(plan, values.as)
if (values.as !== undefined && !unit) {
  console.error(`方案数据里没有这个单位：${values.as}`)
  process.exit(2)
}
const roles = ['member', 'liaison', 'leader', 'admin'] as const
const role = roles.find((name) => name === values.role) ?? (unit ? 'liaison' : 'member')
const asker = { role, units: unit ? [unit.id] : [] }

if (values.query !== undefined) {
  const usual = { rows: 'all', where: [], show: [], how: 'tell' }
  const written = z
    .union([z.array(z.looseObject({})), z.looseObject({}).transform((one) => [one])])
    .parse(JSON.parse(values.query))
  const queries = written.map((one) => querySchema.parse({ ...usual, ...one }))
  const grounds = { plan, asker, now: values.now, group: values.group, facts: { reports: [], baselines: [] } }
  console.log(wordsOf(answerQuery(queries, grounds)))
}

let topic: Topic | null = null
for (const question of positionals) {
  const context = { lexicon, language, asker, topic, now: values.now, group: values.group }
  const reading = read(question, context)
  const deed = deedIn(reading, context)
  const grounds = { plan, asker, now: values.now, group: values.group, facts: { reports: [], baselines: [] } }
  topic = topicAfter(topic, reading.queries, toldBy(reading.queries, grounds))
  console.log(`> ${question}`)
  if (values.explain) console.log(explained(reading, language))
  if (deed) console.log(`=> ${JSON.stringify(deed)}`)
  else if (!values.brief) console.log(JSON.stringify(reading.queries, null, 2))
  if (!deed) console.log(`${wordsOf(answerQuery(reading.queries, grounds))}\n`)
}
