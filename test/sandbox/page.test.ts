import { describe, expect, it } from 'vitest'
import { openIdOf, type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { leapTo } from '../../src/sandbox/page/leap.ts'
import { app, buttonOf, cardOf, clientOf } from './world.ts'

const liaison = {
  openId: openIdOf(app.appId, 'liaison'),
  name: '甲（演练）',
  unitId: 'a',
  unitName: '甲局',
  role: 'liaison',
}
const stranger = {
  openId: openIdOf(app.appId, 'stranger'),
  name: '乙（演练）',
  unitId: null,
  unitName: null,
  role: 'stranger',
}

function rehearsal(onTheWay: () => Promise<void> = async () => {}) {
  let at = new Date('2024-03-18T08:00:00+08:00')
  let example = false
  const sandbox = startSandbox({
    clock: { now: () => at },
    app,
    file: ':memory:',
    zone: 'Asia/Shanghai',
    planTitle: '方案',
    people: [liaison, stranger],
    suggestions: ['状态'],
    deliver: async () => ({ status: 200, body: '{}' }),
    async moveClock(to) {
      at = new Date((at.getTime() + to.getTime()) / 2)
      await onTheWay()
      at = to
    },
    async loadExample() {
      example = true
    },
    exampleLoaded: () => example,
  })
  return sandbox
}

const get = (sandbox: Sandbox, path: string, host = '127.0.0.1:3000') =>
  sandbox.page.request(`http://${host}${path}`, { headers: { host } })
const post = (sandbox: Sandbox, path: string, body: unknown, headers: Record<string, string> = { 'x-sandbox': '1' }) =>
  sandbox.page.request(`http://127.0.0.1:3000/sandbox/${path}`, {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('the page', () => {
  it('runs no script but its own and is served on this machine only', async () => {
    const sandbox = rehearsal()
    const page = await get(sandbox, '/')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(await page.text()).not.toMatch(/<script>|onload=/)
    expect((await get(sandbox, '/', 'evil.example')).status).toBe(403)
    expect((await get(sandbox, '/sandbox/state', 'evil.example')).status).toBe(403)
    expect((await get(sandbox, '/', 'localhost:8080')).status).toBe(200)
  })

  it('lets no other page act', async () => {
    const answer = await post(rehearsal(), 'say', { me: liaison.openId, chat: 'p2p', text: 'x' }, {})
    expect(answer.status).toBe(403)
  })

  it('takes the name typed by hand after an @ for the mention the platform’s clients make of it', async () => {
    const sandbox = rehearsal()
    const { chatId } = await (
      await post(sandbox, 'group', { me: liaison.openId, name: '群', members: [], withBot: true })
    ).json()
    for (const text of ['@知标 状态', '状态 ＠知标', '@知标', '@知标吗', '状态'])
      await post(sandbox, 'say', { me: liaison.openId, chat: chatId, text })
    const state = await (await get(sandbox, `/sandbox/state?me=${liaison.openId}&chat=${chatId}`)).json()
    expect(state.messages.map(({ text }: { text: string }) => text)).toEqual([
      '@知标 状态',
      '@知标 状态',
      '@知标 ',
      '@知标 吗',
      '状态',
    ])
  })

  it('builds its script and serves the chart library', async () => {
    const sandbox = rehearsal()
    expect((await (await get(sandbox, '/sandbox/app.js')).text()).length).toBeGreaterThan(10_000)
    expect(await (await get(sandbox, '/sandbox/app.css')).text()).toContain('.card-head')
    expect((await get(sandbox, '/sandbox/vchart.js')).headers.get('content-type')).toContain('javascript')
  })

  it('shows the newest messages, says how many are older, and shows those when asked', async () => {
    const sandbox = rehearsal()
    const { chatId } = await (await post(sandbox, 'enter', { me: liaison.openId })).json()
    for (const text of ['一', '二', '三']) await post(sandbox, 'say', { me: liaison.openId, chat: chatId, text })
    const shown = async (most: string) =>
      (await get(sandbox, `/sandbox/state?me=${liaison.openId}&chat=${chatId}&most=${most}`)).json()
    const newest = await shown('2')
    expect(newest.messages.map(({ text }: { text: string }) => text)).toEqual(['二', '三'])
    expect(newest.older).toBe(1)
    expect((await shown('200')).messages).toHaveLength(3)
    expect((await shown('nonsense')).older).toBe(0)
  })

  it('shows a person their chats, and the answer with the question quoted', async () => {
    const sandbox = rehearsal()
    const { chatId } = await (await post(sandbox, 'enter', { me: liaison.openId })).json()
    const { messageId } = await (await post(sandbox, 'say', { me: liaison.openId, chat: chatId, text: '状态' })).json()
    const client = clientOf(sandbox.emulator)
    await client.call('POST', `/im/v1/messages/${messageId}/reply`, {
      msg_type: 'interactive',
      content: JSON.stringify(cardOf(buttonOf('好', { do: 'x' }))),
    })
    const state = await (await get(sandbox, `/sandbox/state?me=${liaison.openId}&chat=${chatId}`)).json()
    expect(state).toMatchObject({
      now: '2024-03-18T08:00:00+08:00',
      people: [liaison, stranger],
      chats: [{ chatId, kind: 'p2p', name: '知标', last: { text: '[卡片]', byBot: true } }],
      messages: [
        { text: '状态', sender: { name: liaison.name }, at: '2024-03-18T08:00:00+08:00' },
        { sender: { kind: 'app' }, quote: { name: liaison.name, text: '状态' } },
      ],
      exampleLoaded: false,
    })
    const clicked = await post(sandbox, 'click', {
      me: liaison.openId,
      messageId: state.messages[1].messageId,
      path: '/body/elements/0',
    })
    expect(await clicked.json()).toMatchObject({ sent: true, error: null })
    const other = await (await get(sandbox, `/sandbox/state?me=${stranger.openId}&chat=${chatId}`)).json()
    expect(other).toMatchObject({ chats: [], messages: [] })
  })

  it('takes files and gives them back', async () => {
    const sandbox = rehearsal()
    const query = new URLSearchParams({ me: liaison.openId, chat: 'p2p', kind: 'file', name: '证明.svg' })
    await sandbox.page.request(`http://127.0.0.1:3000/sandbox/file?${query}`, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', 'x-sandbox': '1', 'content-type': 'image/svg+xml' },
      body: '<svg/>',
    })
    const [message] = sandbox.emulator.messages(sandbox.emulator.p2p(liaison.openId))
    const key = JSON.parse(message?.content ?? '{}').file_key
    const file = await get(sandbox, `/sandbox/files/${key}`)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text()).toBe('<svg/>')
  })

  it('moves the clock ahead, never back, and loads example data', async () => {
    const sandbox = rehearsal()
    expect(await (await post(sandbox, 'clock', { leap: 'monday' })).json()).toEqual({
      now: '2024-03-18T09:00:00+08:00',
    })
    expect(await (await post(sandbox, 'clock', { to: '2024-04-01T00:00:00+08:00' })).json()).toEqual({
      now: '2024-04-01T00:00:00+08:00',
    })
    const back = await post(sandbox, 'clock', { to: '2024-03-01T00:00:00+08:00' })
    expect([back.status, await back.json()]).toEqual([409, { problem: '时间只能向前' }])
    await post(sandbox, 'example', {})
    expect(await (await get(sandbox, '/sandbox/state')).json()).toMatchObject({ exampleLoaded: true })
  })

  it('tells how far it has come while the clock is on its way', async () => {
    const seen: unknown[] = []
    const sandbox: Sandbox = rehearsal(async () => {
      seen.push((await (await get(sandbox, '/sandbox/state')).json()).now)
    })
    await post(sandbox, 'clock', { to: '2024-03-20T08:00:00+08:00' })
    expect(seen).toEqual(['2024-03-19T08:00:00+08:00'])
  })

  it('shows what was delivered and asked', async () => {
    const sandbox = rehearsal()
    await post(sandbox, 'say', { me: liaison.openId, chat: 'p2p', text: '状态' })
    await clientOf(sandbox.emulator).call('GET', '/bot/v3/info')
    expect(await (await get(sandbox, '/sandbox/log')).json()).toMatchObject({
      deliveries: [{ type: 'im.message.receive_v1', state: 'done', attempts: [{ status: 200 }] }],
      calls: [{ path: '/open-apis/bot/v3/info', status: 200 }, { method: 'POST' }],
    })
  })

  it('says that something changed, until it hangs up', async () => {
    const sandbox = rehearsal()
    const reader = (await get(sandbox, '/sandbox/stream')).body?.getReader()
    const text = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await text()).toContain('event: changed')
    await sandbox.emulator.say(liaison.openId, 'p2p', '状态')
    expect(await text()).toContain('event: changed')
    sandbox.hangUp()
    let done = false
    while (!done) done = (await reader?.read())?.done ?? true
  })
})

describe('the next Monday nine o’clock', () => {
  it.each([
    ['2024-03-18T08:59:00+08:00', '2024-03-18T09:00:00+08:00'],
    ['2024-03-18T09:00:00+08:00', '2024-03-25T09:00:00+08:00'],
    ['2024-03-24T23:59:00+08:00', '2024-03-25T09:00:00+08:00'],
    ['2024-12-31T10:00:00+08:00', '2025-01-06T09:00:00+08:00'],
  ])('after %s is %s', (now, monday) => {
    expect(leapTo('Asia/Shanghai', new Date(now), 'monday')).toEqual(new Date(monday))
  })

  it('and a month is a month of the calendar', () => {
    const leapt = leapTo('Asia/Shanghai', new Date('2024-01-31T10:00:00+08:00'), 'month')
    expect(leapt).toEqual(new Date('2024-02-29T10:00:00+08:00'))
  })
})
