import { describe, expect, test } from 'vitest'
import { toFeishu } from '../../src/cards/feishu.ts'
import type { Card } from '../../src/cards/kit.ts'
import { sentCard } from '../../src/cards/owed-page.ts'
import { tableDraftCard } from '../../src/cards/table-draft.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { draftOf, type TableDraft } from '../../src/domain/tables/draft.ts'
import { checkCard } from '../../src/sandbox/validate/index.ts'
import { gridOf } from '../../src/tables/read.ts'
import { plan } from '../chat.ts'

const sender = {
  plan,
  facts: { reports: [], baselines: [] },
  today: '2024-04-08',
  units: ['market-regulation'],
  owed: [],
}
const long = '知'.repeat(600)

/** As long as texts get: every task and figure, each with words to the brim, and rows nobody knows. */
const rows = [
  ['2024年第一季度'],
  ['任务', '状态', '进展情况', '下一步', '存在问题', '需协调事项'],
  ...plan.tasks.map(({ text }) => [text, '推进中', long, long, long, long]),
  ['指标', '数值', '本年累计', '目标', '同比', '备注'],
  ...plan.indicators.map(({ name }, at) => [name, String(at + 3), '900', '10', '20', long]),
  ...Array.from({ length: 40 }, (_, at) => [`不认识的第${at}项${long}`, String(at), '1', '2', '3', long]),
]

const viewOf = (read: TableDraft, page: number) => ({
  draft: '0f8fad5b-d9cb-469f-a165-70867728950e',
  name: `${long}.xlsx`,
  read,
  page,
  shown: 'f'.repeat(20),
  changed: '这期间情况有变，什么也没有提交；下面是现在的，请再看一遍。',
  byOffice: false,
})

const faultOf = (card: Card) => checkCard(toFeishu(card))
const pagesIn = (card: Card): number => Number(/共(\d+)页/.exec(wordsOf(card))?.[1] ?? 1)

describe('a draft of a table with everything the unit with most reports', () => {
  const read = draftOf(sender, [gridOf('一季度', rows)], '一季度.xlsx', {})
  const cards = Array.from({ length: pagesIn(tableDraftCard(viewOf(read, 0))) }, (_, page) =>
    tableDraftCard(viewOf(read, page)),
  )

  test('is cards the platform takes, page by page', () => {
    expect(read.items.length + read.questions.length).toBeGreaterThanOrEqual(36)
    expect(cards.length).toBeGreaterThan(2)
    expect(cards.map(faultOf)).toEqual(cards.map(() => null))
  })

  test('shows everything that would be stored, and names every cell that would not', () => {
    const words = cards.map((card) => wordsOf(card)).join('\n')
    for (const { line } of read.items) expect(words).toContain(line.slice(0, 20))
    const named = read.left.flatMap(({ cells }) => cells)
    expect(named.length).toBeGreaterThan(100)
    expect(words).not.toMatch(/等\d+格/)
  })

  test('asks a few questions at a time', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: `c:${long.slice(0, 60)}:${at}`,
      asks: `${at}${long}`,
      options: Array.from({ length: 6 }, (_, no) => ({ value: `v${no}`, label: long })),
    }))
    const card = tableDraftCard(viewOf({ ...read, questions: many }, 1))
    expect(faultOf(card)).toBeNull()
    expect(wordsOf(card)).toContain('另有26个问题')
  })
})

test('what was sent in by one tap is one card, however much it was', () => {
  const lines = Array.from({ length: 70 }, () => long)
  expect(faultOf(sentCard({ title: long.slice(0, 60), lines, left: 12, files: ['一季度.xlsx'] }))).toBeNull()
})
