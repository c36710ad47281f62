import { dayLabel } from '../domain/day.ts'
import { dayOf } from '../domain/time.ts'
import { type Block, b, button, buttons, type Card, card, form, input, note, select, text } from './kit.ts'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A group's weekly digest as it is set. */
export type Subscription = {
  state: 'off' | 'on' | 'paused'
  /** The part of the plan, as people call it. */
  part: string
  /** ISO day of the week and time of day. */
  day: number
  time: string
  /** The next instant it is due, ISO. */
  next: string
}

const rhythm = ({ day, time }: Subscription): string => `${weekdays[day - 1]} ${time}`
const unsubscribing = button('退订', { do: 'unsubscribe' }, 'danger')
const settingUp = button('设置', { do: 'digestSettings' })
const looking = button('现在看一份', { do: 'digest' })
const resuming = button('恢复周报', { do: 'resume' }, 'primary')

/** What a group gets and when, with the way to change it. `atOnce` where this week's digest follows. */
export function subscriptionCard(subscription: Subscription, title: string, atOnce = false): Card {
  const { part, next } = subscription
  return card(
    title,
    'green',
    text('每', b(rhythm(subscription)), `，内容：${part}。`),
    text(`${atOnce ? '本周的一份马上发，此后' : ''}下一份：${dayLabel(dayOf(next))} ${next.slice(11, 16)}`),
    buttons(settingUp, looking, button('暂停', { do: 'pause' }), unsubscribing),
  )
}

export const pausedCard = (subscription: Subscription): Card =>
  card(
    '周报已暂停',
    'grey',
    text('暂停期间', b('不发'), '，也不算漏发；恢复后从下一个时间起发，不补以前的。'),
    text(`恢复后每${rhythm(subscription)}，内容：${subscription.part}。`),
    buttons(resuming, settingUp, looking, unsubscribing),
    note('由群主或办公室恢复：点按钮，或@我说“恢复周报”。'),
  )

export const unsubscribedCard = (was: boolean): Card =>
  card(
    '周报',
    'grey',
    text(was ? '已退订，不再向本群发周报。' : '本群没有订阅周报。'),
    buttons(button('订阅周报', { do: 'subscribe' })),
  )

export type Choice = { scope: string; day: string; time: string; problems: Readonly<Record<string, string>> }

/** The form of a group's owner or the office: which part, which day, what time; and its state, to be changed there. */
export function digestSettingsCard(
  subscription: Subscription,
  scopes: readonly { value: string; label: string }[],
  { scope, day, time, problems }: Choice,
): Card {
  const days = weekdays.map((label, index) => ({ label, value: String(index + 1) }))
  const fields = [
    select({ name: 'scope', label: '内容', options: [...scopes], value: scope }),
    select({ name: 'day', label: '星期', options: days, value: day }),
    input({ name: 'time', label: '时间（时:分）', required: true, value: time, problem: problems.time }),
  ]
  return card(
    '周报设置',
    'blue',
    stateLine(subscription),
    form('digest_settings', fields, button('提交', { do: 'digestSettings' }, 'primary')),
    stateButtons(subscription),
  )
}

function stateLine({ state }: Subscription): Block {
  if (state === 'on') return text('本群', b('已订阅'), '周报。选内容和时间，提交后从下一份起生效。')
  return state === 'paused'
    ? text('本群的周报', b('暂停中'), '。可以先改内容和时间，恢复后生效。')
    : text('本群', b('没有订阅'), '周报。选内容和时间，提交即订阅。')
}

function stateButtons({ state }: Subscription): Block | null {
  if (state === 'off') return null
  return buttons(state === 'on' ? button('暂停周报', { do: 'pause' }) : resuming, unsubscribing)
}
