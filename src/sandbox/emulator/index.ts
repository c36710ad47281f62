import { scopes as needed } from '../../feishu/scopes.ts'
import { authApi } from './auth-api.ts'
import { p2pWith } from './chats.ts'
import { parseObject } from './content.ts'
import type { ApiCall, App, Context, Deliver } from './context.ts'
import { exchange, postman } from './delivery.ts'
import { directoryApi } from './directory-api.ts'
import { requestOf } from './envelope.ts'
import type { Faults } from './faults.ts'
import { faultyFetch } from './faulty-fetch.ts'
import { fileApi } from './file-api.ts'
import { newApi, routesOn } from './http.ts'
import { hexFrom, openIdOf, unionIdOf } from './ids.ts'
import { type Keep, memoryKeep, tableOf } from './keep.ts'
import { limitsOf, noLimits } from './limits.ts'
import { messageApi } from './message-api.ts'
import { actionsOf } from './people.ts'
import * as record from './records.ts'
import { sendApi } from './send-api.ts'

export type Options = {
  clock: { now(): Date }
  app: App
  /** One request to the bot's webhook; a rejection counts as a failed connection. */
  deliver: Deliver
  /** Where records live; default: only as long as the process. */
  store?: Keep
  faults?: Faults
  /** Rate limits of the platform, on the emulator's clock. Default true. */
  limits?: boolean
  /** Real milliseconds the bot has for an answer. Default 3000. */
  timeoutMs?: number
  /** Life of a tenant token by the emulator's clock. Default 2 hours. */
  tokenLifeMs?: number
  /** Makes all ids the same on every run; not for a store that outlives the process, whose ids would come again. */
  seed?: string
  botName?: string
  /** Rights granted to the app. Default: all the bot needs. */
  scopes?: readonly string[]
}

/** A message as a person sees it in a chat. */
export type Shown = record.Message & {
  /** Words of a text message with names for mentions; '' for others. */
  text: string
  /** The card as sent, or null. */
  card: Record<string, unknown> | null
}

export type NewPerson = { openId: string; name: string } & Partial<record.Person>
export type Emulator = ReturnType<typeof createEmulator>

/**
 * A Feishu to talk to: its API (`fetch`), its people (`say`, `click`, ...), its events sent to the bot encrypted and
 * signed, its limits and its failures. Time is the clock it is given; `tick` sends again what is due.
 */
