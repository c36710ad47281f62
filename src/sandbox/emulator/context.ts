import type { Faults } from './faults.ts'
import type { Hex } from './ids.ts'
import type { Keep, Table } from './keep.ts'
import type { Limits } from './limits.ts'
import type { Chat, Delivery, Message, Person, StoredFile } from './records.ts'

export type App = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** One request to the bot's webhook, as it goes over the wire. */
export type WebhookRequest = { body: string; headers: Record<string, string> }
export type Deliver = (request: WebhookRequest) => Promise<{ status: number; body: string }>

/** One call of the bot to the API, kept for whoever looks. `code` 0 is success. */
export type ApiCall = { atMs: number; method: string; path: string; status: number; code: number; message: string }

/** What all parts of the emulator share. */
export type Context = {
  clock: { now(): Date }
  app: App
  bot: { openId: string; name: string }
  /** Rights the organisation has granted the app. Told when asked; what the bot may do does not depend on them. */
  scopes: readonly string[]
  tenantKey: string
  hex: Hex
  keep: Keep
  people: Table<Person>
  chats: Table<Chat>
  messages: Table<Message>
  files: Table<StoredFile>
  deliveries: Table<Delivery>
  uuids: Table<{ uuid: string; messageId: string; atMs: number }>
  tokens: Table<{ token: string; expiresMs: number }>
  /** Cards whose callback is open, with how many: they cannot be patched in this moment. */
  locked: Map<string, number>
  limits: Limits
  tokenLifeMs: number
  faults: Faults
  calls: ApiCall[]
  /** Numbers messages in the order they were sent. */
  nextSeq(): number
  /** Tells the page that something is new. */
  changed(): void
}

export const nowMs = (context: Context): number => context.clock.now().getTime()
