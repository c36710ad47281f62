import { readFileSync } from 'node:fs'
import { wordsOf } from './src/cards/words.ts'
import { unitByName } from './src/domain/look.ts'
import { answerQuery } from './src/engine/answer.ts'
import { toldBy } from './src/engine/shown.ts'
import { readPlan } from './src/plan/read.ts'
import { language } from './src/understand/language.ts'
import { lexiconOf } from './src/understand/lexicon.ts'
import { read } from './src/understand/read.ts'
import { topicAfter } from './src/understand/topic.ts'
const [file, planName = 'zunyi-2022', as] = process.argv.slice(2)
const plan = await readPlan(`data/${planName}`)
const lexicon = lexiconOf(plan)
const unit = as ? unitByName(plan, as) : undefined
const asker = { role: unit ? 'liaison' as const : 'member' as const, units: unit ? [unit.id] : [] }
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  let topic = null
  for (const q of line.split(' | ')) {
    const now = '2024-03-18T10:00:00+08:00'
    const context = { lexicon, language, asker, topic, now, group: false }
    const reading = read(q, context)
    const grounds = { plan, asker, now, group: false, facts: { reports: [], baselines: [] } }
    topic = topicAfter(topic, reading.queries, toldBy(reading.queries, grounds))
    console.log('### ' + q + '\n' + wordsOf(answerQuery(reading.queries, grounds)).slice(0, 420))
  }
}
