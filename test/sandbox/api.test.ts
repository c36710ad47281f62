import { describe, expect, it } from 'vitest'
import { cardOf, world } from './world.ts'

const hello = cardOf({ tag: 'markdown', content: '你好' })
const hour = 3600_000
const idOf = (answer: { json: { data?: Record<string, unknown> } }): string => String(answer.json.data?.message_id)

describe('tokens', () => {
  it('refuses a missing, a malformed and an unknown token', async () => {
    const { client } = world()
    const codes = await Promise.all(
      [undefined, 'Bearer x', 'Bearer t-x'].map(
        async (it) => (await client.raw('GET', '/bot/v3/info', undefined, it)).json.code,
      ),
    )
    expect(codes).toEqual([99991661, 99991671, 99991663])
  })

  it('gives the same token until less than half an hour is left, and ends it after two hours', async () => {
    const { client, later } = world()
    const first = await client.login()
    later(1.4 * hour)
    expect(await client.login()).toBe(first)
    later(0.2 * hour)
    expect(await client.login()).not.toBe(first)
    later(0.5 * hour)
    expect((await client.raw('GET', '/bot/v3/info', undefined, `Bearer ${first}`)).json.code).toBe(99991663)
  })

  it('refuses a wrong secret', async () => {
    const { client } = world()
    const answer = await client.raw('POST', '/auth/v3/tenant_access_token/internal', {
      app_id: 'cli_0123456789abcdef',
      app_secret: 'x',
    })
    expect(answer).toMatchObject({ status: 400, json: { code: 10014 } })
  })
})

describe('sending', () => {
  it('makes the private chat with the first message and shows the card to the person', async () => {
    const { emulator, client, alice } = world()
    const answer = await client.call('POST', '/im/v1/messages?receive_id_type=open_id', {
      receive_id: alice,
      msg_type: 'interactive',
      content: JSON.stringify(hello),
    })
    expect(answer.json).toMatchObject({ code: 0, data: { msg_type: 'interactive', sender: { sender_type: 'app' } } })
    expect(emulator.messages(emulator.p2p(alice))).toMatchObject([{ card: hello }])
  })

  it('sends the same uuid once within an hour', async () => {
    const { emulator, client, alice, later } = world()
    const chat = emulator.p2p(alice)
    const first = idOf(await client.send(chat, hello, 'u1'))
    later(hour - 1)
    expect(idOf(await client.send(chat, hello, 'u1'))).toBe(first)
    later(1)
    expect(idOf(await client.send(chat, hello, 'u1'))).not.toBe(first)
    expect(emulator.messages(chat)).toHaveLength(2)
  })

  it('does not remember the uuid of a refused send', async () => {
    const { emulator, client, alice } = world()
    const chat = emulator.p2p(alice)
    expect((await client.send(chat, { schema: '2.0', x: 1 }, 'u1')).json.code).toBe(230099)
    expect((await client.send(chat, hello, 'u1')).json.code).toBe(0)
  })

  it('names the place of an unknown property', async () => {
    const { emulator, client, alice } = world()
    const answer = await client.send(emulator.p2p(alice), cardOf({ tag: 'hr' }, { tag: 'action', actions: [] }))
    expect(answer.status).toBe(400)
    expect(answer.json.msg).toContain('ErrPath: ROOT -> body -> elements -> [1](tag: action)')
    expect(answer.json).toHaveProperty('error.log_id')
  })

  it.each([
    ['content that is an object', { msg_type: 'text', content: { text: 'x' } }, 99992402],
    ['content that is no JSON', { msg_type: 'text', content: 'x' }, 230001],
    ['a post in a wrapper', { msg_type: 'post', content: '{"post":{"zh_cn":{"content":[]}}}' }, 230001],
    ['a uuid over 50 characters', { msg_type: 'text', content: '{"text":"x"}', uuid: 'u'.repeat(51) }, 99992402],
    ['somebody else’s file', { msg_type: 'file', content: '{"file_key":"file_v3_x"}' }, 230001],
  ])('refuses %s', async (_, body, code) => {
    const { emulator, client, alice } = world()
    const path = '/im/v1/messages?receive_id_type=chat_id'
    expect((await client.call('POST', path, { receive_id: emulator.p2p(alice), ...body })).json.code).toBe(code)
  })

  it('refuses groups the bot left or that are dissolved, and people it cannot reach', async () => {
    const { emulator, client, alice, bob } = world()
    const { chatId } = await emulator.createGroup(alice, '专班', [bob])
    await emulator.removeBot(alice, chatId)
    expect((await client.send(chatId, hello)).json.code).toBe(230002)
    await emulator.addBot(alice, chatId)
    await emulator.disband(alice, chatId)
    expect((await client.send(chatId, hello)).json.code).toBe(232009)
    emulator.addPerson({ openId: bob, name: '乙', inRange: false })
    const to = (id: string) =>
      client.call('POST', '/im/v1/messages?receive_id_type=open_id', {
        receive_id: id,
        msg_type: 'text',
        content: '{"text":"x"}',
      })
    expect((await to(bob)).json.code).toBe(230013)
    expect((await to('ou_nobody')).json.code).toBe(99992351)
    expect((await to(chatId)).json.code).toBe(230034)
  })

  it('replies under the question, not to a recalled one', async () => {
    const { emulator, client, alice } = world()
    const question = await emulator.say(alice, 'p2p', '状态')
    const reply = (id: string) =>
      client.call('POST', `/im/v1/messages/${id}/reply`, { msg_type: 'interactive', content: JSON.stringify(hello) })
    expect((await reply(question.messageId)).json.data).toMatchObject({
      parent_id: question.messageId,
      root_id: question.messageId,
    })
    await emulator.recall(alice, question.messageId)
    expect((await reply(question.messageId)).json.code).toBe(230011)
    expect((await reply('omt_1')).json.code).toBe(99992354)
  })
})

