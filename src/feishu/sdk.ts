import * as lark from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { cardText } from '../cards/feishu.ts'
import { isStaleToken } from './codes.ts'
import { type Carrier, call, fetchCarrier, type Request } from './http.ts'
import { type Content, type Feishu, FeishuError } from './port.ts'
import { type KeptToken, tokenKeeper } from './token.ts'

export type App = { appId: string; appSecret: string; domain: string }

/** Addresses of the two public clouds; anything else is the base URL of a private deployment. */
export const baseUrl = (domain: string): string =>
  ({ feishu: 'https://open.feishu.cn', lark: 'https://open.larksuite.com' })[domain] ?? domain.replace(/\/+$/, '')

/** A logger that says nothing: the SDK's own prints tokens. */
export const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

const token = z.object({ tenant_access_token: z.string(), expire: z.number() })
const sent = z.object({ data: z.object({ message_id: z.string(), chat_id: z.string().default('') }) })
const self = z.object({
  bot: z.object({ open_id: z.string(), app_name: z.string().default(''), activate_status: z.number() }),
})
const reacted = z.object({ data: z.object({ reaction_id: z.string() }) })
const uploaded = z.object({ file_key: z.string() })
const found = z.object({
  data: z.object({ user_list: z.array(z.object({ mobile: z.string(), user_id: z.string().nullish() })) }),
})
const user = z.object({ data: z.object({ user: z.object({ name: z.string().optional() }) }) })
const chats = z.object({
  data: z.object({
    items: z.array(z.object({ chat_id: z.string(), name: z.string().default('') })).nullish(),
    page_token: z.string().nullish(),
    has_more: z.boolean().nullish(),
  }),
})
const chat = z.object({ data: z.object({ owner_id: z.string().nullish(), external: z.boolean().nullish() }) })
const members = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string() })).nullish(),
    page_token: z.string().nullish(),
    has_more: z.boolean().nullish(),
  }),
})
/** `grant_status` 1 is granted, 2 is asked for and not granted; what is granted for `user` is no right of the bot itself. */
const granted = z.object({ scope_name: z.string(), grant_status: z.number(), scope_type: z.string().nullish() })
const scopes = z.object({ data: z.object({ scopes: z.array(granted).nullish() }) })

