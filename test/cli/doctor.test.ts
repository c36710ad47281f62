import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { failed } from '../../src/cli/doctor/remedies.ts'
import { checkScopes } from '../../src/cli/doctor/scopes.ts'
import { fetchCarrier } from '../../src/feishu/http.ts'
import { FeishuError } from '../../src/feishu/port.ts'
import { receive } from '../../src/feishu/receive.ts'
import { scopes } from '../../src/feishu/scopes.ts'
import { openFeishu } from '../../src/feishu/sdk.ts'
import { createEmulator, type Emulator } from '../../src/sandbox/emulator/index.ts'
import { longConnections } from '../../src/sandbox/emulator/longconn.ts'
import { joined, subscribe } from '../../src/store/chats.ts'
import { enrol } from '../../src/store/people.ts'
import { sql } from '../../src/store/sql.ts'
import { terminal } from './terminal.ts'

const app = { appId: 'cli_1', appSecret: 'secret', encryptKey: 'key', verificationToken: 'token' }
const env = {
  LARK_APP_ID: app.appId,
  LARK_APP_SECRET: app.appSecret,
  LARK_ENCRYPT_KEY: app.encryptKey,
  LARK_VERIFICATION_TOKEN: app.verificationToken,
  LARK_DOMAIN: 'http://feishu.test',
}
const now = '2024-05-06T09:00:00+08:00'

/** The platform, and a server on this machine with keys of its own. */
function world(server: typeof app | 'off' = app, over: Record<string, string> = {}, granted?: readonly string[]) {
  const emulator: Emulator = createEmulator({
    clock: { now: () => new Date(now) },
    app,
    deliver: async () => ({ status: 200, body: '' }),
    ...(granted && { scopes: granted }),
  })
  const fetchImpl: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.url.startsWith('http://feishu.test')) return emulator.fetch(request)
    if (server === 'off') throw new TypeError('connection refused')
    const received = receive(new Uint8Array(await request.arrayBuffer()), () => undefined, server, Date.parse(now))
    if (received.kind === 'challenge') return Response.json({ challenge: received.challenge })
    return new Response('no', { status: received.kind === 'refused' ? received.status : 500 })
  }
  return { emulator, ...terminal({ ...env, ...over }, fetchImpl) }
}

