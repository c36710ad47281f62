import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Received, receivePlain } from '../../src/feishu/receive.ts'
import { sql } from '../../src/store/sql.ts'
import { bring } from '../app/signed.ts'
import { chat } from '../chat.ts'

/**
 * Envelopes as the platform documents them (open.feishu.cn, “接收消息”, “接收消息内容结构”, “卡片回传交互回调” and the
 * events of chats and menus) and as the types of its SDK have them, with fields that are old, new, absent, null or
 * unknown. A file is one envelope; `TOKEN`, `cli_xxx`, `ou_bot` stand for a deployment's own.
 */
const folder = join(import.meta.dirname, 'payloads')
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''))

type Envelope = { header: Record<string, unknown>; event: Record<string, unknown> }
const payload = (name: string, bot = 'ou_bot'): Envelope =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8').replaceAll('ou_bot', bot))

const received = (name: string): Received =>
  receivePlain(payload(name), { appId: 'cli_xxx', verificationToken: 'TOKEN' })

/** What nobody is answered for: another bot's messages, messages of nobody, events the bot has no use for. */
const ignored = ['text-bot-sender', 'text-app-sender', 'text-nobody', 'reaction', 'message-read', 'user-added']

describe('what is read of each', () => {
  test.each(names)('%s is taken', (name) => {
    expect(received(name).kind).toBe(ignored.includes(name) ? 'ignored' : 'event')
  })

  const pictures = (...keys: string[]) => keys.map((key) => ({ key, type: 'image' }))
  const read: [name: string, is: object][] = [
    [
      'text-group-mention',
      { chatType: 'group', text: '地理标志目标多少', mentioned: [{ openId: 'ou_bot', bot: true }] },
    ],
    ['text-topic-group', { chatType: 'group', text: '地理标志目标多少', parentId: null }],
    ['text-topic-group-reply', { chatType: 'group', parentId: 'om_root' }],
    ['text-unknown-chat-type', { chatType: 'group' }],
    ['text-cc', { text: '状态 @王梅' }],
    ['text-twelve-mentions', { text: '状态 @王梅 @李明 @张伟 @赵强 @孙丽 @周敏 @吴刚 @郑洁 @冯磊 @陈静 @褚亮' }],
    ['text-mention-name-like-a-key', { text: '地理标志谁牵头 @@_user_1 请看' }],
    ['text-mention-touching', { text: '2024年地理标志目标多少' }],
    ['text-mention-id-as-text', { text: '状态', mentioned: [{ openId: 'ou_bot' }] }],
    ['text-mention-unreadable', { text: '状态 @', mentioned: [{ openId: 'ou_bot' }, { openId: '', name: '' }] }],
    ['text-at-all', { text: '状态' }],
    ['text-nulls', { openId: 'ou_li', text: '地理标志目标多少', external: false, parentId: null }],
    ['text-unknown-fields', { text: '地理标志目标多少', parentId: null }],
    ['text-times-as-numbers', { createdMs: 1710727247521 }],
    ['text-microseconds', { createdMs: 1710727247521 }],
    ['text-edited', { onceKey: expect.stringMatching(/@1710727300000$/) }],
    ['text-reply-quoting', { text: '这个谁牵头', parentId: 'om_parent' }],
    ['text-content-not-json', { text: '' }],
    ['post-question-image', { text: '地理标志目标多少？见截图', files: pictures('img_v3_1') }],
    ['post-several-pictures', { text: '仲裁员名册', files: pictures('img_v3_1', 'img_v3_2', 'img_v3_3') }],
    [
      'post-files',
      {
        text: '地理标志认定文件',
        files: [
          { key: 'file_v3_1', name: '认定文件.pdf', type: 'file' },
          { key: 'file_v3_2', name: '附表.xlsx', type: 'file' },
        ],
      },
    ],
    ['post-files-nulls', { text: '', files: [{ key: 'file_v3_1', name: '文件', type: 'file' }] }],
    ['post-all-nodes', { text: expect.stringMatching(/^情况\n 地理标志目标多少 链接\nselect 1\n\*\*谢谢\*\*$/) }],
    ['post-at-person-and-all', { text: '状态 @王梅' }],
    ['post-media', { text: '', files: [{ key: 'file_v3_9', name: '视频.mp4', type: 'file' }] }],
    ['post-locale', { text: '地理标志目标多少' }],
    ['post-null-nodes', { text: '地理标志目标多少', files: [] }],
    ['image', { files: pictures('img_v3_1') }],
    ['image-null', { files: [] }],
    ['file', { files: [{ key: 'file_v3_1', name: '批复.pdf', type: 'file' }] }],
    ['file-nameless', { files: [{ key: 'file_v3_1', name: '文件', type: 'file' }] }],
    [
      'click-form',
      {
        form: {
          value: '18',
          note: '',
          date: '2024-04-01 +0800',
          who: 'ou_wang',
          several: 'a,b',
          tick: 'true',
          nested: '',
        },
      },
    ],
    ['click-select', { input: { do: 'status', chosen: 'goals' }, form: null }],
    ['click-date', { input: { do: 'status', chosen: '2024-04-01 +0800' } }],
    ['click-input', { input: { do: 'status', chosen: '地理标志' } }],
    ['click-checker', { input: { do: 'status', chosen: true } }],
    ['click-multi', { input: { do: 'status', chosen: 'a,b' } }],
    ['click-nulls', { openId: 'ou_li', chatId: '', form: null, external: false, input: { do: 'help' } }],
    ['click-value-as-text', { input: { do: '' } }],
    ['click-without-value', { input: { do: '' } }],
    ['click-ids-at-the-root', { messageId: 'om_card', chatId: 'oc_p2p_li' }],
    ['bot-added-nulls', { kind: 'botAdded', chatId: 'oc_new2', openId: '', name: '', external: false }],
    ['menu-words', { kind: 'menu', openId: 'ou_li', key: '状态' }],
    ['p2p-entered-nulls', { kind: 'entered', openId: 'ou_li' }],
  ]
  read.push(
    ['tried-topic-group', { chatType: 'group', text: '地理标志目标多少', parentId: null }],
    ['tried-command-cc', { chatType: 'group', text: '状态 @王梅' }],
    [
      'tried-post-files',
      { text: '地理标志认定文件', files: [{ key: 'file_v3_x', name: '认定文件.pdf', type: 'file' }] },
    ],
    ['tried-post-question-image', { text: '地理标志目标多少？见截图', files: pictures('img_v3_x') }],
  )
  test.each(read)('%s', (name, is) => {
    const got = received(name)
    expect(got.kind === 'event' ? got.incoming : got).toMatchObject(is)
  })
})

