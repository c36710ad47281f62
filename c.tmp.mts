import { readPlan } from './src/plan/read.ts'
import { language } from './src/understand/language.ts'
import { lexiconOf } from './src/understand/lexicon.ts'
import { read } from './src/understand/read.ts'
import { contentOf, nounsAsked } from './src/understand/cues.ts'
const plan = await readPlan('data/zunyi-2022'); const lexicon = lexiconOf(plan)
for (const q of process.argv.slice(2)) { const r = read(q, { lexicon, language, asker: { role: 'member', units: [] }, topic: null, now: '2024-03-18T10:00:00+08:00', group: false } as never)
 const x = r.queries[0]; console.log(q, '|', r.sensed.masked, '| unknown', r.sensed.unknown.join(','), '| content', contentOf(r.sensed.masked).join(','), '|', JSON.stringify({ of: x?.of, rows: x?.rows, where: x?.where, how: x?.how, by: x?.by, at: x?.at, period: x?.period, un: x?.unexplained })) }
