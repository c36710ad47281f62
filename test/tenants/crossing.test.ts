import { afterAll, beforeAll, expect, test } from 'vitest'
import { encrypt, sign } from '../../src/sandbox/emulator/crypto.ts'
import { until } from '../app/live.ts'
import { otherCity, otherPlanId } from './other-plan.ts'
import { twoPlans } from './two-plans.ts'

let both: Awaited<ReturnType<typeof twoPlans>>
beforeAll(async () => {
  both = await twoPlans()
})
afterAll(() => both.end())

const first = () => both.cities[0] ?? expect.unreachable()
const second = () => both.cities[1] ?? expect.unreachable()

type City = ReturnType<typeof first>
const gone = { type: 'im.chat.disbanded_v1', event: { chat_id: 'oc_1' } }

/** An event as a plan's platform would send it, to a route of one's choice. */
async function bring(
  route: string,
  { app }: City,
  { appId = app.appId, type, event }: { appId?: string; type: string; event: object } = gone,
): Promise<number> {
  const header = { event_id: `e${Math.random()}`, event_type: type, create_time: '1710723000000' }
  const plain = { schema: '2.0', header: { ...header, token: app.verificationToken, app_id: appId }, event }
  const body = JSON.stringify({ encrypt: encrypt(app.encryptKey, JSON.stringify(plain)) })
  const timestamp = String(Math.floor(both.clock.now().getTime() / 1000))
  const headers = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': 'n',
    'x-lark-signature': sign(timestamp, 'n', app.encryptKey, body),
  }
  return (await fetch(both.server.address + route, { method: 'POST', body, headers })).status
}

/** What the buttons of a card send. */
function valuesIn(part: unknown): object[] {
  if (Array.isArray(part)) return part.flatMap(valuesIn)
  if (typeof part !== 'object' || part === null) return []
  const own = 'type' in part && part.type === 'callback' && 'value' in part ? [Object(part.value)] : []
  return [...own, ...Object.values(part).flatMap(valuesIn)]
}

test('each plan has its own route, and only its own keys open it', async () => {
  expect(await bring('/webhook/zunyi-2022/event', first())).toBe(200)
  expect(await bring(`/webhook/${otherPlanId}/event`, second())).toBe(200)
  expect(await bring(`/webhook/${otherPlanId}/event`, first())).toBe(401)
  expect(await bring('/webhook/zunyi-2022/event', second())).toBe(401)
  expect(await bring('/webhook/zunyi-2022/event', first(), { ...gone, appId: second().app.appId })).toBe(401)
  expect(await bring('/webhook/event', first())).toBe(404)
  expect(await bring('/webhook/elsewhere/event', first())).toBe(404)
})

test('the same question is answered from the plan of the bot that is asked', async () => {
  const words = '仲裁员要达到多少人'
  const here = await first().asks(first().somebody('甲'), words)
  const there = await second().asks(second().somebody('甲'), words)
  expect(here).toContain('30人')
  expect(here).not.toContain('45')
  expect(there).toContain('45人')
  expect(there).not.toContain('30人')
  expect(await second().asks(second().somebody('甲'), '试点城市是哪个市')).not.toContain('遵义')
})

