import { expect, test } from 'vitest'
import { type D1, openD1 } from '../../src/store/d1.ts'
import { Conflict, isStorageTrouble, sql } from '../../src/store/sql.ts'

/** A D1 that fails with these words, whatever it is asked. */
function failing(message: string): D1 {
  const fail = () => Promise.reject(new Error(message))
  const statement: ReturnType<D1['prepare']> = { bind: () => statement, all: fail, run: fail }
  return { prepare: () => statement, batch: fail }
}

const asked = (message: string) => {
  const db = openD1(failing(message))
  const question = sql`select 1`
  return [() => db.all(question), () => db.run(question), () => db.batch([question])]
}

test.each([
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
  'D1_ERROR: D1 DB reset because its code was updated.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  "D1_ERROR: D1 DB's isolate exceeded its memory limit and was reset.",
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
  'D1_ERROR: Exceeded maximum DB size.',
])('%s is the database’s trouble, and nobody else is to blame', async (message) => {
  for (const ask of asked(message)) await expect(ask()).rejects.toSatisfy(isStorageTrouble)
})

test.each([
  'D1_ERROR: UNIQUE constraint failed: inbox.event_id: SQLITE_CONSTRAINT',
  'D1_ERROR: no such table: nowhere: SQLITE_ERROR',
])('%s is about what was asked', async (message) => {
  for (const ask of asked(message)) await expect(ask()).rejects.not.toSatisfy(isStorageTrouble)
})

test('the guard of a batch is a conflict', async () => {
  const [, , batch] = asked('D1_ERROR: CHECK constraint failed: changed > 0: SQLITE_CONSTRAINT')
  await expect(batch?.()).rejects.toBeInstanceOf(Conflict)
})
