import { wordsOf } from '../../src/cards/words.ts'
import type { Query, Ref } from '../../src/domain/query.ts'
import { querySchema } from '../../src/domain/query.ts'
import type { Facts } from '../../src/domain/report.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import type { Grounds } from '../../src/engine/grounds.ts'
import { readPlan } from '../../src/plan/read.ts'

export const plan = await readPlan('data/zunyi-2022')
const nothing: Facts = { reports: [], baselines: [] }

export const grounds: Grounds = {
  plan,
  asker: { role: 'leader', units: [] },
  now: '2024-03-18T10:00:00+08:00',
  group: false,
  facts: nothing,
}

const kinds: Record<string, Ref['kind']> = {
  i: 'indicator',
  t: 'task',
  u: 'unit',
  g: 'group',
  p: 'person',
  c: 'category',
  s: 'section',
  l: 'clause',
}

/** `i3`, `t6`, `u:justice`, `s:4.2`: a reference in short. */
export function ref(short: string): Ref {
  const kind = kinds[short.slice(0, 1)]
  if (!kind) throw new Error(`no such reference: ${short}`)
  return { kind, id: short.slice(1).replace(/^:/, '') }
}

/** A query with what is left out at its default, rows in short. */
export type Short = Partial<Omit<Query, 'rows'>> & Pick<Query, 'of'> & { rows?: string[] | 'all' }

export const query = ({ rows = 'all', ...rest }: Short): Query =>
  querySchema.parse({ where: [], show: [], how: 'tell', ...rest, rows: rows === 'all' ? rows : rows.map(ref) })

/** What is answered to queries, as a person reads it. */
export const said = (short: Short | Short[], over: Partial<Grounds> = {}): string =>
  wordsOf(answerQuery([short].flat().map(query), { ...grounds, ...over }))
