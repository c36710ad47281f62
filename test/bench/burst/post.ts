import { Agent, request } from 'node:http'
import { signedRequest } from '../../app/signed.ts'
import { secrets } from '../bot.ts'

/** A request as the platform makes it, ready before the clock runs. */
export type Ready = { headers: Record<string, string>; body: string }

function ready(type: string, eventId: string, event: object): Ready {
  const header = {
    event_id: eventId,
    event_type: type,
    create_time: String(Date.now()),
    token: secrets.verificationToken,
    app_id: secrets.appId,
    tenant_key: 'ours',
  }
  return signedRequest({ secrets, clock: { now: () => new Date() } }, { schema: '2.0', header, event })
}

/** Somebody says something in their private chat. */
export const message = (openId: string, messageId: string, text: string): Ready =>
  ready('im.message.receive_v1', `e-${messageId}`, {
    sender: { sender_id: { open_id: openId }, sender_type: 'user', tenant_key: 'ours' },
    message: {
      message_id: messageId,
      create_time: String(Date.now()),
      chat_id: `oc_${openId}`,
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text }),
    },
  })

/** Somebody clicks a button of a card. */
export const click = (openId: string, eventId: string, value: object, chatId = `oc_${openId}`): Ready =>
  ready('card.action.trigger', eventId, {
    operator: { open_id: openId, tenant_key: 'ours' },
    action: { tag: 'button', value },
    context: { open_message_id: `om_of_${openId}`, open_chat_id: chatId },
  })

export type Answered = { status: number; ms: number; body: string }

/** A connection for every request, as when everybody comes at once; none is tried again. */
const fresh = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })

/** Posts and resolves with the answer and how long it took, as the platform sees it. */
export const post = (url: string, { headers, body }: Ready, agent: Agent = fresh): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - began, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** `share` of the times are no longer than this. */
export const within = (times: readonly number[], share: number): number =>
  [...times].sort((one, other) => one - other)[Math.max(0, Math.ceil(times.length * share) - 1)] ?? Number.NaN
