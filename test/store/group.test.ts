import { expect, test } from 'vitest'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { groupCommit } from '../../src/store/sqlite/group.ts'

/** A connection that counts its commits, and one whose next commit fails. */
function counted() {
  const database = openConnection(':memory:')
  database.exec('create table things (name text unique)')
  const state = { commits: 0, failing: false }
  const watched: typeof database = {
    ...database,
    prepare(text) {
      const prepared = database.prepare(text)
      if (text !== 'commit') return prepared
      return {
        ...prepared,
        run(...params) {
          if (state.failing) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })
          state.commits++
          return prepared.run(...params)
        },
      }
    },
  }
  const { write } = groupCommit(watched)
  const insert = database.prepare('insert into things (name) values (?)')
  return {
    state,
    database,
    write,
    names: () => database.prepare('select name from things').all(),
    add: (name: string) => write(() => insert.run(name)),
    addAlone: (name: string) => write(() => insert.run(name), true),
  }
}

test('a hundred writes of one turn wait for the disk once', async () => {
  const { state, add, names } = counted()
  await Promise.all(Array.from({ length: 100 }, (_, index) => add(`thing ${index}`)))
  expect([state.commits, names().length]).toEqual([1, 100])
  await add('one more')
  expect(state.commits).toBe(2)
})

test('nothing is acknowledged before the commit: when that fails, nobody has written', async () => {
  const { state, add, names } = counted()
  state.failing = true
  const results = await Promise.allSettled([add('a'), add('b')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(names()).toEqual([])
  state.failing = false
  await add('a')
  expect(names()).toHaveLength(1)
})

test('a single statement that fails undoes itself and nothing beside it', async () => {
  const { state, add, addAlone, names } = counted()
  await addAlone('there')
  const results = await Promise.allSettled([add('a'), addAlone('there'), addAlone('b')])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(names()).toEqual([{ name: 'there' }, { name: 'a' }, { name: 'b' }])
  expect(state.commits).toBe(2)
})

test('a failure that ends the transaction is everybody’s', async () => {
  const { database, write, names, addAlone } = counted()
  const ends = () => {
    database.exec('rollback')
    throw new Error('disk full')
  }
  const results = await Promise.allSettled([addAlone('a'), write(ends, true), addAlone('b')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(names()).toEqual([])
  await addAlone('a')
  expect(names()).toHaveLength(1)
})
