import type { Hono } from 'hono'
import type { App, Deliver } from './emulator/context.ts'
import { createEmulator, type Emulator } from './emulator/index.ts'
import { sqliteKeep } from './emulator/sqlite-keep.ts'
import { pageServer } from './page/server.ts'
import type { Somebody } from './page/view.ts'

export { openIdOf } from './emulator/ids.ts'
export type { Somebody } from './page/view.ts'

export type SandboxOptions = {
  clock: { now(): Date }
  /** Credentials the emulator and the bot agree on. */
  app: App
  /** One request to the bot's webhook over HTTP. */
  deliver: Deliver
  /** The emulator's own SQLite file. */
  file: string
  /** The plan's time zone and title, for the page. */
  zone: string
  planTitle: string
  /** Everybody one can be; open_ids from `openIdOf`, so that they are the same on every start. */
  people: Somebody[]
  /** The bot's menu in the private chat. */
  menu?: { key: string; label: string }[]
  /** Sentences offered in an empty chat. */
  suggestions?: string[]
  /** Moves the process's clock ahead through everything that is due. */
  moveClock(to: Date): Promise<void>
  /** Puts in example data, which every card will then be marked with. */
  loadExample(): Promise<void>
  exampleLoaded?(): boolean | Promise<boolean>
  botName?: string
}

export type Sandbox = {
  emulator: Emulator
  /** `/open-apis/*`, for a port of its own. */
  api: Hono
  /** `/` and `/sandbox/*`, for the bot's main server. */
  page: Hono
  /** Delivers again what is due. */
  tick(now: Date): Promise<void>
  /** Ends the page's open streams; before the main server closes, which waits for them. */
  hangUp(): void
  close(): void
}

/** A rehearsal: a Feishu of its own with people to be, and the page to be them on. */
export function startSandbox(options: SandboxOptions): Sandbox {
  const { clock, app, deliver, botName, people, menu = [], suggestions = [] } = options
  const emulator = createEmulator({ clock, app, deliver, botName, store: sqliteKeep(options.file) })
  for (const { openId, name } of people) emulator.addPerson({ openId, name })
  const streams = new AbortController()
  const page = pageServer({
    emulator,
    clock,
    zone: options.zone,
    planTitle: options.planTitle,
    people,
    menu,
    suggestions,
    moveClock: options.moveClock,
    loadExample: options.loadExample,
    exampleLoaded: () => options.exampleLoaded?.() ?? false,
    hangUp: streams.signal,
  })
  return {
    emulator,
    api: emulator.api,
    page,
    tick: (now) => emulator.tick(now),
    hangUp: () => streams.abort(),
    close() {
      streams.abort()
      emulator.close()
    },
  }
}