describe('changing a card', () => {
  const patch = (card: unknown) => ({ content: JSON.stringify(card) })

  it('replaces it, up to fourteen days', async () => {
    const { emulator, client, alice, later } = world()
    const id = idOf(await client.send(emulator.p2p(alice), hello))
    const bye = cardOf({ tag: 'markdown', content: '再见' })
    expect((await client.call('PATCH', `/im/v1/messages/${id}`, patch(bye))).json).toEqual({
      code: 0,
      data: {},
      msg: 'ok',
    })
    expect(emulator.message(id)?.card).toEqual(bye)
    later(14 * 24 * hour + 1)
    expect((await client.call('PATCH', `/im/v1/messages/${id}`, patch(bye))).json.code).toBe(99991663)
    const again = await client.login()
    const late = await client.raw('PATCH', `/im/v1/messages/${id}`, patch(bye), `Bearer ${again}`)
    expect(late.json.code).toBe(230031)
  })

  it('refuses a person’s message and a card that is not shared', async () => {
    const { emulator, client, alice } = world()
    const { messageId } = await emulator.say(alice, 'p2p', 'x')
    expect((await client.call('PATCH', `/im/v1/messages/${messageId}`, patch(hello))).json.code).toBe(230012)
    const id = idOf(await client.send(emulator.p2p(alice), hello))
    const own = { ...hello, config: { update_multi: false } }
    expect((await client.call('PATCH', `/im/v1/messages/${id}`, patch(own))).json.code).toBe(230099)
  })
})

describe('limits', () => {
  it('takes five messages a second for one chat', async () => {
    const { emulator, client, alice, bob, later } = world()
    const chat = emulator.p2p(alice)
    for (let n = 0; n < 5; n++) expect((await client.send(chat, hello)).json.code).toBe(0)
    expect((await client.send(chat, hello)).json.code).toBe(230020)
    expect((await client.send(emulator.p2p(bob), hello)).json.code).toBe(0)
    later(1000)
    expect((await client.send(chat, hello)).json.code).toBe(0)
  })

  it('takes fifty calls a second of one API and says how long to wait', async () => {
    const { client } = world()
    for (let n = 0; n < 50; n++) await client.call('GET', '/bot/v3/info')
    const refused = await client.call('GET', '/bot/v3/info')
    expect(refused).toMatchObject({ status: 429, json: { code: 99991400 } })
    expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    expect((await client.call('GET', '/im/v1/chats')).json.code).toBe(0)
  })

  it('can be switched off', async () => {
    const { emulator, client, alice } = world({ limits: false })
    for (let n = 0; n < 60; n++) expect((await client.send(emulator.p2p(alice), hello)).json.code).toBe(0)
  })
})