describe('doctor', () => {
  test('a place where no database can be made, and a language model that does not answer', async () => {
    const { runs, fileAt, env: set } = world(app, { LLM_BASE_URL: 'http://feishu.test/none', LLM_MODEL: 'm' })
    writeFileSync(fileAt('file'), '')
    expect((await runs('doctor')).out).toMatch(/✗ 大模型 m（.*）：拒绝了请求/)
    set.DATABASE_PATH = fileAt('file/zhibiao.db')
    expect((await runs('doctor')).out).toMatch(/✗ 写不了数据库 .*\n {4}→ 检查 /)
  })

  test('finds everything fine where it is', async () => {
    const { emulator, runs, database } = world()
    emulator.addPerson({ openId: 'ou_office', name: '王五' })
    const { chatId } = await emulator.createGroup('ou_office', '专班群', [])
    const db = await database(now)
    await db.batch([
      enrol({ openId: 'ou_office', name: '王五', unit: '', role: 'admin' }, now),
      joined(chatId, '专班群', false),
      ...['message', 'click'].map(
        (kind) => sql`insert into inbox (event_id, kind, lane, created_ms, received_at, body)
          values (${kind}, ${kind}, 'x', 0, ${now}, '{}')`,
      ),
    ])
    db.close()
    const { code, out, err } = await runs('doctor')
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').map((line) => line.slice(0, 1))).toEqual(Array(9 + scopes.length).fill('✓'))
    expect(out).toContain('专班群')
    expect(out).toContain('办公室 王五（ou_office）')
  })

  test('a wrong secret, nobody of the office, no server, nothing received: what to click where for each', async () => {
    const { runs } = world('off', { LARK_APP_SECRET: 'wrong' })
    const { code, out, err } = await runs('doctor')
    expect(code).toBe(1)
    expect(out).toContain('→ LARK_APP_SECRET 不对：开发者后台 › 凭证与基础信息')
    expect(out).toContain('→ 先启动服务（npm start，装成系统服务的用 systemctl start zhibiao）')
    expect(out).toContain('添加回调 card.action.trigger')
    // Also where the platform itself cannot be asked.
    expect(out).toContain('✗ 还没有办公室管理员：ADMIN_OPEN_IDS 没有设置，名册里也没有办公室的人')
    expect(err.split('\n').at(-1)).toBe('有 3 处需要处理')
    expect(out).not.toContain('wrong')

    const { out: said } = await world('off').runs('doctor')
    expect(said).toContain('还没有办公室管理员')
    expect(said).toContain('还不在任何群里')
  })

  test('a server with other keys, a group the bot has left, an administrator out of sight, dead letters', async () => {
    const { emulator, runs, database } = world({ ...app, encryptKey: 'another' }, { ADMIN_OPEN_IDS: 'ou_gone,ou_far' })
    emulator.addPerson({ openId: 'ou_far', name: '赵六', inRange: false })
    const db = await database(now)
    await db.batch([
      joined('oc_gone', '旧群', false),
      subscribe('oc_gone', 'all', now),
      sql`insert into outbox (lane, kind, target, target_type, body, state, next_at, created_at, error)
        values ('x', 'send', 'x', 'chat_id', '{}', 'dead', ${now}, ${now}, '230027 Lack of necessary permissions')`,
    ])
    db.close()
    const { out } = await runs('doctor')
    expect(out).toContain('拒绝了用这里的密钥加密的请求')
    expect(out).toContain('群“旧群”订阅了周报，但机器人不在群里')
    expect(out).toContain('通讯录权限范围')
    expect(out).toContain('没有这个人')
    expect(out).toContain('有 1 条消息没有发出：230027')
  })

  test('over the long connection: whether the platform lets it connect, and whether a server runs here', async () => {
    const line = longConnections(app)
    const longconn = { ...env, LARK_TRANSPORT: 'longconn', LARK_ENCRYPT_KEY: '', LARK_VERIFICATION_TOKEN: '' }
    const platform =
      (running: boolean): typeof fetch =>
      async (input, init) => {
        const request = new Request(input, init)
        const { hostname, pathname } = new URL(request.url)
        if (hostname !== 'feishu.test')
          return new Response('', { status: running && pathname === '/healthz' ? 200 : 500 })
        return pathname === '/callback/ws/endpoint'
          ? line.endpoint(request, 'ws://feishu.test')
          : Response.json({ code: 99991201, msg: 'not found' }, { status: 404 })
      }
    const { out } = await terminal(longconn, platform(true)).runs('doctor')
    expect(out).toContain('✓ 飞书允许建立长连接，不需要公网地址')
    expect(out).toContain('✓ 本机服务在 http://127.0.0.1:3000 运行')
    expect(out).toContain('订阅方式选“使用长连接接收”')
    const wrong = await terminal({ ...longconn, LARK_APP_SECRET: 'wrong' }, platform(false)).runs('doctor')
    expect(wrong.out).toContain('✗ 飞书没有给出长连接地址：514')
    expect(wrong.out).toContain('✗ 本机 http://127.0.0.1:3000 没有服务应答')
    line.close()
  })

  test('names each missing right with what needs it; an older or wider name counts', async () => {
    const granted = scopes
      .map(({ name }) => name)
      .filter((name) => name !== 'im:message:readonly' && name !== 'im:resource' && !name.includes('p2p'))
    const { code, out } = await world(app, {}, [...granted, 'im:message.history:readonly', 'im:message.p2p_msg']).runs(
      'doctor',
    )
    expect(code).toBe(1)
    const lines = out.split('\n').filter((line) => line.includes('权限 '))
    expect(lines).toHaveLength(scopes.length)
    expect(lines).toContain('✓ 权限 im:message.history:readonly：下载大家发来的文件和图片：证明材料、填报表、名册')
    expect(lines).toContain('✓ 权限 im:message.p2p_msg：收到私聊里的消息')
    expect(lines).toContain('✗ 缺少权限 im:resource：发出文件：台账、通报、验收材料、填报表')
    expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(1)
    expect(lines.at(-1)).toMatch(/^· 缺少权限 im:chat.access_event.bot_p2p_chat:read：/)
    expect(out).toContain('→ 开发者后台 › 权限管理，搜索 im:resource 并开通，然后在 版本管理与发布')
  })

  test('a right that is asked for and not granted, or granted to people and not to the bot, does not count', async () => {
    const said = [
      { scope_name: 'im:resource', grant_status: 1, scope_type: 'tenant' },
      { scope_name: 'im:chat:readonly', grant_status: 2, scope_type: 'tenant' },
      { scope_name: 'im:message:readonly', grant_status: 1, scope_type: 'user' },
      { scope_name: 'im:message:send_as_bot', grant_status: 1 },
    ]
    const platform: typeof fetch = async (input, init) =>
      new URL(new Request(input, init).url).pathname.endsWith('/scopes')
        ? Response.json({ code: 0, msg: 'success', data: { scopes: said } })
        : Response.json({ code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 })
    const feishu = openFeishu({ ...app, domain: 'http://feishu.test' }, () => Date.parse(now), fetchCarrier(platform))
    expect(await feishu.scopes()).toEqual(['im:resource', 'im:message:send_as_bot'])
  })

  test('where the platform cannot be asked, the list is shown to be compared', async () => {
    const unheardOf = { scopes: () => Promise.reject(new FeishuError(99991201, 'resource not find')) }
    const [finding] = await checkScopes(unheardOf)
    expect(finding?.level).toBe('note')
    for (const { name, need } of scopes) expect(finding?.remedy).toContain(`${name}（${need}）`)
    const down = { scopes: () => Promise.reject(new FeishuError('timeout', 'timed out')) }
    expect(await checkScopes(down)).toMatchObject([{ level: 'bad' }])
  })

  test.each(['node.md', 'node.zh.md'])('%s tells to switch on exactly these', (page) => {
    const text = readFileSync(new URL(`../../docs/deploy/${page}`, import.meta.url), 'utf8')
    const rows = [...text.matchAll(/^\| `((?:im|contact):[^`]+)`/gm)].map(([, name]) => name)
    expect(rows).toEqual(scopes.map(({ name }) => name))
    const pasted = /```json\n([^`]+)```/.exec(text)?.[1] ?? ''
    expect(JSON.parse(pasted)).toEqual({ scopes: { tenant: rows, user: [] } })
  })

  test('in a rehearsal there is nothing to check against', async () => {
    expect(await terminal().runs('doctor')).toMatchObject({ code: 1, err: expect.stringContaining('演练环境') })
  })

  test.each([
    [
      new FeishuError(99991672, 'Access denied. One of the following scopes is required: [im:chat:readonly]'),
      '搜索 im:chat:readonly 并开通',
    ],
    [new FeishuError('timeout', 'timed out'), 'LARK_DOMAIN'],
    [new FeishuError(99991401, 'ip denied'), 'IP 白名单'],
    [new FeishuError(12345, 'unheard of'), '错误码'],
    [new Error('boom'), '维护者'],
  ])('%s', (error, remedy) => {
    expect(failed('群列表', error, 'im:chat:readonly').remedy).toContain(remedy)
  })
})
