import { greeting, welcome } from '../cards/greeting.ts'
import { type Card, notice } from '../cards/kit.ts'
import type { Asker, Reply, Where, World } from '../command.ts'
import type { ClickIn, Incoming, MessageIn } from '../feishu/incoming.ts'
import { hold, holders } from '../store/cards.ts'
import { chatById, gone, greeted, inGroup, joined, met } from '../store/chats.ts'
import { forgetMessage } from '../store/inbox.ts'
import { type Letter, laneOfSent, post } from '../store/outbox.ts'
import { rosterOf } from '../store/people.ts'
import { remembering } from '../store/remembering.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { setTopic } from '../store/topics.ts'
import { shift } from '../time.ts'
import { dispatch, inputOfWords } from './dispatch.ts'
import { changeable, foresee } from './foresight.ts'
import { labelled } from './label.ts'
import { fileLetter, mailTo, replyTo, updateOf } from './letters.ts'
import { clickLimit, messageLimit, slowDown } from './limit.ts'
import { askerOf } from './roles.ts'
import { type App, nowIn, worldOf } from './world.ts'

/** What handling an event changes and says; committed whole. `answer` is a click's: its card and toast. */
export type Outcome = { statements: Statement[]; answer: ClickAnswer | null }
export type ClickAnswer = { card: Card | null; toast: Reply['toast'] | null }

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
      return onMenu(world, incoming.openId, incoming.eventId, incoming.key)
    case 'entered':
      return onEntered(world, incoming.openId, incoming.chatId)
    case 'recalled':
      return { statements: [forgetMessage(incoming.messageId, world.now)], answer: null }
  }
}

async function onMessage(app: App, world: World, message: MessageIn): Promise<Outcome> {
  const group = message.chatType === 'group'
  if (group && !(await isForBot(app, message))) return nothing
  const [roster, external, limit] = await Promise.all([
    rosterOf(world.db, message.openId),
    isExternal(world, message),
    messageLimit(world.db, message),
  ])
  const asker = askerOf(message.openId, roster)
  const where = { chatId: message.chatId, group, external }
  const input = inputOf(message, world)
  if (!input) return nothing
  const here = seen(where, asker.openId)
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
const seen = ({ chatId, group, external }: Where, openId: string): Statement =>
  group ? inGroup(chatId, external) : met(chatId, openId)

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
  const [tooFast, roster, privately, external] = await Promise.all([
    clickLimit(world.db, click),
    rosterOf(world.db, click.openId),
    isPrivate(world, click),
    isExternal(world, click),
  ])
  if (tooFast) return { statements: [], answer: { card: null, toast: tooFast } }
  const asker = askerOf(click.openId, roster)
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

type Answering = {
  reply: Reply
  asker: Asker
  where: Where
  messageId: string
  privately: boolean
  clicked?: boolean
}

/** A reply as statements: its effects, its letters, and the card itself where it belongs. */
async function outcomeOf(world: World, answering: Answering): Promise<Outcome> {
  const { reply, asker, where, messageId, clicked = false } = answering
  const card = labelled(world, reply.card)
  const aside = where.group && answering.privately
  const inPlace = clicked && !aside && (reply.inPlace ?? !where.group)
  const letters: Letter[] = [
    ...(inPlace
      ? []
      : aside
        ? asideLetters(answering, card)
        : [replyTo(messageId, where, asker.openId, card, reply.cardKey)]),
    ...(reply.file ? [fileLetter(asker.openId, reply.file)] : []),
    ...(reply.letters ?? []).map((mail) => mailTo({ ...mail, card: labelled(world, mail.card) })),
    ...(await refreshed(world, reply, inPlace ? messageId : null)),
  ]
  return {
    statements: [
      ...(reply.effects ?? []),
      ...(reply.topic === undefined
        ? []
        : [setTopic(asker.openId, where.chatId, JSON.stringify(reply.topic), world.now)]),
      // The clicked card now shows something that has a name, so it is found again under it.
      ...(inPlace && reply.cardKey
        ? [hold({ messageId, key: reply.cardKey, chatId: where.chatId, openId: asker.openId, sentAt: world.now })]
        : []),
      ...letters.flatMap((letter) => post(letter, world.now)),
    ],
    answer: clicked ? { card: inPlace ? card : null, toast: reply.toast ?? (aside ? privateToast : null) } : null,
  }
}

const privateToast = { type: 'info', content: '已在私聊中发给您' } as const

/** Asked in a group, answered in private: the group gets one line. */
function asideLetters({ reply, asker, where, messageId, clicked }: Answering, card: Card): Letter[] {
  const mail = mailTo({ to: { openId: asker.openId }, card, cardKey: reply.cardKey })
  const line = notice('已私聊回复', '这件事已在私聊中回复您。')
  return clicked ? [mail] : [mail, replyTo(messageId, where, asker.openId, line)]
}

async function refreshed(world: World, reply: Reply, clickedMessage: string | null): Promise<Letter[]> {
  const letters = await Promise.all(
    (reply.refresh ?? []).map(async ({ key, render }) => {
      const copies = await holders(world.db, key, shift(world.now, -changeable))
      const others = copies.filter(({ messageId }) => messageId !== clickedMessage)
      return Promise.all(
        others.map(async (holder) => {
          const card = await render(holder)
          return card ? [updateOf(holder.messageId, labelled(world, card))] : []
        }),
      )
    }),
  )
  return letters.flat(2)
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
    statements: [met(chatId, openId), ...expectChange(greeted(chatId, world.now)), ...post(letter, world.now)],
    answer: null,
  }
}

/** A menu key is a command's name, or words as somebody would type them. Its event names no chat. */
async function onMenu(world: World, openId: string, eventId: string, key: string): Promise<Outcome> {
  const asker = askerOf(openId, await rosterOf(world.db, openId))
  const where = { chatId: openId, group: false, external: false }
  const input = inputOfWords(key, world) ?? { do: 'ask', q: key }
  const { reply } = await dispatch({
    input,
    asker,
    where,
    world,
    event: { id: eventId, messageId: '', clicked: false },
  })
  const letter = mailTo({ to: { openId }, card: labelled(world, reply.card), cardKey: reply.cardKey })
  const more = (reply.letters ?? []).map((mail) => mailTo({ ...mail, card: labelled(world, mail.card) }))
  return {
    statements: [...(reply.effects ?? []), ...[letter, ...more].flatMap((it) => post(it, world.now))],
    answer: null,
  }
}