describe('files', () => {
  it('gives a person’s file only through its message', async () => {
    const { emulator, client, alice } = world()
    const bytes = new TextEncoder().encode('证明')
    const { messageId, content } = await emulator.postFile(alice, 'p2p', { name: '证明.txt', bytes })
    const { file_key: key } = JSON.parse(content)
    const token = await client.login()
    const get = (path: string) =>
      emulator.fetch(new Request(`http://emulator/open-apis${path}`, { headers: { authorization: `Bearer ${token}` } }))
    const response = await get(`/im/v1/messages/${messageId}/resources/${key}?type=file`)
    expect(await response.text()).toBe('证明')
    expect(await (await get(`/im/v1/files/${key}`)).json()).toMatchObject({ code: 234008 })
    expect(await (await get(`/im/v1/messages/${messageId}/resources/file_v3_x?type=file`)).json()).toMatchObject({
      code: 234003,
    })
  })

  it('takes the bot’s upload and lets it be sent', async () => {
    const { emulator, client, alice } = world()
    const token = await client.login()
    const body = new FormData()
    body.set('file_type', 'stream')
    body.set('file_name', '台账.csv')
    body.set('file', new Blob(['a,b']), '台账.csv')
    const headers = { authorization: `Bearer ${token}` }
    const upload = await emulator.fetch(
      new Request('http://emulator/open-apis/im/v1/files', { method: 'POST', body, headers }),
    )
    const { data } = await upload.json()
    const sent = await client.call('POST', '/im/v1/messages?receive_id_type=open_id', {
      receive_id: alice,
      msg_type: 'file',
      content: JSON.stringify(data),
    })
    expect(sent.json.code).toBe(0)
    expect(emulator.file(data.file_key)).toMatchObject({ name: '台账.csv', size: 3 })
  })
})

describe('directory', () => {
  it('knows the bot, its groups, their members and people', async () => {
    const { emulator, client, alice, bob } = world()
    emulator.addPerson({ openId: bob, name: '乙', mobile: '13800000000' })
    const { chatId } = await emulator.createGroup(alice, '专班', [bob])
    expect((await client.call('GET', '/bot/v3/info')).json).toMatchObject({
      bot: { open_id: emulator.bot.openId, activate_status: 2 },
    })
    expect((await client.call('GET', '/im/v1/chats')).json.data).toMatchObject({
      items: [{ chat_id: chatId, owner_id: alice }],
      has_more: false,
    })
    expect((await client.call('GET', `/im/v1/chats/${chatId}/members`)).json.data).toMatchObject({ member_total: 2 })
    expect((await client.call('GET', `/contact/v3/users/${alice}`)).json.data).toMatchObject({ user: { name: '甲' } })
    const found = await client.call('POST', '/contact/v3/users/batch_get_id?user_id_type=open_id', {
      mobiles: ['13800000000', '1'],
    })
    expect(found.json.data).toEqual({ user_list: [{ user_id: bob, mobile: '13800000000' }, { mobile: '1' }] })
  })

  it('records routes it does not have', async () => {
    const { emulator, client } = world()
    expect(await client.call('GET', '/calendar/v4/calendars')).toMatchObject({ status: 404, json: { code: 99991201 } })
    expect(emulator.unknownRoutes()).toEqual(['GET /open-apis/calendar/v4/calendars'])
  })
})

describe('failing calls', () => {
  it('answers what the fault says', async () => {
    const { client, emulator, alice } = world({
      faults: { api: ({ count }) => (count === 2 ? { kind: 'answer', status: 500 } : undefined) },
    })
    await client.login()
    await expect(client.send(emulator.p2p(alice), hello)).rejects.toThrow()
  })

  it('cuts the connection after the work, so that only the uuid tells', async () => {
    let cut = false
    const { client, emulator, alice } = world({
      faults: { api: ({ path }) => (cut && path.endsWith('/messages') ? { kind: 'reset', when: 'after' } : undefined) },
    })
    const chat = emulator.p2p(alice)
    cut = true
    await expect(client.send(chat, hello, 'u1')).rejects.toThrow('fetch failed')
    cut = false
    await client.send(chat, hello, 'u1')
    expect(emulator.messages(chat)).toHaveLength(1)
  })
})
