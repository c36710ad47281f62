import type { World } from '../act/command.ts'
import { labelled } from '../act/label.ts'
import { mailTo } from '../act/letters.ts'
import { type App, nowIn, worldOf } from '../act/world.ts'
import { greeting, welcome } from '../cards/greeting.ts'
import { type Card, type Input, notice } from '../cards/kit.ts'
import { besideIn } from '../domain/tables/beside.ts'
import type { ClickIn, Incoming, MenuIn, MessageIn } from '../feishu/incoming.ts'
import { chatById, gone, greeted, heard, inGroup, joined, met, privateChatOf } from '../store/chats.ts'
import { forgetMessage } from '../store/inbox.ts'
import { type Letter, laneOfSent } from '../store/outbox.ts'
import { rosterOf } from '../store/people.ts'
import { remembering } from '../store/remembering.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { foresee } from './foresight.ts'
import { gate, inputOfWords, insideOnly } from './gate.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { askerOf } from './roles.ts'

const nothing: Outcome = { statements: [], letters: [], answer: null }

const changes = (...statements: Statement[]): Outcome => ({ ...nothing, statements })

export async function respond(app: App, incoming: Incoming): Promise<Outcome> {
  const db = remembering(app.db)
  foresee(db, incoming, nowIn(app))
  const world = await worldOf({ ...app, db })
  switch (incoming.kind) {
    case 'message':
      return onMessage(app, world, incoming)
    case 'click':
      return onClick(world, incoming)
    case 'botAdded':
      return onAdded(world, incoming.chatId, incoming.name, incoming.external)
    case 'botDeleted':
    case 'disbanded':
      return changes(gone(incoming.chatId, world.now))
    case 'menu':
      return onMenu(world, incoming)
    case 'entered':
      return onEntered(world, incoming.openId, incoming.chatId)
    case 'recalled':
      return changes(forgetMessage(incoming.messageId, world.now))
  }
}

async function onMessage(app: App, world: World, message: MessageIn): Promise<Outcome> {
  const group = message.chatType === 'group'
  const self = message.mentioned.length > 0 ? await app.self() : null
  if (group && !isForBot(message, self)) return nothing
  const [roster, external] = await Promise.all([rosterOf(world.db, message.openId), isExternal(world, message)])
  const asker = askerOf(message.openId, roster, world.plan)
  const where = { chatId: message.chatId, group, external }
  const inputs = inputsOf(message, self, world)
  if (inputs.length === 0) return nothing
  const statements = [seen(message)]
  const letters: Letter[] = []
  // One after another: what a message says and what it brings are answered in their order.
  for (const input of inputs) {
    const passed = await gate({ input, asker, where, world, incoming: message })
    if (passed === 'silence' || 'toast' in passed) continue
    const outcome = await outcomeOf(world, { ...passed, asker, where, messageId: message.messageId })
    statements.push(...outcome.statements)
    letters.push(...outcome.letters)
  }
  return { statements, letters, answer: null }
}

/** A chat is known from its first message on, whatever events were missed. */
const seen = ({ chatId, chatType, openId, external }: MessageIn): Statement =>
  chatType === 'group' ? inGroup(chatId, external) : heard(chatId, openId, external)

/**
 * What a message says and what it brings: files lead to the command that takes them, words to theirs, and what is
 * neither to a friendly sentence. In groups files are nobody's evidence.
 */
function inputsOf(message: MessageIn, self: string | null, world: World): Input[] {
  const { files, messageType, chatType, mentioned } = message
  const text = wordsFor(message, self)
  const brought = chatType === 'p2p' && files.length > 0 ? [{ do: 'evidence', files }] : []
  const wordless = messageType !== 'text' && messageType !== 'post'
  if (text === '' && brought.length === 0 && wordless) return [{ do: 'wordless', type: messageType }]
  // A message recalled before it was delivered comes empty; there is nothing to answer.
  if (text === '' && (brought.length > 0 || mentioned.length === 0)) return brought
  const names = mentioned.map(({ name }) => `@${name}`)
  const meant = withoutCopies(text, names)
  // 这是三月份的表 beside a file is about it, and no question.
  if (brought.length > 0 && besideIn(meant) !== null) return brought.map((one) => ({ ...one, beside: meant }))
  return [inputOfWords(meant, world) ?? { do: 'ask', q: withoutLastCopies(text, names) }, ...brought]
}

/** What is said without the bot's own name, which older clients send as if it were a person's. */
function wordsFor({ text, mentioned }: MessageIn, self: string | null): string {
  const own = mentioned.filter(({ openId, bot }) => openId === self && self !== null && !bot)
  return own.reduce((said, { name }) => said.replace(`@${name}`, ' '), text).trim()
}

