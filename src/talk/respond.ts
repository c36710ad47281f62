import { greeting, welcome } from '../cards/greeting.ts'
import { type Card, notice } from '../cards/kit.ts'
import type { ClickIn, Incoming, MenuIn, MessageIn } from '../feishu/incoming.ts'
import { chatById, gone, greeted, heard, inGroup, joined, met, privateChatOf } from '../store/chats.ts'
import { forgetMessage } from '../store/inbox.ts'
import { laneOfSent, post } from '../store/outbox.ts'
import { rosterOf } from '../store/people.ts'
import { remembering } from '../store/remembering.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import type { World } from './command.ts'
import { dispatch, inputOfWords, insideOnly } from './dispatch.ts'
import { foresee } from './foresight.ts'
import { labelled } from './label.ts'
import { mailTo, replyTo } from './letters.ts'
import { clickLimit, haste, slowDown } from './limit.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { askerOf } from './roles.ts'
import { type App, nowIn, worldOf } from './world.ts'

const nothing: Outcome = { statements: [], answer: null }

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
      return { statements: [gone(incoming.chatId, world.now)], answer: null }
    case 'menu':
      return onMenu(world, incoming)
    case 'entered':
      return onEntered(world, incoming.openId, incoming.chatId)
    case 'recalled':
      return { statements: [forgetMessage(incoming.messageId, world.now)], answer: null }
  }
}

async function onMessage(app: App, world: World, message: MessageIn): Promise<Outcome> {
  const group = message.chatType === 'group'
  if (group && !(await isForBot(app, message))) return nothing
  const [roster, external] = await Promise.all([rosterOf(world.db, message.openId), isExternal(world, message)])
  const asker = askerOf(message.openId, roster)
  const where = { chatId: message.chatId, group, external }
  const input = inputOf(message, world)
  if (!input) return nothing
  const here = seen(message)
  const limit = await haste(world.db, message, message.external, asker)
  if (limit === 'silence') return { statements: [here], answer: null }
  if (limit === 'warn') {
    const warning = replyTo(message.messageId, where, asker.openId, labelled(world, slowDown))
    return { statements: [here, ...post(warning, world.now)], answer: null }
  }
  const { reply, command } = await dispatch({ input, asker, where, world, event: eventOf(message, false) })
  const { messageId } = message
  const outcome = await outcomeOf(world, { reply, asker, where, messageId, privately: command?.privately ?? false })
  return { ...outcome, statements: [here, ...outcome.statements] }
}

/** A chat is known from its first message on, whatever events were missed. */
const seen = ({ chatId, chatType, openId, external }: MessageIn): Statement =>
  chatType === 'group' ? inGroup(chatId, external) : heard(chatId, openId, external)

/** Messages without words lead to the command that takes files, or to a friendly sentence. */
function inputOf(message: MessageIn, world: World) {
  const { file, text, messageType } = message
  if (file && message.chatType === 'p2p') return { do: 'evidence', key: file.key, name: file.name, type: file.type }
  if (text === '' && messageType !== 'text' && messageType !== 'post') return { do: 'wordless', type: messageType }
  // A message recalled before it was delivered comes empty; there is nothing to answer.
  if (text === '' && message.mentioned.length === 0) return undefined
  return inputOfWords(text, world) ?? { do: 'ask', q: text }
}

/** In groups only what mentions the bot is for it. The platform sends no other messages without an extra scope. */
async function isForBot(app: App, { mentioned }: MessageIn): Promise<boolean> {
  if (mentioned.length === 0) return false
  const self = await app.self()
  return self === null || mentioned.includes(self)
}

async function isExternal(
  { db }: World,
  { external, chatId }: { external: boolean; chatId: string },
): Promise<boolean> {
  return external || ((await chatById(db, chatId))?.external ?? false)
}

const eventOf = ({ eventId, messageId }: { eventId: string; messageId: string }, clicked: boolean) => ({
  id: eventId,
  messageId,
  clicked,
})

async function onClick(world: World, click: ClickIn): Promise<Outcome> {
  const [roster, privately, external] = await Promise.all([
    rosterOf(world.db, click.openId),
    isPrivate(world, click),
    isExternal(world, click),
  ])
  const asker = askerOf(click.openId, roster)
  const tooFast = await clickLimit(world.db, click, asker)
  if (tooFast) return { statements: [], answer: { card: null, toast: tooFast } }
  const where = { chatId: click.chatId, group: !privately, external }
  // The button's own part wins, so that a form cannot change what its button does.
  const input = { ...click.form, ...click.input }
  const { reply, command } = await dispatch({ input, asker, where, world, event: eventOf(click, true) })
  const { messageId } = click
  return outcomeOf(world, {
    reply,
    asker,
    where,
    messageId,
    privately: command?.privately ?? false,
    clicked: true,
  })
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
  if (chat?.greetedAt) return { statements: [here], answer: null }
  const letter = mailTo({ to: { chatId }, card: labelled(world, greeting(world.plan, external)) })
  return { statements: [here, ...expectChange(greeted(chatId, world.now)), ...post(letter, world.now)], answer: null }
}

/** Opening the private chat greets a person once; the platform says so at every opening. */
async function onEntered(world: World, openId: string, chatId: string): Promise<Outcome> {
  if ((await chatById(world.db, chatId))?.greetedAt) return nothing
  const asker = askerOf(openId, await rosterOf(world.db, openId))
  const letter = mailTo({ to: { openId }, card: labelled(world, welcome(world.plan, asker)) })
  return {
    statements: [met({ chatId, openId }), ...expectChange(greeted(chatId, world.now)), ...post(letter, world.now)],
    answer: null,
  }
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
  const asker = askerOf(openId, roster)
  const guest = chat?.guest ?? null
  const where = { chatId: chat?.chatId ?? openId, group: false, external: guest ?? roster.length === 0 }
  const limit = await haste(world.db, menu, where.external, asker)
  if (limit === 'silence') return nothing
  const answering = { asker, where, messageId: null, privately: false }
  if (limit === 'warn') return outcomeOf(world, { ...answering, reply: { card: slowDown } })
  const input = inputOfWords(key, world) ?? { do: 'ask', q: key }
  const event = { id: menu.eventId, messageId: '', clicked: false }
  const { reply } = await dispatch({ input, asker, where, world, event })
  const unheard = guest === null && reply === insideOnly
  return outcomeOf(world, { ...answering, reply: unheard ? { card: sayFirst } : reply })
}