/** The platform's port on the official SDK. Nobody else imports the SDK: it is large, and its defaults print secrets. */
export function openFeishu(
  app: App,
  nowMs: () => number,
  carry: Carrier = fetchCarrier(fetch),
  kept: KeptToken = {},
): Feishu {
  const client = new lark.Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: baseUrl(app.domain),
    // Its own cache is not single-flight and is shared by app id across domains.
    disableTokenCache: true,
    logger: quiet,
    httpInstance: httpOn(carry),
  })
  const tokens = tokenKeeper(
    async () => {
      const answer = await client.auth.v3.tenantAccessToken.internal({
        data: { app_id: app.appId, app_secret: app.appSecret },
      })
      const { tenant_access_token: value, expire } = token.parse(answer)
      return { value, livesSeconds: expire }
    },
    nowMs,
    kept,
  )

  /** Makes a call with a token, once more with a new one if the platform says it has expired. */
  async function authorized<Answer>(make: (options: ReturnType<typeof lark.withTenantToken>) => Promise<Answer>) {
    const value = await tokens.get()
    try {
      return await make(lark.withTenantToken(value))
    } catch (error) {
      if (!isStaleToken(error)) throw error
      tokens.drop(value)
      return make(lark.withTenantToken(await tokens.get()))
    }
  }

  /** Reads pages until the person is found or none is left. */
  async function isMember(chatId: string, openId: string): Promise<boolean> {
    let page: string | undefined
    do {
      const params = { member_id_type: 'open_id' as const, page_size: 100, ...(page && { page_token: page }) }
      const call = { path: { chat_id: chatId }, params }
      const { data } = members.parse(await authorized((with_) => client.im.v1.chatMembers.get(call, with_)))
      if (data.items?.some(({ member_id: id }) => id === openId)) return true
      page = data.has_more ? (data.page_token ?? undefined) : undefined
    } while (page)
    return false
  }

  const chatOf = async (chatId: string) =>
    chat.parse(
      await authorized((with_) =>
        client.im.v1.chat.get({ path: { chat_id: chatId }, params: { user_id_type: 'open_id' } }, with_),
      ),
    ).data

  return {
    async send({ type, id }, content, uuid) {
      const data = { receive_id: id, ...messageOf(content), uuid }
      return sentOf(
        await authorized((with_) => client.im.v1.message.create({ params: { receive_id_type: type }, data }, with_)),
      )
    },
    async reply(messageId, content, uuid) {
      const data = { ...messageOf(content), uuid }
      return sentOf(
        await authorized((with_) => client.im.v1.message.reply({ path: { message_id: messageId }, data }, with_)),
      )
    },
    async update(messageId, card) {
      const data = { content: cardText(card) }
      await authorized((with_) => client.im.v1.message.patch({ path: { message_id: messageId }, data }, with_))
    },
    async react(messageId, emoji) {
      const call = { path: { message_id: messageId }, data: { reaction_type: { emoji_type: emoji } } }
      return reacted.parse(await authorized((with_) => client.im.v1.messageReaction.create(call, with_))).data
        .reaction_id
    },
    async unreact(messageId, reactionId) {
      const path = { message_id: messageId, reaction_id: reactionId }
      await authorized((with_) => client.im.v1.messageReaction.delete({ path }, with_))
    },
    async download(messageId, fileKey, type, maxBytes) {
      const url = `/open-apis/im/v1/messages/${encodeURIComponent(messageId)}/resources/${encodeURIComponent(fileKey)}`
      const answer: unknown = await authorized((with_) =>
        client.request({ method: 'GET', url, params: { type }, responseType: 'arraybuffer', timeout: 60_000 }, with_),
      )
      if (!(answer instanceof ArrayBuffer)) throw new FeishuError('shape', 'no file in the answer')
      if (answer.byteLength > maxBytes) throw new FeishuError(234037, 'file too large')
      return new Uint8Array(answer)
    },
    async upload(name, bytes) {
      const data = {
        file_type: 'stream' as const,
        file_name: name,
        file: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      }
      const answer = await authorized((with_) => client.im.v1.file.create({ data }, with_))
      return uploaded.parse(answer).file_key
    },
    async self() {
      const answer = await authorized((with_) =>
        client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }, with_),
      )
      const { open_id: openId, app_name: name, activate_status: status } = self.parse(answer).bot
      return { openId, name, enabled: status === 2 }
    },
    async findByMobile(mobiles) {
      const answer = await authorized((with_) =>
        client.contact.v3.user.batchGetId(
          { params: { user_id_type: 'open_id' }, data: { mobiles: [...mobiles], include_resigned: false } },
          with_,
        ),
      )
      return found
        .parse(answer)
        .data.user_list.map(({ mobile, user_id: openId }) => ({ mobile, openId: openId ?? null }))
    },
    async nameOf(openId) {
      const answer = await authorized((with_) =>
        client.contact.v3.user.get({ path: { user_id: openId }, params: { user_id_type: 'open_id' } }, with_),
      )
      return user.parse(answer).data.user.name ?? null
    },
    async groups() {
      const all: { chatId: string; name: string }[] = []
      let page: string | undefined
      do {
        const params = { page_size: 100, ...(page && { page_token: page }) }
        const { data } = chats.parse(await authorized((with_) => client.im.v1.chat.list({ params }, with_)))
        all.push(...(data.items ?? []).map(({ chat_id: chatId, name }) => ({ chatId, name })))
        page = data.has_more ? (data.page_token ?? undefined) : undefined
      } while (page)
      return all
    },
    async ownerOf(chatId) {
      return (await chatOf(chatId)).owner_id ?? null
    },
    async audienceOf(chatId, openId) {
      const [about, member] = await Promise.all([chatOf(chatId), isMember(chatId, openId)])
      // What is not said to be inside is taken for outside.
      return { external: about.external ?? true, member }
    },
    async scopes() {
      const answer = await authorized((with_) =>
        client.request({ method: 'GET', url: '/open-apis/application/v6/scopes' }, with_),
      )
      const all = scopes.parse(answer).data.scopes ?? []
      return all
        .filter(({ grant_status: status, scope_type: type }) => status === 1 && type !== 'user')
        .map(({ scope_name: name }) => name)
    },
  }
}

function messageOf(content: Content): { msg_type: string; content: string } {
  if (content.type === 'interactive') return { msg_type: 'interactive', content: cardText(content.card) }
  if (content.type === 'text') return { msg_type: 'text', content: JSON.stringify({ text: content.text }) }
  return { msg_type: 'file', content: JSON.stringify({ file_key: content.fileKey }) }
}

function sentOf(answer: unknown): { messageId: string; chatId: string } {
  const { data } = sent.parse(answer)
  return { messageId: data.message_id, chatId: data.chat_id }
}

/** The SDK's seven verbs over one function. */
export function httpOn(carry: Carrier): lark.HttpInstance {
  const request = <T>(options: Request) => call(options, carry) as Promise<T>
  const bare =
    (method: string) =>
    <T>(url: string, options?: Request) =>
      request<T>({ ...options, url, method })
  const loaded =
    (method: string) =>
    <T>(url: string, data?: unknown, options?: Request) =>
      request<T>({ ...options, url, method, data })
  return {
    request,
    get: bare('GET'),
    delete: bare('DELETE'),
    head: bare('HEAD'),
    options: bare('OPTIONS'),
    post: loaded('POST'),
    put: loaded('PUT'),
    patch: loaded('PATCH'),
  }
}
