/** What the page is told, and what it may ask for: the one agreement between its server and its client. */

/** Somebody one can be on the page. */
export type Somebody = {
  openId: string
  name: string
  unitId: string | null
  unitName: string | null
  /** liaison, leader, admin, member, or stranger for people who are on no roster. */
  role: string
}

export type ChatView = {
  chatId: string
  kind: 'p2p' | 'group'
  name: string
  members: string[]
  ownerId: string
  botIn: boolean
  /** The newest message: its number, what the list shows of it, and when it was sent (ISO). */
  last: { seq: number; text: string; at: string; byBot: boolean } | null
}

export type MessageView = {
  messageId: string
  seq: number
  sender: { kind: 'app' | 'user'; id: string; name: string }
  type: string
  text: string
  card: Record<string, unknown> | null
  files: { key: string; name: string; size: number; kind: 'image' | 'file' }[]
  /** What this message answers: by whom and in which words. */
  quote: { name: string; text: string } | null
  at: string
  deleted: boolean
  edited: boolean
  /** The bot has put its sign of being at work on it. */
  working: boolean
}

export type State = {
  /** The clock of the rehearsal (ISO, the plan's offset) when this was answered. */
  now: string
  zone: string
  planTitle: string
  bot: { openId: string; name: string }
  /** Entries of the bot's menu. */
  menu: { key: string; label: string }[]
  /** Sentences offered in an empty chat. */
  suggestions: string[]
  people: Somebody[]
  chats: ChatView[]
  /** Of the open chat, oldest first, the newest that were asked for; `older` is how many more there are. */
  messages: MessageView[]
  older: number
  exampleLoaded: boolean
}

export type LogView = {
  deliveries: {
    eventId: string
    type: string
    state: string
    at: string
    next: string | null
    attempts: { at: string; status: number; problem: string }[]
  }[]
  calls: { at: string; method: string; path: string; status: number; code: number; message: string }[]
}

export const leaps = ['hour', 'day', 'week', 'month', 'monday'] as const
export type Leap = (typeof leaps)[number]
