import * as z from 'zod'
import { checkCard } from '../validate/index.ts'
import { parseObject } from './content.ts'
import { type Context, type Deliver, nowMs } from './context.ts'
import { exchange, type Outcome } from './delivery.ts'
import { type Element, elementsOf, isSubmit, type Placed, sentValue, type Target, targetsIn } from './elements.ts'
import { envelope, idsOf, requestOf } from './envelope.ts'
import { type Filled, type FormValue, fieldsOf, formValueOf, labelOf, missingFields } from './form.ts'
import type { Message, Person } from './records.ts'

export type Toast = { type: 'info' | 'success' | 'error' | 'warning'; content: string }

/** What the person sees after using a card. */
export type Clicked = {
  /** A request went to the bot. */
  sent: boolean
  toast: Toast | null
  /** The platform's code for a callback that failed (docs/platform.md B.5), or null. */
  error: number | null
  /** The answer replaced the card. */
  replaced: boolean
  /** A button that only opens a page. */
  opens: string | null
}

/** What a person did with the element besides pressing it. */
export type Use = { values?: Filled; option?: string; checked?: boolean }

const untold: Clicked = { sent: false, toast: null, error: null, replaced: false, opens: null }
const day = 86_400_000

/**
 * A person uses a card: the client's own checks first, then one synchronous callback that is never sent again, then the
 * card of its answer. Throws for what no client lets a person do: an element that is not there, or disabled.
 */
export async function click(
  context: Context,
  deliver: Deliver,
  timeoutMs: number,
  person: Person,
  message: Message,
  target: Target,
  use: Use,
): Promise<Clicked> {
  const card = parseObject(message.content)
  const [placed] = targetsIn(card, target)
  if (!placed) throw new Error(`the card has no ${JSON.stringify(target)}; it has ${offersOf(card)}`)
  const { element, form } = placed
  if (element.disabled) throw new Error(`${JSON.stringify(target)} is disabled`)
  if (nowMs(context) - message.createdMs > 14 * day) return refusedByClient('卡片已过期，无法操作')
  if (element.tag === 'button' && !sentValue(element) && !(form && isSubmit(element))) {
    return { ...untold, opens: element.behaviors?.find(({ type }) => type === 'open_url')?.default_url ?? null }
  }

  let formValue: FormValue | undefined
  if (form) {
    if (!isSubmit(element) || !element.name) throw new Error('inside a form only its submit button is sent')
    const fields = fieldsOf(elementsOf(card), form)
    formValue = formValueOf(fields, use.values ?? {}, context.faults.untouched ?? 'missing')
    const missing = missingFields(fields, formValue).map(labelOf)
    if (missing.length > 0) return refusedByClient(`有必填项未填写：${missing.join('、')}`)
  } else if (use.values) {
    throw new Error('the clicked element is not in a form')
  }
  return callBack(context, deliver, timeoutMs, person, message, actionOf(placed, use, formValue))
}

const refusedByClient = (content: string): Clicked => ({ ...untold, toast: { type: 'error', content } })

const offersOf = (card: unknown): string =>
  elementsOf(card)
    .filter(({ element }) => sentValue(element) || isSubmit(element))
    .map(({ element }) => element.text?.content ?? element.name ?? element.tag)
    .join(', ') || 'nothing to click'

/** What `action` carries, by component (docs/platform.md B.1). */
function actionOf({ element }: Placed, use: Use, formValue: FormValue | undefined): Record<string, unknown> {
  const value = sentValue(element)
  return {
    ...(value && { value }),
    tag: element.tag,
    timezone: 'Asia/Shanghai',
    ...(element.name && { name: element.name }),
    ...(formValue && { form_value: formValue }),
    ...usedAs(element, use),
  }
}

function usedAs({ tag }: Element, { option, checked }: Use): Record<string, unknown> {
  if (tag === 'checker') return { checked: checked ?? true }
  if (option === undefined) return {}
  if (tag === 'input') return { input_value: option }
  return { option: tag === 'date_picker' || tag.startsWith('picker') ? `${option} +0800` : option }
}

async function callBack(
  context: Context,
  deliver: Deliver,
  timeoutMs: number,
  person: Person,
  { messageId, chatId }: Message,
  action: Record<string, unknown>,
): Promise<Clicked> {
  const type = 'card.action.trigger'
  const eventId = context.hex(32)
  const body = envelope(context, eventId, type, {
    operator: { tenant_key: context.tenantKey, ...idsOf(person) },
    token: `c-${context.hex(32)}`,
    action,
    host: 'im_message',
    context: { open_message_id: messageId, open_chat_id: chatId },
  })
  const fault = context.faults.delivery?.({ eventId, type, attempt: 1 }) ?? {}
  const send = () => exchange(() => deliver(requestOf(context, body, nowMs(context))), fault, timeoutMs)
  lock(context, messageId, 1)
  let outcome: Outcome
  try {
    outcome = await send()
    for (let more = fault.duplicates ?? 0; more > 0; more--) outcome = await send()
  } finally {
    lock(context, messageId, -1)
  }
  const clicked = answered(context, messageId, outcome)
  context.deliveries.put({
    eventId,
    type,
    body,
    createdMs: nowMs(context),
    dueMs: nowMs(context),
    state: clicked.error === null ? 'done' : 'given up',
    attempts: [{ atMs: nowMs(context), status: outcome.status, problem: clicked.toast?.content ?? outcome.problem }],
  })
  context.changed()
  return clicked
}

function lock(context: Context, messageId: string, change: number): void {
  const open = (context.locked.get(messageId) ?? 0) + change
  if (open > 0) context.locked.set(messageId, open)
  else context.locked.delete(messageId)
}

const answer = z.strictObject({
  toast: z
    .strictObject({
      type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
      content: z.string().optional(),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.strictObject({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) }).optional(),
})

/** The bot's answer, checked as the client does; what is wrong is shown to the person as a code. */
function answered(context: Context, messageId: string, outcome: Outcome): Clicked {
  if (outcome.problem === 'timeout') return failed(200341, '回调超时')
  if (outcome.status === 0) return failed(200342, '无法连接')
  if (outcome.status !== 200) return failed(200671, `HTTP ${outcome.status}`)
  const parsed = answer.safeParse(parseObject(outcome.body))
  if (!parsed.success) return failed(200672, '应答格式错误')
  const { toast, card } = parsed.data
  if (card && card.data.schema !== '2.0') return failed(200830, '新版卡片只能换成新版卡片')
  const fault = card && checkCard(card.data, knownTo(context))
  if (fault) return failed(200673, fault.message)
  const message = context.messages.get(messageId)
  const replaced = card !== undefined && message !== undefined && !message.deleted
  if (replaced) {
    const content = JSON.stringify(card.data)
    context.messages.put({ ...message, content, updated: true, updatedMs: nowMs(context) })
  }
  const words = toast?.i18n?.zh_cn ?? toast?.content ?? ''
  return { sent: true, toast: toast ? { type: toast.type, content: words } : null, error: null, replaced, opens: null }
}

const failed = (code: number, why: string): Clicked => ({
  ...untold,
  sent: true,
  error: code,
  toast: { type: 'error', content: `出错了，请稍后重试 code: ${code}（${why}）` },
})

const knownTo = (context: Context) => ({
  person: (id: string) => context.people.get(id) !== undefined || id === context.bot.openId,
  image: (key: string) => context.files.get(key)?.kind === 'image',
})
