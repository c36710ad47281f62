import { describe, expect, test } from 'vitest'
import { first, sql } from '../../src/store/sql.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

/** Every event and every tick reaches both isolates at the same moment, and both have one database. */
const twice = { isolates: 2 }

describe('two isolates on one database', () => {
  test('answer everything once', async () => {
    const world = await chat(twice)
    const liming = await world.person('李明', 'liaison', '市司法局')
    for (const words of ['我是谁', '帮助', '填报 仲裁员']) await liming.says(words)
    expect(liming.seesAll()).toHaveLength(3)
    await liming.submits({ value: '18' })
    expect((await readFacts(world.db)).reports).toHaveLength(1)
    expect(await first(world.db, sql`select count(*) as n from leases`)).toEqual({ n: 0 })
  })

  test('keep the order of a chat', async () => {
    const world = await chat(twice)
    const people = await Promise.all(['李明', '王强', '赵丽'].map((name) => world.person(name)))
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    for (const no of numbers) {
      for (const { openId } of people) await world.emulator.say(openId, 'p2p', `指标${no}是什么`)
    }
    await world.settle()
    for (const person of people) {
      const answers = world.emulator.messages(world.emulator.p2p(person.openId))
      const asked = answers.filter(({ sender }) => sender.kind !== 'app').map(({ messageId }) => messageId)
      expect(answers.filter(({ sender }) => sender.kind === 'app').map(({ parentId }) => parentId)).toEqual(asked)
    }
  })

  test('let two reviewers decide once', async () => {
    const world = await chat(twice)
    const [zhou, wu] = [await world.person('周敏', 'admin'), await world.person('吴迪', 'admin')]
    const liming = await world.person('李明', 'liaison', '市司法局')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await Promise.all([zhou.clicks('确认'), wu.clicks('确认')])
    const [report] = (await readFacts(world.db)).reports
    expect(report?.events.map(({ state }) => state)).toEqual(['pending', 'confirmed'])
    expect([zhou.toast?.content, wu.toast?.content].filter((words) => words?.startsWith('已确认'))).not.toHaveLength(0)
  })

  test('send one digest a week', async () => {
    const world = await chat({ ...twice, at: '2024-03-20T10:00:00+08:00' })
    const owner = await world.person('群主')
    const group = await world.group('专班', owner)
    await owner.clicks('订阅周报', group.chatId)
    await world.moveTo('2024-04-01T10:00:00+08:00')
    expect(group.seesAll().filter((words) => words.startsWith('周报 '))).toHaveLength(2)
  })
})
