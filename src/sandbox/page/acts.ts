import * as z from 'zod'
import type { Emulator } from '../emulator/index.ts'
import { handTyped } from './mention.ts'
import { leaps } from './view.ts'

const me = z.string().min(1)
const chat = z.string().min(1)
const messageId = z.string().min(1)
const members = z.array(z.string()).max(500)

/** Everything the page can ask for, by name: what it must say, and what is done. */
export const asks = {
  say: z.object({
    me,
    chat,
    text: z.string().trim().min(1).max(20_000),
    mentionBot: z.boolean().optional(),
    replyTo: z.string().optional(),
  }),
  click: z.object({
    me,
    messageId,
    path: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()])).optional(),
    option: z.string().optional(),
    checked: z.boolean().optional(),
  }),
  sticker: z.object({ me, chat }),
  audio: z.object({ me, chat }),
  recall: z.object({ me, messageId }),
  edit: z.object({ me, messageId, text: z.string().trim().min(1) }),
  group: z.object({ me, name: z.string().trim().min(1).max(60), members, withBot: z.boolean() }),
  members: z.object({ me, chat, members }),
  leave: z.object({ me, chat }),
  bot: z.object({ me, chat, in: z.boolean() }),
  disband: z.object({ me, chat }),
  menu: z.object({ me, key: z.string().min(1).max(30) }),
  enter: z.object({ me }),
  clock: z.union([z.object({ leap: z.enum(leaps) }), z.object({ to: z.iso.datetime({ offset: true, local: true }) })]),
  example: z.object({}),
}
export type Asks = { [Name in keyof typeof asks]: z.infer<(typeof asks)[Name]> }
export type ActName = keyof Asks

/** What somebody does in a chat. Answers what the page shows of it. */
export function acts(emulator: Emulator) {
  return {
    say: ({ me: who, chat: where, mentionBot = false, replyTo, ...it }: Asks['say']) => {
      const { text, mentionsBot } = handTyped(it.text, emulator.bot.name)
      return emulator.say(who, where, text, { mentionBot: mentionBot || mentionsBot, replyTo })
    },
    click: ({ me: who, messageId: id, path, ...use }: Asks['click']) => emulator.click(who, id, { path }, use),
    sticker: (it: Asks['sticker']) => emulator.sticker(it.me, it.chat),
    audio: (it: Asks['audio']) => emulator.audio(it.me, it.chat),
    recall: (it: Asks['recall']) => emulator.recall(it.me, it.messageId),
    edit: (it: Asks['edit']) => emulator.edit(it.me, it.messageId, it.text),
    group: (it: Asks['group']) => emulator.createGroup(it.me, it.name, it.members, it.withBot),
    members: (it: Asks['members']) => emulator.addMembers(it.me, it.chat, it.members),
    leave: (it: Asks['leave']) => emulator.leave(it.me, it.chat),
    bot: (it: Asks['bot']) => (it.in ? emulator.addBot(it.me, it.chat) : emulator.removeBot(it.me, it.chat)),
    disband: (it: Asks['disband']) => emulator.disband(it.me, it.chat),
    menu: (it: Asks['menu']) => emulator.clickMenu(it.me, it.key),
    enter: (it: Asks['enter']) => emulator.enterP2p(it.me),
  }
}
