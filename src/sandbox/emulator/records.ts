import * as z from 'zod'

/** What the emulator remembers. Everything is plain JSON, so that it can be kept and read back. */

export const person = z.object({
  openId: z.string(),
  unionId: z.string(),
  name: z.string(),
  mobile: z.string(),
  email: z.string(),
  /** Left the organisation: nothing can be sent to them any more. */
  resigned: z.boolean(),
  /** The app is available to this person. */
  inRange: z.boolean(),
  stoppedBot: z.boolean(),
})
export type Person = z.infer<typeof person>

export const chat = z.object({
  chatId: z.string(),
  kind: z.enum(['p2p', 'group']),
  name: z.string(),
  ownerId: z.string(),
  /** open_ids of people; the bot is not among them. */
  members: z.array(z.string()),
  botIn: z.boolean(),
  dissolved: z.boolean(),
  /** People of other organisations are in it. */
  external: z.boolean().optional(),
  createdMs: z.number(),
})
export type Chat = z.infer<typeof chat>

const mention = z.object({
  key: z.string(),
  openId: z.string(),
  kind: z.enum(['user', 'bot']),
  name: z.string(),
})
export type Mention = z.infer<typeof mention>

export const message = z.object({
  messageId: z.string(),
  /** Place in the order of sending; unique in the emulator. */
  seq: z.number(),
  chatId: z.string(),
  sender: z.object({ kind: z.enum(['app', 'user']), id: z.string() }),
  type: z.string(),
  /** A JSON string, as in the platform's API; of a card the card as sent. */
  content: z.string(),
  mentions: z.array(mention),
  parentId: z.string().nullable(),
  rootId: z.string().nullable(),
  threadId: z.string().nullable(),
  createdMs: z.number(),
  updatedMs: z.number(),
  deleted: z.boolean(),
  updated: z.boolean(),
  /** What the bot has put on it as a sign, and not taken away. */
  reactions: z.array(z.object({ id: z.string(), emoji: z.string() })).optional(),
})
export type Message = z.infer<typeof message>

export const storedFile = z.object({
  key: z.string(),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  mime: z.string(),
  /** open_id of the person, or `app`. */
  owner: z.string(),
  size: z.number(),
})
export type StoredFile = z.infer<typeof storedFile>

const attempt = z.object({ atMs: z.number(), status: z.number(), problem: z.string() })

export const delivery = z.object({
  eventId: z.string(),
  type: z.string(),
  /** The event before encryption. */
  body: z.string(),
  createdMs: z.number(),
  /** When it is tried next. */
  dueMs: z.number(),
  state: z.enum(['waiting', 'done', 'given up']),
  attempts: z.array(attempt),
})
export type Delivery = z.infer<typeof delivery>

export const rememberedUuid = z.object({ uuid: z.string(), messageId: z.string(), atMs: z.number() })
export const issuedToken = z.object({ token: z.string(), expiresMs: z.number() })
