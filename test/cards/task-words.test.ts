import { expect, test } from 'vitest'
import { obstacleWords } from '../../src/cards/task-words.ts'

test.each([
  [
    { progress: '受阻', problem: '系统未对接', help: '请市法院开放接口', done: '已会商' },
    '：系统未对接；需协调：请市法院开放接口',
  ],
  [{ progress: '受阻', problem: '系统未对接', done: '已会商' }, '：系统未对接'],
  [{ progress: '受阻', help: '请市财政局安排经费', done: '已会商' }, '：已会商；需协调：请市财政局安排经费'],
  [{ progress: '受阻', done: '经费未到位' }, '：经费未到位'],
  [{ progress: '受阻' }, ''],
  // What goes on is not explained by what was done for it.
  [{ progress: '推进中', help: '请推荐候选人员', done: '已选12人' }, '，需协调：请推荐候选人员'],
  [{ progress: '推进中', problem: '人手不足', help: '请增派', done: '已选12人' }, '：人手不足；需协调：请增派'],
] as const)('what holds a task up, and what is asked of whom: %j', (report, words) => {
  expect(obstacleWords(report)).toBe(words)
})
