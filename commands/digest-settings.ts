import * as z from 'zod'
import { type Call, command } from '../src/act/command.ts'
import { digestSettingsCard, pausedCard, subscriptionCard } from '../src/cards/subscription.ts'
import { dueIn } from '../src/digest/instant.ts'
import { keeperRefusal, subscriptionOf } from '../src/digest/subscription.ts'
import type { Chat } from '../src/domain/chat.ts'
import { weekOf } from '../src/domain/day.ts'
import { scopesOf } from '../src/domain/reporting/scope.ts'
import { dayOf } from '../src/domain/time.ts'
import { chatById, setDigestTime, setScope, subscribe as subscribeChat, weeksClaimed } from '../src/store/chats.ts'

const time = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, '时间应为“时:分”，如 09:00')

const args = z.object({
  scope: z.string(),
  day: z.coerce.number().int().min(1).max(7),
  time: time.transform((words) => words.replace('：', ':').padStart(5, '0')),
})

/** What part of the plan a group gets, and when; for the group’s owner and the office. */
export const digestSettings = command({
  name: 'digestSettings',
  words: ['周报设置'],
  help: null,
  right: 'subscribe',
  place: 'anywhere',
  args,
  async run(call) {
    const { args, where, world } = call
    const refusal = await keeperRefusal(call)
    if (refusal) return { card: refusal, inPlace: false }
    const scope = scopesOf(world.plan).find(({ value }) => value === args.scope)?.value ?? 'all'
    const chat = await chatById(world.db, where.chatId)
    const moved = chat?.digestDay !== args.day || chat.digestTime !== args.time
    const changed = chat && { ...chat, scope, digestDay: args.day, digestTime: args.time, digestSetAt: world.now }
    const paused = chat?.digest === 'paused'
    const subscription = subscriptionOf(world, changed)
    return {
      card: paused
        ? pausedCard(subscription)
        : subscriptionCard(subscription, '周报设置已改', moved && (await comesAtOnce(call, changed))),
      effects: [
        // A pause holds whatever else is changed.
        paused ? setScope(where.chatId, scope) : subscribeChat(where.chatId, scope, world.now),
        ...(moved ? [setDigestTime(where.chatId, args.day, args.time, world.now)] : []),
      ],
      toast: { type: 'success', content: '已保存' },
      inPlace: true,
    }
  },
  async form(call, problems) {
    const refusal = await keeperRefusal(call)
    if (refusal) return { card: refusal }
    const { args: given, where, world } = call
    const chat = await chatById(world.db, where.chatId)
    const subscription = subscriptionOf(world, chat)
    const typed = (name: string, otherwise: string) => (typeof given[name] === 'string' ? given[name] : otherwise)
    const card = digestSettingsCard(subscription, scopesOf(world.plan), {
      scope: typed('scope', chat?.scope ?? 'all'),
      day: typed('day', String(subscription.day)),
      time: typed('time', subscription.time),
      problems: given.time === undefined ? {} : problems,
    })
    return { card, inPlace: true }
  },
})

/** The time now chosen has passed this week, and the week's digest has not come yet. */
async function comesAtOnce({ world, where }: Call<unknown>, chat: Chat | undefined): Promise<boolean> {
  if (chat?.digest !== 'on') return false
  const { plan, settings, now, db } = world
  const due = dueIn({ plan, digestAt: settings.digestAt }, chat, dayOf(now))
  const week = weekOf(dayOf(now)).id
  return due !== null && due <= now && !(await weeksClaimed(db, [week]))(where.chatId, week)
}
