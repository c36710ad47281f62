import type { Reply, Where, World } from '../act/command.ts'
import { labelled } from '../act/label.ts'
import { fileLetter, mailTo, replyTo, topicText, updateOf } from '../act/letters.ts'
import { type Card, notice } from '../cards/kit.ts'
import type { Asker } from '../domain/people.ts'
import { sha256Of } from '../domain/reporting/evidence-file.ts'
import { shift } from '../domain/time.ts'
import { hold, holders } from '../store/cards.ts'
import { type Letter, nowAbout } from '../store/outbox.ts'
import type { Statement } from '../store/sql.ts'
import { setTopic } from '../store/topics.ts'
import { changeable } from './foresight.ts'

/** What handling an event changes and says; committed whole. `answer` is a click's: its card and toast. */
export type Outcome = { statements: Statement[]; letters: Letter[]; answer: ClickAnswer | null }
export type ClickAnswer = { card: Card | null; toast: Reply['toast'] | null }

type Answering = {
  reply: Reply
  asker: Asker
  where: Where
  /** What is answered: the message said or the card clicked; null where there is neither. */
  messageId: string | null
  /** Asked in a group and answered in the private chat. */
  aside: boolean
  clicked?: boolean
}

/** A reply as statements: its effects, its letters, and the card itself where it belongs. */
export async function outcomeOf(world: World, answering: Answering): Promise<Outcome> {
  const { asker, where, messageId, aside, clicked = false } = answering
  // A card everybody in a group sees is nobody's own, and never refreshed as if it were.
  const { cardKey: _own, ...bare } = answering.reply
  const reply: Reply = where.group && !aside ? bare : answering.reply
  const card = labelled(world, reply.card)
  const inPlace = clicked && !aside && (reply.inPlace ?? !where.group)
  const letters: Letter[] = [
    ...(inPlace ? [] : answerLetters({ ...answering, reply }, card)),
    ...(reply.file ? [fileLetter(asker.openId, await storedFile(world, reply.file))] : []),
    ...(reply.letters ?? []).map((mail) => mailTo({ ...mail, card: labelled(world, mail.card) })),
    ...(await refreshed(world, reply, inPlace ? messageId : null)),
  ]
  return {
    statements: [
      ...(reply.effects ?? []),
      ...(reply.topic === undefined
        ? []
        : [setTopic(asker.openId, where.chatId, JSON.stringify(reply.topic), world.now)]),
      ...(inPlace && messageId && reply.topic !== undefined
        ? [nowAbout(messageId, topicText(reply.topic) ?? null)]
        : []),
      // The clicked card now shows something that has a name, so it is found again under it.
      ...(inPlace && reply.cardKey && messageId
        ? [hold({ messageId, key: reply.cardKey, chatId: where.chatId, openId: asker.openId, sentAt: world.now })]
        : []),
    ],
    letters,
    answer: clicked ? { card: inPlace ? card : null, toast: reply.toast ?? (aside ? privateToast : null) } : null,
  }
}

/** A file that was made just now is kept where files lie, before the letter that names it; evidence lies there already. */
async function storedFile(
  { evidence }: World,
  file: NonNullable<Reply['file']>,
): Promise<{ stored: string; name: string }> {
  if ('stored' in file) return file
  const stored = sha256Of(file.bytes)
  await evidence.keep(stored, file.bytes)
  return { stored, name: file.name }
}

const privateToast = { type: 'info', content: '已在私聊中发给您' } as const

/** Asked in a group, answered in private: the group gets one line. */
function answerLetters({ reply, asker, where, messageId, clicked, aside }: Answering, card: Card): Letter[] {
  const { cardKey, topic } = reply
  if (messageId && !aside) return [replyTo(messageId, where, asker.openId, card, { cardKey, topic: topicText(topic) })]
  const mail = mailTo({ to: { openId: asker.openId }, card, cardKey, topic })
  if (!messageId || clicked) return [mail]
  const line = notice('已私聊回复', '这件事已在私聊中回复您。')
  return [mail, replyTo(messageId, where, asker.openId, line)]
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
