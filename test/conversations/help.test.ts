import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'
import { wholeHelp } from './whole-help.ts'

/** Answers that are no answer: not understood, refused, or asked to be said anew. */
const noAnswer = /没听懂|没有听懂|请换个说法|^不能|请重新打开|方案里没有|没有单位|没有找到|还不明白/m

/** What a help card tells to say: the words of its lines, the examples in quotes, and those after 例如. */
function offered(help: string): { words: string[]; examples: string[] } {
  const words = [...help.matchAll(/^- (\S+?)　/gm)].map(([, word = '']) => word)
  const quoted = [...help.matchAll(/“([^”]+)”/g)].map(([, example = '']) => example)
  const last = /^例如：(.*)$/m.exec(help)?.[1]?.split('；') ?? []
  return { words, examples: [...quoted, ...last] }
}

const people = [
  ['member', undefined],
  ['liaison', '市司法局'],
  ['leader', undefined],
  ['admin', undefined],
] as const

describe('help', () => {
  test.each(people)('every example it gives a %s is answered', async (role, unit) => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    await world.person('周敏', 'admin')
    const person = role === 'member' ? await world.person('李明') : await world.person('李明', role, unit)
    const { examples } = offered(await wholeHelp(person))
    expect(examples.length).toBeGreaterThan(2)
    for (const example of examples) expect(await person.says(example), example).not.toMatch(noAnswer)
  })

  test.each(people)('every word it offers a %s leads where it says', async (role, unit) => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    await world.person('周敏', 'admin')
    const person = role === 'member' ? await world.person('李明') : await world.person('李明', role, unit)
    const { words } = offered(await wholeHelp(person))
    expect(words.length).toBeGreaterThan(5)
    for (const word of words) {
      const before = person.seesAll().length
      await person.says(word)
      const answer = person.seesAll().slice(before).join('\n')
      expect(answer, word).not.toBe('')
      expect(answer, word).not.toMatch(/没有听懂|请换个说法|^不能|还不明白|办理。$|方案未写/m)
    }
  })

  test('it offers only what works for the asker', async () => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    const mayor = await world.person('雷副市长', 'leader')
    const [office, liaison, leader] = [await wholeHelp(zhou), await wholeHelp(liming), await wholeHelp(mayor)]
    expect(offered(office).words).toContain('添加联络员')
    expect(offered(office).words).not.toContain('填报')
    expect(offered(office).words).not.toContain('登记')
    expect(offered(liaison).words).toContain('填报')
    expect(offered(liaison).words).not.toContain('待审核')
    expect(offered(leader).words).not.toContain('登记')
    expect(offered(leader).words).toContain('可能完不成')
    expect(await zhou.says('添加联络员')).toContain('添加')
  })

  test.each(people)(
    'a %s finds a screen of it, says how many there are, and no line repeats its word',
    async (role, unit) => {
      const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
      const person = role === 'member' ? await world.person('李明') : await world.person('李明', role, unit)
      const first = await person.says('帮助')
      const all = offered(await wholeHelp(person)).words
      expect(offered(first).words.length).toBeLessThanOrEqual(14)
      expect(first).toContain(`也可以直接发${all.length}个词，常用的是：`)
      expect(new Set(all).size).toBe(all.length)
      const group = await world.group('专班', person)
      for (const help of [await wholeHelp(person), await group.asks(person, '帮助')])
        for (const [line, word = '', says = ''] of help.matchAll(/^- (\S+?)　(.*)$/gm)) {
          expect(says.startsWith(word), line).toBe(false)
          // One line on a phone, or two.
          expect(says.length, line).toBeLessThanOrEqual(48)
        }
    },
  )

  test('in a group it offers what is answered there', async () => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const group = await world.group('专班', zhou)
    const { words } = offered(await group.asks(zhou, '帮助'))
    expect(words).toContain('订阅周报')
    for (const word of words) {
      await group.asks(zhou, word)
      expect(group.sees(), word).not.toContain('已在私聊中回复')
    }
  })

  test('what the examples ask is answered right', async () => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    const liming = await world.person('李明', 'liaison', '市司法局')
    const mayor = await world.person('雷副市长', 'leader')
    const citizen = await world.person('路人')
    expect(await liming.says('填报 知识产权仲裁员')).toContain('期末')
    expect(await liming.says('我们单位有哪些任务')).toContain('任务31')
    expect(await mayor.says('哪些目标可能完不成')).toContain('21个目标')
    expect(await mayor.says('离试点结束还有多久')).toContain('446天')
    expect(await citizen.says('商标有效注册量目标多少，谁牵头')).toMatch(/15\.6万件[\s\S]*市场监管局/)
    expect(await citizen.says('试点什么时候结束')).toContain('2025年6月')
  })

  test('somebody who has spoken before is not greeted as a stranger', async () => {
    const world = await chat({ at: '2024-04-10T09:00:00+08:00' })
    const liming = await world.person('李明', 'liaison', '市司法局')
    await liming.says('状态')
    const before = liming.seesAll().length
    await world.emulator.enterP2p(liming.openId)
    await world.settle()
    expect(liming.seesAll().length).toBe(before)
  })
})
