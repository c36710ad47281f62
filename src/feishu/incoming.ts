import type { Input } from '../cards/kit.ts'

/** A file somebody sent: the key it is downloaded by, and its name as given. */
export type SentFile = { key: string; name: string; type: 'file' | 'image' }

/** Somebody a message mentions; in its words they stand as `@name`, bots not at all. */
export type Mentioned = { key: string; openId: string; name: string; bot: boolean }

type Common = {
  eventId: string
  /** When it happened by the platform's clock, in milliseconds. */
  createdMs: number
  openId: string
}

export type MessageIn = Common & {
  kind: 'message'
  messageId: string
  /** Id and, for an edited message, the time of the edit: what must be answered once. */
  onceKey: string
  chatId: string
  chatType: 'p2p' | 'group'
  messageType: string
  /** What was said, mentions of the bot removed and other mentions replaced by names; '' where there are no words. */
  text: string
  /** All mentioned, people and bots. */
  mentioned: Mentioned[]
  files: SentFile[]
  /** The message this one replies to. */
  parentId: string | null
  /** The sender is of another organisation than the app. */
  external: boolean
}

export type ClickIn = Common & {
  kind: 'click'
  /** The card that was clicked. */
  messageId: string
  chatId: string
  input: Input
  /** What was typed into the form the button submits; null for a plain button. */
  form: Record<string, string> | null
  external: boolean
}

export type ChatIn = Common & {
  kind: 'botAdded' | 'botDeleted' | 'disbanded'
  chatId: string
  name: string
  external: boolean
}

export type MenuIn = Common & { kind: 'menu'; key: string }

type OtherIn = Common & ({ kind: 'entered'; chatId: string } | { kind: 'recalled'; messageId: string; chatId: string })

/** What the platform tells the bot, checked and in the bot's own words. */
export type Incoming = MessageIn | ClickIn | ChatIn | MenuIn | OtherIn
