import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { pausedCard, subscriptionCard, unsubscribedCard } from '../src/cards/subscription.ts'
import { keeperRefusal, subscriptionOf } from '../src/digest/subscription.ts'
import type { Chat } from '../src/domain/chat.ts'
import { chatById, setDigest, subscribe as subscribeChat } from '../src/store/chats.ts'

const onlyInGroups = notice(
  '请在群里订阅',
  '周报发到群里：把我拉进群，在群里@我说“订阅周报”。这里随时可以发“周报”看一份。',
)

/** A group takes the weekly digest. Anybody in it may say so; the settings are for its owner and the office. */
export const subscribe = command({
  name: 'subscribe',
  words: ['订阅周报', '订阅'],
  help: '每周把完成情况发到群里',
  section: 'group',
  right: 'subscribe',
  place: 'anywhere',
  args: z.object({}),
  async run(call) {
    const { where, world } = call
    if (!where.group) return { card: onlyInGroups }
    const chat = await chatById(world.db, where.chatId)
    // Who may not resume does not get round a pause by subscribing anew.
    if (chat?.digest === 'paused') return { card: pausedCard(subscriptionOf(world, chat)), inPlace: true }
    return chat?.digest === 'on' ? unchanged(call, chat) : subscribed(call, chat)
  },
})

export const unsubscribe = command({
  name: 'unsubscribe',
  words: ['退订周报', '退订', '取消订阅'],
  help: '群里不再发周报',
  section: 'group',
  right: 'subscribe',
  place: 'anywhere',
  open: true,
  args: z.object({}),
  async run({ where, world }) {
    if (!where.group) return { card: onlyInGroups }
    const chat = await chatById(world.db, where.chatId)
    const was = chat !== undefined && chat.digest !== 'off'
    return {
      card: unsubscribedCard(was),
      effects: was ? [setDigest(where.chatId, 'off')] : [],
      toast: { type: 'success', content: was ? '已退订' : '本群没有订阅' },
      inPlace: true,
    }
  },
})

/** What the group's owner and the office do with a digest there is. */
const ofKeeper = (words: string[], name: string, run: (call: Call<unknown>, chat: Chat | undefined) => Reply) =>
  command({
    name,
    words,
    help: null,
    right: 'subscribe',
    place: 'anywhere',
    args: z.object({}),
    async run(call) {
      const refusal = await keeperRefusal(call)
      if (refusal) return { card: refusal, inPlace: false }
      return run(call, await chatById(call.world.db, call.where.chatId))
    },
  })

/** 暂停周报: nothing is sent until it is resumed, and nothing counts as missed. */
export const pause = ofKeeper(['暂停周报', '暂停'], 'pause', ({ where, world }, chat) =>
  !chat || chat.digest === 'off'
    ? { card: unsubscribedCard(false), inPlace: true }
    : {
        card: pausedCard(subscriptionOf(world, chat)),
        effects: [setDigest(where.chatId, 'paused')],
        toast: { type: 'success', content: '已暂停' },
        inPlace: true,
      },
)

/** 恢复周报: from the next due time on. */
export const resume = ofKeeper(['恢复周报', '恢复'], 'resume', (call, chat) =>
  chat?.digest === 'on' ? unchanged(call, chat) : subscribed(call, chat),
)

const unchanged = ({ world }: Call<unknown>, chat: Chat): Reply => ({
  card: subscriptionCard(subscriptionOf(world, chat), '本群已经订阅了周报'),
  toast: { type: 'success', content: '本群已经订阅' },
  inPlace: true,
})

function subscribed({ where, world }: Call<unknown>, chat: Chat | undefined): Reply {
  const resumed = chat?.digest === 'paused'
  return {
    card: subscriptionCard(subscriptionOf(world, chat), resumed ? '周报已恢复' : '已订阅周报'),
    effects: [subscribeChat(where.chatId, chat?.scope ?? 'all', world.now)],
    toast: { type: 'success', content: resumed ? '已恢复' : '已订阅周报' },
    inPlace: true,
  }
}
