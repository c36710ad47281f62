import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { chat, plan } from '../chat.ts'

const phrases = [
  ...commands.flatMap(({ words }) => words),
  ...plan.indicators.flatMap(({ no, short }) => [short, `指标${no}`]),
  ...plan.units.slice(0, 20).map(({ name }) => name),
  ...[
    '任务7',
    '任务99',
    '多少',
    '谁牵头',
    '什么时候',
    '现在',
    '上月',
    '2024年底',
    '2024-02-31',
    '三季度',
    '12.3万件',
    '一百二十',
  ],
  ...['那呢', '和', '比', '，', '？', '\n', '@', '%', '<at id=all></at>', '$&', '__proto__', '0'.repeat(400)],
]
const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...phrases), { minLength: 2, maxLength: 5 }).map((all) => all.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...phrases), fc.string({ unit: 'grapheme', maxLength: 30 }))
      .map(([phrase, more]) => `${phrase} ${more}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }) },
)

const runs = Number(process.env.ANY_WORDS ?? 200)

test('whatever is said, each message is answered once and nothing fails', {
  timeout: 300_000 + runs * 200,
}, async () => {
  const failures: string[] = []
  const error = (fields: object, message: string) => void failures.push(`${message} ${JSON.stringify(fields)}`)
  const world = await chat({ log: { debug: () => {}, info: () => {}, warn: () => {}, error } })
  const people = [
    await world.person('周敏', 'admin'),
    await world.person('李明', 'liaison', '市司法局'),
    await world.person('李市长', 'leader'),
    await world.person('路人'),
  ]
  await fc.assert(
    fc.asyncProperty(fc.nat(people.length - 1), words, async (index, said) => {
      const openId = people[index]?.openId ?? ''
      // A second later each time: nobody here is in more haste than the bot allows.
      world.clock.moveTo(new Date(world.clock.now().getTime() + 1000))
      const { messageId } = await world.emulator.say(openId, 'p2p', said)
      await world.settle()
      expect(failures).toEqual([])
      const replies = world.emulator
        .messages(world.emulator.p2p(openId))
        .filter(({ parentId }) => parentId === messageId)
      // Nothing but white space is nothing said.
      expect(replies).toHaveLength(said.trim() === '' ? 0 : 1)
    }),
    { numRuns: runs },
  )
})
