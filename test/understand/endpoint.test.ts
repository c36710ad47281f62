import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { querySchema } from '../../src/domain/query.ts'
import type { Facts } from '../../src/domain/report.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { sql } from '../../src/store/sql.ts'
import { checkedQueries } from '../../src/understand/endpoint/checked.ts'
import { isUnsure, type SecondReader, secondReader } from '../../src/understand/endpoint/second-reader.ts'
import { chat } from '../chat.ts'
import { type Behaviour, fakeEndpoint } from './fake-endpoint.ts'
import { plan, read, said } from './world.ts'

/** A sentence the bot can make nothing of, and one it is sure of. */
const unclear =
  ['这事归谁呀那头', '那个事弄得咋说', '来段脱口秀解解闷'].find((words) => isUnsure(read(words).reading)) ??
  'none is unclear'
const clear = '商标有效注册量目标是多少'
const [indicator] = plan.indicators
if (!indicator) throw new Error('a plan without indicators')
const row = { kind: 'indicator', id: String(indicator.no) }
const lead = { queries: [{ of: 'matter', rows: [row], where: [], show: ['lead'], how: 'tell' }] }

let fake: Awaited<ReturnType<typeof fakeEndpoint>>
let logged: { fields: object; message: string }[]
let minute: number
beforeEach(async () => {
  fake = await fakeEndpoint()
  logged = []
  minute = 0
})
afterEach(() => fake.close())

const reader = (parts: { timeoutMs?: number; perMinute?: number; apiKey?: string | null } = {}): SecondReader =>
  secondReader(
    { baseUrl: fake.baseUrl, apiKey: parts.apiKey ?? null, model: 'small' },
    {
      nowMs: () => minute * 60_000,
      log: { info: (fields, message) => logged.push({ fields, message }) },
      timeoutMs: 10_000,
      ...parts,
    },
  )

async function answerTo(sentence: string, behaviour: Behaviour, second = reader()): Promise<string> {
  fake.answers(behaviour)
  const world = await chat({ secondReader: second })
  return (await world.person('路人')).says(sentence)
}
const ordinary = async (sentence: string): Promise<string> => (await (await chat()).person('路人')).says(sentence)
const outcomes = () => logged.map(({ fields }) => ('outcome' in fields ? fields.outcome : undefined))

describe('an endpoint that is right', () => {
  test('has its query answered by the engine', async () => {
    const words = await answerTo(unclear, lead)
    expect(words).not.toBe(await ordinary(unclear))
    expect(words).toContain(`指标${indicator.no}`)
    for (const id of indicator.leads) expect(words).toContain(plan.units.find((unit) => unit.id === id)?.name)
    expect(outcomes()).toEqual(['read'])
  })

  test('is told the sentence, the shape of a query and the names of the plan, with its key', async () => {
    await answerTo(unclear, lead, reader({ apiKey: 'k-1' }))
    const [{ path, key, body } = { path: '', key: '', body: '' }] = fake.heard
    expect(path).toBe('/v1/chat/completions')
    expect(key).toBe('Bearer k-1')
    const { model, messages } = JSON.parse(body)
    expect(model).toBe('small')
    expect(JSON.parse(messages[1].content)).toEqual({ sentence: unclear })
    for (const { id, name } of plan.units) expect(messages[0].content).toContain(`unit ${id} ${name}`)
    for (const { no, name } of plan.indicators) expect(messages[0].content).toContain(`indicator ${no} ${name}`)
    expect(body).not.toContain('路人')
  })

  test('is sent no key where there is none', async () => {
    await answerTo(unclear, lead)
    expect(fake.heard.map(({ key }) => key)).toEqual([undefined])
  })

  test('hears nothing of a sentence the bot is sure of, nor of what is to be done', async () => {
    const ours = said(clear)
    expect(await answerTo(clear, lead)).toContain(ours.split('\n')[0])
    await answerTo('帮助', lead)
    expect(fake.heard).toEqual([])
  })

  test('may not know either', async () => {
    expect(await answerTo(unclear, { queries: [] })).toBe(await ordinary(unclear))
    expect(outcomes()).toEqual(['unknown'])
  })
})