/** Who is only told along (“状态 @王梅”) is no part of what is said. */
function withoutLastCopies(text: string, names: readonly string[]): string {
  const last = names.find((name) => name !== '@' && text.endsWith(name) && text !== name)
  return last ? withoutLastCopies(text.slice(0, -last.length).trim(), names) : text
}

function withoutCopies(text: string, names: readonly string[]): string {
  const first = names.find((name) => name !== '@' && text.startsWith(`${name} `))
  return first ? withoutCopies(text.slice(first.length).trim(), names) : withoutLastCopies(text, names)
}

/** In groups only what mentions the bot is for it. The platform sends no other messages without an extra scope. */
const isForBot = ({ mentioned }: MessageIn, self: string | null): boolean =>
  mentioned.length > 0 && (self === null || mentioned.some(({ openId }) => openId === self))

async function isExternal(
  { db }: World,
  { external, chatId }: { external: boolean; chatId: string },
): Promise<boolean> {
  return external || ((await chatById(db, chatId))?.external ?? false)
}

async function onClick(world: World, click: ClickIn): Promise<Outcome> {
  const [roster, privately, external] = await Promise.all([
    rosterOf(world.db, click.openId),
    isPrivate(world, click),
    isExternal(world, click),
  ])
  const asker = askerOf(click.openId, roster, world.plan)
  const where = { chatId: click.chatId, group: !privately, external }
  // The button's own part wins, so that a form cannot change what its button does.
  const input = { ...click.form, ...click.input }
  const passed = await gate({ input, asker, where, world, incoming: click })
  if (passed === 'silence') return nothing
  if ('toast' in passed) return { ...nothing, answer: { card: null, toast: passed.toast } }
  return outcomeOf(world, { ...passed, asker, where, messageId: click.messageId, clicked: true })
}

/**
 * A click's event does not say what kind of chat it is in. The card was this person's alone if it was sent to them;
 * anything else, a forwarded card too, is treated as seen by others.
 */
async function isPrivate({ db }: World, { messageId, chatId, openId }: ClickIn): Promise<boolean> {
  const lane = await laneOfSent(db, messageId)
  if (lane !== undefined) return lane === openId
  return (await chatById(db, chatId))?.kind === 'p2p'
}

async function onAdded(world: World, chatId: string, name: string, external: boolean): Promise<Outcome> {
  const chat = await chatById(world.db, chatId)
  const here = joined(chatId, name, external)
  if (chat?.greetedAt) return changes(here)
  const letter = mailTo({ to: { chatId }, card: labelled(world, greeting(world.plan, external)) })
  return { ...changes(here, ...expectChange(greeted(chatId, world.now))), letters: [letter] }
}

/**
 * Opening the private chat greets a person once; the platform says so at every opening. Somebody who has spoken before
 * is an old acquaintance, and is not greeted as a stranger.
 */
async function onEntered(world: World, openId: string, chatId: string): Promise<Outcome> {
  const [chat, known] = await Promise.all([chatById(world.db, chatId), privateChatOf(world.db, openId)])
  if (chat?.greetedAt || (known && known.guest !== null)) return nothing
  const asker = askerOf(openId, await rosterOf(world.db, openId), world.plan)
  const letter = mailTo({ to: { openId }, card: labelled(world, welcome(world.plan, asker)) })
  return { ...changes(met({ chatId, openId }), ...expectChange(greeted(chatId, world.now))), letters: [letter] }
}

/** Somebody who has said nothing yet: the menu's event does not tell which organisation they are of. */
const sayFirst: Card = notice(
  '请先说一句话',
  '点菜单看不出您是不是本组织的人。请直接发一句，例如“状态”，以后点菜单就行了。',
)

/**
 * A menu key is a command's name, or words as somebody would type them. Its event names neither a chat nor an
 * organisation: who has not shown by a message that they are of ours, and is not on the roster, is treated as a guest.
 */
async function onMenu(world: World, menu: MenuIn): Promise<Outcome> {
  const { openId, key } = menu
  const [roster, chat] = await Promise.all([rosterOf(world.db, openId), privateChatOf(world.db, openId)])
  const asker = askerOf(openId, roster, world.plan)
  const guest = chat?.guest ?? null
  const where = { chatId: chat?.chatId ?? openId, group: false, external: guest ?? roster.length === 0 }
  const input = inputOfWords(key, world) ?? { do: 'ask', q: key }
  const passed = await gate({ input, asker, where, world, incoming: menu })
  if (passed === 'silence' || 'toast' in passed) return nothing
  const unheard = guest === null && passed.reply === insideOnly
  const reply = unheard ? { card: sayFirst } : passed.reply
  return outcomeOf(world, { ...passed, reply, asker, where, messageId: null })
}