/** What the SDK's types never leave out; an event that lacks it is none, and is refused. */
const needed = [
  /^(sender|sender\.sender_type|message|message\.(message_id|chat_id|chat_type|message_type|create_time|content))$/,
  /^(chat_id|message_id|action|operator|operator\.open_id|context|(context\.)?open_message_id)$/,
]

const paths = (value: unknown, before: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...before, key], ...paths(inner, [...before, key])])
    : []

/** Another value at a path of a copy; undefined takes the field away. */
function altered(envelope: Envelope, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(envelope) ? [...envelope] : { ...envelope }
  const inner = altered(Reflect.get(copy, key), rest, value)
  if (inner === undefined && rest.length === 0) Reflect.deleteProperty(copy, key)
  else Reflect.set(copy, key, inner)
  return copy
}

test.each(names)('%s with any one field absent, null or of another type is read as far as it can be', (name) => {
  const whole = payload(name)
  for (const path of paths(whole.event)) {
    for (const value of [undefined, null, 7, 'x', [], {}]) {
      const event = altered(whole, ['event', ...path], value)
      const { kind } = receivePlain(event, { appId: 'cli_xxx', verificationToken: 'TOKEN' })
      if (!needed.some((one) => one.test(path.join('.'))))
        expect(kind, `${path.join('.')} ${JSON.stringify(value)}`).not.toBe('refused')
    }
  }
})

test.each(['token', 'app_id'])('an envelope without its %s is nobody’s', (field) => {
  for (const value of [undefined, null, 7, 'x']) {
    const event = altered(payload('text-p2p'), ['header', field], value)
    expect(receivePlain(event, { appId: 'cli_xxx', verificationToken: 'TOKEN' })).toMatchObject({ status: 401 })
  }
})

