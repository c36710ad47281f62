import { bench, describe } from 'vitest'
import { answer } from '../../src/answers/answer.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { understand } from '../../src/understand/understand.ts'
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
      const { query } = understand(text, { lexicon, asker: member, topic: null, now, group: false })
      answer(query, { plan, lexicon, asker: member, now, group: false, facts: { reports: [], baselines: [] } })
    },
    { warmupIterations: 500, time: 4000 },
  )
  bench('the lexicon of a plan', () => {
    lexiconOf(plan)
  })
})