test('people, reports, reviews and digests of one plan are unknown to the other', async () => {
  const [here, there] = [first(), second()]
  const liaison = here.somebody('李明')
  const offices = both.cities.map((city) => city.somebody('周敏'))
  const [office = '', otherOffice = ''] = offices
  const roster = ['open_id,name,unit,role', `${liaison},李明,市司法局,联络员`, `${office},周敏,,办公室`]
  const imported = await both.runs('roster', 'import', both.fileWith('a.csv', roster.join('\n')), '--plan', here.plan)
  expect(imported).toMatchObject({ code: 0, err: '' })
  const other = ['open_id,name,unit,role', `${otherOffice},周敏,,办公室`]
  await both.runs('roster', 'import', both.fileWith('b.csv', other.join('\n')), '--plan', there.plan)

  // The same open_id at the other bot is nobody's.
  there.emulator.addPerson({ openId: liaison, name: '李明' })
  expect(await here.asks(liaison, '我是谁')).toContain('市司法局')
  expect(await there.asks(liaison, '我是谁')).not.toContain('市司法局')

  await here.asks(liaison, '填报 仲裁员')
  expect(await here.uses(liaison, '提交', { period: '2023Q4', value: '12', note: '换届' })).toContain('待审核')
  await here.asks(office, '待审核')
  const values = valuesIn(here.emulator.messages(here.emulator.p2p(office)).at(-1)?.card)
  expect(values.length).toBeGreaterThan(1)
  for (const value of values) {
    const context = { open_message_id: 'om_1', open_chat_id: there.emulator.p2p(otherOffice) }
    const event = { operator: { open_id: otherOffice }, action: { tag: 'button', value }, context }
    expect(await bring(`/webhook/${there.plan}/event`, there, { type: 'card.action.trigger', event })).toBe(200)
  }
  expect(await here.asks(office, '待审核')).toContain('12人')
  await here.uses(office, '确认')

  const figureOf = async (plan: string): Promise<string | null> => {
    const { out } = await both.runs('status', '--json', '--plan', plan)
    return JSON.parse(out).goals.find(({ indicators }: { indicators: number[] }) => indicators.includes(10)).current
  }
  expect(await figureOf(here.plan)).toBe('12')
  expect(await figureOf(there.plan)).toBeNull()
  expect(await there.asks(otherOffice, '待审核')).not.toContain('李明')
  expect(await there.asks(otherOffice, '仲裁员进展')).not.toContain('12人')

  const groups = await Promise.all(
    both.cities.map(async (city, index) => {
      const { chatId } = await city.emulator.createGroup(offices[index] ?? '', '专班', [])
      await until(() => city.saidIn(chatId).length > 0)
      await city.asksIn(chatId, offices[index] ?? '', '订阅周报')
      return chatId
    }),
  )
  for (const [index, city] of both.cities.entries()) {
    const before = city.saidIn(groups[index] ?? '').length
    expect((await both.runs('digest', '--plan', city.plan)).err).toBe('')
    await until(() => city.saidIn(groups[index] ?? '').length > before)
  }
  const [mine = '', theirs = ''] = both.cities.map((city, index) => city.saidIn(groups[index] ?? '').at(-1))
  expect(mine).toContain('知识产权仲裁员 报12人')
  expect(theirs).toContain('未填报21')
  // Nothing either bot said in all this was of the other's plan.
  const heard = (city: City) =>
    city.emulator
      .people()
      .flatMap(({ openId }) => city.emulator.chatsOf(openId).flatMap(({ chatId }) => city.saidIn(chatId)))
  expect(heard(there).join('\n')).not.toMatch(/遵义|李明（|12人/)
  expect(heard(here).join('\n')).not.toContain(otherCity)
})

test('metrics and logs say whose they are; the command line wants to be told', async () => {
  const metrics = await (await fetch(`${both.server.address}/metrics`)).text()
  for (const { plan } of both.cities)
    expect(metrics).toMatch(new RegExp(`^zhibiao_events_in_total\\{plan="${plan}"} [1-9]`, 'm'))
  expect(metrics.match(/# TYPE zhibiao_events_in_total /g)).toHaveLength(1)
  expect((await fetch(`${both.server.address}/readyz`)).status).toBe(200)
  const logs = both.server
    .errors()
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  for (const line of logs) expect(both.cities.map(({ plan }) => plan)).toContain(line.plan)
  expect(await both.runs('status')).toMatchObject({
    code: 1,
    err: `这里有几个方案，请用 --plan 指明：zunyi-2022、${otherPlanId}`,
  })
  expect(await both.runs('status', '--plan', 'x')).toMatchObject({
    code: 1,
    err: expect.stringContaining('这里没有方案 x'),
  })
  expect((await both.runs('doctor', '--plan', otherPlanId)).out).toContain(otherPlanId)
})
