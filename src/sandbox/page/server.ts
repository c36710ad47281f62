import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { isoIn } from '../../domain/time.ts'
import { onlyHere } from '../../mail/only-here.ts'
import type { Emulator } from '../emulator/index.ts'
import { acts, asks } from './acts.ts'
import { assets } from './bundle.ts'
import { guard } from './guard.ts'
import { leapTo } from './leap.ts'
import { chatsOf, logOf, messagesIn } from './state.ts'
import { changes } from './stream.ts'
import type { Somebody, State } from './view.ts'

export type PageOptions = {
  emulator: Emulator
  clock: { now(): Date }
  zone: string
  planTitle: string
  people: Somebody[]
  menu: { key: string; label: string }[]
  suggestions: string[]
  moveClock(to: Date): Promise<void>
  loadExample(): Promise<void>
  exampleLoaded(): boolean | Promise<boolean>
  /** Ends the open streams, which would keep a server from closing. */
  hangUp: AbortSignal
}

/** How many messages of the open chat are wanted. */
const mostShown = z.coerce.number().int().min(1).max(100_000).catch(200)

const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>演练 · 知标</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/app.css">
</head>
<body><div id="app"></div><script src="/sandbox/app.js"></script></body>
</html>
`

/** The chat page at `/` and what it needs under `/sandbox/`. */
export function pageServer(options: PageOptions): Hono {
  const { emulator, clock, zone, people } = options
  const page = new Hono()
  page.use('/', onlyHere, guard)
  page.use('/sandbox/*', onlyHere, guard)
  page.get('/', (c) => c.html(html))

  const files = assets()
  for (const [name, read] of Object.entries(files)) {
    page.get(`/sandbox/${name}`, async (c) => {
      const { body, type } = await read()
      return c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' })
    })
  }

  page.get('/sandbox/state', async (c) => {
    const me = c.req.query('me') ?? ''
    const chatId = c.req.query('chat') ?? ''
    const most = mostShown.parse(c.req.query('most'))
    const chats = people.some(({ openId }) => openId === me) ? chatsOf(emulator, zone, me) : []
    const messages = chats.some((it) => it.chatId === chatId) ? messagesIn(emulator, zone, chatId, most) : []
    return c.json({
      now: isoIn(zone, clock.now()),
      zone,
      planTitle: options.planTitle,
      bot: emulator.bot,
      menu: options.menu,
      suggestions: options.suggestions,
      people,
      chats,
      messages,
      older: chats.some((it) => it.chatId === chatId) ? emulator.messages(chatId).length - messages.length : 0,
      exampleLoaded: await options.exampleLoaded(),
    } satisfies State)
  })
  page.get('/sandbox/log', (c) => c.json(logOf(emulator, zone)))
  page.get('/sandbox/files/:key', (c) => fileAnswer(emulator, c))
  page.get('/sandbox/stream', (c) => changes(emulator, c, options.hangUp))

  page.post('/sandbox/file', bodyLimit({ maxSize: 100 * 1024 * 1024 }), async (c) => {
    const { me = '', chat = '', name = '', kind = '' } = c.req.query()
    const file = { name, mime: c.req.header('content-type') ?? '', bytes: new Uint8Array(await c.req.arrayBuffer()) }
    await (kind === 'image' ? emulator.postImage(me, chat, file) : emulator.postFile(me, chat, file))
    return c.json({})
  })
  const doing = acts(emulator)
  const act = <Ask>(name: string, schema: z.ZodType<Ask>, run: (ask: Ask) => Promise<unknown>) =>
    page.post(`/sandbox/${name}`, async (c) => {
      const parsed = schema.safeParse(await c.req.json().catch(() => undefined))
      if (!parsed.success) return c.json({ problem: '请求不完整' }, 400)
      return c.json((await run(parsed.data)) ?? {})
    })
  act('say', asks.say, doing.say)
  act('click', asks.click, doing.click)
  act('sticker', asks.sticker, doing.sticker)
  act('audio', asks.audio, doing.audio)
  act('recall', asks.recall, doing.recall)
  act('edit', asks.edit, doing.edit)
  act('group', asks.group, doing.group)
  act('members', asks.members, doing.members)
  act('leave', asks.leave, doing.leave)
  act('bot', asks.bot, doing.bot)
  act('disband', asks.disband, doing.disband)
  act('menu', asks.menu, doing.menu)
  act('enter', asks.enter, doing.enter)
  act('example', asks.example, async () => {
    await options.loadExample()
    emulator.changed()
  })
  act('clock', asks.clock, async (ask) => {
    const to = 'leap' in ask ? leapTo(zone, clock.now(), ask.leap) : new Date(ask.to)
    if (to <= clock.now()) throw new Error('时间只能向前')
    await options.moveClock(to)
    emulator.changed()
    return { now: isoIn(zone, clock.now()) }
  })
  page.onError((error, c) => c.json({ problem: error.message }, 409))
  return page
}

function fileAnswer(emulator: Emulator, c: HonoContext): Response {
  const file = emulator.file(c.req.param('key') ?? '')
  if (!file) return c.text('not found', 404)
  const image = file.kind === 'image' && /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.mime)
  return c.body(new Uint8Array(file.bytes).buffer, 200, {
    'content-type': image ? file.mime : 'application/octet-stream',
    'content-disposition': `${image ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  })
}