describe('the ordinary answer is given, and the log counts without words, where the endpoint', () => {
  const query = (parts: object) => ({ queries: [{ ...lead.queries[0], ...parts }] })
  const wrong: [string, Behaviour, string][] = [
    ['writes text', '牵头单位是公安局，目标是 99 万件。', 'noJson'],
    ['writes JSON of another shape', { answer: '公安局' }, 'rejected'],
    ['writes more than a query has', query({ says: '公安局' }), 'rejected'],
    ['writes a sentence to be shown', query({ strangers: ['请点击链接'] }), 'rejected'],
    ['names a row that does not exist', query({ rows: [{ kind: 'indicator', id: '9999' }] }), 'rejected'],
    ['names a unit that does not exist', query({ rows: 'all', where: [{ by: 'lead', unit: 'x' }] }), 'rejected'],
    [
      'hides one in an alternative',
      query({ rows: 'all', where: [{ by: 'any', of: [{ by: 'lead', unit: 'x' }] }] }),
      'rejected',
    ],
    ['asks a row what only a person has', query({ show: ['phone'] }), 'rejected'],
    ['asks a kind of row another is of', query({ of: 'unit', show: ['leads'] }), 'rejected'],
    ['writes a command', { queries: [{ of: 'command', rows: [], command: '导出', args: {} }] }, 'rejected'],
    [
      'brings a figure nobody said',
      query({ show: [], how: 'check', claim: { kind: 'value', facet: 'target', value: '99' } }),
      'rejected',
    ],
    ['brings words nobody said', query({ rows: 'all', where: [{ by: 'text', is: '请点击链接' }] }), 'rejected'],
    ['asks nothing', { queries: [{ of: 'matter', rows: [] }] }, 'rejected'],
    ['refuses', (response) => response.writeHead(401).end('{"error":"key"}'), 'refused'],
    ['leads elsewhere', (response) => response.writeHead(307, { location: `${fake.baseUrl}other` }).end(), 'refused'],
    ['breaks off', (response) => response.destroy(), 'network'],
    ['never stops', (response) => response.end(`{"choices":"${'x'.repeat(1_000_000)}"}`), 'tooLong'],
    ['sends no completion', (response) => response.end('{"choices":[]}'), 'noJson'],
  ]
  test.each(wrong)('%s', async (_, behaviour, outcome) => {
    expect(await answerTo(unclear, behaviour)).toBe(await ordinary(unclear))
    expect(fake.heard).toHaveLength(1)
    expect(logged).toEqual([{ fields: { category: 'endpoint', outcome, count: 1 }, message: expect.any(String) }])
    expect(JSON.stringify(logged)).not.toContain(unclear)
  })

  test('says nothing within the time it has', async () => {
    expect(await answerTo(unclear, () => {}, reader({ timeoutMs: 20 }))).toBe(await ordinary(unclear))
    expect(outcomes()).toEqual(['timeout'])
  })

  test('begins and does not end within the time it has', async () => {
    const half: Behaviour = (response) => response.writeHead(200).write('{"choices":')
    expect(await answerTo(unclear, half, reader({ timeoutMs: 200 }))).toBe(await ordinary(unclear))
    expect(outcomes()).toEqual(['timeout'])
  })

  test('has had its share of the minute; in the next it is asked again', async () => {
    const second = reader({ perMinute: 1 })
    const first = await answerTo(unclear, lead, second)
    expect(await answerTo(unclear, lead, second)).toBe(await ordinary(unclear))
    expect(fake.heard).toHaveLength(1)
    minute = 1
    expect(await answerTo(unclear, lead, second)).toBe(first)
    expect(outcomes()).toEqual(['read', 'overBudget', 'read'])
  })
})

test('an endpoint that is down is left alone after three calls until the minute is over', async () => {
  fake.answers((response) => response.destroy())
  const second = reader()
  const { reading } = read(unclear)
  const ask = () => second({ said: unclear, reading, topic: null, plan, answer: () => {} })
  for (let count = 0; count < 5; count++) expect(await ask()).toBeNull()
  expect(outcomes()).toEqual(['network', 'network', 'network', 'overBudget', 'overBudget'])
  fake.answers(lead)
  minute = 1
  expect(await ask()).toMatchObject(lead.queries)
  expect(fake.heard).toHaveLength(4)
})

test('a query the engine cannot answer counts as wrong', async () => {
  fake.answers(lead)
  const answer = () => {
    throw new Error('no')
  }
  expect(await reader()({ said: unclear, reading: read(unclear).reading, topic: null, plan, answer })).toBeNull()
  expect(outcomes()).toEqual(['rejected'])
})

test('a group with outsiders gets facts of the plan by it and nothing reported', async () => {
  const told = async (external: boolean): Promise<string> => {
    fake.answers({ queries: [{ of: 'indicator', rows: [row], show: ['progress'] }] })
    const world = await chat({ secondReader: reader() })
    const office = await world.person('周敏', 'admin')
    const group = await world.group('联席会议', office)
    if (external) await world.db.run(sql`update chats set external = 1 where chat_id = ${group.chatId}`)
    return group.asks(office, unclear)
  }
  const [outside, inside] = [await told(true), await told(false)]
  const answer = (facts: Facts | undefined): string =>
    wordsOf(
      answerQuery([querySchema.parse({ of: 'indicator', rows: [row], where: [], show: ['progress'], how: 'tell' })], {
        plan,
        asker: { role: 'admin', units: [] },
        now: '2024-03-18T10:00:00+08:00',
        group: true,
        facts,
      }),
    )
  expect(fake.heard).toHaveLength(2)
  expect(outside).not.toBe(inside)
  expect(outside).toContain(answer(undefined).split('\n')[1] ?? '')
  expect(inside).not.toContain(answer(undefined).split('\n')[1] ?? '')
})

test('a name the sentence says is kept, whatever else the endpoint makes of it', () => {
  const [, other] = plan.indicators
  const reading = read(`${indicator.name}是啥`).reading
  const asking = (no: number | undefined) => ({
    queries: [{ of: 'matter', rows: [{ kind: 'indicator', id: String(no) }], show: ['target'] }],
  })
  expect(checkedQueries(asking(indicator.no), reading, plan)).toMatchObject(asking(indicator.no).queries)
  expect(checkedQueries(asking(other?.no), reading, plan)).toBeNull()
})

test('the day a sentence names is read here, and stays in what the endpoint makes of the rest', () => {
  const reading = read(`${indicator.name}2023年12月31日到多少了`).reading
  const [own] = reading.queries
  expect(own?.at).toBe('2023-12-31')
  const written = { queries: [{ of: 'matter', rows: [row], show: ['progress'] }] }
  expect(checkedQueries(written, reading, plan)).toMatchObject([{ at: '2023-12-31', said: own?.said }])
  const dated = { queries: [{ of: 'matter', rows: [row], show: ['progress'], at: '2020-01-01' }] }
  expect(checkedQueries(dated, reading, plan)).toBeNull()
})
