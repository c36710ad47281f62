import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'

/** What a question is taken to be about, in a plan imported without any answer. */
function about(name: string, question: string): string {
  const pieces: Piece[] = JSON.parse(readFileSync(new URL(`unseen/${name}.json`, import.meta.url), 'utf8'))
  const { plan } = build(name, pieces, {})
  const asker = { units: [], role: 'leader' as const }
  const now = `${plan.start}T09:00:00+08:00`
  const [query] = read(question, { lexicon: lexiconOf(plan), language, asker, topic: null, now, group: false }).queries
  const [row] = query && query.rows !== 'all' ? query.rows : []
  const indicator =
    row?.kind === 'indicator' ? plan.indicators.find(({ no }) => String(no) === row.id)?.name : undefined
  return indicator ?? `${query?.of} ${row?.id} ${query?.show.join()}`
}

test.each([
  ['elderly-care', '15分钟养老服务圈的目标', 'clause 正文一 text'],
  ['elderly-care', '失能老年人集中照护目标', 'clause 正文一 text'],
  ['business-environment', '贷款余额增速目标', 'clause 正文一(二) text'],
])('%s, %s: what no row holds is its sentence, not the row beside it', (name, question, expected) => {
  expect(about(name, question)).toBe(expected)
})

test.each([
  ['elderly-care', '养老机构护理型床位占比目标', '养老机构护理型床位占比'],
  ['elderly-care', '敬老院改造多少所', '改造提升敬老院'],
  ['business-environment', '普惠小微贷款余额目标', '普惠小微贷款余额'],
  ['business-environment', '涉企案件执行完毕率目标', '涉企案件执行完毕率同比提高'],
])('%s, %s is its row', (name, question, expected) => {
  expect(about(name, question)).toBe(expected)
})
