import type { z } from 'zod'
import type { Card, Input } from '../cards/kit.ts'
import type { Amendment } from '../domain/amendments/amendment.ts'
import type { Asker } from '../domain/people.ts'
import type { Act } from '../domain/permissions.ts'
import type { Plan } from '../domain/plan.ts'
import type { Settings } from '../domain/settings.ts'
import type { Feishu } from '../feishu/port.ts'
import type { HeldCard } from '../store/cards.ts'
import type { EvidenceStore } from '../store/files/port.ts'
import type { Sql, Statement } from '../store/sql.ts'
import type { SecondReader } from '../understand/endpoint/second-reader.ts'
import type { Lexicon } from '../understand/lexicon.ts'

/** Where it was said. */
export type Where = {
  chatId: string
  group: boolean
  /** A guest, or a group with people of other organisations: facts of the plan only. */
  external: boolean
}

/** Everything a command may read. It changes nothing itself: what is to change is in its reply. */
export type World = {
  /** The table of all commands, handed down by the entry. */
  commands: readonly Command[]
  /** The plan as it holds now: with what the office set, and with the papers that came after it. */
  plan: Plan
  /** The same as it held on a day, from what was known at an instant (a day means its end). */
  planAt: (on: string, known: string) => Plan
  /** The papers after the plan, those taken back too. */
  amendments: readonly Amendment[]
  /** What sentences are read with; made when the first one comes, because making it takes longer than a start. */
  lexicon: () => Lexicon
  /** Who reads what the bot is unsure of, where the office has such an endpoint. */
  secondReader: SecondReader | null
  db: Sql
  /** ISO time in the plan's zone. */
  now: string
  settings: Settings
  /** Bytes of evidence; kept before the reply is committed, because what lies there by its content does no harm. */
  evidence: EvidenceStore
  /** Looks people and files up on the platform. It sends nothing: sending is the outbox's. */
  directory: Pick<Feishu, 'download' | 'findByMobile' | 'nameOf' | 'ownerOf' | 'audienceOf'>
}

export type Call<Args> = {
  args: Args
  asker: Asker
  where: Where
  world: World
  /** What is answered: the event, and the message said or the card clicked. */
  event: {
    id: string
    messageId: string
    clicked: boolean /** The message this one replies to. */
    parentId: string | null
  }
}

export type Toast = { type: 'info' | 'success' | 'error' | 'warning'; content: string }

/** What a command answers, and what comes with it; all of it happens in one batch or not at all. */
export type Reply = {
  card: Card
  /** Name under which copies of this card are refreshed later. */
  cardKey?: string
  toast?: Toast
  effects?: Statement[]
  /** What the office did, in words; the gate enters it in the trail with the effects. */
  audit?: string[]
  /** To other people and chats. */
  letters?: Mail[]
  /** Other copies of a card that now show something else; null leaves a copy as it is. */
  refresh?: { key: string; render: (holder: HeldCard) => Promise<Card | null> }[]
  /** What the talk is about now, for the next ten minutes, and the card for whoever replies to it. */
  topic?: unknown
  /** A file that follows the card as a message of its own. */
  file?: { name: string; bytes: Uint8Array } | { name: string; stored: string }
  /**
   * A click in a private chat answers with its card changed, in a group with a new message, unless this says otherwise.
   */
  inPlace?: boolean
}

/** Not this command answers but another one, after the same checks as if it had been said. */
export type Lead = { lead: Input }

/** A card to somebody who did not ask for it. */
export type Mail = {
  to: { openId: string } | { chatId: string }
  card: Card
  cardKey?: string
  /** What the card is about, for whoever replies to it. */
  topic?: unknown
}

/** What a word of the help is about. */
export const sections = ['see', 'report', 'review', 'papers', 'people', 'settings', 'group'] as const
export type Section = (typeof sections)[number]

export type Command<Schema extends z.ZodType = z.ZodType> = {
  /** The value of `do`. */
  name: string
  /** First words of a message that mean this command; the first is its name in the help. */
  words: string[]
  /** One line of the help, or null where nobody types it. */
  help: string | null
  /** Where in the help; without it among what tells how things stand. */
  section?: Section
  /** Whose help it stands in, of those whose right it is; without it, all of them. */
  offered?: (asker: Asker, plan: Plan) => boolean
  /**
   * What somebody must be allowed on anything at all; of several acts one is enough, and the first is whose it is: they
   * find it in their help. What depends on the row acted upon the handler asks besides.
   */
  right: Act | readonly [Act, ...Act[]]
  /**
   * `anywhere`: its answer holds nothing a plain member may not see where it is asked; `aside`: it is answered in the
   * private chat, with one line in the group; `private`: there alone.
   */
  place: 'anywhere' | 'aside' | 'private'
  /** Tells facts of the plan at most, so that guests and groups with outsiders may use it. */
  open?: boolean
  /** Never refused for haste, because nobody sends it again. */
  unhurried?: boolean
  /** What the office does by it, as its trail calls it. */
  audit?: string
  /** What it does, for “不能…” of a refusal. */
  does?: string
  /** Says more than who may, by throwing Refused; without it, or where it throws nothing, the gate says who may. */
  refuse?: (call: Call<Record<string, unknown>>) => void | Promise<void>
  args: Schema
  /** What follows the word in a typed message, as arguments; undefined where it goes on as a sentence, which is read. */
  fromText?: (rest: string, world: World) => Record<string, unknown> | undefined
  run: (call: Call<z.output<Schema>>) => Promise<Reply | Lead>
  /** The answer when arguments are missing or wrong; else the card says to open it anew. */
  form?: (call: Call<Record<string, unknown>>, problems: Record<string, string>) => Promise<Reply>
}

/** Keeps the arguments' type while the list of all commands forgets it. */
export function command<Schema extends z.ZodType>(definition: Command<Schema>): Command {
  return {
    ...definition,
    // `run` is only ever called with what this very schema has parsed.
    run: (call) => definition.run(call as Call<z.output<Schema>>),
  }
}
