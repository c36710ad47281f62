import * as z from 'zod'
import { ApiError } from './api-error.ts'
import { openChat } from './chats.ts'
import type { Context } from './context.ts'
import { bodyOf, pageOf, type Route, success } from './http.ts'
import type { Chat } from './records.ts'

const lookUpBody = z.object({ emails: z.array(z.string()).optional(), mobiles: z.array(z.string()).optional() })

/** Chats, people and the bot itself (docs/platform.md D.7). */
export function directoryApi(route: Route, context: Context): void {
  route('get', '/im/v1/chats', (request) => {
    const groups = context.chats.all().filter(({ kind, botIn, dissolved }) => kind === 'group' && botIn && !dissolved)
    const page = pageOf(request, groups, 100)
    return success({
      ...page,
      items: page.items.map((chat) => ({ chat_id: chat.chatId, ...aboutChat(context, chat) })),
    })
  })

  route('get', '/im/v1/chats/:id', (request) => {
    const chat = openChat(context, request.req.param('id') ?? '')
    return success({
      ...aboutChat(context, chat),
      chat_mode: chat.kind,
      chat_type: 'private',
      group_message_type: 'chat',
      user_count: String(chat.members.length),
      bot_count: '1',
    })
  })

  route('get', '/im/v1/chats/:id/members', (request) => {
    const { members } = openChat(context, request.req.param('id') ?? '')
    const page = pageOf(request, members, 100)
    const items = page.items.map((openId) => ({
      member_id_type: 'open_id',
      member_id: openId,
      name: context.people.get(openId)?.name ?? '',
      tenant_key: context.tenantKey,
    }))
    return success({ ...page, items, member_total: members.length })
  })

  route('get', '/im/v1/chats/:id/members/is_in_chat', (request) =>
    success({ is_in_chat: context.chats.get(request.req.param('id') ?? '')?.botIn ?? false }),
  )

  route('get', '/contact/v3/users/:id', (request) => {
    const id = request.req.param('id') ?? ''
    const person = context.people.get(id)
    if (!person) throw new ApiError(41012, 'user id invalid')
    if (!person.inRange) throw new ApiError(41050, 'no user authority')
    return success({
      user: {
        union_id: person.unionId,
        open_id: person.openId,
        name: person.name,
        mobile: person.mobile,
        email: person.email,
        status: { is_frozen: false, is_resigned: person.resigned, is_activated: true, is_exited: false },
      },
    })
  })

  route('post', '/contact/v3/users/batch_get_id', async (request) => {
    const { emails = [], mobiles = [] } = await bodyOf(request, lookUpBody)
    const people = context.people.all().filter(({ inRange }) => inRange)
    return success({
      user_list: [
        ...emails.map((email) => ({ user_id: people.find((it) => it.email === email)?.openId, email })),
        ...mobiles.map((mobile) => ({ user_id: people.find((it) => it.mobile === mobile)?.openId, mobile })),
      ],
    })
  })

  route('get', '/application/v6/scopes', () =>
    success({ scopes: context.scopes.map((name) => ({ scope_name: name, scope_type: 'tenant', grant_status: 1 })) }),
  )

  // The one answer whose key is not `data`.
  route('get', '/bot/v3/info', () => ({
    code: 0,
    msg: 'ok',
    bot: {
      activate_status: 2,
      app_name: context.bot.name,
      avatar_url: '',
      ip_white_list: [],
      open_id: context.bot.openId,
    },
  }))
}

const aboutChat = (context: Context, { name, ownerId, external = false }: Chat) => ({
  avatar: '',
  name,
  description: '',
  owner_id: ownerId,
  owner_id_type: 'open_id',
  external,
  tenant_key: context.tenantKey,
  chat_status: 'normal',
})
