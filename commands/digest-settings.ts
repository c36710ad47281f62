import { z } from 'zod'
import { dueIn } from '../src/app/digests.ts'
import { button, type Card, card, form, input, notice, select, text } from '../src/cards/kit.ts'
import { type Call, command } from '../src/command.ts'
import { scopesOf } from '../src/digest/scope.ts'
import { weekOf } from '../src/domain/day.ts'
import { may } from '../src/domain/permissions.ts'
import { type Chat, chatById, setDigestTime, subscribe as subscribeChat, weekClaimed } from '../src/store/chats.ts'
import { dayOf } from '../src/time.ts'
import { subscribedCard } from './subscribe.ts'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, index) => ({
  label,
  value: String(index + 1),
}))

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
  args,
  async run(call) {
    const { args, where, world } = call
    const refusal = await refusalOf(call)
    if (refusal) return { card: refusal, inPlace: false }
    const scope = scopesOf(world.plan).find(({ value }) => value === args.scope)?.value ?? 'all'
    const chat = await chatById(world.db, where.chatId)
    const moved = chat?.digestDay !== args.day || chat.digestTime !== args.time
    const changed = chat && { ...chat, scope, digestDay: args.day, digestTime: args.time, digestSetAt: world.now }
    return {
      card: subscribedCard(world, changed, '周报设置已改', moved && (await comesAtOnce(call, changed))),
      effects: [
        subscribeChat(where.chatId, scope, world.now),
        ...(moved ? [setDigestTime(where.chatId, args.day, args.time, world.now)] : []),
      ],
      toast: { type: 'success', content: '已保存' },
      inPlace: true,
    }
  },
  async form(call, problems) {
    const refusal = await refusalOf(call)
    if (refusal) return { card: refusal }
    const chat = await chatById(call.world.db, call.where.chatId)
    return { card: settingsCard(call, chat, call.args.time === undefined ? {} : problems), inPlace: true }
  },
})

/** The time now chosen has passed this week, and the week's digest has not come yet. */
async function comesAtOnce({ world, where }: Call<unknown>, chat: Chat | undefined): Promise<boolean> {
  if (chat?.digest !== 'on') return false
  const { plan, settings, now, db } = world
  const due = dueIn({ plan, digestAt: settings.digestAt }, chat, dayOf(now))
  return due !== null && due <= now && !(await weekClaimed(db, where.chatId, weekOf(dayOf(now)).id))
}

async function refusalOf({ asker, where, world }: Call<unknown>): Promise<Card | null> {
  if (!where.group) return notice('请在群里设置', '周报设置是每个群自己的，请在群里@我说“周报设置”。')
  if (may(asker, 'settings')) return null
  const owner = await world.directory.ownerOf(where.chatId).catch(() => null)
  return owner === asker.openId ? null : notice('不能改周报设置', '只有群主和领导小组办公室可以改，请找他们。')
}

function settingsCard(
  { args: given, world }: Call<Record<string, unknown>>,
  chat: Chat | undefined,
  problems: Record<string, string>,
): Card {
  const { plan, settings } = world
  const typed = (name: string, otherwise: string) => (typeof given[name] === 'string' ? given[name] : otherwise)
  return card(
    '周报设置',
    'blue',
    text('选内容和时间，提交后从下一份起生效。'),
    form(
      'digest_settings',
      [
        select({
          name: 'scope',
          label: '内容',
          options: scopesOf(plan).map(({ value, label }) => ({ value, label })),
          value: typed('scope', chat?.scope ?? 'all'),
        }),
        select({
          name: 'day',
          label: '星期',
          options: weekdays,
          value: typed('day', String(chat?.digestDay ?? settings.digestAt.day)),
        }),
        input({
          name: 'time',
          label: '时间（时:分）',
          required: true,
          value: typed('time', chat?.digestTime ?? settings.digestAt.time),
          problem: problems.time,
        }),
      ],
      button('提交', { do: 'digestSettings' }, 'primary'),
    ),
  )
}
