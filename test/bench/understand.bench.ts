import { bench, describe } from 'vitest'
import { answerQuery } from '../../src/engine/answer.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { madeFrom } from '../understand/variants.ts'
import { lexicon, member, plan } from '../understand/world.ts'

const questions = madeFrom(plan)
const now = '2024-03-18T10:00:00+08:00'
let turn = 0

describe('understanding and answering, one core', () => {
  bench(
    'one question',
    () => {
      const { text } = questions[turn++ % questions.length] ?? { text: '' }
      const { queries } = read(text, { lexicon, language, asker: member, topic: null, now, group: false })
      answerQuery(queries, { plan, asker: member, now, group: false, facts: { reports: [], baselines: [] } })
    },
    { warmupIterations: 500, time: 4000 },
  )
  bench('the lexicon of a plan', () => {
    lexiconOf(plan)
  })
})
