import { expect, test } from 'vitest'
import { obstacleWords } from '../../src/cards/task-words.ts'

test.each([
  [{ problem: '系统未对接', help: '请市法院开放接口', done: '已会商' }, '：系统未对接；需协调：请市法院开放接口'],
  [{ problem: '系统未对接', done: '已会商' }, '：系统未对接'],
  [{ help: '请市财政局安排经费', done: '已会商' }, '：已会商；需协调：请市财政局安排经费'],
  [{ done: '经费未到位' }, '：经费未到位'],
  [{}, ''],
])('what holds a task up, and what is asked of whom: %j', (report, words) => {
  expect(obstacleWords(report)).toBe(words)
})
