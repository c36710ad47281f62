/** A chat the bot is in, with its digest as it was chosen there. */
export type Chat = {
  chatId: string
  kind: 'group' | 'p2p'
  name: string
  external: boolean
  greetedAt: string | null
  goneAt: string | null
  digest: 'off' | 'on' | 'paused'
  /** `all`, or a part of the plan: `category:…`, `unit:…`. */
  scope: string
  /** ISO day of the week, 1 = Monday, and time of day; null follows the default. */
  digestDay: number | null
  digestTime: string | null
  /** When day and time were last chosen. */
  digestSetAt: string | null
  subscribedAt: string | null
}
