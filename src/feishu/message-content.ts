import * as z from 'zod'
import { isObject } from './envelope.ts'
import type { Mentioned, SentFile } from './incoming.ts'
import { listOf, optional } from './optional.ts'

/** Names by their ids; some surfaces send the open_id as plain text. */
export const mention = z.object({
  key: z.string(),
  id: optional(z.union([z.string(), z.object({ open_id: optional(z.string()) })])),
  name: optional(z.string()),
  mentioned_type: optional(z.string()),
})

export const mentionedOf = ({ key, id, name, mentioned_type: type }: z.infer<typeof mention>): Mentioned => ({
  key,
  openId: (typeof id === 'string' ? id : id?.open_id) ?? '',
  name: name ?? '',
  bot: type === 'bot',
})

const text = z.object({ text: optional(z.string()) })
const file = z.object({
  file_key: optional(z.string()),
  image_key: optional(z.string()),
  file_name: optional(z.string()),
})
const node = z.object({
  tag: optional(z.string()),
  text: optional(z.string()),
  href: optional(z.string()),
  user_id: optional(z.string()),
  user_name: optional(z.string()),
  image_key: optional(z.string()),
  file_key: optional(z.string()),
  file_name: optional(z.string()),
})
type Node = z.infer<typeof node>

const post = z.object({ title: optional(z.string()), content: listOf(listOf(node)), files: listOf(file) })

export type Content = { words: string; files: SentFile[] }

/** A message's `content` by its type (docs/platform.md) → the words in it and the files it carries. */
export function contentOf(type: string, content: string): Content {
  const parsed = parse(content)
  if (type === 'text') return { words: text.safeParse(parsed).data?.text ?? '', files: [] }
  if (type === 'post') return postContent(parsed)
  const { file_key: key, image_key: image, file_name: name } = file.safeParse(parsed).data ?? {}
  if (type === 'image') return { words: '', files: image ? [{ key: image, name: '图片', type: 'image' }] : [] }
  if (type === 'file') return { words: '', files: key ? [{ key, name: name || '文件', type: 'file' }] : [] }
  return { words: '', files: [] }
}

function postContent(parsed: unknown): Content {
  const { data } = post.safeParse(withoutLocale(parsed))
  if (!data) return { words: '', files: [] }
  const nodes = data.content.flat()
  const images = nodes.flatMap(({ tag, image_key: key }) => (tag === 'img' && key ? [key] : []))
  return {
    words: [data.title ?? '', ...data.content.map((line) => line.map(wordsOfNode).join(''))]
      .filter((line) => line !== '')
      .join('\n'),
    files: [
      ...images.map(
        (key, at): SentFile => ({ key, name: images.length > 1 ? `图片${at + 1}` : '图片', type: 'image' }),
      ),
      ...[...nodes.filter(({ tag }) => tag === 'media'), ...data.files].flatMap((one): SentFile[] =>
        one.file_key ? [{ key: one.file_key, name: one.file_name || nameless(one), type: 'file' }] : [],
      ),
    ],
  }
}

const nameless = (one: object): string => ('tag' in one ? '视频.mp4' : '文件')

/** What a node of a rich text reads; a mention stands as its key, as in plain text. */
function wordsOfNode({ tag, text: words, href, user_id: user, user_name: name }: Node): string {
  if (tag !== 'at') return words ?? (tag === 'a' ? (href ?? '') : '')
  if (user === undefined || user === null || user === 'all') return ''
  return user.startsWith('@') ? user : `@${name ?? ''}`
}

/** What is received comes bare; what was written for several languages has one more layer. */
function withoutLocale(parsed: unknown): unknown {
  if (!isObject(parsed) || Array.isArray(parsed.content)) return parsed
  const inner = Object.values(parsed).find((one) => isObject(one) && Array.isArray(one.content))
  return inner ?? (isObject(parsed.post) ? withoutLocale(parsed.post) : parsed)
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/**
 * Mention keys `@_user_1` → nothing for bots, `@name` for people. In one pass and the longest key first: the first of
 * twelve is not found inside the twelfth, nor a key inside a name.
 */
export function textOf(words: string, mentions: readonly Mentioned[]): string {
  if (mentions.length === 0 && !words.includes('@_all')) return words.trim()
  const named = new Map(mentions.map(({ key, name, bot }) => [key, bot ? ' ' : ` @${name} `]))
  const keys = [...named.keys(), '@_all'].sort((a, b) => b.length - a.length)
  const any = new RegExp(keys.map((key) => key.replace(/[^\w@]/g, '\\$&')).join('|'), 'g')
  const said = words.replace(any, (key) => named.get(key) ?? ' ')
  // What mentions nobody keeps its tabs and runs of spaces: they part the columns of a pasted table.
  return (said === words ? words : said.replace(/[ \t]+/g, ' ')).trim()
}