export function createEmulator(options: Options) {
  const { app, clock, deliver, timeoutMs = 3000 } = options
  const listeners = new Set<() => void>()
  const context = contextOf(options, () => {
    for (const listener of listeners) listener()
  })

  const api = newApi(context)
  authApi(api, context)
  const route = routesOn(api, context)
  sendApi(route, context)
  messageApi(route, context)
  fileApi(route, context)
  directoryApi(route, context)

  const post = postman(context, deliver, timeoutMs)

  const addPerson = (person: NewPerson): record.Person =>
    context.people.put({
      unionId: unionIdOf(person.openId),
      mobile: '',
      email: '',
      resigned: false,
      inRange: true,
      stoppedBot: false,
      ...person,
    })

  return {
    /** The Hono application serving `/open-apis/*`, without faults. */
    api,
    /** The same with the faults of `faults.api`: what a server, or a client in the same process, should call. */
    fetch: faultyFetch(api, context.faults),
    ...actionsOf(context, post.post, deliver, timeoutMs),
    bot: context.bot,

    /** Adds a person, or changes one of the same open_id. */
    addPerson,
    openIdOf: (key: string): string => openIdOf(app.appId, key),
    people: (): record.Person[] => context.people.all(),
    /** Groups and private chats the person is in. */
    chatsOf: (openId: string): record.Chat[] =>
      context.chats.all().filter(({ members, dissolved }) => members.includes(openId) && !dissolved),
    chat: (chatId: string): record.Chat | undefined => context.chats.get(chatId),
    /** The id of a person's private chat with the bot, which is made if there is none. */
    p2p(openId: string): string {
      const person = context.people.get(openId)
      if (!person) throw new Error(`no person ${openId}`)
      return p2pWith(context, person).chatId
    },
    /** A chat's messages in the order they were sent, recalled ones included. */
    messages: (chatId: string): Shown[] =>
      context.messages
        .all()
        .filter((message) => message.chatId === chatId)
        .sort((one, other) => one.seq - other.seq)
        .map(shown),
    message: (id: string): Shown | undefined => {
      const message = context.messages.get(id)
      return message && shown(message)
    },
    fileInfo: (key: string): record.StoredFile | undefined => context.files.get(key),
    file: (key: string): (record.StoredFile & { bytes: Uint8Array }) | undefined => {
      const [file, bytes] = [context.files.get(key), context.keep.bytes(key)]
      return file && bytes ? { ...file, bytes } : undefined
    },

    /** Sends again what is due by now. */
    tick: (now: Date = clock.now()): Promise<void> => post.deliverDue(now.getTime()),
    /** When the next redelivery is due. */
    nextDue(): Date | null {
      const due = post.nextDueMs()
      return due === null ? null : new Date(due)
    },
    hold: post.hold,
    release: post.release,
    /** What the console does when the request address is saved: an unsigned challenge. True when it came back. */
    async challenge(): Promise<boolean> {
      const challenge = context.hex(32)
      const plain = JSON.stringify({ challenge, token: app.verificationToken, type: 'url_verification' })
      const { body, headers } = requestOf(context, plain, clock.now().getTime())
      const unsigned = { body, headers: { 'content-type': headers['content-type'] ?? '' } }
      const outcome = await exchange(() => deliver(unsigned), {}, timeoutMs)
      return outcome.status === 200 && parseObject(outcome.body)?.challenge === challenge
    },

    /** Events sent, newest last, with every attempt. */
    deliveries: (): record.Delivery[] => context.deliveries.all(),
    /** The bot's calls of the API, newest last. */
    calls: (): readonly ApiCall[] => context.calls,
    /** Calls of routes this emulator does not have: each is a gap, in it or in the bot. */
    unknownRoutes: (): string[] =>
      context.calls.filter(({ code }) => code === 99991201).map(({ method, path }) => `${method} ${path}`),
    /** The newest time in the records, so that a clock never starts behind it; null when there is none. */
    newest(): Date | null {
      const times = [...context.messages.all(), ...context.chats.all()].map(({ createdMs }) => createdMs)
      return times.length > 0 ? new Date(times.reduce((one, other) => Math.max(one, other))) : null
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Tells the listeners that something outside the records changed, such as the clock. */
    changed: (): void => context.changed(),
    /** Changes what goes wrong from now on. */
    setFaults(faults: Faults): void {
      for (const key of ['delivery', 'api', 'untouched', 'redeliverySigned'] as const) delete context.faults[key]
      Object.assign(context.faults, faults)
    },
    close: (): void => context.keep.close(),
  }
}

function contextOf(options: Options, changed: () => void): Context {
  const { app, clock, seed, limits = true, faults = {}, botName = '知标' } = options
  const keep = options.store ?? memoryKeep()
  const messages = tableOf(keep, 'message', record.message, ({ messageId }) => messageId)
  let seq = messages.all().reduce((highest, message) => Math.max(highest, message.seq), 0)
  return {
    clock,
    app,
    bot: { openId: openIdOf(app.appId, 'bot'), name: botName },
    scopes: options.scopes ?? needed.map(({ name }) => name),
    tenantKey: openIdOf(app.appId, 'tenant').slice(3, 19),
    hex: hexFrom(seed),
    keep,
    people: tableOf(keep, 'person', record.person, ({ openId }) => openId),
    chats: tableOf(keep, 'chat', record.chat, ({ chatId }) => chatId),
    messages,
    files: tableOf(keep, 'file', record.storedFile, ({ key }) => key),
    deliveries: tableOf(keep, 'delivery', record.delivery, ({ eventId }) => eventId),
    uuids: tableOf(keep, 'uuid', record.rememberedUuid, ({ uuid }) => uuid),
    tokens: tableOf(keep, 'token', record.issuedToken, ({ token }) => token),
    locked: new Map(),
    limits: limits ? limitsOf() : noLimits,
    tokenLifeMs: options.tokenLifeMs ?? 7200_000,
    faults: { ...faults },
    calls: [],
    nextSeq: () => ++seq,
    changed,
  }
}

function shown(message: record.Message): Shown {
  const content = parseObject(message.content)
  const words = message.type === 'text' && typeof content?.text === 'string' ? content.text : ''
  return {
    ...message,
    text: message.mentions.reduce((text, { key, name }) => text.replace(key, `@${name}`), words),
    card: message.type === 'interactive' ? (content ?? null) : null,
  }
}
