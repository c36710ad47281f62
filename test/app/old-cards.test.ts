import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { commands } from '../../commands/index.ts'
import { checkCard } from '../../src/sandbox/validate/index.ts'
import { first, sql } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'
import { bring, clicking } from './signed.ts'

const keys = [...new Set(commands.flatMap(({ args }) => ('shape' in args ? Object.keys(Object(args.shape)) : [])))]
/** What arguments are made of; `known` is what the world really has. */
const scalarOf = (known: string[]) =>
  fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom(
      '',
      '1',
      '7',
      '2024-03',
      '2024Q1',
      '2024-02-31',
      'indicator',
      'task',
      'confirm',
      'all',
      '<at id=all>',
      '__proto__',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.integer({ min: -2, max: 60 }),
    fc.constantFrom(1e308, -0, 0.1, Number.MAX_SAFE_INTEGER + 1),
    fc.boolean(),
    fc.constant(null),
  )
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...keys) },
  fc.string({ maxLength: 8 }),
  fc.constant('toString'),
)
function argsOf(known: string[]) {
  const scalar = scalarOf(known)
  const value = fc.oneof(
    { weight: 8, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
  return fc.dictionary(name, value, { maxKeys: 5 })
}
const doing = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...commands.map((command) => command.name)) },
  fc.constantFrom('', 'constructor', 'gone', 7, null),
)
const form = fc.option(fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 20 }), { maxKeys: 4 }), {
  nil: undefined,
})

const withCard = z.object({ card: z.object({ data: z.unknown() }) })

const runs = Number(process.env.OLD_CARDS ?? 400)

test('whatever a card of another version sends, its click is answered and nothing fails', {
  timeout: 300_000 + runs * 200,
}, async () => {
  const failures: string[] = []
  const note = (fields: object, message: string) => void failures.push(`${message} ${JSON.stringify(fields)}`)
  const world = await chat({ log: { debug: () => {}, info: () => {}, warn: () => {}, error: note } })
  const office = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', '市司法局')
  const people = [office, liaison, await world.person('路人')]
  await liaison.says('填报 仲裁员')
  await liaison.submits({ value: '18' })
  await liaison.says('更正 仲裁员')
  const forms = await world.db.all<{ id: string }>(sql`select id from forms`)
  const known = ['justice', liaison.openId, ...forms.map(({ id }) => id)]
  const letters = async () => (await first<{ n: number }>(world.db, sql`select count(*) as n from outbox`))?.n ?? 0
  await fc.assert(
    fc.asyncProperty(fc.nat(people.length - 1), doing, argsOf(known), form, async (index, name, given, values) => {
      const openId = people[index]?.openId ?? ''
      const before = await letters()
      const click = clicking(openId, world.emulator.p2p(openId), { ...given, do: name }, values)
      const { status, body } = await bring(world, 'card.action.trigger', click)
      expect(failures).toEqual([])
      expect(status).toBe(200)
      const answered = /"(toast|card)":/.test(JSON.stringify(body)) || (await letters()) > before
      expect(answered, JSON.stringify(body)).toBe(true)
      const { data } = withCard.safeParse(body)
      if (data) expect(checkCard(data.card.data)).toBeNull()
    }),
    { numRuns: runs },
  )
})