/** A world with the people of the payloads in it, and a way to have an envelope delivered as the platform would. */
async function stage() {
  const world = await chat()
  const bot = (await world.app.self()) ?? ''
  const li = { openId: 'ou_li' }
  world.emulator.addPerson({ openId: li.openId, name: '李明' })
  const p2p = world.emulator.p2p(li.openId)
  let count = 0
  return {
    world,
    li,
    p2p,
    /** Delivers one and gives what the bot says after it: in the private chat, or under the message in its group. */
    async plays(name: string): Promise<{ status: number; says: string[] }> {
      const { header, event } = payload(name, bot)
      const before = (await said(world.db)).length
      const { event_type: type, create_time, token: _token, app_id: _app, event_id: _id, ...rest } = header
      const once = JSON.parse(JSON.stringify(event).replaceAll('"om_', `"om_${count++}_`))
      const { status } = await bring(world, String(type), once, { ...rest, create_time })
      return { status, says: (await said(world.db)).slice(before) }
    },
  }
}

/** Everything the bot wanted to say, whether or not the emulator knows the chat. */
const said = async (db: { all: <Row>(statement: ReturnType<typeof sql>) => Promise<Row[]> }): Promise<string[]> =>
  (
    await db.all<{ words: string }>(sql`select coalesce(body ->> '$.words', 'file') as words from outbox order by id`)
  ).map(({ words }) => words)

/** Nothing is said to these: not for the bot, a message that is empty, or an event that asks for nothing. */
const silent = [
  ...ignored,
  ...[
    'text-group-unmentioned',
    'text-group-mention-other',
    'text-recalled-empty',
    'text-null',
    'text-content-not-json',
  ],
  ...['bot-deleted', 'disbanded', 'recalled'],
]

test('every one is acknowledged, answered in words or rightly not, and nothing is left undone', async () => {
  const { world, plays } = await stage()
  const answers: Record<string, string[]> = {}
  for (const name of names.filter((one) => !one.startsWith('click'))) {
    const { status, says } = await plays(name)
    expect(status, name).toBe(200)
    answers[name] = says
  }
  for (const [name, says] of Object.entries(answers)) {
    expect(says.join('\n'), name).not.toContain('没有处理成功')
    if (silent.includes(name)) expect(says, name).toEqual([])
    // The private chat is greeted once, when it is entered first.
    else if (!name.startsWith('p2p-entered')) expect(says.length, name).toBeGreaterThan(0)
  }
  expect(await world.db.all(sql`select event_id from inbox where state <> 'done'`)).toEqual([])
  for (const name of names.filter((one) => one.startsWith('click'))) {
    expect((await plays(name)).status, name).toBe(200)
  }
  expect(await world.db.all(sql`select event_id from inbox where state <> 'done'`)).toEqual([])
})

test('what can be read is answered as if it had been written plainly', async () => {
  const { plays } = await stage()
  const plain = (await plays('text-p2p')).says[0] ?? ''
  expect(plain).toContain('地理标志')
  for (const name of ['text-topic-group', 'text-nulls', 'text-unknown-fields', 'text-microseconds', 'post-locale']) {
    expect((await plays(name)).says, name).toEqual([plain])
  }
  const status = (await plays('text-mention-old')).says
  for (const name of ['text-cc', 'text-cc-first', 'text-twelve-mentions', 'text-at-all', 'post-at-person-and-all']) {
    expect((await plays(name)).says, name).toEqual(status)
  }
})

test('words and what comes with them are both handled', async () => {
  const { plays, world, li } = await stage()
  await world.db.run(
    sql`insert into people (open_id, name, unit, role, since) values (${li.openId}, '李明', 'justice', 'liaison', '2024')`,
  )
  const [answer, about] = (await plays('post-question-image')).says
  expect(answer).toContain('地理标志')
  // The platform of this world does not have the picture.
  expect(about).toMatch(/图片：没有从飞书取到/)
})

test('what cannot be read is said, each kind in its own words', async () => {
  const { plays } = await stage()
  const kinds: [string, RegExp][] = [
    ['audio', /语音/],
    ['media', /视频/],
    ['folder', /文件夹/],
    ['interactive', /卡片/],
    ['merge-forward', /转发/],
    ['location', /请用文字/],
    ['share-user', /名片/],
    ['type-of-tomorrow', /请用文字/],
  ]
  for (const [name, words] of kinds) expect((await plays(name)).says.join(), name).toMatch(words)
})
