import { expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { indicatorSheet } from '../../src/ledger/indicator-sheet.ts'
import { taskSheet } from '../../src/ledger/task-sheet.ts'
import { legible } from '../../src/ledger/widths.ts'
import { workbookOf } from '../../src/ledger/workbook.ts'
import { curvePng } from '../../src/papers/curve.ts'
import { breath, breathing } from '../../src/store/breath.ts'
import { collected, packedAtOnce, zipped } from '../../src/tables/zip-written.ts'
import { plan } from '../chat.ts'
import { facts, figure } from '../domain/facts.ts'

const now = '2024-04-01T10:00:00+08:00'

/** How often everything else had its turn while something was done. */
async function turnsIn(work: () => Promise<unknown>): Promise<number> {
  let [turns, on] = [0, true]
  const turn = (): void => {
    turns++
    if (on) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  on = false
  return turns
}

const rows = Array.from({ length: 2000 }, (_, at) => [at, '长'.repeat(40), `第${at}行，有字的`])
const titles = ['序号', '工作任务', '说明']

test('a breath is taken after every so many steps', async () => {
  const step = breathing(10)
  const turns = await turnsIn(async () => {
    for (let at = 0; at < 100; at++) await step()
  })
  expect(turns).toBe(10)
})

test('a workbook gives the loop back at least once a hundred rows, looked at, set, written and packed', async () => {
  const looked = await turnsIn(() => legible(titles, rows, 3))
  const written = await turnsIn(() => workbookOf([{ name: '表', titles, rows }], '表', now))
  expect(looked).toBeGreaterThanOrEqual(rows.length / 100)
  expect(written - looked).toBeGreaterThanOrEqual(3 * (rows.length / 100))
})

test('the sheets of a ledger at least once an indicator and once a task', async () => {
  const ledger = { plan, entries: [], evidence: new Map(), nameOf: () => '' }
  expect(await turnsIn(() => indicatorSheet(ledger))).toBeGreaterThanOrEqual(plan.indicators.length)
  expect(await turnsIn(() => taskSheet(ledger))).toBeGreaterThanOrEqual(plan.tasks.length)
})

test('a ZIP at least once a piece of what is packed, however it comes', async () => {
  const bytes = new Uint8Array(20 * packedAtOnce)
  for (const packed of [true, false]) {
    const turns = await turnsIn(() => collected(zipped([{ path: 'a', packed, parts: [bytes] }], now, breath)))
    expect(turns).toBeGreaterThanOrEqual(20)
  }
})

test('a curve between its figures, its axes, its lines and its packing', async () => {
  const known = facts(
    ['2024-01', '2024-02'].map((period, at) =>
      figure(8, period, { value: String(at + 1), at: `${period}-28T09:00:00+08:00` }),
    ),
  )
  const state = board(plan, known, '2024-03-10').find(({ goal }) => goal.indicators.includes(8))
  if (!state) throw new Error('no goal of the eighth')
  expect(await turnsIn(() => curvePng(plan, state))).toBeGreaterThanOrEqual(4)
})
