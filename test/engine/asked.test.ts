import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { answerWords, wordsOf } from '../../src/cards/words.ts'
import { unitByName } from '../../src/domain/look.ts'
import { roleNames } from '../../src/domain/permissions.ts'
import { querySchema } from '../../src/domain/query.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { faultsOf } from '../judge.ts'
import { grounds, plan } from './said.ts'

/** What people asked, the query a person made of it by hand, and what an answer must and must not show. */
const lineSchema = z.object({
  id: z.string(),
  q: z.string(),
  asker: z.object({ role: z.enum(roleNames), unit: z.string().nullable() }),
  chat: z.enum(['p2p', 'group']),
  now: z.string(),
  queries: z.array(querySchema),
  expect: z.object({ all: z.array(z.array(z.string())), none: z.array(z.string()) }),
})

const file = await readFile('test/engine/asked.jsonl', 'utf8')
const lines = file.split('\n').flatMap((line) => (line.trim() === '' ? [] : [lineSchema.parse(JSON.parse(line))]))

const cardFor = ({ queries, asker, chat, now }: (typeof lines)[number]) => {
  const unit = asker.unit === null ? undefined : unitByName(plan, asker.unit)
  const own = { role: asker.role, units: unit ? [unit.id] : [] }
  return answerQuery(queries, { ...grounds, asker: own, now, group: chat === 'group', since: '2024-01-01' })
}

describe('a question read right is answered right', () => {
  test.each(lines.map((line, at) => [`${line.id} ${at} ${line.q}`, line] as const))('%s', (_, line) => {
    expect(faultsOf(wordsOf(cardFor(line)), line.expect)).toEqual([])
  })

  test('half of the answers fit in 80 characters, nine of ten in 200', () => {
    const lengths = lines.map((line) => [...answerWords(cardFor(line))].length).sort((a, z) => a - z)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80)
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200)
  })
})
