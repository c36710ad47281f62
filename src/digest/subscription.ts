import type { Call, World } from '../act/command.ts'
import { type Card, notice } from '../cards/kit.ts'
import type { Subscription } from '../cards/subscription.ts'
import type { Chat } from '../domain/chat.ts'
import { addDays } from '../domain/day.ts'
import { reviewersOf } from '../domain/look.ts'
import { may } from '../domain/permissions.ts'
import { scopeLabel } from '../domain/reporting/scope.ts'
import { dayOf } from '../domain/time.ts'
import { instantIn } from './instant.ts'

/** A group's digest as it is set, defaults filled in; of a group never heard of, as it would be. */
export function subscriptionOf({ plan, settings, now }: World, chat: Chat | undefined): Subscription {
  const times = { digestDay: chat?.digestDay ?? null, digestTime: chat?.digestTime ?? null }
  const instants = [dayOf(now), addDays(dayOf(now), 7)].map((day) =>
    instantIn({ plan, digestAt: settings.digestAt }, times, day),
  )
  return {
    state: chat?.digest ?? 'off',
    part: scopeLabel(plan, chat?.scope ?? 'all'),
    day: times.digestDay ?? settings.digestAt.day,
    time: times.digestTime ?? settings.digestAt.time,
    next: instants.find((instant) => instant > now) ?? '',
  }
}

/** Why somebody may not change a group's digest; null for its owner and the office. */
export async function keeperRefusal({ asker, where, world }: Call<unknown>): Promise<Card | null> {
  if (!where.group) return notice('请在群里设置', '周报设置是每个群自己的，请在群里@我说“周报设置”。')
  if (may(asker, 'settings')) return null
  const owner = await world.directory.ownerOf(where.chatId).catch(() => null)
  return owner === asker.openId
    ? null
    : notice('不能改周报设置', `只有群主和${reviewersOf(world.plan)}可以改，请找他们。`)
}
