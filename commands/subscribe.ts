import { z } from 'zod'
import { instantIn } from '../src/app/digests.ts'
import { b, button, buttons, type Card, card, notice, text } from '../src/cards/kit.ts'
import { command, type World } from '../src/command.ts'
import { scopeLabel } from '../src/digest/scope.ts'
import { addDays, dayLabel } from '../src/domain/day.ts'
import { type Chat, chatById, setDigest, subscribe as subscribeChat } from '../src/store/chats.ts'
import { dayOf } from '../src/time.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

const onlyInGroups = notice(
  '请在群里订阅',
  '周报发到群里：把我拉进群，在群里@我说“订阅周报”。这里随时可以发“周报”看一份。',
)
const notHere = notice('不能在这个群订阅', '群里有外部人员，周报含内部进展，只发到内部群。')

/** A group takes the weekly digest. Anybody in it may say so; the settings are for its owner and the office. */
export const subscribe = command({
  name: 'subscribe',
  words: ['订阅周报', '订阅', '恢复周报'],
  help: '群里用：每周把完成情况发到本群',
  args: z.object({}),
  async run({ where, world }) {
    if (!where.group) return { card: onlyInGroups }
    if (where.external) return { card: notHere }
    const chat = await chatById(world.db, where.chatId)
    const known = chat?.digest === 'on'
    return {
      card: subscribedCard(world, chat, known ? '本群已经订阅了周报' : '已订阅周报'),
      effects: known ? [] : [subscribeChat(where.chatId, chat?.scope ?? 'all', world.now)],
      toast: { type: 'success', content: known ? '本群已经订阅' : '已订阅周报' },
      inPlace: true,
    }
  },
})

export const unsubscribe = command({
  name: 'unsubscribe',
  words: ['退订周报', '退订', '取消订阅', '暂停周报'],
  help: '群里用：不再发周报',
  open: true,
  args: z.object({}),
  async run({ where, world }) {
    if (!where.group) return { card: onlyInGroups }
    const chat = await chatById(world.db, where.chatId)
    const off = chat === undefined || chat.digest === 'off'
    return {
      card: card(
        '周报',
        'grey',
        text(off ? '本群没有订阅周报。' : '已退订，不再向本群发周报。'),
        buttons(button('订阅周报', { do: 'subscribe' })),
      ),
      effects: off ? [] : [setDigest(where.chatId, 'off')],
      toast: { type: 'success', content: off ? '本群没有订阅' : '已退订' },
      inPlace: true,
    }
  },
})

/** What a group gets and when, with the way to change it. */
export function subscribedCard(world: World, chat: Chat | undefined, title: string, atOnce = false): Card {
  const { plan, settings, now } = world
  const times = { digestDay: chat?.digestDay ?? null, digestTime: chat?.digestTime ?? null }
  const parts = { plan, digestAt: settings.digestAt }
  const instants = [dayOf(now), addDays(dayOf(now), 7)].map((day) => instantIn(parts, times, day))
  const next = instants.find((instant) => instant > now) ?? ''
  const day = times.digestDay ?? settings.digestAt.day
  return card(
    title,
    'green',
    text(
      '每',
      b(`周${weekdays[day - 1]} ${times.digestTime ?? settings.digestAt.time}`),
      `，内容：${scopeLabel(plan, chat?.scope ?? 'all')}。`,
    ),
    text(`${atOnce ? '本周的一份马上发，此后' : ''}下一份：${dayLabel(dayOf(next))} ${next.slice(11, 16)}`),
    buttons(
      button('设置', { do: 'digestSettings' }),
      button('现在看一份', { do: 'digest' }),
      button('退订', { do: 'unsubscribe' }, 'danger'),
    ),
  )
}
