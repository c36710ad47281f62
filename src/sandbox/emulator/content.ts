import * as z from 'zod'
import { checkCard } from '../validate/index.ts'
import { ApiError } from './api-error.ts'
import type { Context } from './context.ts'
import type { Mention } from './records.ts'

const badParameter = (why: string): ApiError =>
  new ApiError(230001, `Your request contains an invalid request parameter, ext=${why}`)

const textContent = z.object({ text: z.string() })
const postContent = z.record(
  z.string(),
  z.object({
    title: z.string().optional(),
    content: z.array(z.array(z.looseObject({ tag: z.string(), image_key: z.string().optional() }))),
  }),
)
const imageContent = z.object({ image_key: z.string() })
const fileContent = z.object({ file_key: z.string() })
const locales = /^(zh_cn|en_us|ja_jp|zh_hk|zh_tw|ko_kr|[a-z]{2}_[a-z]{2})$/

/** What the bot wants to say, checked as the platform does (docs/platform.md D.2). @returns the content to keep */
export function checkedContent(
  context: Context,
  type: string,
  content: string,
): { content: string; mentions: Mention[] } {
  const parsed = parseObject(content)
  if (!parsed) throw badParameter('content is not a string in json format')
  const bytes = Buffer.byteLength(content, 'utf8')
  switch (type) {
    case 'text': {
      if (bytes > 150 * 1024) throw tooLong()
      const { data } = textContent.safeParse(parsed)
      if (!data || data.text === '') throw badParameter('text content ext is invalid')
      return mentioned(context, data.text)
    }
    case 'interactive':
      checkSentCard(context, parsed)
      return { content, mentions: [] }
    case 'post':
      if (bytes > 30 * 1024) throw tooLong()
      checkPost(context, parsed)
      return { content, mentions: [] }
    case 'image':
      checkKey(context, 'image', imageContent.safeParse(parsed).data?.image_key)
      return { content, mentions: [] }
    case 'file': {
      const file = checkKey(context, 'file', fileContent.safeParse(parsed).data?.file_key)
      return { content: JSON.stringify({ file_key: file.key, file_name: file.name }), mentions: [] }
    }
    default:
      throw badParameter(`msg_type ${type} is not carried by this emulator`)
  }
}

/** Throws the platform's refusal of a card: 230099 with sub code and place, or 230025. */
export function checkSentCard(context: Context, card: unknown): void {
  const fault = checkCard(card, {
    person: (id) => context.people.get(id) !== undefined || id === context.bot.openId,
    image: (key) => context.files.get(key)?.kind === 'image',
  })
  if (fault) throw new ApiError(fault.code, fault.message)
}

const tooLong = (): ApiError => new ApiError(230025, 'The length of the message content reaches its limit.')

function checkPost(context: Context, parsed: Record<string, unknown>): void {
  const { data } = postContent.safeParse(parsed)
  const names = Object.keys(data ?? {})
  if (!data || names.length === 0 || !names.every((name) => locales.test(name))) {
    throw badParameter('invalid post content')
  }
  for (const node of Object.values(data).flatMap(({ content }) => content.flat())) {
    if (node.tag === 'img') checkKey(context, 'image', node.image_key)
  }
}

/** Only what this app itself uploaded can be sent (230017). */
function checkKey(context: Context, kind: 'image' | 'file', key: string | undefined) {
  const file = context.files.get(key ?? '')
  if (!file || file.kind !== kind) throw badParameter(`invalid ${kind}_key`)
  if (file.owner !== 'app') throw new ApiError(230017, 'Bot is NOT the owner of the resource.')
  return file
}

/** `<at user_id="ou_x">name</at>` in a text → `@_user_1` and a list of the mentioned. */
function mentioned(context: Context, text: string): { content: string; mentions: Mention[] } {
  const mentions: Mention[] = []
  const words = text.replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (whole, id: string) => {
    if (id === 'all') return '@_all'
    const person = context.people.get(id)
    if (!person) return whole
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, openId: id, kind: 'user', name: person.name })
    return key
  })
  return { content: JSON.stringify({ text: words }), mentions }
}

const anyObject = z.record(z.string(), z.unknown())

export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return anyObject.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
