import { expect, test } from 'vitest'
import { digestsDue } from '../../src/clockwork/digests.ts'
import { claimWeeks, setDigest } from '../../src/store/chats.ts'
import type { Sql } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'

const due = '2024-03-25T09:00:00+08:00'

/** Groups whose digest falls due now, and a database where something happens just before the first wave is written. */
async function groups(count: number, meanwhile: (db: Sql, chatIds: string[]) => Promise<unknown>) {
  const world = await chat({ at: '2024-03-20T10:00:00+08:00' })
  const owner = await world.person('群主')
  const all: Awaited<ReturnType<typeof world.group>>[] = []
  for (let no = 0; no < count; no++) {
    const group = await world.group(`专班${no}`, owner)
    await owner.clicks('订阅周报', group.chatId)
    all.push(group)
  }
  world.clock.moveTo(new Date(due))
  let disturbed = false
  let batches = 0
  const db: Sql = {
    ...world.app.db,
    async batch(statements) {
      if (!disturbed) {
        disturbed = true
        await meanwhile(
          world.app.db,
          all.map(({ chatId }) => chatId),
        )
      }
      batches++
      await world.app.db.batch(statements)
    },
  }
  await digestsDue({ ...world.app, db }, world.metrics)
  await world.settle()
  const digests = all.map(({ seesAll }) => seesAll().filter((words) => words.startsWith('周报 ')).length)
  return { digests, batches, runs: world.metrics.digestRuns.value() }
}

test('where somebody else was quicker with one group, the others of its wave still get their digest once', async () => {
  const found = await groups(4, (db, [first = '']) =>
    db.run(claimWeeks([{ chatId: first, week: '2024-W13', state: 'sent' }], due)),
  )
  expect(found).toEqual({ digests: [0, 1, 1, 1], batches: 2, runs: 3 })
})

test('a group that pauses in that very moment gets none', async () => {
  const found = await groups(3, (db, [, second = '']) => db.run(setDigest(second, 'paused')))
  expect(found).toEqual({ digests: [1, 0, 1], batches: 2, runs: 2 })
})

test('all that are due are claimed and posted a wave at a time', async () => {
  const found = await groups(60, async () => {})
  expect(found.digests.every((count) => count === 1)).toBe(true)
  expect(found).toMatchObject({ batches: 2, runs: 60 })
})
