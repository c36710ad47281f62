import type { CardJson } from '../cards/feishu.ts'

export type ReceiverType = 'open_id' | 'chat_id'

export type Content =
  | { type: 'interactive'; card: CardJson }
  | { type: 'text'; text: string }
  | { type: 'file'; fileKey: string }

export type Sent = { messageId: string; chatId: string }

/** The most a file may hold that is sent (docs/platform.md B.7). */
export const mostFileBytes = 30_000_000

/** A person as the platform's directory knows them. */
export type DirectoryEntry = { mobile: string; openId: string | null }

/**
 * What the bot asks of the platform, and nothing more. Every verb throws `FeishuError`. `uuid` makes a send happen at
 * most once within an hour, however often it is tried.
 */
export interface Feishu {
  send(to: { type: ReceiverType; id: string }, content: Content, uuid: string): Promise<Sent>
  reply(messageId: string, content: Content, uuid: string): Promise<Sent>
  /** Replaces a card the bot sent less than 14 days ago. */
  update(messageId: string, card: CardJson): Promise<void>
  /** Puts a sign on a message somebody sent, by the platform's name of it; answers its id. */
  react(messageId: string, emoji: string): Promise<string>
  /** Takes the sign away again. */
  unreact(messageId: string, reactionId: string): Promise<void>
  download(messageId: string, fileKey: string, type: 'file' | 'image', maxBytes: number): Promise<Uint8Array>
  upload(name: string, bytes: Uint8Array): Promise<string>
  /** The bot's own open_id and whether it is enabled. */
  self(): Promise<{ openId: string; name: string; enabled: boolean }>
  /** open_ids by mobile number, null where nobody has it. */
  findByMobile(mobiles: readonly string[]): Promise<DirectoryEntry[]>
  nameOf(openId: string): Promise<string | null>
  /** Groups the bot is in. */
  groups(): Promise<{ chatId: string; name: string }[]>
  ownerOf(chatId: string): Promise<string | null>
  /** Who reads a group: whether people from outside do, and whether this person is in it. Throws where the bot is not. */
  audienceOf(chatId: string, openId: string): Promise<{ external: boolean; member: boolean }>
  /** Names of the rights the organisation has granted the app. */
  scopes(): Promise<string[]>
}

/** The platform said no, or did not say. `code` is its own, or `http-500`, `timeout`, `network`. */
export class FeishuError extends Error {
  readonly code: number | string
  /** Milliseconds the platform asks to wait. */
  readonly retryAfterMs: number | undefined

  constructor(code: number | string, message: string, retryAfterMs?: number) {
    super(`${code} ${message}`)
    this.name = 'FeishuError'
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
